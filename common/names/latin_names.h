// SPDX-License-Identifier: GPL-3.0-or-later
// Names in Latin letters in running text.
#pragma once

#include <string_view>
#include <vector>

#include "common/names/korean_name.h"
#include "common/names/latin_word.h"

namespace defnews::names {

// Takes the capitalised words of a text one after the other, and appends the
// names they begin or end.
class LatinNames {
 public:
  LatinNames(std::string_view text, std::vector<NameMention>* mentions)
      : text_(text), mentions_(mentions) {}

  // A word that begins with a capital at `at`; returns where to go on.
  size_t Take(size_t at);
  // As if Take(at) had passed over the word.
  void PassedOver(size_t at) { previous_ = at; }

 private:
  bool TakeName(const LatinWord& word, const WordEntry& entry);
  bool TakeListed(const LatinWord& word, const WordEntry& entry);
  bool TakeTwoParts(const LatinWord& word, const WordEntry& entry);
  bool TakeOnePart(const LatinWord& word, const WordEntry& entry);
  bool TakeSurnameLast(const LatinWord& word, const WordEntry& entry);
  bool TakeCommaOrder(const LatinWord& word, const WordEntry& entry);
  bool TakeHyphenatedThenSurname(const LatinWord& word);
  bool FollowsSurname(const LatinWord& word) const;
  bool ReadPrevious(const LatinWord& word, LatinWord* before) const;
  bool Add(size_t begin, size_t end, std::vector<NameReading> readings);

  const std::string_view text_;
  std::vector<NameMention>* const mentions_;
  static constexpr size_t kNone = std::string_view::npos;
  size_t previous_ = kNone;  // where the last capitalised word begins that was
                             // not in a name
  size_t free_from_ = 0;     // the end of the last mention
};

// Where to go on after the word with a capital at `at` if neither it nor what
// is around it can make it begin a name; otherwise `at`. Of the text only the
// word and the character after it count, where a blank is as good as the end.
size_t PassNameless(std::string_view text, size_t at);

}  // namespace defnews::names
