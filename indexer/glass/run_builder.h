// SPDX-License-Identifier: GPL-3.0-or-later
// Inverts documents in memory: posting after posting goes to a log, and when
// the run is spilled the log is put in the order of the terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/glass/run.h"
#include "indexer/glass/spill_file.h"
#include "indexer/glass/term_list.h"
#include "indexer/partitions/indexable_document.h"

namespace defnews::glass {

// For one thread. Its memory is kept from run to run.
class RunBuilder {
 public:
  // `docid` rises from call to call. InvalidArgument for what a Glass database
  // cannot hold: terms out of order or too long, slots of 128 and more,
  // positions that do not ascend, lengths of 32 bits and more. The run is then
  // of no use.
  absl::Status Add(uint32_t docid, const IndexableDocument& document);

  bool empty() const { return run_.documents.empty(); }
  // About how much of memory the run takes.
  size_t bytes() const;

  // Writes the run and is empty again.
  absl::StatusOr<Run> Spill(SpillFile* spill);

 private:
  struct Term {
    uint64_t head = 0;  // the first eight bytes, to compare at once
    std::string_view text;
    uint32_t postings = 0;
    uint32_t begin = 0;  // its first posting in sorted_
  };
  struct LoggedPosting {
    uint32_t term = 0;
    uint32_t docid = 0;
    uint32_t wdf = 0;
    uint32_t position_bytes = 0;
    size_t position_begin = 0;
  };

  absl::Status AddPosting(uint32_t docid,
                          const IndexableDocument::Posting& posting);
  absl::Status AddValues(uint32_t docid, const IndexableDocument& document);
  uint32_t TermNumber(std::string_view term);
  std::string_view Keep(std::string_view text);
  std::vector<uint32_t> OrderedTerms() const;
  void SortPostings(const std::vector<uint32_t>& terms);
  void WriteTerm(const Term& term);
  void Clear();

  Run run_;
  TermListWriter term_list_;
  std::string records_;
  std::string slots_;
  struct Slot {
    std::string values;
    uint32_t last_docid = 0;
  };
  std::vector<Slot> values_;  // by slot
  absl::flat_hash_map<std::string_view, uint32_t> numbers_;
  std::vector<Term> terms_;
  // The text of the terms, in pieces that stay where they are.
  std::vector<std::unique_ptr<char[]>> pieces_;
  size_t piece_ = 0;
  size_t piece_used_ = 0;
  std::vector<LoggedPosting> log_;
  std::string positions_;
  std::vector<uint32_t> sorted_;  // indices into log_
  std::string out_;
  std::string coded_;
};

}  // namespace defnews::glass
