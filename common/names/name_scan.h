// SPDX-License-Identifier: GPL-3.0-or-later
// FindNames() for one that reads the text chunk by chunk and remembers chunks:
// most cannot begin a name wherever they stand, and need no second look.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "common/names/korean_name.h"
#include "common/names/latin_names.h"

namespace defnews {

inline constexpr size_t kNoCapital = std::string_view::npos;

// Where the last word with a capital begins in `chunk`, a piece of text
// between characters of 0x20 and below, or kNoCapital; nothing if a name may
// begin in it.
std::optional<size_t> LastCapitalIfNameless(std::string_view chunk);

// Finds what FindNames() does, given every chunk that may begin a name.
class NameScan {
 public:
  // Both must outlive it; mentions are appended.
  NameScan(std::string_view text, std::vector<NameMention>* mentions)
      : text_(text), latin_(text, mentions), mentions_(mentions) {}

  // Chunks ascend. `last_capital` is the place in the text, or kNoCapital,
  // that LastCapitalIfNameless() tells of the last chunk passed over since
  // the last one scanned that has one.
  void Scan(size_t begin, size_t end, size_t last_capital);

 private:
  const std::string_view text_;
  names::LatinNames latin_;
  std::vector<NameMention>* const mentions_;
  size_t next_ = 0;  // what is before this has been scanned
};

}  // namespace defnews
