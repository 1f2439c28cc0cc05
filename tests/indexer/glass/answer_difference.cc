// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/glass/answer_difference.h"

#include <xapian.h>

#include <random>
#include <vector>

namespace defnews {
namespace {

constexpr Xapian::doccount kTop = 10;

class Asker {
 public:
  Asker(const Xapian::Database& database, uint64_t seed)
      : database_(database), random_(seed) {
    for (auto at = database.allterms_begin(); at != database.allterms_end();
         ++at) {
      terms_.push_back(*at);
    }
  }

  bool any() const { return !terms_.empty(); }

  Xapian::Query Question() {
    switch (random_() % 7) {
      case 0:
        return Xapian::Query(Term());
      case 1:
        return Several(Xapian::Query::OP_AND, 2, NearBy(), 0);
      case 2:
        return Several(Xapian::Query::OP_OR, 5, NearBy(), 0);
      case 3:
        return Several(Xapian::Query::OP_PHRASE, 2, NearBy(), 2);
      case 4:
        return Several(Xapian::Query::OP_NEAR, 2, NearBy(), 500);
      case 5:
        return {Xapian::Query::OP_AND, Xapian::Query(Term()),
                Xapian::Query(Xapian::Query::OP_VALUE_GE, random_() % 8,
                              std::string(1, static_cast<char>(random_())))};
      default:
        return {Xapian::Query::OP_AND_NOT,
                Several(Xapian::Query::OP_SYNONYM, 3, NearBy(), 0),
                Xapian::Query(Term())};
    }
  }

  uint64_t Number() { return random_(); }

 private:
  std::string Term() { return terms_[random_() % terms_.size()]; }

  // The terms of one document, so that something is found.
  std::vector<std::string> NearBy() {
    const auto postings = database_.postlist_begin(Term());
    std::vector<std::string> terms;
    for (auto at = database_.termlist_begin(*postings);
         at != database_.termlist_end(*postings); ++at) {
      terms.push_back(*at);
    }
    return terms;
  }

  // `window` for phrases and NEAR only.
  Xapian::Query Several(Xapian::Query::op op, size_t count,
                        const std::vector<std::string>& from,
                        Xapian::termcount window) {
    std::vector<std::string> terms;
    while (terms.size() < count) terms.push_back(from[random_() % from.size()]);
    return {op, terms.begin(), terms.end(), window};
  }

  const Xapian::Database database_;
  std::mt19937_64 random_;
  std::vector<std::string> terms_;
};

Xapian::MSet Ask(const Xapian::Database& database, const Xapian::Query& query,
                 uint64_t how) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  if (how % 2 == 0) {
    enquire.set_weighting_scheme(Xapian::IneB2Weight(1.0));
  } else {
    enquire.set_weighting_scheme(Xapian::BM25Weight());
  }
  if (how % 3 == 0) enquire.set_sort_by_relevance_then_value(0, false);
  if (how % 5 == 0) enquire.set_sort_by_value(1, false);
  return enquire.get_mset(0, kTop, how % 7 < 3 ? database.get_doccount() : 0);
}

bool Same(const Xapian::MSet& a, const Xapian::MSet& b) {
  if (a.size() != b.size() ||
      a.get_matches_estimated() != b.get_matches_estimated() ||
      a.get_matches_lower_bound() != b.get_matches_lower_bound() ||
      a.get_matches_upper_bound() != b.get_matches_upper_bound() ||
      a.get_max_possible() != b.get_max_possible()) {
    return false;
  }
  Xapian::MSetIterator at = b.begin();
  for (Xapian::MSetIterator hit = a.begin(); hit != a.end(); ++hit, ++at) {
    if (*hit != *at || hit.get_weight() != at.get_weight()) return false;
  }
  return true;
}

}  // namespace

std::string AnswerDifference(const std::string& first,
                             const std::string& second, uint64_t seed,
                             int queries) {
  const Xapian::Database a(first);
  const Xapian::Database b(second);
  Asker asker(a, seed);
  for (int at = 0; asker.any() && at < queries; ++at) {
    const Xapian::Query query = asker.Question();
    const uint64_t how = asker.Number();
    if (!Same(Ask(a, query, how), Ask(b, query, how))) {
      return query.get_description();
    }
  }
  return "";
}

}  // namespace defnews
