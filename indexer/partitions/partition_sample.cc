// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/partition_sample.h"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>

#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "common/status/xapian_status.h"
#include "indexer/glass/merge_source.h"
#include "indexer/glass/run_documents.h"

namespace defnews {
namespace {

// Some documents of a run are read back for a third of what reading all of it
// would cost: no more than one run of four, or a single one.
constexpr size_t kRunsForOne = 4;
constexpr size_t kMostRuns = 4;
constexpr size_t kDocuments = 64;
constexpr size_t kPostingsOfADocument = 4;

absl::Status Differs(const std::string& what) {
  return absl::DataLossError(
      ToAbsl("Xapian does not read what was written: " + what));
}

class Sample {
 public:
  explicit Sample(const std::string& path) : database_(path) {}

  absl::Status CompareCounts(const glass::Statistics& statistics) const {
    uint64_t terms = 0;
    for (auto at = database_.allterms_begin(); at != database_.allterms_end();
         ++at) {
      ++terms;
    }
    const bool same = database_.get_doccount() == statistics.documents &&
                      database_.get_lastdocid() == statistics.last_docid &&
                      database_.get_total_length() == statistics.total_length &&
                      database_.has_positions() == statistics.positions &&
                      terms == statistics.terms;
    return same ? absl::OkStatus() : Differs("the counts");
  }

  size_t Random() { return random_(); }

  // Some docids, ascending.
  std::vector<uint32_t> Choose(const glass::Run& run, size_t count) {
    std::set<uint32_t> chosen;
    for (size_t at = 0; at < count; ++at) {
      chosen.insert(run.documents[random_() % run.documents.size()].docid);
    }
    return {chosen.begin(), chosen.end()};
  }

  absl::Status Compare(const std::vector<glass::RunDocument>& documents,
                       uint32_t shift) {
    for (const auto& [docid, document] : documents) {
      if (!SameDocument(docid + shift, document)) {
        return Differs("document " + std::to_string(docid + shift));
      }
    }
    return absl::OkStatus();
  }

 private:
  bool SameDocument(uint32_t docid, const IndexableDocument& expected) {
    const Xapian::Document document = database_.get_document(docid);
    if (document.get_data() != expected.data ||
        document.values_count() != expected.values.size() ||
        database_.get_unique_terms(docid) > expected.postings.size()) {
      return false;
    }
    for (const auto& [slot, value] : expected.values) {
      if (document.get_value(slot) != value) return false;
    }
    auto term = database_.termlist_begin(docid);
    for (const IndexableDocument::Posting& posting : expected.postings) {
      if (term == database_.termlist_end(docid) || *term != posting.term ||
          term.get_wdf() != posting.wdf) {
        return false;
      }
      ++term;
    }
    if (term != database_.termlist_end(docid)) return false;
    if (expected.postings.empty()) return true;
    for (size_t at = 0; at < kPostingsOfADocument; ++at) {
      if (!SamePosting(
              docid, expected.postings[random_() % expected.postings.size()])) {
        return false;
      }
    }
    return true;
  }

  bool SamePosting(uint32_t docid, const IndexableDocument::Posting& expected) {
    auto posting = database_.postlist_begin(expected.term);
    const auto end = database_.postlist_end(expected.term);
    if (posting == end) return false;
    posting.skip_to(docid);
    if (posting == end || *posting != docid ||
        posting.get_wdf() != expected.wdf) {
      return false;
    }
    return std::equal(database_.positionlist_begin(docid, expected.term),
                      database_.positionlist_end(docid, expected.term),
                      expected.positions.begin(), expected.positions.end());
  }

  const Xapian::Database database_;
  std::minstd_rand random_{std::random_device()()};
};

}  // namespace

absl::Status SamplePartition(const std::string& path,
                             const glass::Statistics& statistics,
                             const glass::SpillFile& spill,
                             const std::vector<const glass::Shard*>& shards) {
  ASSIGN_OR_RETURN(const glass::MergeInput input,
                   glass::NumberDocuments(shards));
  return CatchXapian([&]() -> absl::Status {
    Sample sample(path);
    RETURN_IF_ERROR(sample.CompareCounts(statistics));
    const auto& sources = input.sources;
    if (sources.empty()) return absl::OkStatus();
    const size_t runs =
        std::clamp<size_t>(sources.size() / kRunsForOne, 1, kMostRuns);
    for (size_t at = 0; at < runs; ++at) {
      // One from each part of the partition.
      const size_t first = at * sources.size() / runs;
      const size_t end = (at + 1) * sources.size() / runs;
      const glass::MergeSource& source =
          sources[first + sample.Random() % (end - first)];
      ASSIGN_OR_RETURN(
          const std::vector<glass::RunDocument> documents,
          glass::ReadSomeOfRun(
              spill, *source.shard, *source.run,
              sample.Choose(*source.run,
                            std::max<size_t>(kDocuments / runs, 1))));
      RETURN_IF_ERROR(sample.Compare(documents, source.shift));
    }
    return absl::OkStatus();
  });
}

}  // namespace defnews
