// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/database_difference.h"

#include <xapian.h>

#include <cstdint>
#include <string_view>

#include "common/status/xapian_status.h"

namespace defnews {
namespace {

// Value slots beyond are not used by anyone here.
constexpr Xapian::valueno kSlots = 128;

class Comparison {
 public:
  Comparison(const std::string& first, const std::string& second, Bounds bounds)
      : first_(first), second_(second), equal_(bounds == Bounds::kEqual) {}

  std::string Run() {
    CompareStatistics();
    CompareMetadata();
    for (Xapian::valueno slot = 0; slot < kSlots; ++slot) CompareSlot(slot);
    CompareTerms();
    CompareDocuments();
    return difference_;
  }

 private:
  bool found() const { return !difference_.empty(); }

  template <typename Value>
  void Expect(const Value& a, const Value& b, std::string_view what,
              const std::string& where = {}) {
    if (a == b || found()) return;
    difference_ = std::string(what) + " " + where + ": " + Text(a) +
                  " instead of " + Text(b);
  }

  static std::string Text(const std::string& value) {
    return "\"" + value + "\"";
  }
  template <typename Value>
  static std::string Text(const Value& value) {
    return std::to_string(value);
  }

  // The first's bound must be as tight as the second's, or tighter.
  template <typename Value>
  void ExpectBound(const Value& tight, const Value& wide, bool upper,
                   std::string_view what, const std::string& where = {}) {
    const bool inside = upper ? tight <= wide : tight >= wide;
    if (equal_ || !inside) Expect(tight, wide, what, where);
  }

  void CompareStatistics() {
    Expect(first_.get_doccount(), second_.get_doccount(), "documents");
    Expect(first_.get_total_length(), second_.get_total_length(), "length");
    Expect(first_.has_positions(), second_.has_positions(), "positions");
    ExpectBound(first_.get_doclength_lower_bound(),
                second_.get_doclength_lower_bound(), false,
                "shortest document");
    ExpectBound(first_.get_doclength_upper_bound(),
                second_.get_doclength_upper_bound(), true, "longest document");
    ExpectBound(first_.get_lastdocid(), second_.get_lastdocid(), true,
                "last docid");
  }

  void CompareMetadata() {
    Xapian::TermIterator a = first_.metadata_keys_begin();
    Xapian::TermIterator b = second_.metadata_keys_begin();
    for (; !found() && a != first_.metadata_keys_end() &&
           b != second_.metadata_keys_end();
         ++a, ++b) {
      Expect(*a, *b, "metadata key");
      Expect(first_.get_metadata(*a), second_.get_metadata(*b), "metadata", *a);
    }
    Expect(a == first_.metadata_keys_end(), b == second_.metadata_keys_end(),
           "end of metadata");
  }

  void CompareSlot(Xapian::valueno slot) {
    if (found()) return;
    const std::string where = std::to_string(slot);
    Expect(first_.get_value_freq(slot), second_.get_value_freq(slot),
           "values in slot", where);
    ExpectBound(first_.get_value_lower_bound(slot),
                second_.get_value_lower_bound(slot), false, "least value",
                where);
    ExpectBound(first_.get_value_upper_bound(slot),
                second_.get_value_upper_bound(slot), true, "greatest value",
                where);
    Xapian::ValueIterator a = first_.valuestream_begin(slot);
    Xapian::ValueIterator b = second_.valuestream_begin(slot);
    for (; !found() && a != first_.valuestream_end(slot) &&
           b != second_.valuestream_end(slot);
         ++a, ++b) {
      Expect(a.get_docid(), b.get_docid(), "document in slot", where);
      Expect(*a, *b, "value in slot", where);
    }
    Expect(a == first_.valuestream_end(slot),
           b == second_.valuestream_end(slot), "end of slot", where);
  }

  void CompareTerms() {
    Xapian::TermIterator a = first_.allterms_begin();
    Xapian::TermIterator b = second_.allterms_begin();
    for (;
         !found() && a != first_.allterms_end() && b != second_.allterms_end();
         ++a, ++b) {
      Expect(*a, *b, "term");
      Expect(a.get_termfreq(), b.get_termfreq(), "frequency of", *a);
      CompareTerm(*a);
    }
    Expect(a == first_.allterms_end(), b == second_.allterms_end(),
           "end of the terms");
    ComparePostings({});  // the documents with their lengths
  }

  void CompareTerm(const std::string& term) {
    if (found()) return;
    Expect(first_.get_collection_freq(term), second_.get_collection_freq(term),
           "collection frequency of", term);
    ExpectBound(first_.get_wdf_upper_bound(term),
                second_.get_wdf_upper_bound(term), true, "largest wdf of",
                term);
    ComparePostings(term);
  }

  void ComparePostings(const std::string& term) {
    Xapian::PostingIterator a = first_.postlist_begin(term);
    Xapian::PostingIterator b = second_.postlist_begin(term);
    for (; !found() && a != first_.postlist_end(term) &&
           b != second_.postlist_end(term);
         ++a, ++b) {
      Expect(*a, *b, "document of", term);
      Expect(a.get_wdf(), b.get_wdf(), "wdf of", term);
      Expect(a.get_doclength(), b.get_doclength(), "length of document",
             std::to_string(*a));
      if (!term.empty()) ComparePositions(*a, term);
    }
    Expect(a == first_.postlist_end(term), b == second_.postlist_end(term),
           "end of postings of", term);
  }

  void ComparePositions(Xapian::docid docid, const std::string& term) {
    if (found()) return;
    Xapian::PositionIterator a = first_.positionlist_begin(docid, term);
    Xapian::PositionIterator b = second_.positionlist_begin(docid, term);
    for (; a != first_.positionlist_end(docid, term) &&
           b != second_.positionlist_end(docid, term);
         ++a, ++b) {
      Expect(*a, *b, "position of", term);
    }
    Expect(a == first_.positionlist_end(docid, term),
           b == second_.positionlist_end(docid, term), "end of positions of",
           term);
  }

  void CompareDocuments() {
    Xapian::PostingIterator at = second_.postlist_begin({});
    for (; !found() && at != second_.postlist_end({}); ++at) {
      CompareDocument(*at);
    }
  }

  void CompareDocument(Xapian::docid docid) {
    const std::string where = std::to_string(docid);
    const Xapian::Document a = first_.get_document(docid);
    const Xapian::Document b = second_.get_document(docid);
    Expect(a.get_data(), b.get_data(), "data of document", where);
    Expect(first_.get_doclength(docid), second_.get_doclength(docid),
           "length of document", where);
    Expect(first_.get_unique_terms(docid), second_.get_unique_terms(docid),
           "unique terms of document", where);
    Expect(a.values_count(), b.values_count(), "values of document", where);
    Xapian::ValueIterator value_a = a.values_begin();
    Xapian::ValueIterator value_b = b.values_begin();
    for (; !found() && value_b != b.values_end(); ++value_a, ++value_b) {
      Expect(value_a.get_valueno(), value_b.get_valueno(), "slot", where);
      Expect(*value_a, *value_b, "value of document", where);
    }
    Expect(a.termlist_count(), b.termlist_count(), "terms of document", where);
    Xapian::TermIterator term_a = first_.termlist_begin(docid);
    Xapian::TermIterator term_b = second_.termlist_begin(docid);
    for (; !found() && term_b != second_.termlist_end(docid);
         ++term_a, ++term_b) {
      Expect(*term_a, *term_b, "term of document", where);
      Expect(term_a.get_wdf(), term_b.get_wdf(), "wdf of " + *term_b, where);
    }
  }

  const Xapian::Database first_;
  const Xapian::Database second_;
  const bool equal_;
  std::string difference_;
};

}  // namespace

absl::StatusOr<std::string> DatabaseDifference(const std::string& first,
                                               const std::string& second,
                                               Bounds bounds) {
  return CatchXapian([&]() -> absl::StatusOr<std::string> {
    return Comparison(first, second, bounds).Run();
  });
}

}  // namespace defnews
