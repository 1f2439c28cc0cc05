// SPDX-License-Identifier: GPL-3.0-or-later
// Exact evaluation of a query against the text of one article: to verify what
// the index could only over-approximate, and to find what to highlight.
//
// A leaf (word, phrase or prefix) matches at places: runs of consecutive
// positions of one text. Title, body and each caption are texts of their own
// and nothing runs from one into another. A place of a word or phrase is
// what a phrase over the same terms finds in the index; a place of an exact
// one has the words as typed, case apart.
//
// What the index layer expands (names, aliases) it adds to the tree before
// it comes here: kOr may stand anywhere, under kNear and kAdj too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/text/analyzer.h"
#include "searcher/query/ast.h"

namespace defnews {

// The indexed terms that a prefix stands for besides the words that begin
// with it. Given Node::text; may be empty (no such terms).
using PrefixTerms =
    std::function<std::vector<std::string>(std::string_view prefix)>;

// Not for use by two threads at once, as its analyzer.
class TextMatcher {
 public:
  // Analyses each leaf once; `root` and `prefix_terms` are not kept. Borrows
  // `analyzer`, which must live longer; every call below may make it forget
  // (Analyzer::ForgetIfLarge).
  TextMatcher(const Node& root, Analyzer* analyzer,
              const PrefixTerms& prefix_terms = nullptr);
  ~TextMatcher();
  TextMatcher(TextMatcher&&) noexcept;
  TextMatcher& operator=(TextMatcher&&) noexcept;

  // Whether the article is a match. A kDate node matches if the article may
  // have been published within it; an undated article never does.
  bool Matches(const Article& article);

  // Bytes of the text given, half open, on character boundaries.
  struct Span {
    uint32_t begin = 0;
    uint32_t end = 0;
    int leaf = 0;  // which leaf of the query, in its order, from 0

    bool operator==(const Span&) const = default;
  };

  // Where the leaves that are not under NOT match in `text`, which comes from
  // `field`: kTitle, kBody or kCaption; those meant for another field do not.
  // The operands of NEAR and ADJ only where they meet. Sorted by begin; the
  // spans of one leaf do not overlap, those of two leaves may.
  std::vector<Span> Spans(std::string_view text, Field field);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace defnews
