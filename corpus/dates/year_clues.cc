// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/year_clues.h"

#include <algorithm>

#include "common/dates/calendar_words.h"
#include "common/dates/date_context.h"
#include "common/dates/tense.h"
#include "corpus/dates/text_clues.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

constexpr int kScmBefore = 1968;  // the nth was held in 1968 + n
constexpr int kArmistice = 1953;  // and the treaty of alliance
constexpr size_t kReach = 90;

bool HasAny(std::string_view text,
            std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [text](std::string_view w) {
    return text.find(w) != std::string_view::npos;
  });
}

std::string_view Around(std::string_view text, size_t begin, size_t end) {
  const size_t from = begin > kReach ? begin - kReach : 0;
  return text.substr(from, end - from + kReach);
}

// Whether the event is of the year of writing.
bool IsCurrent(std::string_view text, size_t begin, size_t end) {
  const TenseCue cue = TenseAround(text, begin, end);
  if (cue.sure && cue.tense == TenseCue::Tense::kFuture) return true;
  const std::string_view around = Around(text, begin, end);
  return HasAny(around, {"this year", "올해", "this year’s"}) &&
         !HasAny(around, {"last year", "지난해", "작년"});
}

void Add(int year, std::string_view text, size_t begin, size_t end,
         std::vector<YearClue>* clues) {
  constexpr size_t kShown = 60;
  size_t to = std::min(text.size(), end + kShown);
  while (to < text.size() &&
         (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) {
    ++to;
  }
  clues->push_back({year, OneLine(text.substr(begin, to - begin))});
}

// What the number `n` from `begin` to `end` (with its th or 차) counts.
void ReadOrdinal(std::string_view text, int n, size_t begin, size_t end,
                 std::vector<YearClue>* clues) {
  constexpr int kFirstScm = 50;
  constexpr int kLastScm = 99;
  const std::string_view after = text.substr(end, kReach);
  const bool scm =
      n >= kFirstScm && n <= kLastScm &&
      HasAny(after, {"SCM", "Security Consultative", "안보협의회의"});
  const bool anniversary =
      n >= 40 && HasAny(after.substr(0, 24), {"anniversary", "주년"}) &&
      HasAny(Around(text, begin, end),
             {"alliance", "armistice", "Armistice", "동맹", "정전"});
  if (!scm && !anniversary) return;
  if (!IsCurrent(text, begin, end)) return;
  Add((scm ? kScmBefore : kArmistice) + n, text, begin, end, clues);
}

}  // namespace

void ReadYearClues(std::string_view text, std::vector<YearClue>* clues) {
  constexpr std::string_view kDeclaration = "Washington Declaration";
  const size_t declaration = text.find(kDeclaration);
  if (declaration != std::string_view::npos &&
      HasAny(Around(text, declaration, declaration + kDeclaration.size()),
             {"April this year"})) {
    Add(2023, text, declaration, declaration + kDeclaration.size(), clues);
  }
  for (size_t at = 0; at < text.size();) {
    if (!IsAsciiDigit(text[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    const DigitRun run = TakeDigits(text, &at);
    bool malformed = false;
    size_t end = at;
    const bool counted = TakeOrdinal(text, &end, run.value, &malformed) ||
                         TakeLiteral(text, &end, "차") ||
                         text.substr(end).starts_with("주년");
    if (run.count == 2 && counted && !malformed) {
      ReadOrdinal(text, run.value, begin, end, clues);
    }
  }
}

}  // namespace defnews
