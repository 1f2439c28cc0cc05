// SPDX-License-Identifier: GPL-3.0-or-later
// What a query asks for besides its words: other spellings of the Korean names
// in it, and other wordings of what it names. Tree to tree, so that asking the
// index, verifying against the text and highlighting all see the same.
//
// A word, a phrase or a group of words side by side becomes a kExpanded node:
// what was typed, then what stands for it, with a smaller weight. Left alone:
// what was typed with `=`, prefixes, and everything under NOT, so that an
// expansion never takes an article away.
#pragma once

#include <string>
#include <vector>

#include "common/aliases/thesaurus.h"
#include "common/text/analyzer.h"
#include "searcher/query/ast.h"

namespace defnews {

// Borrows; used by one thread, as its analyzer.
struct ExpandContext {
  Analyzer* analyzer;
  const Thesaurus* thesaurus;
  bool any = false;  // words side by side are alternatives, as when parsed
};

// A wording near to a part of the query, not joined, only worth suggesting.
struct Related {
  std::string text;
  Field field = Field::kAny;
  // The bytes of the query it may stand for; none where it is near to a part
  // of a phrase only.
  size_t begin = 0;
  size_t end = 0;
};

struct Expansion {
  Node root;
  std::vector<Related> related;  // each text once
  // Whether there was more to add than a query may hold.
  bool cut = false;
};

Expansion Expand(const Node& root, const ExpandContext& context);

}  // namespace defnews
