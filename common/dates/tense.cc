// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/dates/tense.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "common/dates/calendar_words.h"

namespace defnews {
namespace {

using Tense = TenseCue::Tense;

constexpr size_t kReach = 240;

enum class WordKind {
  kOther,
  kAnnouncing,  // said
  kPlan,        // scheduled
  kPast,        // took
  kNoVerb,      // ends like a past tense and is none
  kHeld,
  kBe,
  kTo,
  kWas,
  kMayPlan,  // plan, set: before `to`
};

using WordKinds = absl::flat_hash_map<std::string_view, WordKind>;

const WordKinds& KnownWords() {
  static const auto* const kWords = [] {
    auto* words = new WordKinds;
    const auto add = [words](WordKind kind,
                             std::initializer_list<std::string_view> list) {
      for (const std::string_view word : list) words->emplace(word, kind);
    };
    add(WordKind::kAnnouncing,
        {"announced", "said", "stated", "told", "reported", "revealed",
         "explained", "disclosed", "confirmed", "unveiled", "expressed",
         "emphasized"});
    add(WordKind::kPlan,
        {"will", "scheduled", "slated", "planned", "upcoming", "plans", "shall",
         "expected", "planning", "due", "going"});
    add(WordKind::kPast, {"did", "had", "met", "took", "made", "began", "sent",
                          "flew", "left", "came", "gave", "shot", "won", "went",
                          "fell", "died", "found", "fought"});
    add(WordKind::kNoVerb,
        {"hundred", "indeed", "speed", "armed", "combined", "allied", "based",
         "related", "exceed", "advanced", "unmanned", "proceed", "succeed",
         "detailed", "limited", "unified"});
    add(WordKind::kHeld, {"held"});
    add(WordKind::kBe, {"be"});
    add(WordKind::kTo, {"to"});
    add(WordKind::kWas, {"was", "were"});
    add(WordKind::kMayPlan, {"plan", "set"});
    return words;
  }();
  return *kWords;
}

bool IsCapitalised(std::string_view word) {
  return word[0] >= 'A' && word[0] <= 'Z';
}

WordKind KindOf(std::string_view word) {
  constexpr size_t kLongest = 16;
  if (word.size() < 2 || word.size() > kLongest) return WordKind::kOther;
  std::array<char, kLongest> lower;
  std::transform(word.begin(), word.end(), lower.begin(),
                 [](char c) { return static_cast<char>(c | 0x20); });
  const std::string_view small(lower.data(), word.size());
  const auto known = KnownWords().find(small);
  if (known != KnownWords().end()) return known->second;
  const bool past =
      word.size() > 4 && small.ends_with("ed") && !IsCapitalised(word);
  return past ? WordKind::kPast : WordKind::kOther;
}

// What a word of this kind between two others says about the tense of its
// clause; nothing for most.
std::optional<TenseCue> CueOf(WordKind before, WordKind word, WordKind after) {
  // `will be held`, `to launch`: the word before tells.
  const bool bare = before == WordKind::kBe || before == WordKind::kTo;
  switch (word) {
    case WordKind::kAnnouncing:
      return TenseCue{Tense::kPast, true, true};
    case WordKind::kPlan:
      return TenseCue{Tense::kFuture, true, false};
    case WordKind::kBe:
      if (before != WordKind::kTo) return std::nullopt;
      return TenseCue{Tense::kFuture, true, false};
    case WordKind::kMayPlan:
      if (after != WordKind::kTo) return std::nullopt;
      return TenseCue{Tense::kFuture, true, false};
    case WordKind::kHeld:
      if (bare) return std::nullopt;
      return TenseCue{Tense::kPast, before == WordKind::kWas, false};
    case WordKind::kPast:
    case WordKind::kWas:
      if (bare) return std::nullopt;
      return TenseCue{Tense::kPast, true, false};
    default:
      return std::nullopt;
  }
}

bool EndsClause(char c) {
  return c == '\n' || c == '!' || c == '?' || c == ';';
}

// Whether the full stop at `at` ends a sentence rather than an abbreviation.
bool IsSentenceStop(std::string_view text, size_t at) {
  if (text[at] != '.') return false;
  if (at + 1 < text.size() && text[at + 1] != ' ' && text[at + 1] != '\n' &&
      text[at + 1] != '"' && text[at + 1] != '\xE2') {
    return false;
  }
  // `U.S.`, `Nov.`, `Lt.`: short words with a capital.
  size_t begin = at;
  while (begin > 0 && at - begin < 5 && IsAsciiLetter(text[begin - 1])) --begin;
  const size_t size = at - begin;
  return size == 0 || size > 4 || !(text[begin] >= 'A' && text[begin] <= 'Z');
}

// The nearest cue before `begin` in the same sentence.
std::optional<TenseCue> CueBefore(std::string_view text, size_t begin) {
  const size_t least = begin > kReach ? begin - kReach : 0;
  std::array<WordKind, 3> words{};  // the one judged is in the middle
  size_t at = begin;
  while (true) {
    while (at > least && !IsAsciiLetter(text[at - 1])) {
      if (EndsClause(text[at - 1]) || IsSentenceStop(text, at - 1)) break;
      --at;
    }
    const bool over = at <= least || !IsAsciiLetter(text[at - 1]);
    const size_t end = at;
    if (!over) {
      while (at > least && IsAsciiLetter(text[at - 1])) --at;
    }
    words = {over ? WordKind::kOther : KindOf(text.substr(at, end - at)),
             words[0], words[1]};
    const std::optional<TenseCue> cue = CueOf(words[0], words[1], words[2]);
    if (cue) return cue;
    if (over) return std::nullopt;
  }
}

// The nearest cue from `end` on in the same sentence.
std::optional<TenseCue> CueAfter(std::string_view text, size_t end) {
  const size_t most = std::min(text.size(), end + kReach);
  std::array<WordKind, 3> words{};
  size_t at = end;
  while (true) {
    while (at < most && !IsAsciiLetter(text[at])) {
      if (EndsClause(text[at]) || IsSentenceStop(text, at)) break;
      ++at;
    }
    const bool over = at >= most || !IsAsciiLetter(text[at]);
    const size_t begin = at;
    if (!over) {
      while (at < most && IsAsciiLetter(text[at])) ++at;
    }
    words = {words[1], words[2],
             over ? WordKind::kOther : KindOf(text.substr(begin, at - begin))};
    const std::optional<TenseCue> cue = CueOf(words[0], words[1], words[2]);
    if (cue) return cue;
    if (over) return std::nullopt;
  }
}

// Endings of Korean verbs, the longer before those they contain.
constexpr std::array<std::pair<std::string_view, TenseCue>, 25> kEndings = {{
    {"밝혔", {Tense::kPast, true, true}},
    {"발표했", {Tense::kPast, true, true}},
    {"전했", {Tense::kPast, true, true}},
    {"말했", {Tense::kPast, true, true}},
    {"보도했", {Tense::kPast, true, true}},
    {"예정", {Tense::kFuture, true, false}},
    {"계획", {Tense::kFuture, true, false}},
    {"하기로", {Tense::kFuture, true, false}},
    {"앞두고", {Tense::kFuture, true, false}},
    {"한다", {Tense::kFuture, true, false}},
    {"된다", {Tense::kFuture, true, false}},
    {"린다", {Tense::kFuture, true, false}},
    {"할 ", {Tense::kFuture, true, false}},
    {"될 ", {Tense::kFuture, true, false}},
    {"릴 ", {Tense::kFuture, true, false}},
    {"까지", {Tense::kFuture, false, false}},
    {"열리는", {Tense::kFuture, false, false}},
    {"했", {Tense::kPast, true, false}},
    {"됐", {Tense::kPast, true, false}},
    {"었", {Tense::kPast, true, false}},
    {"았", {Tense::kPast, true, false}},
    {"였", {Tense::kPast, true, false}},
    {"렸", {Tense::kPast, true, false}},
    {"졌", {Tense::kPast, true, false}},
    {"났", {Tense::kPast, true, false}},
}};

constexpr uint32_t Syllable(std::string_view text) {
  return static_cast<uint32_t>(static_cast<uint8_t>(text[0])) << 16 |
         static_cast<uint32_t>(static_cast<uint8_t>(text[1])) << 8 |
         static_cast<uint32_t>(static_cast<uint8_t>(text[2]));
}

// The first syllables of the endings: few syllables of a text are one.
constexpr std::array<uint32_t, kEndings.size()> FirstSyllables() {
  std::array<uint32_t, kEndings.size()> firsts{};
  for (size_t i = 0; i < kEndings.size(); ++i) {
    firsts[i] = Syllable(kEndings[i].first);
  }
  return firsts;
}

bool MayBeginEnding(std::string_view rest) {
  static constexpr std::array<uint32_t, kEndings.size()> kFirsts =
      FirstSyllables();
  if (rest.size() < 3) return false;
  const uint32_t syllable = Syllable(rest);
  bool found = false;
  for (const uint32_t first : kFirsts) found |= first == syllable;
  return found;
}

// The end of the quotation that opens at `at`; `at` if none opens or it does
// not close within reach.
size_t QuotationEnd(std::string_view text, size_t at, size_t most) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3>
      kQuotes = {{{"\xE2\x80\x9C", "\xE2\x80\x9D"},
                  {"\xE2\x80\x98", "\xE2\x80\x99"},
                  {"\"", "\""}}};
  for (const auto& [open, close] : kQuotes) {
    if (!text.substr(at).starts_with(open)) continue;
    const size_t begin = at + open.size();
    const size_t end = text.substr(0, most).find(close, begin);
    return end == std::string_view::npos ? at : end + close.size();
  }
  return at;
}

// Behind `한다` and the like at `at`: whether it is what somebody announces
// (`9일 ... 한다고 밝혔다`) on the day asked about, that is, without another
// day before the verb of announcing.
bool IsReported(std::string_view text, size_t at, size_t most) {
  constexpr size_t kParticle = 15;  // 이라고, in bytes, and a little
  const size_t quote = text.substr(0, most).find("고 ", at);
  if (quote == std::string_view::npos || quote > at + kParticle) return false;
  for (; at < most && text[at] != '\n'; ++at) {
    const std::string_view rest = text.substr(at);
    if (IsAsciiDigit(text[at]) && at + 1 < most &&
        text.substr(at + 1).starts_with("일")) {
      return false;
    }
    if (text[at] == '.' && (at + 1 == most || text[at + 1] == ' ')) {
      return false;
    }
    for (const std::string_view verb : {"밝혔", "발표했", "전했", "말했"}) {
      if (rest.starts_with(verb)) return true;
    }
  }
  return false;
}

// In Korean the verb comes last: the first verb behind the day, quotations
// that begin behind it passed over.
std::optional<TenseCue> KoreanCue(std::string_view text, size_t end) {
  const size_t most = std::min(text.size(), end + kReach);
  for (size_t at = end; at < most;) {
    const char c = text[at];
    if (c == '\n') return std::nullopt;
    if (c == '"' || c == '\xE2') {
      const size_t behind = QuotationEnd(text, at, most);
      if (behind > at) {
        at = behind;
        continue;
      }
    }
    const std::string_view rest = text.substr(at);
    if (static_cast<unsigned char>(c) >= 0xEA && MayBeginEnding(rest)) {
      for (const auto& [ending, cue] : kEndings) {
        if (!rest.starts_with(ending)) continue;
        const bool reported =
            cue.tense == Tense::kFuture && IsReported(text, at, most);
        return reported ? TenseCue{Tense::kPast, true, true} : cue;
      }
    }
    ++at;
  }
  return std::nullopt;
}

}  // namespace

TenseCue TenseAround(std::string_view text, size_t begin, size_t end) {
  const bool korean =
      end > begin && static_cast<unsigned char>(text[end - 1]) >= 0x80;
  if (korean) return KoreanCue(text, end).value_or(TenseCue());
  const std::optional<TenseCue> before = CueBefore(text, begin);
  if (before && before->sure) return *before;
  const std::optional<TenseCue> after = CueAfter(text, end);
  if (after && after->sure && !before) return *after;
  return before.value_or(TenseCue());
}

}  // namespace defnews
