// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/latin_neighbours.h"

#include <algorithm>

#include "common/text/utf8.h"

namespace defnews {
namespace {

// Letters of scripts like ours; what lies above is syllables and ideographs.
constexpr int32_t kFirstLetter = 'a';
constexpr int32_t kLastLetter = 0x1FFF;

std::vector<std::string> Characters(std::string_view word) {
  std::vector<std::string> characters;
  for (size_t at = 0; at < word.size();) {
    const size_t begin = at;
    NextCodePoint(word, &at);
    characters.emplace_back(word.substr(begin, at - begin));
  }
  return characters;
}

}  // namespace

std::vector<std::string> LatinNeighbours(std::string_view word,
                                         const TermList& list) {
  std::vector<std::string> found;
  const auto fill = [&](const std::string& head, const std::string& tail) {
    for (const int32_t letter :
         list.Fillings(head, tail, kFirstLetter, kLastLetter)) {
      found.push_back(head);
      AppendCodePoint(letter, &found.back());
      found.back() += tail;
    }
  };
  const auto check = [&](std::string neighbour) {
    if (!neighbour.empty() && list.Has(neighbour))
      found.push_back(std::move(neighbour));
  };
  const std::vector<std::string> letters = Characters(word);
  std::string head;
  for (size_t i = 0; i <= letters.size(); ++i) {
    if (!list.HasPrefix(head)) break;  // and so for all longer ones
    const std::string rest(word.substr(head.size()));
    fill(head, rest);
    if (i == letters.size()) break;
    const std::string tail = rest.substr(letters[i].size());
    fill(head, tail);
    check(head + tail);
    if (i + 1 < letters.size()) {
      check(head + letters[i + 1] + letters[i] +
            tail.substr(letters[i + 1].size()));
    }
    head += letters[i];
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::erase(found, word);
  return found;
}

}  // namespace defnews
