// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/question.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <vector>

namespace defnews {
namespace {

bool IsOperator(std::string_view word) {
  return word == "AND" || word == "OR" || word == "NOT" || word == "NEAR" ||
         word == "ADJ" || word.substr(0, 5) == "NEAR/" ||
         word.substr(0, 4) == "ADJ/";
}

std::string Lower(std::string word) {
  std::transform(word.begin(), word.end(), word.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return word;
}

}  // namespace

std::string QuestionText(std::string_view text, size_t max_words) {
  std::string plain(text);
  for (char& c : plain) {
    if (std::string_view("\"()*:=\t\r\n").find(c) != std::string_view::npos) {
      c = ' ';
    }
  }
  std::istringstream words(plain);
  std::set<std::string> distinct;
  std::string question;
  for (std::string word; words >> word;) {
    word.erase(0, std::min(word.find_first_not_of('-'), word.size()));
    if (word.empty()) continue;
    if (IsOperator(word)) word = Lower(word);
    if (distinct.size() == max_words && distinct.count(Lower(word)) == 0) {
      continue;
    }
    distinct.insert(Lower(word));
    question += (question.empty() ? "" : " ") + word;
  }
  return question;
}

}  // namespace defnews
