// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/stored_articles.h"

#include <xapian.h>

#include <set>
#include <utility>

#include "common/article/article_record.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"

namespace defnews {

// Read from the term, so that it is what the manifest was written from.
std::string StoredVersion(const Xapian::Database& database,
                          Xapian::docid docid) {
  const std::string prefix = schema::VersionTerm("");
  Xapian::TermIterator term = database.termlist_begin(docid);
  term.skip_to(prefix);
  if (term == database.termlist_end(docid)) return "";
  const std::string text = *term;
  return text.starts_with(prefix) ? text.substr(prefix.size()) : "";
}

CopyState StoredCopyState(const Xapian::Database& database,
                          Xapian::docid docid) {
  const Xapian::Document document = database.get_document(docid);
  return {document.get_value(schema::kGroupSlot),
          !document.get_value(schema::kCopySlot).empty()};
}

absl::Status InPartition(std::string_view name, const absl::Status& status) {
  return absl::Status(status.code(), "partition " + std::string(name) + ": " +
                                         std::string(status.message()) +
                                         " (see `indexer check`)");
}

struct StoredArticles::Cursor {
  explicit Cursor(const std::string& path, const Partition& partition)
      : database(path),
        at(database.postlist_begin(std::string())),
        end(database.postlist_end(std::string())),
        hidden(partition.hidden.begin(), partition.hidden.end()) {}

  Xapian::Database database;
  Xapian::PostingIterator at;
  Xapian::PostingIterator end;
  std::set<std::string> hidden;
};

StoredArticles::StoredArticles(std::string index, Manifest manifest)
    : index_(std::move(index)), manifest_(std::move(manifest)) {}

StoredArticles::~StoredArticles() = default;

bool StoredArticles::Next(Article* article) {
  while (status_.ok() && partition_ < manifest_.partitions.size()) {
    absl::StatusOr<bool> found = CatchXapian([&] { return Advance(article); });
    if (!found.ok()) {
      status_ =
          InPartition(manifest_.partitions[partition_].name, found.status());
      return false;
    }
    if (*found) return true;
    cursor_.reset();
    ++partition_;
  }
  return false;
}

absl::StatusOr<bool> StoredArticles::Advance(Article* article) {
  const Partition& partition = manifest_.partitions[partition_];
  if (cursor_ == nullptr) {
    cursor_ = std::make_unique<Cursor>(PartitionPath(index_, partition.name),
                                       partition);
  }
  Cursor& cursor = *cursor_;
  for (; cursor.at != cursor.end; ++cursor.at) {
    if (!cursor.hidden.empty() &&
        cursor.hidden.contains(StoredVersion(cursor.database, *cursor.at))) {
      continue;
    }
    const std::string record =
        cursor.database.get_document(*cursor.at).get_data();
    ASSIGN_OR_RETURN(*article, DecodeArticle(record));
    copy_state_ = StoredCopyState(cursor.database, *cursor.at);
    ++cursor.at;
    return true;
  }
  return false;
}

struct StoredIds::Part {
  Xapian::Database database;
  std::set<std::string> hidden;
};

StoredIds::StoredIds() = default;
StoredIds::~StoredIds() = default;

absl::StatusOr<std::unique_ptr<StoredIds>> StoredIds::Open(
    const std::string& index, const Manifest& manifest) {
  std::unique_ptr<StoredIds> ids(new StoredIds);
  for (const Partition& partition : manifest.partitions) {
    const absl::Status status = CatchXapian([&] {
      ids->parts_.push_back(
          {Xapian::Database(PartitionPath(index, partition.name)),
           {partition.hidden.begin(), partition.hidden.end()}});
      return absl::OkStatus();
    });
    if (!status.ok()) return InPartition(partition.name, status);
  }
  return ids;
}

absl::StatusOr<std::vector<StoredIds::Found>> StoredIds::Find(
    std::string_view id) const {
  const std::string term = schema::IdTerm(id);
  return CatchXapian([&]() -> absl::StatusOr<std::vector<Found>> {
    std::vector<Found> all;
    for (size_t at = 0; at < parts_.size(); ++at) {
      const Part& part = parts_[at];
      const Xapian::PostingIterator end = part.database.postlist_end(term);
      for (auto docid = part.database.postlist_begin(term); docid != end;
           ++docid) {
        Found found;
        found.partition = at;
        found.version = StoredVersion(part.database, *docid);
        found.hidden = part.hidden.contains(found.version);
        found.group = StoredCopyState(part.database, *docid).group;
        all.push_back(std::move(found));
      }
    }
    return all;
  });
}

}  // namespace defnews
