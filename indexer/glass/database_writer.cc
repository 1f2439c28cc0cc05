// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/database_writer.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "indexer/glass/document_merge.h"
#include "indexer/glass/merge_source.h"
#include "indexer/glass/posting_lists.h"
#include "indexer/glass/table_writer.h"
#include "indexer/glass/term_merge.h"
#include "indexer/glass/value_merge.h"

namespace defnews::glass {
namespace {

std::string TablePath(const std::string& folder, const char* table) {
  return folder + "/" + table + kTableSuffix;
}

// The statistics that follow from the lengths alone.
Statistics StatisticsOf(const std::vector<Posting>& lengths,
                        uint32_t last_docid) {
  Statistics statistics;
  statistics.documents = lengths.size();
  statistics.last_docid = last_docid;
  for (const Posting& document : lengths) {
    const uint64_t length = document.wdf;
    statistics.total_length += length;
    statistics.longest = std::max(statistics.longest, length);
    if (length == 0) continue;
    if (statistics.shortest == 0 || length < statistics.shortest) {
      statistics.shortest = length;
    }
  }
  return statistics;
}

class DatabaseWriter {
 public:
  DatabaseWriter(const SpillFile& spill, const WriteOptions& options,
                 const std::string& path)
      : spill_(spill), options_(options), path_(path) {}

  absl::Status WriteDocuments(const MergeInput& input) {
    TableWriter termlist(TablePath(path_, "termlist"), options_.block_bytes);
    TableWriter docdata(TablePath(path_, "docdata"), options_.block_bytes);
    RETURN_IF_ERROR(
        MergeDocuments(spill_, input, &termlist, &docdata, &lengths_));
    ASSIGN_OR_RETURN(tables_.termlist, termlist.Finish());
    ASSIGN_OR_RETURN(tables_.docdata, docdata.Finish());
    if (lengths_.empty()) {
      return absl::FailedPreconditionError("no document is left to be written");
    }
    statistics_ = StatisticsOf(lengths_, input.last_docid);
    return absl::OkStatus();
  }

  absl::Status WriteLists(const MergeInput& input,
                          const std::map<std::string, std::string>& metadata) {
    TableWriter postlist(TablePath(path_, "postlist"), options_.block_bytes);
    TableWriter position(TablePath(path_, "position"), options_.block_bytes);
    PostingLists lists(&postlist);
    for (const auto& [key, value] : metadata) lists.AddMetadata(key, value);
    RETURN_IF_ERROR(MergeValues(spill_, input, &lists));
    lists.AddLengths(lengths_);
    RETURN_IF_ERROR(MergeTerms(spill_, input, options_.buffer_bytes, &postlist,
                               &position, &statistics_));
    ASSIGN_OR_RETURN(tables_.postlist, postlist.Finish());
    ASSIGN_OR_RETURN(tables_.position, position.Finish());
    return absl::OkStatus();
  }

  absl::StatusOr<Statistics> WriteVersion() {
    RETURN_IF_ERROR(
        WriteVersionFile(path_, tables_, statistics_, options_.block_bytes));
    return statistics_;
  }

 private:
  const SpillFile& spill_;
  const WriteOptions options_;
  const std::string path_;
  Tables tables_;
  Statistics statistics_;
  std::vector<Posting> lengths_;
};

}  // namespace

absl::StatusOr<Statistics> WriteDatabase(
    const SpillFile& spill, const std::vector<const Shard*>& shards,
    const std::map<std::string, std::string>& metadata,
    const WriteOptions& options, const std::string& path) {
  ASSIGN_OR_RETURN(const MergeInput input, NumberDocuments(shards));
  std::error_code error;
  if (!std::filesystem::create_directory(path, error)) {
    return absl::InternalError(
        ToAbsl(path + ": cannot be created: " +
               (error ? error.message() : "it is there already")));
  }
  DatabaseWriter writer(spill, options, path);
  RETURN_IF_ERROR(writer.WriteDocuments(input));
  RETURN_IF_ERROR(writer.WriteLists(input, metadata));
  return writer.WriteVersion();
}

}  // namespace defnews::glass
