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

bool IsWeightless(const IndexQuery& query) {
  return query.op == IndexQuery::Op::kScale && query.factor == 0;
}

// Whether matches are counted sooner than they are walked through.
bool CountsApart(const IndexQuery& query) {
  using Op = IndexQuery::Op;
  if (query.op == Op::kMaybe) return CountsApart(query.children.front());
  return query.op == Op::kOr || query.op == Op::kTerm;
}

// Drops what stands behind the first `limit` of more candidates, and returns
// the beginning of the last one's key. Equal beginnings stay.
uint64_t KeepFirst(size_t limit,
                   std::vector<std::pair<uint64_t, uint32_t>>* candidates) {
  const auto nth = candidates->begin() + static_cast<std::ptrdiff_t>(limit - 1);
  std::nth_element(candidates->begin(), nth, candidates->end());
  const uint64_t last = nth->first;
  std::erase_if(*candidates,
                [last](const auto& one) { return one.first > last; });
  return last;
}

}  // namespace

// One call of Find().
struct NativeEngine::Search {
  const IndexQuery& query;
  const FindRequest& request;
  bool count;  // whether every match is walked to
  BestMatches best;
  BestMatches copies;  // with request.leads; all of them, or those that weigh
                       // no less than the last of the best
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
    const DocumentBits& hidden = index_->hidden(partition);
    const DocumentBits& copies = Copies(partition, request.leads);
    for (; it->document() != kNoDocument; it->Next()) {
      const uint32_t document = it->document();
      if (hidden.Test(document) || !it->Confirm()) continue;
      if (copies.Test(document)) {
        found.copies.push_back({{partition, document}, 0, {}});
        continue;
      }
      ++found.total;
      if (found.matches.size() >= limit) continue;
      found.matches.push_back({{partition, document}, 0, {}});
    }
  }
  return found;
}

Found NativeEngine::FindAmong(const IndexQuery& query,
                              const std::vector<DocumentRef>& among) {
  Found found;
  for (size_t at = 0; at < partitions_.size(); ++at) {
    const auto partition = static_cast<uint32_t>(partitions_[at]);
    auto next =
        std::lower_bound(among.begin(), among.end(), DocumentRef{partition, 0});
    if (next == among.end() || next->partition != partition) continue;
    const bool sparse = IsLittle(among.size(), *readers_[at]);
    const IteratorPtr it = BuildIterator(query, 0, at, &*terms_, sparse);
    const DocumentBits& hidden = index_->hidden(partition);
    for (; next != among.end() && next->partition == partition; ++next) {
      if (it->document() < next->document) it->SkipTo(next->document);
      if (it->document() == kNoDocument) break;
      if (it->document() != next->document || hidden.Test(next->document) ||
          !it->Confirm()) {
        continue;
      }
      found.matches.push_back({*next, 0, {}});
    }
  }
  found.total = found.matches.size();
  return found;
}

const DocumentBits& NativeEngine::Copies(size_t partition, bool leads) {
  static const DocumentBits none;
  return leads ? index_->copies(partition) : none;
}

Found NativeEngine::Find(const IndexQuery& query, const FindRequest& request) {
  if (request.among != nullptr) return FindAmong(query, *request.among);
  if (request.unordered) return FindAny(query, request);
  // The best are then found without walking through all.
  const bool apart = request.count && request.limit > 0 && CountsApart(query);
  const uint32_t slot = SlotOf(request.order);
  const bool by_weight = request.order == SortOrder::kRelevance;
  const auto key_of = [this, slot](DocumentRef ref) {
    return Value(ref, slot);
  };
  Search search{query,
                request,
                request.count && !apart,
                {request.limit, by_weight, key_of},
                {0, by_weight, key_of},
                0};
  for (const size_t at : InOrder(request.order)) {
    if (by_weight && !IsWeightless(query)) {
      FindByWeight(&search, at);
    } else {
      FindByKey(&search, at, nullptr);
    }
  }
  Found found{search.best.Take(), search.copies.Take(), search.total};
  if (apart) CountApart(query, request, &found);
  return found;
}

void NativeEngine::CountApart(const IndexQuery& query,
                              const FindRequest& request, Found* found) {
  found->total = Count(query);
  if (!request.leads) return;
  found->copies = Find(Filtered(query, IndexQuery::Term(schema::CopyTerm())),
                       {.order = request.order})
                      .matches;
  found->total -= found->copies.size();
}

void NativeEngine::FindByWeight(Search* search, size_t at) {
  IteratorPtr it = BuildIterator(search->query, 1, at, &*terms_);
  if (it->document() == kNoDocument) return;
  // What weighs nothing stands in the order of its keys.
  if (it->greatest() <= 0) return FindByKey(search, at, std::move(it));
  const auto partition = static_cast<uint32_t>(partitions_[at]);
  const DocumentBits& hidden = index_->hidden(partition);
  const DocumentBits& copies = Copies(partition, search->request.leads);
  BestMatches& best = search->best;
  const bool walk = search->count;
  if (best.full() && !walk) {
    if (it->greatest() < best.least_weight()) return;
    it->Require(best.least_weight());
  }
  for (; it->document() != kNoDocument; it->Next()) {
    const uint32_t document = it->document();
    const bool hopeless = best.full() && it->Bound() < best.least_weight();
    if (hopeless && !walk) continue;
    if (hidden.Test(document) || !it->Confirm()) continue;
    if (copies.Test(document)) {
      search->copies.Add({partition, document}, it->Score());
      continue;
    }
    if (walk) ++search->total;
    if (hopeless) continue;
    const double weight = it->Score();
    if (best.full() && weight < best.least_weight()) continue;
    best.Add({partition, document}, weight);
    if (best.full() && !walk) it->Require(best.least_weight());
  }
}

void NativeEngine::FindByKey(Search* search, size_t at, IteratorPtr it) {
  const auto partition = static_cast<uint32_t>(partitions_[at]);
  const uint32_t slot = SlotOf(search->request.order);
  BestMatches& best = search->best;
  const bool beyond =
      best.full() &&
      index_->first_key(partition, search->request.order) > best.last_key();
  if (beyond && !search->count) return;
  if (it == nullptr) it = BuildIterator(search->query, 1, at, &*terms_);
  const DocumentBits& hidden = index_->hidden(partition);
  const DocumentBits& copies = Copies(partition, search->request.leads);
  uint64_t known = 0;
  if (beyond && hidden.empty() && copies.empty() && it->KnowsCount(&known)) {
    search->total += known;
    return;
  }
  const std::vector<uint64_t>* prefixes = index_->Prefixes(partition, slot);
  ValueCursor* keys = index_->Values(partition, slot);
  uint64_t last = best.full() && !beyond ? PrefixOf(best.last_key())
                                         : std::numeric_limits<uint64_t>::max();
  const size_t limit = search->request.limit;
  size_t many = limit > 0 ? 4 * limit + 64 : std::numeric_limits<size_t>::max();
  std::vector<std::pair<uint64_t, uint32_t>> candidates;
  for (; it->document() != kNoDocument; it->Next()) {
    const uint32_t document = it->document();
    if (hidden.Test(document) || !it->Confirm()) continue;
    if (copies.Test(document)) {
      search->copies.Add({partition, document}, it->Score());
      continue;
    }
    if (search->count) ++search->total;
    if (beyond) continue;
    const uint64_t prefix = prefixes != nullptr && document < prefixes->size()
                                ? (*prefixes)[document]
                                : PrefixOf(keys->In(document));
    if (prefix > last) continue;
    candidates.emplace_back(prefix, document);
    if (candidates.size() < many) continue;
    last = KeepFirst(limit, &candidates);
    many = std::max(many, 2 * candidates.size());  // of one day there are many
  }
  AddFirst(search, at, it->greatest() > 0, &candidates);
}

// Those of the candidates that can be among the best, with their weights.
void NativeEngine::AddFirst(
    Search* search, size_t at, bool weigh,
    std::vector<std::pair<uint64_t, uint32_t>>* candidates) {
  const size_t limit = search->request.limit;
  if (limit > 0 && candidates->size() > limit) KeepFirst(limit, candidates);
  std::sort(candidates->begin(), candidates->end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
  const IteratorPtr it =
      weigh ? BuildIterator(search->query, 1, at, &*terms_) : nullptr;
  const auto partition = static_cast<uint32_t>(partitions_[at]);
  // All keys now, as the list of values is one to walk through in order.
  ValueCursor* keys = index_->Values(partition, SlotOf(search->request.order));
  for (const auto& [prefix, document] : *candidates) {
    double weight = 0;
    if (it != nullptr) {
      it->SkipTo(document);
      if (it->document() == document && it->Confirm()) weight = it->Score();
    }
    search->best.Add({partition, document}, weight, keys->In(document));
  }
}

size_t NativeEngine::Count(const IndexQuery& query) {
  uint64_t count = 0;
  for (size_t at = 0; at < partitions_.size(); ++at) {
    const IteratorPtr it = BuildIterator(query, 0, at, &*terms_);
    const DocumentBits& hidden = index_->hidden(partitions_[at]);
    uint64_t known = 0;
    if (hidden.empty() && it->KnowsCount(&known)) {
      count += known;
      continue;
    }
    for (; it->document() != kNoDocument; it->Next()) {
      if (!hidden.Test(it->document()) && it->Confirm()) ++count;
    }
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

bool NativeEngine::MayBeMember(DocumentRef document) {
  return index_->members(document.partition).Test(document.document);
}

void NativeEngine::ForEachTerm(
    std::string_view prefix,
    const std::function<bool(std::string_view)>& take) {
  bool more = true;
  for (PartitionReader* reader : readers_) {
    if (!more) return;
    reader->ForEachTerm(prefix, prefix, [&](std::string_view term) {
      return more = take(term);
    });
  }
}

std::string NativeEngine::TermFrom(std::string_view prefix,
                                   std::string_view from) {
  std::string first;
  for (PartitionReader* reader : readers_) {
    reader->ForEachTerm(prefix, from, [&first](std::string_view term) {
      if (first.empty() || term < first) first = term;
      return false;
    });
  }
  return first;
}

std::vector<uint64_t> NativeEngine::Frequencies(
    const std::vector<std::string>& terms) {
  std::vector<uint64_t> frequencies;
  for (const std::string& term : terms) {
    frequencies.push_back(0);
    for (PartitionReader* reader : readers_) {
      frequencies.back() += PostingCursor(reader->postlist(), term).documents();
    }
  }
  return frequencies;
}

}  // namespace defnews
