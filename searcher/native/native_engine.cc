// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/native_engine.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "common/index/schema.h"

namespace defnews {
namespace {

using glass_reader::PartitionReader;
using glass_reader::PostingCursor;
using glass_reader::ValueCursor;

uint32_t SlotOf(SortOrder order) {
  return order == SortOrder::kOldest ? schema::kOldestSlot
                                     : schema::kNewestSlot;
}

bool IsAlternative(const IndexQuery& query) {
  return query.op == IndexQuery::Op::kOr || query.op == IndexQuery::Op::kMax;
}

bool IsSet(const std::vector<bool>& bits, uint32_t at) {
  return at < bits.size() && bits[at];
}

}  // namespace

// One call of Find().
struct NativeEngine::Search {
  const IndexQuery& query;
  const FindRequest& request;
  bool count;
  BestMatches best;
  size_t total = 0;
};

NativeEngine::NativeEngine(NativeIndex* index, std::vector<size_t> partitions)
    : index_(index), partitions_(std::move(partitions)) {
  for (const size_t at : partitions_) {
    PartitionReader* reader = index_->partition(at);
    const glass_reader::VersionFile& version = reader->version();
    readers_.push_back(reader);
    collection_.documents += version.documents;
    collection_.total_length += version.total_length;
    if (version.shortest > 0 && (collection_.shortest == 0 ||
                                 version.shortest < collection_.shortest)) {
      collection_.shortest = version.shortest;
    }
  }
  terms_.emplace(readers_, collection_, index_->Norms(collection_));
}

// The partitions, those first that hold the first in order.
std::vector<size_t> NativeEngine::InOrder(SortOrder order) const {
  std::vector<size_t> places(partitions_.size());
  std::iota(places.begin(), places.end(), size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](size_t a, size_t b) {
    return index_->first_key(partitions_[a], order) <
           index_->first_key(partitions_[b], order);
  });
  return places;
}

Found NativeEngine::FindAny(const IndexQuery& query,
                            const FindRequest& request) {
  Found found;
  const size_t limit =
      request.limit > 0 ? request.limit : std::numeric_limits<size_t>::max();
  for (size_t at = 0; at < partitions_.size(); ++at) {
    const auto partition = static_cast<uint32_t>(partitions_[at]);
    const IteratorPtr it = BuildIterator(query, 0, at, &*terms_);
    const std::vector<bool>& left_out =
        index_->left_out(partition, request.leads);
    for (; it->document() != kNoDocument; it->Next()) {
      if (IsSet(left_out, it->document()) || !it->Confirm()) continue;
      ++found.total;
      if (found.matches.size() >= limit) continue;
      found.matches.push_back({{partition, it->document()}, 0, 0});
    }
  }
  return found;
}

Found NativeEngine::Find(const IndexQuery& query, const FindRequest& request) {
  if (request.unordered) return FindAny(query, request);
  // Of alternatives the best are found without walking through all of them.
  const bool apart = request.count && request.limit > 0 && IsAlternative(query);
  const uint32_t slot = SlotOf(request.order);
  Search search{query,
                request,
                request.count && !apart,
                {request.limit, request.order == SortOrder::kRelevance,
                 [this, slot](DocumentRef ref) { return Value(ref, slot); }},
                0};
  for (const size_t at : InOrder(request.order)) {
    if (request.order == SortOrder::kRelevance) {
      FindByWeight(&search, at);
    } else {
      FindByKey(&search, at);
    }
  }
  if (apart) {
    for (size_t at = 0; at < partitions_.size(); ++at) {
      search.total += CountIn(query, at, request.leads);
    }
  }
  return {search.best.Take(), search.total};
}

void NativeEngine::FindByWeight(Search* search, size_t at) {
  const IteratorPtr it = BuildIterator(search->query, 1, at, &*terms_);
  // What weighs nothing stands in the order of its keys.
  if (it->greatest() <= 0 && it->document() != kNoDocument) {
    return FindByKey(search, at);
  }
  const std::vector<bool>& left_out =
      index_->left_out(partitions_[at], search->request.leads);
  BestMatches& best = search->best;
  uint64_t known = 0;
  bool walk = search->count;
  if (walk && left_out.empty() && it->KnowsCount(&known)) {
    search->total += known;
    walk = false;
  }
  if (best.full() && !walk) {
    if (it->greatest() < best.least_weight()) return;
    it->Require(best.least_weight());
  }
  const auto partition = static_cast<uint32_t>(partitions_[at]);
  for (; it->document() != kNoDocument; it->Next()) {
    const uint32_t document = it->document();
    if (IsSet(left_out, document)) continue;
    const bool hopeless = best.full() && it->Bound() < best.least_weight();
    if (hopeless && !walk) continue;
    if (!it->Confirm()) continue;
    if (walk) ++search->total;
    if (hopeless) continue;
    const double weight = it->Score();
    if (best.full() && weight < best.least_weight()) continue;
    best.Add({partition, document}, weight);
    if (best.full() && !walk) it->Require(best.least_weight());
  }
}

void NativeEngine::FindByKey(Search* search, size_t at) {
  const size_t number = partitions_[at];
  BestMatches& best = search->best;
  const bool beyond =
      best.full() &&
      index_->first_key(number, search->request.order) > best.last_key();
  if (beyond) {
    if (search->count) {
      search->total += CountIn(search->query, at, search->request.leads);
    }
    return;
  }
  const IteratorPtr it = BuildIterator(search->query, 1, at, &*terms_);
  const std::vector<bool>& left_out =
      index_->left_out(number, search->request.leads);
  ValueCursor* keys = index_->Values(number, SlotOf(search->request.order));
  for (; it->document() != kNoDocument; it->Next()) {
    const uint32_t document = it->document();
    if (IsSet(left_out, document)) continue;
    if (!it->Confirm()) continue;
    if (search->count) ++search->total;
    const std::string_view key = keys->In(document);
    if (best.full() && key >= best.last_key()) continue;
    best.Add({static_cast<uint32_t>(number), document}, it->Score(), key);
  }
}

uint64_t NativeEngine::CountIn(const IndexQuery& query, size_t at, bool leads) {
  const IteratorPtr it = BuildIterator(query, 0, at, &*terms_);
  const std::vector<bool>& left_out = index_->left_out(partitions_[at], leads);
  uint64_t known = 0;
  if (left_out.empty() && it->KnowsCount(&known)) return known;
  uint64_t count = 0;
  for (; it->document() != kNoDocument; it->Next()) {
    if (IsSet(left_out, it->document())) continue;
    if (it->Confirm()) ++count;
  }
  return count;
}

size_t NativeEngine::Count(const IndexQuery& query) {
  uint64_t count = 0;
  for (size_t at = 0; at < partitions_.size(); ++at) {
    count += CountIn(query, at, false);
  }
  return count;
}

std::string NativeEngine::Value(DocumentRef document, uint32_t slot) {
  return index_->Value(document.partition, document.document, slot);
}

std::string NativeEngine::Data(DocumentRef document) {
  return index_->partition(document.partition)->Data(document.document);
}

bool NativeEngine::HasGroup(const std::string& group_key) {
  const std::string term = schema::GroupTerm(group_key);
  return std::any_of(partitions_.begin(), partitions_.end(), [&](size_t at) {
    return index_->groups(at).contains(term);
  });
}

void NativeEngine::ForEachTerm(
    std::string_view prefix,
    const std::function<bool(std::string_view)>& take) {
  bool more = true;
  for (PartitionReader* reader : readers_) {
    if (!more) return;
    reader->ForEachTerm(
        prefix, [&](std::string_view term) { return more = take(term); });
  }
}

}  // namespace defnews
