// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compile/stop_words.h"

#include <algorithm>
#include <array>

namespace defnews {
namespace {

// Both sorted.
constexpr std::array<std::string_view, 33> kShort = {
    "a",    "an",   "and",  "are",  "as",   "at",    "be",   "but",   "by",
    "for",  "if",   "in",   "into", "is",   "it",    "no",   "not",   "of",
    "on",   "or",   "such", "that", "the",  "their", "then", "there", "these",
    "they", "this", "to",   "was",  "will", "with"};

constexpr std::array<std::string_view, 103> kLong = {
    "about",      "above",   "after",   "again",  "all",    "also",  "am",
    "among",      "any",     "because", "been",   "before", "being", "below",
    "between",    "both",    "can",     "cannot", "could",  "did",   "do",
    "does",       "doing",   "down",    "during", "each",   "ever",  "every",
    "few",        "from",    "further", "had",    "has",    "have",  "having",
    "he",         "her",     "here",    "hers",   "him",    "his",   "how",
    "i",          "its",     "itself",  "just",   "let",    "many",  "may",
    "me",         "might",   "more",    "most",   "much",   "must",  "my",
    "myself",     "nor",     "now",     "off",    "once",   "one",   "only",
    "other",      "our",     "ours",    "out",    "over",   "own",   "same",
    "shall",      "she",     "should",  "so",     "some",   "than",  "them",
    "themselves", "through", "too",     "under",  "until",  "up",    "upon",
    "very",       "we",      "were",    "what",   "when",   "where", "whether",
    "which",      "while",   "who",     "whom",   "whose",  "why",   "within",
    "without",    "would",   "you",     "your",   "yours"};

template <typename Words>
bool Has(const Words& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

}  // namespace

bool IsStopWord(std::string_view word, bool long_query) {
  return Has(kShort, word) || (long_query && Has(kLong, word));
}

}  // namespace defnews
