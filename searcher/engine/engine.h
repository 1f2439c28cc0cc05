// SPDX-License-Identifier: GPL-3.0-or-later
// What finds documents: some partitions of a generation, asked together. Two
// engines give the same documents, order and weights: the native one reads
// the tables of local partitions itself, the other asks libxapian, which can
// also ask servers.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/schema.h"
#include "defnews/searcher.h"
#include "searcher/compile/index_query.h"

namespace defnews {

// A document: a partition's number in the manifest, and one within it.
struct DocumentRef {
  uint32_t partition = 0;
  uint32_t document = 0;

  auto operator<=>(const DocumentRef&) const = default;
};

struct Match {
  DocumentRef document;
  double weight = 0;
  // Of its group, that match too and are not shown; nothing where that has not
  // been counted.
  std::optional<size_t> copies;
  // The copy whose weight and place it has, where that is not its own.
  std::optional<DocumentRef> best = std::nullopt;
  // How much of the weight a second look added.
  double reranked = 0;

  // The document that was scored.
  DocumentRef scored() const { return best.value_or(document); }
};

// The slot whose values are sorted by, ascending; by relevance, that of equals.
inline uint32_t SlotOf(SortOrder order) {
  return order == SortOrder::kOldest ? schema::kOldestSlot
                                     : schema::kNewestSlot;
}

// What is wanted of the matches.
struct FindRequest {
  SortOrder order = SortOrder::kRelevance;
  size_t limit = 0;        // the first so many; 0: all
  bool count = false;      // fill Found::total
  bool leads = false;      // pass over copies that do not lead their group
  bool unordered = false;  // in any order, and without weights
  // If set, which takes `unordered` and no `leads`: of these documents only,
  // ascending. Where they are few they are looked up instead of walking
  // through all that matches.
  const std::vector<DocumentRef>* among = nullptr;
};

// The best matches in order.
struct Found {
  std::vector<Match> matches;
  // In order: all, or, where matches are limited and not counted, at least
  // those that stand before the last of the matches.
  std::vector<Match> copies;
  // Of all matches; only if it was asked for.
  size_t total = 0;
};

// For one thread. May throw what Xapian throws.
class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  // Matches that are in service, in order.
  virtual Found Find(const IndexQuery& query, const FindRequest& request) = 0;
  // How many documents in service match.
  virtual size_t Count(const IndexQuery& query) = 0;

  // A value slot of a document, and its record.
  virtual std::string Value(DocumentRef document, uint32_t slot) = 0;
  virtual std::string Data(DocumentRef document) = 0;
  // Where that stands, for messages.
  virtual std::string DataFile(DocumentRef document) const = 0;

  // Whether any document, in service or not, is in the group of copies of this
  // key without being its founder.
  virtual bool HasGroup(const std::string& group_key) = 0;
  // Whether the document may be in a group of copies that it did not found.
  virtual bool MayBeMember(DocumentRef document) = 0;
  // Calls `take` with the terms that begin with `prefix`, some perhaps more
  // than once, until it returns false.
  virtual void ForEachTerm(
      std::string_view prefix,
      const std::function<bool(std::string_view)>& take) = 0;
  // The first term that begins with `prefix` and is not less than `from`;
  // empty if there is none.
  virtual std::string TermFrom(std::string_view prefix,
                               std::string_view from) = 0;
  // How many documents, in service or not, have each of the terms.
  virtual std::vector<uint64_t> Frequencies(
      const std::vector<std::string>& terms) = 0;

  // DataLoss, naming the file, if anything read so far was damaged: what was
  // answered must not be used then.
  virtual absl::Status status() const = 0;
};

}  // namespace defnews
