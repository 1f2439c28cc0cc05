// SPDX-License-Identifier: GPL-3.0-or-later
// Inverts documents in memory: posting after posting goes to a log, and when
// the run is spilled the log is put in the order of the terms. Terms are
// sorted once a run, and the lists of the documents are dealt out in their
// order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/glass/byte_buffer.h"
#include "indexer/glass/run.h"
#include "indexer/glass/spill_file.h"
#include "indexer/glass/term_list.h"
#include "indexer/partitions/analyzed_document.h"
#include "indexer/partitions/indexable_document.h"

namespace defnews::glass {

// For one thread. Its memory is kept from run to run.
class RunBuilder {
 public:
  // `docid` rises from call to call. InvalidArgument for what a Glass database
  // cannot hold: terms out of order, twice or too long, slots of 128 and more,
  // positions that do not ascend, lengths of 32 bits and more. The run is then
  // of no use.
  absl::Status Add(uint32_t docid, const IndexableDocument& document);
  absl::Status Add(uint32_t docid, const AnalyzedDocument& document);

  bool empty() const { return run_.documents.empty(); }
  // About how much of memory the run takes.
  size_t bytes() const;
  // Of the analyzer that it has last met; 0 if it has met none.
  uint64_t vocabulary() const { return vocabulary_; }

  // Writes the run and is empty again.
  absl::StatusOr<Run> Spill(SpillFile* spill);

 private:
  using Values = std::vector<std::pair<uint32_t, std::string>>;

  struct Term {
    std::string_view text;
    uint32_t postings = 0;
    uint32_t last_docid = 0;
    size_t position_bytes = 0;
  };
  // The number of a term, if `run` is the present one.
  struct TermOfRun {
    uint32_t run = 0;
    uint32_t number = 0;
  };
  struct LoggedPosting {
    uint32_t term = 0;
    uint32_t document = 0;  // in run_.documents
    uint32_t wdf = 0;
    uint32_t position_bytes = 0;
    size_t position_begin = 0;
  };
  // A term of the run, in its place among the others.
  struct RankedTerm {
    uint64_t head = 0;  // the first eight bytes, to compare at once
    std::string_view text;
    uint32_t number = 0;
    uint32_t begin = 0;  // its first posting in sorted_
    uint32_t postings = 0;
    size_t position_bytes = 0;
  };
  struct ListedPosting {
    uint32_t rank = 0;
    uint32_t wdf = 0;
  };

  absl::Status Begin(uint32_t docid);
  absl::Status Finish(const Values& values, std::string_view data);
  absl::Status AddPosting(uint32_t number, uint32_t wdf,
                          std::span<const uint32_t> positions);
  absl::Status AddValues(const Values& values);
  absl::StatusOr<uint32_t> TermNumber(std::string_view term);
  absl::StatusOr<uint32_t> NewTerm(std::string_view term);
  void FindAllByText();
  void Meet(uint64_t vocabulary);
  std::string_view Keep(std::string_view text);
  absl::Status RankTerms();
  void SortPostings();
  void WriteTerm(const RankedTerm& term, uint32_t rank);
  absl::Status WriteTerms();
  void WriteRecords();
  void Clear();

  struct Document {
    uint64_t length = 0;
    uint32_t postings = 0;
    uint32_t next = 0;  // in listed_
    size_t tail_end = 0;
  };
  struct Slot {
    std::string values;
    uint32_t last_docid = 0;
  };

  Run run_;
  std::vector<Document> documents_;  // as in run_
  std::string tails_;                // slots and data of the documents
  std::string slots_;
  std::vector<Slot> values_;  // by slot
  // By text: filters, and the terms of analyzers if all_by_text_.
  absl::flat_hash_map<std::string_view, uint32_t> numbers_;
  bool all_by_text_ = false;
  std::vector<Term> terms_;
  uint64_t vocabulary_ = 0;
  uint32_t run_number_ = 1;
  // The terms of the vocabulary, by prefix and id.
  std::array<std::vector<TermOfRun>, kTermPrefixes> known_;
  std::string text_;
  // The text of the terms, in pieces that stay where they are.
  std::vector<std::unique_ptr<char[]>> pieces_;
  size_t piece_ = 0;
  size_t piece_used_ = 0;
  std::vector<LoggedPosting> log_;
  ByteBuffer positions_;
  std::vector<RankedTerm> ranked_;
  std::vector<uint32_t> sorted_;  // indices into log_
  std::vector<ListedPosting> listed_;
  TermListWriter term_list_;
  ByteBuffer out_;
};

}  // namespace defnews::glass
