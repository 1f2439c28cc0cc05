// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/api_partition_writer.h"

#include <sys/resource.h>
#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"
#include "indexer/partitions/copy_mark.h"
#include "indexer/partitions/partition_metadata.h"

namespace defnews {
namespace {

// Nothing is lost when a shard is: a run that dies is begun again.
constexpr int kShardFlags = Xapian::DB_CREATE_OR_OVERWRITE |
                            Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC |
                            Xapian::DB_BACKEND_GLASS;

constexpr int kReopenFlags = Xapian::DB_OPEN | Xapian::DB_NO_SYNC;

// Open files of one Glass database, with some to spare.
constexpr size_t kFilesOfADatabase = 8;

void SetMetadata(Xapian::WritableDatabase* database) {
  for (const auto& [key, value] : PartitionMetadata()) {
    database->set_metadata(key, value);
  }
}

class ApiShardWriter : public ShardWriter {
 public:
  explicit ApiShardWriter(const std::string& path)
      : path_(path), database_(path, kShardFlags) {
    SetMetadata(&database_);
  }

  absl::Status Add(uint32_t docid, const IndexableDocument& document) override {
    return Explained(CatchXapian([&] {
      database_.replace_document(docid, ToXapian(document));
      return absl::OkStatus();
    }));
  }

  absl::Status Finish() override {
    return Explained(CatchXapian([&] {
      database_.commit();
      database_.close();
      return absl::OkStatus();
    }));
  }

 private:
  // After a failed write Xapian tries to undo it, which DB_DANGEROUS forbids,
  // and then reports that instead of the reason.
  absl::Status Explained(const absl::Status& status) const {
    if (!absl::StartsWith(status.message(), "InvalidOperationError: cancel()"))
      return status;
    return absl::InternalError(
        path_ +
        ": cannot be written (is the disk full, or the quota used up?)");
  }

  const std::string path_;
  Xapian::WritableDatabase database_;
};

// How many databases may be merged at once without running out of files.
size_t MergeWidth(size_t threads) {
  rlimit limit = {};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 2;
  if (limit.rlim_cur < limit.rlim_max) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    getrlimit(RLIMIT_NOFILE, &limit);
  }
  const size_t files = static_cast<size_t>(limit.rlim_cur);
  const size_t width = files / (kFilesOfADatabase * (threads + 1));
  return std::clamp<size_t>(width, 2, 256);
}

std::vector<std::string> WordsOf(const Xapian::Database& database,
                                 Xapian::docid docid) {
  std::vector<std::string> words;
  Xapian::TermIterator term = database.termlist_begin(docid);
  const Xapian::TermIterator end = database.termlist_end(docid);
  for (term.skip_to(std::string(schema::kWord)); term != end; ++term) {
    if (!(*term).starts_with(schema::kWord)) break;
    words.push_back(*term);
  }
  return words;
}

// False if the database has no document to add them to.
bool ListWords(Xapian::WritableDatabase* database,
               const std::vector<std::string>& words) {
  const Xapian::PostingIterator first = database->postlist_begin(std::string());
  if (first == database->postlist_end(std::string())) return false;
  Xapian::Document document = database->get_document(*first);
  for (const std::string& word : words) document.add_boolean_term(word);
  database->replace_document(*first, document);
  return true;
}

// Positions stay untouched.
void Mark(const CopyMark& mark, Xapian::WritableDatabase* database) {
  Xapian::Document document = database->get_document(mark.docid);
  Xapian::TermIterator term = document.termlist_begin();
  term.skip_to(schema::VersionTerm(""));
  const MarkedChange change = ChangeOf(mark, *term);
  document.remove_term(change.removed);
  for (const std::string& added : change.added) {
    document.add_boolean_term(added);
  }
  for (const auto& [slot, value] : change.values) {
    document.add_value(slot, value);
  }
  database->replace_document(mark.docid, document);
}

class ApiWriter : public PartitionWriter {
 public:
  ApiWriter(std::string folder, size_t threads)
      : folder_(std::move(folder)), merge_width_(MergeWidth(threads)) {}

  absl::StatusOr<std::unique_ptr<ShardWriter>> NewShard(
      uint32_t shard) override {
    return CatchXapian([&]() -> absl::StatusOr<std::unique_ptr<ShardWriter>> {
      return std::make_unique<ApiShardWriter>(ShardPath(shard));
    });
  }

  // Small databases are fast to write; much smaller ones are slow to merge.
  size_t documents_of_shard() const override { return 125; }

  absl::StatusOr<std::vector<std::string>> Remove(
      uint32_t shard, const std::vector<uint32_t>& docids) override {
    using Words = std::vector<std::string>;
    return CatchXapian([&]() -> absl::StatusOr<Words> {
      Xapian::WritableDatabase database(ShardPath(shard), kReopenFlags);
      Words words;
      for (const uint32_t docid : docids) {
        const Words more = WordsOf(database, docid);
        words.insert(words.end(), more.begin(), more.end());
        database.delete_document(docid);
      }
      if (!words.empty() && ListWords(&database, words)) words.clear();
      database.commit();
      return words;
    });
  }

  absl::Status AddWords(uint32_t shard,
                        const std::vector<std::string>& terms) override {
    return CatchXapian([&] {
      Xapian::WritableDatabase database(ShardPath(shard), kReopenFlags);
      ListWords(&database, terms);
      database.commit();
      return absl::OkStatus();
    });
  }

  absl::Status MarkCopies(uint32_t shard,
                          const std::vector<CopyMark>& marks) override {
    return CatchXapian([&] {
      Xapian::WritableDatabase database(ShardPath(shard), kReopenFlags);
      for (const CopyMark& mark : marks) Mark(mark, &database);
      database.commit();
      return absl::OkStatus();
    });
  }

  absl::Status Merge(const std::vector<uint32_t>& shards,
                     const std::string& path) override {
    std::vector<std::string> sources;
    for (const uint32_t shard : shards) sources.push_back(ShardPath(shard));
    for (size_t round = 0; sources.size() > merge_width_; ++round) {
      std::vector<std::string> merged;
      for (size_t at = 0; at < sources.size(); at += merge_width_) {
        const size_t end = std::min(at + merge_width_, sources.size());
        merged.push_back(path + "." + std::to_string(round) + "." +
                         std::to_string(at));
        RETURN_IF_ERROR(Compact({sources.begin() + static_cast<long>(at),
                                 sources.begin() + static_cast<long>(end)},
                                merged.back()));
      }
      sources = std::move(merged);
    }
    return Compact(sources, path);
  }

 private:
  std::string ShardPath(uint32_t shard) const {
    return folder_ + "/" + std::to_string(shard);
  }

  // Merges the databases and removes them.
  static absl::Status Compact(const std::vector<std::string>& sources,
                              const std::string& path) {
    RETURN_IF_ERROR(CatchXapian([&] {
      Xapian::Database all;
      for (const std::string& source : sources) {
        all.add_database(Xapian::Database(source));
      }
      all.compact(path, Xapian::DB_BACKEND_GLASS);
      return absl::OkStatus();
    }));
    for (const std::string& source : sources) {
      std::error_code ignored;  // what is left goes with the whole folder
      std::filesystem::remove_all(source, ignored);
    }
    return absl::OkStatus();
  }

  const std::string folder_;
  const size_t merge_width_;
};

}  // namespace

Xapian::Document ToXapian(const IndexableDocument& source) {
  Xapian::Document document;
  for (const IndexableDocument::Posting& posting : source.postings) {
    document.add_term(posting.term, posting.wdf);
    for (const uint32_t position : posting.positions) {
      document.add_posting(posting.term, position, 0);
    }
  }
  for (const auto& [slot, value] : source.values) {
    document.add_value(slot, value);
  }
  document.set_data(source.data);
  return document;
}

std::unique_ptr<PartitionWriter> ApiPartitionWriter(std::string folder,
                                                    size_t threads) {
  return std::make_unique<ApiWriter>(std::move(folder), threads);
}

}  // namespace defnews
