// SPDX-License-Identifier: GPL-3.0-or-later
// Words side by side, read together from left to right: the longest alias or
// name that begins at a word is taken, then what follows it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "common/text/analyzer.h"
#include "searcher/expand/expansion.h"
#include "searcher/query/ast.h"

namespace defnews {

class WordGroup {
 public:
  // `words` are kWord or kPhrase of one field, not exact; `joined` (kAnd or
  // kOr) is how they stand together. Borrows `context`.
  WordGroup(std::vector<Node> words, Node::Kind joined,
            const ExpandContext& context);

  bool done() const { return at_ == words_.size(); }

  // The next word or words: as they are, or a kExpanded with at most `room`
  // alternatives. `*cut` is set where there was no room for one, what is near
  // but not joined is added to `related`.
  Node Next(size_t room, std::vector<Related>* related, bool* cut);

 private:
  // Alternatives for the words from at_ on, `words` of them.
  struct Reading {
    size_t words = 0;
    std::vector<Node> alternatives;
  };

  Reading ReadAlias(std::vector<Related>* related);
  Reading ReadNames() const;
  std::string TextOf(size_t words) const;
  Node Literal(size_t words) const;

  const ExpandContext& context_;
  const Node::Kind joined_;
  std::vector<Node> words_;
  std::vector<QueryTerms::Term> terms_;  // of all words
  std::vector<size_t> first_;  // by word: its first term; then the end
  size_t at_ = 0;
};

}  // namespace defnews
