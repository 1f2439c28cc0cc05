// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/argument_rule.h"

#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/fields.h"
#include "searcher/query/lexer.h"

namespace defnews {
namespace {

// White space in it, and nothing that only the query language needs.
bool IsSpacedPlainText(std::string_view argument) {
  bool space = false;
  for (size_t at = 0; at < argument.size();) {
    const int32_t c = NextCodePoint(argument, &at);
    if (IsDoubleQuote(c) || c == '(' || c == ')' || c == '*') return false;
    space = space || IsQuerySpace(c);
  }
  return space;
}

// Whether the word would be more than a word in a query.
bool IsQueryWord(std::string_view word) {
  if (IsOperatorWord(word)) return true;
  if (word[0] == '-' || word[0] == '=') return HasLetterOrDigit(word);
  const size_t length = FieldNameLength(word);
  return length > 0 && length + 1 < word.size() &&
         FindField(word.substr(0, length)).has_value();
}

// Whether a word outside quotes would be refused: `name:value`.
bool NeedsQuotes(std::string_view word) {
  const size_t length = FieldNameLength(word);
  return length > 0 && length + 1 < word.size();
}

}  // namespace

bool IsPhraseArgument(std::string_view argument) {
  if (!IsSpacedPlainText(argument)) return false;
  size_t words = 0;
  size_t at = 0;
  for (std::string_view word; !(word = NextWord(argument, &at)).empty();) {
    if (IsQueryWord(word)) return false;
    ++words;
  }
  return words > 0;
}

std::string QueryFromArguments(const std::vector<std::string>& arguments) {
  std::string query;
  for (const std::string& argument : arguments) {
    if (argument.empty()) continue;
    if (!query.empty()) query += ' ';
    query += IsPhraseArgument(argument) ? '"' + argument + '"' : argument;
  }
  return query;
}

std::string AllWordsQuery(std::string_view phrase_argument) {
  std::string query;
  size_t at = 0;
  for (std::string_view word;
       !(word = NextWord(phrase_argument, &at)).empty();) {
    if (!HasLetterOrDigit(word)) continue;
    if (!query.empty()) query += " AND ";
    query +=
        NeedsQuotes(word) ? '"' + std::string(word) + '"' : std::string(word);
  }
  return query;
}

}  // namespace defnews
