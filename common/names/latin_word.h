// SPDX-License-Identifier: GPL-3.0-or-later
// Words of a text in Latin letters and what stands between them.
#pragma once

#include <cstddef>
#include <string_view>

#include "common/names/readings.h"

namespace defnews::names {

struct LatinWord {
  size_t begin = 0;
  size_t end = 0;         // before a possessive
  size_t next = 0;        // after it
  bool capital = false;   // the first letter is
  bool all_caps = false;  // two letters or more, all of them capitals
  NameWord word;          // small letters, MR apostrophes dropped
  const WordEntry* entry = nullptr;  // of the word

  bool possessive() const { return next != end; }
};

// The word that begins at `at`; false if no letter stands there.
bool ReadLatinWord(std::string_view text, size_t at, LatinWord* word);

enum class Gap { kNone, kSpace, kHyphen, kComma };

// What stands at `at` before the next word on the same line: blanks (two at
// most), one hyphen or dash, or a comma and a blank. `at` moves past it.
Gap ReadGap(std::string_view text, size_t* at);

}  // namespace defnews::names
