// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of a text, English or Korean.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace defnews {

// Bytes of a text, half open, on character boundaries.
struct TextRange {
  size_t begin = 0;
  size_t end = 0;

  bool operator==(const TextRange&) const = default;
};

// The sentences of `text` (UTF-8) in order, without the white space around
// them; none is empty. A line break ends a sentence, and so does . ! ? 。 or
// … with what closes quotes and brackets after it, in front of white space,
// unless the next letter is lower case or the dot belongs to an initial or an
// abbreviation (U.S., J., Gen., a.m.). Takes linear time.
std::vector<TextRange> SplitSentences(std::string_view text);

}  // namespace defnews
