// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/latin_names.h"

#include <string>
#include <utility>

#include "common/names/given_name.h"
#include "common/names/latin_letters.h"

namespace defnews::names {
namespace {

constexpr size_t kMaxListedWords = 5;

// The word after `word` if `gap` is between them.
bool ReadNext(std::string_view text, const LatinWord& word, Gap gap,
              LatinWord* next) {
  size_t at = word.next;
  return ReadGap(text, &at) == gap && ReadLatinWord(text, at, next);
}

bool HasNext(std::string_view text, const LatinWord& word, Gap gap) {
  size_t at = word.next;
  return ReadGap(text, &at) == gap;
}

// Capitals throughout are another matter than capitalised words; a surname
// alone may be in capitals.
bool SameCase(const LatinWord& surname, const LatinWord& given) {
  return given.capital && (!given.all_caps || surname.all_caps ||
                           surname.end - surname.begin == 1);
}

bool IsSurname(const WordEntry* entry) {
  return entry != nullptr && entry->surname_count > 0;
}

// Reads a given name of two parts, the first of which is `*first`.
bool ReadPair(std::string_view text, Gap gap, const LatinWord& first,
              LatinWord* second) {
  return !first.possessive() && ReadNext(text, first, gap, second) &&
         !HasNext(text, *second, Gap::kHyphen);
}

bool IsOneSyllable(const LatinWord& word) {
  const WordEntry* entry = word.entry;
  return entry != nullptr && entry->syllable_count > 0;
}

// Whether the word at `at` may begin a name, by its first three letters.
// Nearly every word of a text is passed over here.
bool MayBeginName(std::string_view text, size_t at) {
  unsigned bytes[3] = {};
  for (size_t i = 0; i < 3 && at + i < text.size(); ++i) {
    const char c = text[at + i];
    if (!IsAscii(c) || c == '\'' || c == '`') return true;
    if (!IsLetter(c)) break;
    bytes[i] = static_cast<uint8_t>(c);
  }
  return MayStartName(Tables(), StartBit(bytes[0], bytes[1], bytes[2]));
}

// The end of the word at `at` if it is plain and begins no name, else `at`.
size_t PassPlainWord(std::string_view text, size_t at) {
  size_t end = at;
  NameWord word;
  while (end < text.size() && IsLetter(text[end])) {
    if (end > at && IsUpper(text[end]) && IsLower(text[end - 1])) break;
    word.Add(ToLower(text[end++]));
  }
  if (end < text.size() &&
      (!IsAscii(text[end]) || ApostropheAt(text, end) > 0)) {
    return at;
  }
  const WordEntry* entry = word.Find();
  if (entry == nullptr) return end;
  if (entry->surname_count > 0 || entry->listed_count > 0 ||
      (entry->flags & kStartsListed) != 0) {
    return at;
  }
  const bool hyphen = end < text.size() && text[end] == '-';
  return hyphen && entry->syllable_count > 0 ? at : end;
}

}  // namespace

size_t PassNameless(std::string_view text, size_t at) {
  if (!MayBeginName(text, at)) {
    return at + 1;  // the scan passes over what is inside a word
  }
  return PassPlainWord(text, at);
}

size_t LatinNames::Take(size_t at) {
  if (const size_t end = PassNameless(text_, at); end > at) {
    previous_ = at;
    return end;
  }
  LatinWord word;
  if (!ReadLatinWord(text_, at, &word)) return at + 1;
  if (word.entry != nullptr && TakeName(word, *word.entry)) {
    previous_ = kNone;
    return free_from_;
  }
  previous_ = at;
  return word.next;
}

bool LatinNames::TakeName(const LatinWord& word, const WordEntry& entry) {
  const bool surname = IsSurname(&entry);
  if (surname && TakeTwoParts(word, entry)) return true;
  if ((entry.listed_count > 0 || (entry.flags & kStartsListed) != 0) &&
      TakeListed(word, entry)) {
    return true;
  }
  if (surname && (TakeOnePart(word, entry) || TakeSurnameLast(word, entry) ||
                  TakeCommaOrder(word, entry))) {
    return true;
  }
  return entry.syllable_count > 0 && TakeHyphenatedThenSurname(word);
}

bool LatinNames::Add(size_t begin, size_t end,
                     std::vector<NameReading> readings) {
  if (readings.empty()) return false;
  mentions_->push_back({begin, end, std::move(readings)});
  free_from_ = end;
  return true;
}

// The longest name of the lexicon that begins with the word.
bool LatinNames::TakeListed(const LatinWord& word, const WordEntry& entry) {
  const WordEntry* best = entry.listed_count > 0 ? &entry : nullptr;
  size_t end = word.end;
  NameWord key = word.word;
  LatinWord last = word;
  bool spaced = false;
  const size_t most = (entry.flags & kStartsListed) != 0 ? kMaxListedWords : 1;
  for (size_t words = 1; words < most; ++words) {
    if (last.possessive()) break;
    size_t at = last.next;
    if (words == 1 && word.word.view() == "mt" && text_.substr(at, 1) == ".") {
      ++at;
    }
    const Gap gap = ReadGap(text_, &at);
    spaced |= gap == Gap::kSpace;
    if (gap != Gap::kSpace && gap != Gap::kHyphen) break;
    if (!ReadLatinWord(text_, at, &last)) break;
    key.Append(last.word);
    const WordEntry* longer = key.Find();
    if (longer == nullptr) break;
    if (longer->listed_count > 0 && !longer->odd &&
        (!spaced || (longer->flags & kSpaced) != 0)) {
      best = longer;
      end = last.end;
    }
    if ((longer->flags & kStartsListed) == 0) break;
  }
  if (best == nullptr) return false;
  return Add(word.begin, end, ListedReadings(*best));
}

// `Shin Won-sik`, `Shin Won Sik`.
bool LatinNames::TakeTwoParts(const LatinWord& word, const WordEntry& entry) {
  LatinWord first;
  LatinWord second;
  if (word.possessive() || !ReadNext(text_, word, Gap::kSpace, &first) ||
      !SameCase(word, first)) {
    return false;
  }
  GivenName given{GivenForm::kHyphenated, &first, &second};
  if (!ReadPair(text_, Gap::kHyphen, first, &second)) {
    given.form = GivenForm::kTwoWords;
    if (!ReadPair(text_, Gap::kSpace, first, &second) ||
        !SameCase(word, second)) {
      return false;
    }
  }
  return IsNameLike(entry, given, false) &&
         Add(word.begin, second.end, ReadFullName(word, given));
}

// `Shin Wonsik`, `Suh Wook`.
bool LatinNames::TakeOnePart(const LatinWord& word, const WordEntry& entry) {
  LatinWord first;
  if (word.possessive() || !ReadNext(text_, word, Gap::kSpace, &first) ||
      !SameCase(word, first) || FollowsSurname(word) ||
      HasNext(text_, first, Gap::kHyphen)) {
    return false;
  }
  const bool one = IsOneSyllable(first);
  LatinWord after;
  if (one && !first.possessive() && !first.all_caps &&
      ReadNext(text_, first, Gap::kSpace, &after) && after.capital) {
    return false;  // more of the name perhaps
  }
  const GivenName given{one ? GivenForm::kOneSyllable : GivenForm::kJoined,
                        &first, nullptr};
  return IsNameLike(entry, given, false) &&
         Add(word.begin, first.end, ReadFullName(word, given));
}

// Whether the word before could have the word in its given name.
bool LatinNames::FollowsSurname(const LatinWord& word) const {
  LatinWord before;
  return ReadPrevious(word, &before) && IsSurname(before.entry);
}

// The capitalised word before `word`, unless a name or more than blanks lies
// between.
bool LatinNames::ReadPrevious(const LatinWord& word, LatinWord* before) const {
  if (previous_ == kNone || !ReadLatinWord(text_, previous_, before) ||
      before->possessive()) {
    return false;
  }
  size_t at = before->next;
  return ReadGap(text_, &at) == Gap::kSpace && at == word.begin;
}

// `Wonsik Shin`: the word before is a joined given name.
bool LatinNames::TakeSurnameLast(const LatinWord& word,
                                 const WordEntry& entry) {
  LatinWord first;
  if (!ReadPrevious(word, &first) || first.all_caps != word.all_caps ||
      IsOneSyllable(first)) {
    return false;
  }
  if (first.begin > 0 && text_[first.begin - 1] == '-') return false;
  const GivenName given{GivenForm::kJoined, &first, nullptr};
  return !IsWeakSurname(entry) && IsNameLike(entry, given, false) &&
         Add(first.begin, word.end, ReadFullName(word, given));
}

// `Shin, Won-sik`; in `Shin, Young-ho Lee` the surname follows.
bool LatinNames::TakeCommaOrder(const LatinWord& word, const WordEntry& entry) {
  LatinWord first;
  LatinWord second;
  if (word.possessive() || !ReadNext(text_, word, Gap::kComma, &first) ||
      !first.capital || first.all_caps != word.all_caps) {
    return false;
  }
  GivenName given{GivenForm::kJoined, &first, nullptr};
  if (ReadPair(text_, Gap::kHyphen, first, &second)) {
    given = {GivenForm::kHyphenated, &first, &second};
  } else if (IsWeakSurname(entry) || HasNext(text_, first, Gap::kHyphen)) {
    return false;
  }
  const LatinWord& last = given.second != nullptr ? second : first;
  LatinWord after;
  if (ReadNext(text_, last, Gap::kSpace, &after) && after.capital) return false;
  return IsNameLike(entry, given, false) &&
         Add(word.begin, last.end, ReadFullName(word, given));
}

// `Won-sik Shin`.
bool LatinNames::TakeHyphenatedThenSurname(const LatinWord& word) {
  LatinWord second;
  LatinWord surname;
  if (word.all_caps && word.end - word.begin < 2) return false;
  if (!ReadPair(text_, Gap::kHyphen, word, &second) || second.possessive() ||
      !ReadNext(text_, second, Gap::kSpace, &surname) || !surname.capital ||
      (surname.all_caps && !word.all_caps)) {
    return false;
  }
  LatinWord after;
  if (ReadNext(text_, surname, Gap::kSpace, &after) && IsOneSyllable(after)) {
    return false;
  }
  const WordEntry* entry = surname.entry;
  if (!IsSurname(entry) || (entry->flags & kFunctionWord) != 0) return false;
  const GivenName given{GivenForm::kHyphenated, &word, &second};
  return IsNameLike(*entry, given, false) &&
         Add(word.begin, surname.end, ReadFullName(surname, given));
}

}  // namespace defnews::names
