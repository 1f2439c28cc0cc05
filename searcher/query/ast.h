// SPDX-License-Identifier: GPL-3.0-or-later
// A parsed query as a tree of values. Every tree the parser returns is in
// canonical form, so that its text parses back to an equal tree:
// - kAnd and kOr have two children or more and never one of their own kind;
// - in kAnd the kNot children stand last, after at least one other;
// - kNot stands nowhere but under kAnd, and never over another kNot.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"

namespace defnews {

// Where a word is looked for; kAny is title, body and captions.
enum class Field { kAny, kTitle, kBody, kCaption, kPerson };

// "title", "body", "caption", "person"; empty for kAny.
std::string_view FieldName(Field field);

struct Node {
  enum class Kind {
    kWord,      // text
    kPhrase,    // text, of one word or more
    kPrefix,    // text without its `*`; field is never kPerson
    kAnd,       // children
    kOr,        // children
    kNot,       // one child
    kNear,      // two children, kWord or kPhrase, in either order
    kAdj,       // two children, kWord or kPhrase, in this order
    kSource,    // text: the outlet, ASCII letters lower-cased
    kDate,      // first, last
    kMentions,  // first, last
    // Made by the expansion (searcher/expand), never by the parser; their
    // text does not parse back.
    kName,      // text: a reading of a Korean name, in Hangul
    kSequence,  // children, each a text of its own, right after one another
    kExpanded,  // children: what was typed, then what stands for it
  };

  Kind kind = Kind::kWord;
  // Of kWord, kPhrase, kPrefix, and of kNear and kAdj (their children have
  // the same, but may be kPerson under kAny); kAny elsewhere.
  Field field = Field::kAny;
  // As typed: not folded, stemmed or split. Valid UTF-8 with at least one
  // letter or digit, without double quotes or control characters.
  std::string text;
  bool exact = false;  // kWord and kPhrase: as typed (`=word`)
  int distance = 0;    // kNear and kAdj: 1 to 1000 positions
  double weight = 1;   // under kExpanded: what its score counts, 0 to 1
  std::vector<Node> children;
  // kDate, kMentions: both ends included; one may be absent, not both.
  std::optional<absl::CivilDay> first;
  std::optional<absl::CivilDay> last;
  // The bytes of the query this came from; zero in a tree made elsewhere.
  size_t begin = 0;
  size_t end = 0;
};

// Equal trees, wherever in the query they stood (begin and end don't count).
bool operator==(const Node& a, const Node& b);

// The query as text with no more brackets than needed and every AND and OR
// written out, so it means the same under ParserOptions::any. May be longer
// than the query was (so than ParserOptions::max_bytes).
std::string ToText(const Node& node);

// The tree, one node a line, two spaces deeper at each level, each line ending
// in a line feed: for --explain.
std::string ToTree(const Node& node);

// How deep the brackets nest in ToText(node).
int BracketDepth(const Node& node);

}  // namespace defnews
