// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the terms of a run one after the other, through a small buffer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "indexer/glass/spill_file.h"

namespace defnews::glass {

class TermCursor {
 public:
  // `terms` is that section of a run. `spill` must outlive this.
  TermCursor(const SpillFile* spill, Extent terms, size_t buffer_bytes);

  // To the first term, then to each next one.
  absl::Status Next();
  bool done() const { return done_; }

  // Valid until Next(). The head is the first eight bytes as a number, and
  // orders terms as far as they differ there.
  std::string_view term() const { return term_; }
  uint64_t head() const { return head_; }

  // The list of the term, in `scratch` where the buffer does not hold it;
  // valid until Next(). Once for each term at most.
  absl::StatusOr<std::string_view> List(std::string* scratch);

 private:
  absl::Status Skip(uint64_t bytes);
  absl::Status Fill();

  const SpillFile* const spill_;
  Extent unread_;  // beyond the buffer
  const size_t buffer_bytes_;
  std::string buffer_;
  size_t at_ = 0;
  std::string_view term_;
  uint64_t head_ = 0;
  uint64_t list_bytes_ = 0;  // not yet taken
  bool done_ = false;
};

}  // namespace defnews::glass
