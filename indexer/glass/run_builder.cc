// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/run_builder.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "indexer/glass/codec.h"
#include "indexer/glass/position_list.h"

namespace defnews::glass {
namespace {

constexpr size_t kPieceBytes = size_t{1} << 16;
constexpr uint64_t kMaxNumber = std::numeric_limits<uint32_t>::max();

absl::Status Refused(std::string_view term, const char* what) {
  return absl::InvalidArgumentError(
      ToAbsl("the term \"" + std::string(term) + "\" " + what));
}

// As much of the text as a number holds; smaller texts have smaller numbers.
uint64_t HeadOf(std::string_view text) {
  uint64_t head = 0;
  for (size_t at = 0; at < sizeof(head); ++at) {
    const auto byte = at < text.size() ? static_cast<unsigned char>(text[at])
                                       : static_cast<unsigned char>(0);
    head = head << 8 | byte;
  }
  return head;
}

}  // namespace

absl::Status RunBuilder::Add(uint32_t docid,
                             const IndexableDocument& document) {
  const uint32_t last = empty() ? 0 : run_.documents.back().docid;
  if (docid <= last) {
    return absl::InvalidArgumentError("document numbers do not ascend");
  }
  term_list_.Begin();
  std::string_view previous;
  for (const IndexableDocument::Posting& posting : document.postings) {
    if (posting.term <= previous)
      return Refused(posting.term, "is out of order");
    previous = posting.term;
    RETURN_IF_ERROR(AddPosting(docid, posting));
    term_list_.Add(posting.term, posting.wdf);
  }
  if (term_list_.length() > kMaxNumber) {
    return absl::InvalidArgumentError("a document is too long");
  }
  AppendVint(docid - last, &records_);
  AppendString(term_list_.Finish(), &records_);
  RETURN_IF_ERROR(AddValues(docid, document));
  AppendString(slots_, &records_);
  AppendString(document.data, &records_);
  run_.documents.push_back({docid, static_cast<uint32_t>(term_list_.length())});
  return absl::OkStatus();
}

absl::Status RunBuilder::AddPosting(uint32_t docid,
                                    const IndexableDocument::Posting& posting) {
  const std::string& term = posting.term;
  const auto nuls =
      static_cast<size_t>(std::count(term.begin(), term.end(), '\0'));
  if (term.size() + nuls > kMaxTermBytes) return Refused(term, "is too long");
  const size_t begin = positions_.size();
  if (!AppendPositions(posting.positions, &positions_)) {
    return Refused(term, "has positions out of order");
  }
  const uint32_t number = TermNumber(term);
  ++terms_[number].postings;
  log_.push_back({number, docid, posting.wdf,
                  static_cast<uint32_t>(positions_.size() - begin), begin});
  return absl::OkStatus();
}

absl::Status RunBuilder::AddValues(uint32_t docid,
                                   const IndexableDocument& document) {
  slots_.clear();
  uint32_t next = 0;
  for (const auto& [number, value] : document.values) {
    if (number < next || number >= kSlots) {
      return absl::InvalidArgumentError(
          ToAbsl("the slot " + std::to_string(number) + " cannot be used"));
    }
    if (value.empty()) continue;
    AppendVint(number - next, &slots_);
    next = number + 1;
    if (values_.size() < next) values_.resize(next);
    Slot& slot = values_[number];
    AppendVint(docid - slot.last_docid, &slot.values);
    AppendString(value, &slot.values);
    slot.last_docid = docid;
  }
  return absl::OkStatus();
}

uint32_t RunBuilder::TermNumber(std::string_view term) {
  const auto at = numbers_.find(term);
  if (at != numbers_.end()) return at->second;
  const auto number = static_cast<uint32_t>(terms_.size());
  const std::string_view text = Keep(term);
  numbers_.emplace(text, number);
  terms_.push_back({HeadOf(text), text, 0, 0});
  return number;
}

std::string_view RunBuilder::Keep(std::string_view text) {
  if (pieces_.empty() || piece_used_ + text.size() > kPieceBytes) {
    if (!pieces_.empty()) ++piece_;
    if (piece_ == pieces_.size()) {
      pieces_.push_back(std::make_unique<char[]>(kPieceBytes));
    }
    piece_used_ = 0;
  }
  char* place = pieces_[piece_].get() + piece_used_;
  std::memcpy(place, text.data(), text.size());
  piece_used_ += text.size();
  return {place, text.size()};
}

size_t RunBuilder::bytes() const {
  return records_.size() + positions_.size() +
         log_.size() * (sizeof(LoggedPosting) + sizeof(uint32_t)) +
         terms_.size() * 2 * sizeof(Term) + piece_ * kPieceBytes;
}

std::vector<uint32_t> RunBuilder::OrderedTerms() const {
  std::vector<std::pair<uint64_t, uint32_t>> order;
  order.reserve(terms_.size());
  for (uint32_t at = 0; at < terms_.size(); ++at) {
    order.emplace_back(terms_[at].head, at);
  }
  std::sort(order.begin(), order.end(), [this](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return terms_[a.second].text < terms_[b.second].text;
  });
  std::vector<uint32_t> numbers;
  numbers.reserve(order.size());
  for (const auto& [head, number] : order) numbers.push_back(number);
  return numbers;
}

// Counting: the log is by document, and so each term's part of it.
void RunBuilder::SortPostings(const std::vector<uint32_t>& terms) {
  uint32_t begin = 0;
  for (const uint32_t number : terms) {
    terms_[number].begin = begin;
    begin += terms_[number].postings;
  }
  sorted_.resize(log_.size());
  for (uint32_t at = 0; at < log_.size(); ++at) {
    sorted_[terms_[log_[at].term].begin++] = at;
  }
  for (Term& term : terms_) term.begin -= term.postings;
}

void RunBuilder::WriteTerm(const Term& term) {
  AppendString(term.text, &out_);
  const size_t size_at = out_.size();
  out_.append(4, '\0');
  AppendVint(term.postings, &out_);
  uint32_t last = 0;
  for (uint32_t at = term.begin; at < term.begin + term.postings; ++at) {
    const LoggedPosting& posting = log_[sorted_[at]];
    char coded[3 * kMaxVintBytes];
    char* end = PutVint(posting.docid - last, coded);
    end = PutVint(posting.position_bytes, PutVint(posting.wdf, end));
    out_.append(coded, static_cast<size_t>(end - coded));
    last = posting.docid;
  }
  for (uint32_t at = term.begin; at < term.begin + term.postings; ++at) {
    const LoggedPosting& posting = log_[sorted_[at]];
    out_.append(positions_, posting.position_begin, posting.position_bytes);
  }
  Put32(out_.size() - size_at - 4, out_.data() + size_at);
}

absl::StatusOr<Run> RunBuilder::Spill(SpillFile* spill) {
  ASSIGN_OR_RETURN(run_.records, spill->Append(records_));
  for (uint32_t slot = 0; slot < values_.size(); ++slot) {
    if (values_[slot].values.empty()) continue;
    ASSIGN_OR_RETURN(const Extent extent, spill->Append(values_[slot].values));
    run_.values.emplace_back(slot, extent);
  }
  const std::vector<uint32_t> order = OrderedTerms();
  SortPostings(order);
  out_.clear();
  for (const uint32_t number : order) WriteTerm(terms_[number]);
  ASSIGN_OR_RETURN(run_.terms, spill->Append(out_));
  Run run = std::move(run_);
  Clear();
  return run;
}

void RunBuilder::Clear() {
  run_ = {};
  records_.clear();
  for (Slot& slot : values_) {
    slot.values.clear();
    slot.last_docid = 0;
  }
  numbers_.clear();
  numbers_.reserve(terms_.size());  // the next run has about as many
  terms_.clear();
  piece_ = 0;
  piece_used_ = 0;
  log_.clear();
  positions_.clear();
}

}  // namespace defnews::glass
