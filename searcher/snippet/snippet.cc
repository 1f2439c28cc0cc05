// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet/snippet.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/snippet/window.h"

namespace defnews {
namespace {

using Span = TextMatcher::Span;

constexpr std::string_view kEllipsis = "…";

bool IsLineBreak(char c) { return c == '\n' || c == '\r'; }

// The parts of `range` that any span covers, spans that touch made one.
std::vector<TextRange> Covered(const std::vector<Span>& spans,
                               const TextRange& range) {
  std::vector<TextRange> covered;
  for (const Span& span : spans) {
    const size_t begin = std::max<size_t>(span.begin, range.begin);
    const size_t end = std::min<size_t>(span.end, range.end);
    if (begin >= end) continue;
    if (!covered.empty() && begin <= covered.back().end) {
      covered.back().end = std::max(covered.back().end, end);
    } else {
      covered.push_back({begin, end});
    }
  }
  return covered;
}

// Copies the window, a run of line breaks as one space, and moves the ends of
// the highlights along.
class SnippetWriter {
 public:
  SnippetWriter(std::string_view text, const Window& window)
      : text_(text), at_(window.range.begin) {
    if (window.cut_before) snippet_.text = kEllipsis;
  }

  // How long the snippet is once it has everything up to `end`.
  size_t CopyUpTo(size_t end) {
    for (; at_ < end; ++at_) {
      if (!IsLineBreak(text_[at_])) {
        snippet_.text += text_[at_];
        after_break_ = false;
      } else if (!after_break_) {
        snippet_.text += ' ';
        after_break_ = true;
      }
    }
    return snippet_.text.size();
  }

  Snippet Write(const Window& window, const std::vector<Span>& spans) {
    for (const TextRange& range : Covered(spans, window.range)) {
      const size_t begin = CopyUpTo(range.begin);
      const size_t end = CopyUpTo(range.end);
      snippet_.highlights.push_back({begin, end});
    }
    CopyUpTo(window.range.end);
    if (window.cut_after) snippet_.text += kEllipsis;
    return std::move(snippet_);
  }

 private:
  std::string_view text_;
  size_t at_;
  bool after_break_ = false;
  Snippet snippet_;
};

Snippet SnippetOf(std::string_view text, const std::vector<Span>& spans,
                  const SnippetOptions& options) {
  const Window window = ChooseWindow(text, spans, options.max_bytes);
  return SnippetWriter(text, window).Write(window, spans);
}

}  // namespace

Snippet MakeSnippet(const Article& article, TextMatcher* matcher,
                    const SnippetOptions& options) {
  const std::vector<Span> in_body = matcher->Spans(article.body, Field::kBody);
  if (in_body.empty()) {
    for (const std::string& caption : article.captions) {
      const std::vector<Span> spans = matcher->Spans(caption, Field::kCaption);
      if (!spans.empty()) return SnippetOf(caption, spans, options);
    }
  }
  return SnippetOf(article.body, in_body, options);
}

}  // namespace defnews
