// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of one partition that match a query, in ascending order.
//
// Matching has two phases: an iterator moves to documents that may match, by
// their terms alone, and Confirm() looks at what costs more, such as the
// positions. In between Bound() tells whether the document could weigh enough
// to be worth that.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "searcher/glass/posting_cursor.h"

namespace defnews {

inline constexpr uint32_t kNoDocument = glass_reader::kNoDocument;

class DocumentIterator {
 public:
  DocumentIterator() = default;
  DocumentIterator(const DocumentIterator&) = delete;
  DocumentIterator& operator=(const DocumentIterator&) = delete;
  virtual ~DocumentIterator() = default;

  // The present document; kNoDocument at the end.
  uint32_t document() const { return document_; }

  virtual void Next() = 0;
  // To the first document not before `document`.
  virtual void SkipTo(uint32_t document) = 0;

  // No less than what Score() would return.
  virtual double Bound() const = 0;
  // Whether the present document matches.
  virtual bool Confirm() = 0;
  // Only after Confirm() has returned true.
  virtual double Score() const = 0;

  // No document weighs more.
  virtual double greatest() const = 0;
  // About how many documents there are.
  virtual uint64_t size() const = 0;
  // How many match, if that is known without walking through them.
  virtual bool KnowsCount(uint64_t*) const { return false; }

  // Documents that weigh less need not be moved to from now on. Does not move;
  // what is asked never falls.
  virtual void Require(double) {}

 protected:
  uint32_t document_ = kNoDocument;
};

using IteratorPtr = std::unique_ptr<DocumentIterator>;

}  // namespace defnews
