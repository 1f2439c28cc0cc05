// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/letter_runs.h"

#include <algorithm>

#include "common/text/char_class.h"
#include "common/text/hangul.h"
#include "common/text/utf8.h"
#include "searcher/query/characters.h"

namespace defnews {
namespace {

constexpr size_t kFewestLetters = 4;
constexpr size_t kFewestSyllables = 2;

size_t CountCharacters(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), IsLeadByte));
}

bool IsCorrectable(std::string_view run, bool hangul) {
  if (std::any_of(run.begin(), run.end(), IsDigit)) return false;
  return CountCharacters(run) >= (hangul ? kFewestSyllables : kFewestLetters);
}

}  // namespace

std::vector<LetterRun> CorrectableRuns(std::string_view text) {
  std::vector<LetterRun> runs;
  LetterRun run;
  const auto finish = [&](size_t end) {
    run.end = end;
    if (IsCorrectable(text.substr(run.begin, end - run.begin), run.hangul)) {
      runs.push_back(run);
    }
  };
  bool inside = false;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const int32_t code_point = NextCodePoint(text, &at);
    const bool letter = code_point >= 0 && IsLetterOrDigit(code_point);
    const bool hangul = letter && IsHangul(code_point);
    if (inside && (!letter || hangul != run.hangul)) {
      finish(begin);
      inside = false;
    }
    if (letter && !inside) {
      run = {begin, begin, hangul};
      inside = true;
    }
  }
  if (inside) finish(text.size());
  return runs;
}

std::string ReplaceRun(std::string_view text, const LetterRun& run,
                       std::string_view by) {
  const std::string_view old = text.substr(run.begin, run.end - run.begin);
  const bool capital = !old.empty() && IsUpper(old[0]) &&
                       std::none_of(old.begin() + 1, old.end(), IsUpper);
  std::string replaced(text.substr(0, run.begin));
  replaced += by;
  char& first = replaced[run.begin];
  if (capital && IsLower(first)) first = static_cast<char>(first - ('a' - 'A'));
  return replaced.append(text.substr(run.end));
}

}  // namespace defnews
