// SPDX-License-Identifier: GPL-3.0-or-later
// Words that match but add nothing to the score.
#pragma once

#include <cstddef>
#include <string_view>

namespace defnews {

// From this many words on a query is a question, and the long list applies.
inline constexpr size_t kLongQueryWords = 12;

// Lower-case `word`. The short list is the 33 stop words that Lucene's
// EnglishAnalyzer drops; the long one adds function words of questions.
bool IsStopWord(std::string_view word, bool long_query);

}  // namespace defnews
