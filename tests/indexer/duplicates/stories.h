// SPDX-License-Identifier: GPL-3.0-or-later
// Stories of invented words, and what outlets do to them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace defnews {

using Words = std::vector<std::string>;

inline std::string InventedWord(std::mt19937_64* random) {
  std::string word;
  const uint64_t length = 3 + (*random)() % 6;
  for (uint64_t i = 0; i < length; ++i) {
    word += static_cast<char>('a' + (*random)() % 26);
  }
  return word;
}

inline Words Story(size_t words, uint64_t seed) {
  std::mt19937_64 random(seed);
  Words story;
  while (story.size() < words) story.push_back(InventedWord(&random));
  return story;
}

inline Words SplitWords(const std::string& text) {
  Words words;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(" \n", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

inline std::string JoinWords(const Words& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// Eight junk words in each of four places.
inline Words WithJunk(Words words, std::mt19937_64* random) {
  for (int place = 0; place < 4; ++place) {
    const Words junk = Story(8, (*random)());
    const size_t at = (*random)() % (words.size() + 1);
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), junk.begin(),
                 junk.end());
  }
  return words;
}

// One word of a hundred, `percent` times, replaced at random places.
inline Words WithReplaced(Words words, uint64_t percent,
                          std::mt19937_64* random) {
  for (std::string& word : words) {
    if ((*random)() % 100 < percent) word = InventedWord(random);
  }
  return words;
}

inline Words CutTo(Words words, size_t percent) {
  words.resize(words.size() * percent / 100);
  return words;
}

inline Words WithAdded(Words words, size_t percent, std::mt19937_64* random) {
  const Words more = Story(words.size() * percent / 100, (*random)());
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// Paragraphs of about 40 words in another order.
inline Words Reordered(const Words& words, std::mt19937_64* random) {
  std::vector<Words> paragraphs;
  for (size_t at = 0; at < words.size(); at += 40) {
    paragraphs.emplace_back(
        words.begin() + static_cast<std::ptrdiff_t>(at),
        words.begin() +
            static_cast<std::ptrdiff_t>(std::min(at + 40, words.size())));
  }
  std::shuffle(paragraphs.begin(), paragraphs.end(), *random);
  Words all;
  for (const Words& paragraph : paragraphs) {
    all.insert(all.end(), paragraph.begin(), paragraph.end());
  }
  return all;
}

}  // namespace defnews
