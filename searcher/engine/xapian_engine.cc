// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/engine/xapian_engine.h"

#include <algorithm>
#include <utility>

#include "common/index/schema.h"
#include "searcher/engine/xapian_query.h"

namespace defnews {
using Xapian::Query;
using Op = IndexQuery::Op;

XapianEngine::XapianEngine(Xapian::Database database,
                           std::vector<size_t> partitions, IndexQuery hidden)
    : database_(std::move(database)),
      partitions_(std::move(partitions)),
      hidden_(std::move(hidden)) {}

Query XapianEngine::InService(Query query) const {
  if (hidden_.op == Op::kNothing) return query;
  return {Query::OP_AND_NOT, query, ToUnscoredXapian(hidden_)};
}

// A combined database takes its documents from its parts in turn.
DocumentRef XapianEngine::RefOf(Xapian::docid docid) const {
  const auto parts = static_cast<Xapian::docid>(partitions_.size());
  return {static_cast<uint32_t>(partitions_[(docid - 1) % parts]),
          (docid - 1) / parts + 1};
}

Xapian::docid XapianEngine::DocidOf(DocumentRef document) const {
  const auto at =
      std::find(partitions_.begin(), partitions_.end(), document.partition);
  const auto parts = static_cast<Xapian::docid>(partitions_.size());
  return (document.document - 1) * parts +
         static_cast<Xapian::docid>(at - partitions_.begin()) + 1;
}

Found XapianEngine::Find(const IndexQuery& query, const FindRequest& request) {
  Xapian::Enquire enquire(database_);
  // libxapian can crash on a whole query scaled to nothing.
  const bool weightless = query.op == Op::kScale && query.factor == 0;
  const bool unscored = weightless || request.unordered;
  if (unscored) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    enquire.set_weighting_scheme(Xapian::IneB2Weight(1.0));
  }
  Query asked = InService(unscored ? ToUnscoredXapian(query) : ToXapian(query));
  if (request.leads) {
    asked = Query(Query::OP_AND_NOT, asked, Query(schema::CopyTerm()));
  }
  enquire.set_query(asked);
  // The slots hold the whole order, ids included; ascending.
  if (request.unordered) {
    enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  } else if (request.order == SortOrder::kRelevance) {
    enquire.set_sort_by_relevance_then_value(SlotOf(request.order), false);
  } else {
    enquire.set_sort_by_value(SlotOf(request.order), false);
  }
  const Xapian::doccount all = database_.get_doccount();
  const auto first = static_cast<Xapian::doccount>(
      request.limit > 0 ? std::min<size_t>(request.limit, all) : all);
  // With every match looked at, the estimate is the exact count.
  const Xapian::MSet mset = enquire.get_mset(0, first, all);
  Found found;
  if (request.count) found.total = mset.get_matches_estimated();
  found.matches.reserve(mset.size());
  for (auto it = mset.begin(); it != mset.end() && found.matches.size() < first;
       ++it) {
    found.matches.push_back({RefOf(*it), it.get_weight(), {}});
  }
  if (request.among != nullptr) {
    std::erase_if(found.matches, [&request](const Match& match) {
      return !std::binary_search(request.among->begin(), request.among->end(),
                                 match.document);
    });
    found.total = found.matches.size();
  }
  if (request.leads) {
    const IndexQuery copies =
        Filtered(query, IndexQuery::Term(schema::CopyTerm()));
    found.copies =
        Find(copies, {.order = request.order, .unordered = request.unordered})
            .matches;
  }
  return found;
}

size_t XapianEngine::Count(const IndexQuery& query) {
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(InService(ToUnscoredXapian(query)));
  return enquire.get_mset(0, 0, database_.get_doccount())
      .get_matches_estimated();
}

std::string XapianEngine::Value(DocumentRef document, uint32_t slot) {
  return database_.get_document(DocidOf(document)).get_value(slot);
}

std::string XapianEngine::Data(DocumentRef document) {
  return database_.get_document(DocidOf(document)).get_data();
}

bool XapianEngine::HasGroup(const std::string& group_key) {
  return database_.term_exists(schema::GroupTerm(group_key));
}

void XapianEngine::ForEachTerm(
    std::string_view prefix,
    const std::function<bool(std::string_view)>& take) {
  const std::string start(prefix);
  for (auto it = database_.allterms_begin(start);
       it != database_.allterms_end(start); ++it) {
    if (!take(*it)) return;
  }
}

std::string XapianEngine::TermFrom(std::string_view prefix,
                                   std::string_view from) {
  const std::string start(prefix);
  const Xapian::TermIterator end = database_.allterms_end(start);
  if (!walk_.begun || walk_.prefix != prefix || from < walk_.from) {
    walk_ = {start, "", database_.allterms_begin(start), true};
  }
  walk_.from = from;
  if (walk_.at != end && *walk_.at < from) walk_.at.skip_to(std::string(from));
  return walk_.at == end ? std::string() : *walk_.at;
}

std::vector<uint64_t> XapianEngine::Frequencies(
    const std::vector<std::string>& terms) {
  if (terms.size() == 1) return {database_.get_termfreq(terms[0])};
  std::vector<Xapian::Query> queries(terms.begin(), terms.end());
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Query(Query::OP_OR, queries.begin(), queries.end()));
  // No match is looked for; each server says how often it has each term.
  const Xapian::MSet counts = enquire.get_mset(0, 0);
  std::vector<uint64_t> frequencies;
  for (const std::string& term : terms) {
    frequencies.push_back(counts.get_termfreq(term));
  }
  return frequencies;
}

}  // namespace defnews
