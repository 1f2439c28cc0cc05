// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of a text to show.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/match/text_matcher.h"
#include "searcher/snippet/sentences.h"

namespace defnews {

// Part of a text, with whether it begins or ends within a sentence.
struct Window {
  TextRange range;
  bool cut_before = false;
  bool cut_after = false;
};

// The window of `text` that SnippetOptions describes; how the text begins if
// there are no spans. `spans` as of TextMatcher::Spans. Linear time.
Window ChooseWindow(std::string_view text,
                    const std::vector<TextMatcher::Span>& spans,
                    size_t max_bytes);

}  // namespace defnews
