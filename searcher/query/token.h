// SPDX-License-Identifier: GPL-3.0-or-later
// What the lexer hands to the parser.
#pragma once

#include <cstddef>

#include "searcher/query/ast.h"

namespace defnews {

struct Token {
  enum class Kind {
    kLeaf,     // a word, phrase, prefix, source or date, field and `=` included
    kIgnored,  // without a letter or digit
    kOpen,     // `(` or `title:(`
    kClose,
    kAnd,
    kOr,
    kNot,  // NOT or a leading `-`
    kNear,
    kAdj,
    kEnd,
  };

  Kind kind = Kind::kEnd;
  size_t begin = 0;  // bytes of the query
  size_t end = 0;
  Node leaf;                  // kLeaf
  bool has_field = false;     // kLeaf and kOpen: the query names a field here
  Field field = Field::kAny;  // kOpen
  int distance = 0;           // kNear and kAdj
};

}  // namespace defnews
