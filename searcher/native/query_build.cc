// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/native/query_build.h"

#include <algorithm>

#include "searcher/glass/keys.h"
#include "searcher/native/and_iterators.h"
#include "searcher/native/document_bits.h"
#include "searcher/native/leaf_iterators.h"
#include "searcher/native/maybe_iterator.h"
#include "searcher/native/or_iterator.h"
#include "searcher/native/place_iterator.h"
#include "searcher/native/score_table.h"

namespace defnews {
namespace {

using glass_reader::PartitionReader;
using glass_reader::PositionCursor;
using glass_reader::PostingCursor;
using Op = IndexQuery::Op;

std::string TermOfKey(std::string_view key) {
  std::string term;
  for (size_t at = 0; at < key.size(); ++at) {
    term.push_back(key[at]);
    if (key[at] == '\0') ++at;
  }
  return term;
}

// Terms side by side in the table, as days or the words with one beginning,
// are found from one to the next; those that are not there are passed over.
DocumentBits Union(const std::vector<std::string>& sorted_keys,
                   PartitionReader* partition) {
  const glass_reader::Table* table = partition->postlist();
  glass_reader::Cursor cursor(table);
  DocumentBits bits;
  for (auto at = sorted_keys.begin(); at != sorted_keys.end();) {
    if (!cursor.FindFromAhead(*at)) break;
    if (cursor.key() != *at) {
      at = std::lower_bound(at + 1, sorted_keys.end(), cursor.key());
      continue;
    }
    if (bits.empty()) bits = DocumentBits(partition->version().last_docid);
    PostingCursor postings(table, TermOfKey(*at), cursor);
    for (; postings.document() != kNoDocument; postings.Next()) {
      bits.Set(postings.document());
    }
    ++at;
  }
  return bits;
}

const TermWeight kWeightless;
const std::vector<uint32_t> kNoLengths;

class Builder {
 public:
  Builder(size_t partition, QueryTermTable* terms, bool sparse)
      : sparse_(sparse),
        at_(partition),
        terms_(terms),
        partition_(terms->partition(partition)) {}

  IteratorPtr Build(const IndexQuery& query, double factor) {
    switch (query.op) {
      case Op::kNothing:
        return std::make_unique<NoDocuments>();
      case Op::kAll:
        return Everything();
      case Op::kTerm:
        return Term(query.term, factor);
      case Op::kConstant:
        return std::make_unique<ConstantIterator>(Term(query.term, 0),
                                                  factor * query.factor);
      case Op::kAnd:
        return And(query, factor, factor);
      case Op::kFilter:
        return And(query, factor, 0);
      case Op::kOr:
        return factor == 0 ? Union(query) : Or(query, factor);
      case Op::kAndNot:
        return AndNot(query, factor);
      case Op::kMaybe:
        return Maybe(query, factor);
      case Op::kScale:
        return Build(query.children.front(), factor * query.factor);
      case Op::kPhrase:
      case Op::kNear:
        return Place(query, factor);
    }
    return std::make_unique<NoDocuments>();
  }

 private:
  IteratorPtr Everything() {
    return std::make_unique<TermIterator>(
        PostingCursor::AllLengths(partition_->postlist()),
        partition_->version().documents, &kWeightless, &kNoLengths);
  }

  IteratorPtr Term(const std::string& term, double factor) {
    std::unique_ptr<PostingCursor> cursor = terms_->Postings(term, at_);
    if (cursor->document() == kNoDocument) {
      return std::make_unique<NoDocuments>();
    }
    const TermWeight* weight =
        factor == 0 ? &kWeightless : terms_->Weight(term, factor);
    const std::vector<uint32_t>* lengths =
        weight->weighs() ? &partition_->lengths() : &kNoLengths;
    const uint64_t size = cursor->documents();
    return std::make_unique<TermIterator>(std::move(cursor), size, weight,
                                          lengths);
  }

  // What is cheap first: where one finds nothing the rest need not be built,
  // and where one finds little the rest is only looked up.
  IteratorPtr And(const IndexQuery& query, double factor, double others) {
    const bool sparse = sparse_;
    std::vector<IteratorPtr> children(query.children.size());
    for (const Cost cost : {Cost::kTerm, Cost::kTerms, Cost::kMore}) {
      for (size_t i = 0; i < children.size(); ++i) {
        const IndexQuery& child = query.children[i];
        if (CostOf(child) != cost) continue;
        children[i] = Build(child, i == 0 ? factor : others);
        if (children[i]->document() == kNoDocument) {
          sparse_ = sparse;
          return std::make_unique<NoDocuments>();
        }
        sparse_ = sparse_ || IsLittle(children[i]->size(), *partition_);
      }
    }
    sparse_ = sparse;
    if (children.empty()) return std::make_unique<NoDocuments>();
    if (children.size() == 1) return std::move(children.front());
    return std::make_unique<AndIterator>(std::move(children));
  }

  IteratorPtr AndNot(const IndexQuery& query, double factor) {
    IteratorPtr wanted = Build(query.children[0], factor);
    if (wanted->document() == kNoDocument) return wanted;
    IteratorPtr unwanted = Build(query.children[1], 0);
    if (unwanted->document() == kNoDocument) return wanted;
    return std::make_unique<AndNotIterator>(std::move(wanted),
                                            std::move(unwanted));
  }

  IteratorPtr Maybe(const IndexQuery& query, double factor) {
    IteratorPtr wanted = Build(query.children[0], factor);
    if (factor == 0 || wanted->document() == kNoDocument) return wanted;
    const bool sparse = sparse_;
    sparse_ = sparse_ || IsLittle(wanted->size(), *partition_);
    IteratorPtr evidence = Build(query.children[1], factor);
    sparse_ = sparse;
    if (evidence->document() == kNoDocument) return wanted;
    return std::make_unique<MaybeIterator>(std::move(wanted),
                                           std::move(evidence));
  }

  IteratorPtr Or(const IndexQuery& query, double factor) {
    constexpr size_t kManyConstants = 8;
    const auto is_constant = [](const IndexQuery& child) {
      return child.op == Op::kConstant && child.factor > 0;
    };
    if (!sparse_ && factor > 0 && query.children.size() >= kManyConstants &&
        std::all_of(query.children.begin(), query.children.end(),
                    is_constant)) {
      return ScoreTable(query, factor);
    }
    std::vector<IteratorPtr> children;
    for (const IndexQuery& child : query.children) {
      IteratorPtr built = Build(child, factor);
      if (built->document() != kNoDocument) {
        children.push_back(std::move(built));
      }
    }
    if (children.empty()) return std::make_unique<NoDocuments>();
    if (children.size() == 1) return std::move(children.front());
    return std::make_unique<OrIterator>(std::move(children));
  }

  // Constants, added up in the order of the query.
  IteratorPtr ScoreTable(const IndexQuery& query, double factor) {
    std::vector<double> scores(size_t{partition_->version().last_docid} + 1);
    for (const IndexQuery& child : query.children) {
      const auto postings = terms_->Postings(child.term, at_);
      for (; postings->document() != kNoDocument; postings->Next()) {
        const uint32_t document = postings->document();
        if (document >= scores.size()) break;
        scores[document] += factor * child.factor;
      }
    }
    return std::make_unique<ScoreTableIterator>(std::move(scores));
  }

  // Where nothing weighs, all are gathered at once, a bit for each document.
  IteratorPtr Union(const IndexQuery& query) {
    const auto is_term = [](const IndexQuery& child) {
      return child.op == Op::kTerm;
    };
    if (std::all_of(query.children.begin(), query.children.end(), is_term)) {
      return UnionOfTerms(query);
    }
    if (sparse_) return Or(query, 0);
    // What is cheap first: what it finds need not be confirmed once more.
    DocumentBits bits(partition_->version().last_docid);
    for (const Cost cost : {Cost::kTerm, Cost::kTerms, Cost::kMore}) {
      for (const IndexQuery& child : query.children) {
        if (CostOf(child) == cost) Gather(child, &bits);
      }
    }
    return std::make_unique<BitsIterator>(
        std::make_shared<const DocumentBits>(std::move(bits)));
  }

  void Gather(const IndexQuery& query, DocumentBits* bits) {
    const IteratorPtr it = Build(query, 0);
    for (; it->document() != kNoDocument; it->Next()) {
      const uint32_t document = it->document();
      if (!bits->Test(document) && it->Confirm()) bits->Set(document);
    }
  }

  IteratorPtr UnionOfTerms(const IndexQuery& query) {
    std::vector<std::string> keys;
    for (const IndexQuery& child : query.children) {
      keys.push_back(glass_reader::TermKey(child.term));
    }
    std::sort(keys.begin(), keys.end());
    std::shared_ptr<const DocumentBits> bits =
        terms_->AnyOf(std::move(keys), at_);
    if (bits->empty()) return std::make_unique<NoDocuments>();
    return std::make_unique<BitsIterator>(std::move(bits));
  }

  IteratorPtr Place(const IndexQuery& query, double factor) {
    IteratorPtr all = And(query, factor, factor);
    if (all->document() == kNoDocument || query.children.size() < 2) {
      return all;
    }
    std::vector<PositionCursor> positions;
    for (const IndexQuery& child : query.children) {
      positions.emplace_back(partition_->position(), child.term);
    }
    return std::make_unique<PlaceIterator>(std::move(all), std::move(positions),
                                           query.op == Op::kPhrase
                                               ? PlaceIterator::Order::kAsGiven
                                               : PlaceIterator::Order::kAny,
                                           query.window);
  }

  enum class Cost { kTerm, kTerms, kMore };

  static Cost CostOf(const IndexQuery& query) {
    if (query.op == Op::kTerm) return Cost::kTerm;
    if (query.op == Op::kScale) return CostOf(query.children.front());
    const bool terms =
        query.op == Op::kOr &&
        std::all_of(query.children.begin(), query.children.end(),
                    [](const IndexQuery& one) { return one.op == Op::kTerm; });
    return terms ? Cost::kTerms : Cost::kMore;
  }

  bool sparse_;  // whether only few documents will be looked at
  size_t at_;
  QueryTermTable* terms_;
  PartitionReader* partition_;
};

}  // namespace

QueryTermTable::Entry& QueryTermTable::Find(const std::string& term) {
  const auto [at, added] = entries_.try_emplace(term);
  Entry& entry = at->second;
  if (!added) return entry;
  const std::string key = glass_reader::TermKey(term);
  for (PartitionReader* partition : partitions_) {
    entry.places.emplace_back(partition->postlist());
    if (!entry.places.back().Find(key)) continue;
    const PostingCursor postings(partition->postlist(), term,
                                 entry.places.back());
    entry.documents += postings.documents();
    entry.occurrences += postings.occurrences();
  }
  return entry;
}

std::unique_ptr<PostingCursor> QueryTermTable::Postings(const std::string& term,
                                                        size_t partition) {
  return std::make_unique<PostingCursor>(partitions_[partition]->postlist(),
                                         term, Find(term).places[partition]);
}

std::shared_ptr<const DocumentBits> QueryTermTable::AnyOf(
    std::vector<std::string> keys, size_t partition) {
  std::pair place(partition, std::move(keys));
  std::shared_ptr<const DocumentBits>& known = unions_[place];
  if (known == nullptr) {
    known = std::make_shared<const DocumentBits>(
        Union(place.second, partitions_[partition]));
  }
  return known;
}

const TermWeight* QueryTermTable::Weight(const std::string& term,
                                         double factor) {
  const auto [at, added] = weights_.try_emplace({term, factor});
  if (added) {
    const Entry& entry = Find(term);
    at->second = TermWeight(collection_, norms_, entry.documents,
                            entry.occurrences, factor);
  }
  return &at->second;
}

bool IsLittle(uint64_t documents, const PartitionReader& partition) {
  constexpr uint64_t kLittle = 16;
  return documents < partition.version().documents / kLittle;
}

IteratorPtr BuildIterator(const IndexQuery& query, double factor,
                          size_t partition, QueryTermTable* terms,
                          bool sparse) {
  return Builder(partition, terms, sparse).Build(query, factor);
}

}  // namespace defnews
