// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace defnews {

// When the words around a day say that something happens on it.
struct TenseCue {
  enum class Tense { kPast, kFuture };

  Tense tense = Tense::kPast;
  // Whether a verb says so; a headline's participle (`held on the 13th`) and
  // the lack of any word do not.
  bool sure = false;
  // Whether the verb is one of announcing (`announced`, `said`, 밝혔다).
  bool announcing = false;
};

// Of the day written from `begin` to `end`, from the words of its sentence,
// at most 240 bytes on either side.
TenseCue TenseAround(std::string_view text, size_t begin, size_t end);

}  // namespace defnews
