// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/phrase_hint.h"

#include <algorithm>
#include <string_view>

#include "searcher/cli/arguments.h"
#include "searcher/query/argument_rule.h"

namespace defnews {
namespace {

// "a AND b" as the arguments `a b`.
std::vector<std::string> WordsOf(std::string_view all_words) {
  constexpr std::string_view kAnd = " AND ";
  std::vector<std::string> words;
  while (true) {
    const size_t end = all_words.find(kAnd);
    words.emplace_back(all_words.substr(0, end));
    if (end == std::string_view::npos) return words;
    all_words.remove_prefix(end + kAnd.size());
  }
}

}  // namespace

std::string SearchCommand(const std::vector<std::string>& words,
                          const std::vector<std::string>& option_words) {
  const bool dashes = std::ranges::any_of(
      words, [](std::string_view word) { return word.starts_with('-'); });
  std::string query;
  for (const std::string& word : words) query += ' ' + ShellQuoted(word);
  std::string options;
  for (const std::string& option : option_words) {
    options += ' ' + ShellQuoted(option);
  }
  return dashes ? "search" + options + " --" + query
                : "search" + query + options;
}

std::optional<PhraseHint> HintForPhrases(
    const std::vector<std::string>& words,
    const std::vector<std::string>& option_words, bool any) {
  PhraseHint hint;
  hint.alone = words.size() == 1;
  std::vector<std::string> instead;
  bool found = false;
  for (const std::string& word : words) {
    if (word.empty()) continue;
    if (!hint.query.empty()) hint.query += ' ';
    const std::string all =
        IsPhraseArgument(word) ? AllWordsQuery(word) : std::string();
    if (all.empty()) {
      hint.query += word;
      instead.push_back(word);
      continue;
    }
    found = true;
    hint.query += '(' + all + ')';
    if (any) {
      instead.push_back(hint.alone ? all : '(' + all + ')');
    } else {
      const std::vector<std::string> parts = WordsOf(all);
      instead.insert(instead.end(), parts.begin(), parts.end());
    }
  }
  if (!found) return std::nullopt;
  hint.command = SearchCommand(instead, option_words);
  return hint;
}

std::string HintText(const PhraseHint& hint, size_t total) {
  std::string text = hint.alone ? "no article has this phrase"
                                : "no article matches with the phrase";
  if (total == 0) return text + ", and none with its words apart";
  text += "; " + std::to_string(total) + (total == 1 ? " has" : " have");
  return text + " all its words: " + hint.command;
}

}  // namespace defnews
