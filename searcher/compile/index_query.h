// SPDX-License-Identifier: GPL-3.0-or-later
// What the index is asked: terms and how they must meet. The engines answer
// these (engine/engine.h), and all of it can be asked of stock Xapian too.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace defnews {

struct IndexQuery {
  enum class Op {
    kNothing,   // no document
    kAll,       // every document; weighs nothing
    kTerm,      // those that have `term`
    kConstant,  // those that have `term`; each weighs `factor`
    kAnd,       // of all children; weights add up
    kOr,        // of any child; the weights of those that match add up
    kFilter,    // of all children; only the first weighs
    kAndNot,    // of the first child and not of the second
    kMaybe,     // of the first child; the weight of the second adds up
    kScale,     // of the child; its weight times `factor`
    kPhrase,    // children are terms, in this order, the last less than
                // `window` positions after the first
    kNear,      // children are terms, in any order, within `window` positions
  };

  Op op = Op::kNothing;
  std::string term;
  double factor = 1;
  uint32_t window = 0;
  std::vector<IndexQuery> children;

  static IndexQuery All() { return {Op::kAll, "", 1, 0, {}}; }
  static IndexQuery Term(std::string_view term) {
    return {Op::kTerm, std::string(term), 1, 0, {}};
  }
  static IndexQuery Constant(std::string_view term, double weight) {
    return {Op::kConstant, std::string(term), weight, 0, {}};
  }
};

// Of none they are nothing, of one that one.
IndexQuery AllOf(std::vector<IndexQuery> queries);
IndexQuery AnyOf(std::vector<IndexQuery> queries);
IndexQuery AnyOf(const std::vector<std::string>& terms);

IndexQuery Filtered(IndexQuery query, IndexQuery by);
IndexQuery Without(IndexQuery query, IndexQuery unwanted);
IndexQuery WithMaybe(IndexQuery query, IndexQuery evidence);
IndexQuery Scaled(IndexQuery query, double factor);
inline IndexQuery Weightless(IndexQuery query) {
  return Scaled(std::move(query), 0);
}

// Of terms; windows are in positions and at least the number of terms.
IndexQuery InOrder(const std::vector<std::string>& terms, size_t window);
IndexQuery Near(const std::vector<std::string>& terms, size_t window);

// For people, in the manner of Xapian's own descriptions.
std::string Description(const IndexQuery& query);

}  // namespace defnews
