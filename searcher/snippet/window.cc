// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet/window.h"

#include <algorithm>
#include <utility>

#include "common/text/utf8.h"

namespace defnews {
namespace {

using Span = TextMatcher::Span;

bool IsBorderSpace(char c) { return c == ' ' || c == '\t'; }

// Counts the matches within a window that only moves forward.
class MatchCount {
 public:
  explicit MatchCount(const std::vector<Span>& spans) : spans_(spans) {
    int leaves = 0;
    for (const Span& span : spans) leaves = std::max(leaves, span.leaf + 1);
    of_leaf_.resize(static_cast<size_t>(leaves));
  }

  void MoveTo(const TextRange& range) {
    for (; next_ < spans_.size() && spans_[next_].begin < range.end; ++next_) {
      if (OfLeaf(next_)++ == 0) ++distinct_;
    }
    for (; first_ < next_ && spans_[first_].begin < range.begin; ++first_) {
      if (--OfLeaf(first_) == 0) --distinct_;
    }
  }

  // Whether the first match of the window begins before `at`.
  bool FirstIsBefore(size_t at) const {
    return first_ < next_ && spans_[first_].begin < at;
  }

  // By what windows are compared: distinct leaves, then all matches.
  std::pair<size_t, size_t> value() const {
    return {distinct_, next_ - first_};
  }

 private:
  size_t& OfLeaf(size_t span) {
    return of_leaf_[static_cast<size_t>(spans_[span].leaf)];
  }

  const std::vector<Span>& spans_;
  std::vector<size_t> of_leaf_;
  size_t first_ = 0;
  size_t next_ = 0;
  size_t distinct_ = 0;
};

// Numbers of sentences, half open.
struct SentenceRun {
  size_t begin = 0;
  size_t end = 0;
};

// The best sentences, beginning with one that has a match: the room left goes
// to what follows it.
SentenceRun BestSentences(const std::vector<TextRange>& sentences,
                          const std::vector<Span>& spans, size_t max_bytes) {
  MatchCount count(spans);
  std::pair<size_t, size_t> best_value = {0, 0};
  SentenceRun best;
  SentenceRun run;
  for (; run.begin < sentences.size(); ++run.begin) {
    const TextRange& first = sentences[run.begin];
    run.end = std::max(run.end, run.begin + 1);
    while (run.end < sentences.size() &&
           sentences[run.end].end - first.begin <= max_bytes) {
      ++run.end;
    }
    count.MoveTo({first.begin, sentences[run.end - 1].end});
    if (run.begin == 0) best = run;
    if (count.FirstIsBefore(first.end) && count.value() > best_value) {
      best_value = count.value();
      best = run;
    }
  }
  return best;
}

// Room still left, at the end of the text, goes to what stands before.
void ExtendBackward(const std::vector<TextRange>& sentences, size_t max_bytes,
                    SentenceRun* run) {
  const size_t end = sentences[run->end - 1].end;
  while (run->begin > 0 && end - sentences[run->begin - 1].begin <= max_bytes) {
    --run->begin;
  }
}

// `at`, or where the character ends that it is inside of.
size_t CharacterBorder(std::string_view text, size_t at) {
  while (at < text.size() && !IsLeadByte(text[at])) ++at;
  return at;
}

// The last place after `lowest` and up to `at` where a word begins, or else
// `at`.
size_t WordStart(std::string_view text, size_t lowest, size_t at) {
  for (size_t i = at; i > lowest; --i) {
    if (IsBorderSpace(text[i - 1]) && !IsBorderSpace(text[i])) return i;
  }
  return at;
}

// The last place after `lowest` and up to `at` where a word ends, or else
// `at`.
size_t WordEnd(std::string_view text, size_t lowest, size_t at) {
  for (size_t i = at; i > lowest; --i) {
    if (IsBorderSpace(text[i]) && !IsBorderSpace(text[i - 1])) return i;
  }
  return at;
}

// Where to begin, up to a quarter of `max_bytes` or a bit more before the
// match.
size_t CutBegin(std::string_view text, const TextRange& sentence,
                const TextRange& match, size_t max_bytes) {
  const size_t before = max_bytes / 4;
  if (match.end - sentence.begin <= max_bytes ||
      match.begin - sentence.begin <= before) {
    return sentence.begin;
  }
  const size_t at = CharacterBorder(text, match.begin - before);
  return WordStart(text, at - std::min(before, at - sentence.begin), at);
}

// About `max_bytes` of `sentence` with `match` in it. A match of more than
// twice that is cut as well.
Window CutSentence(std::string_view text, const TextRange& sentence,
                   const TextRange& match, size_t max_bytes) {
  Window window;
  window.range = sentence;
  window.range.begin = CutBegin(text, sentence, match, max_bytes);
  window.cut_before = window.range.begin > sentence.begin;
  const size_t begin = window.range.begin;
  const size_t lowest = std::clamp(match.end, begin + 1, begin + 2 * max_bytes);
  const size_t at = CharacterBorder(text, std::max(begin + max_bytes, lowest));
  if (at < sentence.end) {
    window.range.end = WordEnd(text, lowest - 1, at);
    window.cut_after = true;
  }
  return window;
}

}  // namespace

Window ChooseWindow(std::string_view text, const std::vector<Span>& spans,
                    size_t max_bytes) {
  max_bytes = std::max<size_t>(max_bytes, 1);
  Window window;
  const std::vector<TextRange> sentences = SplitSentences(text);
  if (sentences.empty()) return window;
  SentenceRun run = BestSentences(sentences, spans, max_bytes);
  ExtendBackward(sentences, max_bytes, &run);
  window.range = {sentences[run.begin].begin, sentences[run.end - 1].end};
  if (window.range.end - window.range.begin <= 2 * max_bytes) return window;
  TextRange match = {window.range.begin, window.range.begin};
  for (const Span& span : spans) {
    if (span.begin < window.range.begin) continue;
    if (span.begin < window.range.end) {
      match = {span.begin, std::min<size_t>(span.end, window.range.end)};
    }
    break;
  }
  return CutSentence(text, window.range, match, max_bytes);
}

}  // namespace defnews
