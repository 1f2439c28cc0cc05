// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/run_builder.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "common/glass/codec.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
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
  RETURN_IF_ERROR(Begin(docid));
  FindAllByText();
  std::string_view previous;
  for (const IndexableDocument::Posting& posting : document.postings) {
    if (posting.term <= previous)
      return Refused(posting.term, "is out of order");
    previous = posting.term;
    ASSIGN_OR_RETURN(const uint32_t number, TermNumber(posting.term));
    RETURN_IF_ERROR(AddPosting(number, posting.wdf, posting.positions));
  }
  return Finish(document.values, document.data);
}

absl::Status RunBuilder::Add(uint32_t docid, const AnalyzedDocument& document) {
  RETURN_IF_ERROR(Begin(docid));
  Meet(document.analyzer->vocabulary());
  const std::span<const uint32_t> positions(document.positions);
  for (const AnalyzedDocument::Posting& posting : document.postings) {
    auto& known = known_[static_cast<size_t>(posting.prefix)];
    if (known.size() <= posting.term) {
      known.resize(document.analyzer->term_count());
    }
    TermOfRun& term = known[posting.term];
    if (term.run != run_number_) {
      text_ = PrefixText(posting.prefix);
      text_ += document.analyzer->term(posting.term);
      // Another number has another text, so that nothing need be looked up.
      ASSIGN_OR_RETURN(const uint32_t number,
                       all_by_text_ ? TermNumber(text_) : NewTerm(text_));
      term = {run_number_, number};
    }
    RETURN_IF_ERROR(
        AddPosting(term.number, posting.wdf,
                   positions.subspan(posting.begin, posting.count)));
  }
  for (const std::string& filter : document.filters) {
    ASSIGN_OR_RETURN(const uint32_t number, TermNumber(filter));
    RETURN_IF_ERROR(AddPosting(number, 0, {}));
  }
  return Finish(document.values, document.data);
}

// Numbers known from other ids are of no use, but the texts may come again.
void RunBuilder::Meet(uint64_t vocabulary) {
  if (vocabulary == vocabulary_) return;
  vocabulary_ = vocabulary;
  for (std::vector<TermOfRun>& known : known_) known.clear();
  if (!terms_.empty()) FindAllByText();
}

void RunBuilder::FindAllByText() {
  if (all_by_text_) return;
  for (uint32_t number = 0; number < terms_.size(); ++number) {
    numbers_.emplace(terms_[number].text, number);
  }
  all_by_text_ = true;
}

absl::Status RunBuilder::Begin(uint32_t docid) {
  const uint32_t last = empty() ? 0 : run_.documents.back().docid;
  if (docid <= last) {
    return absl::InvalidArgumentError("document numbers do not ascend");
  }
  run_.documents.push_back({docid, 0});
  documents_.emplace_back();
  return absl::OkStatus();
}

absl::Status RunBuilder::Finish(const Values& values, std::string_view data) {
  Document& document = documents_.back();
  if (document.length > kMaxNumber) {
    return absl::InvalidArgumentError("a document is too long");
  }
  run_.documents.back().length = static_cast<uint32_t>(document.length);
  RETURN_IF_ERROR(AddValues(values));
  AppendString(slots_, &tails_);
  AppendString(data, &tails_);
  document.tail_end = tails_.size();
  return absl::OkStatus();
}

absl::Status RunBuilder::AddPosting(uint32_t number, uint32_t wdf,
                                    std::span<const uint32_t> positions) {
  Term& term = terms_[number];
  const uint32_t docid = run_.documents.back().docid;
  if (term.last_docid == docid) return Refused(term.text, "comes twice");
  term.last_docid = docid;
  ++term.postings;
  const size_t begin = positions_.size();
  if (!AppendPositions(positions, &positions_)) {
    return Refused(term.text, "has positions out of order");
  }
  const size_t bytes = positions_.size() - begin;
  term.position_bytes += bytes;
  Document& document = documents_.back();
  document.length += wdf;
  ++document.postings;
  log_.push_back({number, static_cast<uint32_t>(documents_.size() - 1), wdf,
                  static_cast<uint32_t>(bytes), begin});
  return absl::OkStatus();
}

absl::Status RunBuilder::AddValues(const Values& values) {
  const uint32_t docid = run_.documents.back().docid;
  slots_.clear();
  uint32_t next = 0;
  for (const auto& [number, value] : values) {
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

absl::StatusOr<uint32_t> RunBuilder::TermNumber(std::string_view term) {
  const auto at = numbers_.find(term);
  if (at != numbers_.end()) return at->second;
  ASSIGN_OR_RETURN(const uint32_t number, NewTerm(term));
  numbers_.emplace(terms_[number].text, number);
  return number;
}

absl::StatusOr<uint32_t> RunBuilder::NewTerm(std::string_view term) {
  const auto nuls =
      static_cast<size_t>(std::count(term.begin(), term.end(), '\0'));
  if (term.empty()) return Refused(term, "is empty");
  if (term.size() + nuls > kMaxTermBytes) return Refused(term, "is too long");
  terms_.push_back({Keep(term), 0, 0, 0});
  return static_cast<uint32_t>(terms_.size() - 1);
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
  constexpr size_t kPostingBytes =
      sizeof(LoggedPosting) + sizeof(uint32_t) + sizeof(ListedPosting);
  return tails_.size() + positions_.size() + log_.size() * kPostingBytes +
         terms_.size() * (2 * sizeof(Term) + sizeof(RankedTerm)) +
         piece_ * kPieceBytes;
}

absl::Status RunBuilder::RankTerms() {
  ranked_.clear();
  ranked_.reserve(terms_.size());
  for (uint32_t at = 0; at < terms_.size(); ++at) {
    const Term& term = terms_[at];
    ranked_.push_back({HeadOf(term.text), term.text, at, 0, term.postings,
                       term.position_bytes});
  }
  std::sort(ranked_.begin(), ranked_.end(),
            [](const RankedTerm& a, const RankedTerm& b) {
              return a.head != b.head ? a.head < b.head : a.text < b.text;
            });
  const auto twice =
      std::adjacent_find(ranked_.begin(), ranked_.end(),
                         [](const RankedTerm& a, const RankedTerm& b) {
                           return a.head == b.head && a.text == b.text;
                         });
  if (twice == ranked_.end()) return absl::OkStatus();
  return Refused(twice->text, "is both a word's and a filter's");
}

// Counting: the log is by document, and so each term's part of it.
void RunBuilder::SortPostings() {
  std::vector<uint32_t> next(terms_.size());
  uint32_t begin = 0;
  for (RankedTerm& term : ranked_) {
    term.begin = next[term.number] = begin;
    begin += term.postings;
  }
  sorted_.resize(log_.size());
  for (uint32_t at = 0; at < log_.size(); ++at) {
    sorted_[next[log_[at].term]++] = at;
  }
}

void RunBuilder::WriteTerm(const RankedTerm& term, uint32_t rank) {
  const std::span<const uint32_t> postings =
      std::span(sorted_).subspan(term.begin, term.postings);
  char* const begin =
      out_.Room(term.text.size() + 3 * kMaxVintBytes +
                postings.size() * 3 * kMaxVintBytes + term.position_bytes);
  char* end = PutVint(term.text.size(), begin);
  char* const size_at = PutBytes(term.text, end);
  char* const list = size_at + 4;
  end = PutVint(term.postings, list);
  uint32_t last = 0;
  for (const uint32_t at : postings) {
    const LoggedPosting& posting = log_[at];
    const uint32_t docid = run_.documents[posting.document].docid;
    end = PutVint(posting.wdf, PutVint(docid - last, end));
    end = PutVint(posting.position_bytes, end);
    last = docid;
    listed_[documents_[posting.document].next++] = {rank, posting.wdf};
  }
  for (const uint32_t at : postings) {
    const LoggedPosting& posting = log_[at];
    end =
        positions_.CopyTo(posting.position_begin, posting.position_bytes, end);
  }
  Put32(static_cast<uint64_t>(end - list), size_at);
  out_.EndAt(end);
}

// And deals them out to the documents, which so have theirs in order.
absl::Status RunBuilder::WriteTerms() {
  RETURN_IF_ERROR(RankTerms());
  SortPostings();
  listed_.resize(log_.size());
  uint32_t begin = 0;
  for (Document& document : documents_) {
    document.next = begin;
    begin += document.postings;
  }
  out_.Clear();
  for (uint32_t rank = 0; rank < ranked_.size(); ++rank) {
    WriteTerm(ranked_[rank], rank);
  }
  return absl::OkStatus();
}

void RunBuilder::WriteRecords() {
  out_.Clear();
  uint32_t last = 0;
  size_t tail = 0;
  for (size_t at = 0; at < documents_.size(); ++at) {
    const Document& document = documents_[at];
    term_list_.Begin();
    for (const ListedPosting& posting : std::span(listed_).subspan(
             document.next - document.postings, document.postings)) {
      term_list_.Add(ranked_[posting.rank].text, posting.wdf);
    }
    const std::string_view list = term_list_.Finish();
    char* end = out_.Room(2 * kMaxVintBytes);
    end = PutVint(run_.documents[at].docid - last, end);
    out_.EndAt(PutVint(list.size(), end));
    out_.Append(list);
    out_.Append(
        std::string_view(tails_).substr(tail, document.tail_end - tail));
    last = run_.documents[at].docid;
    tail = document.tail_end;
  }
}

absl::StatusOr<Run> RunBuilder::Spill(SpillFile* spill) {
  for (uint32_t slot = 0; slot < values_.size(); ++slot) {
    if (values_[slot].values.empty()) continue;
    ASSIGN_OR_RETURN(const Extent extent, spill->Append(values_[slot].values));
    run_.values.emplace_back(slot, extent);
  }
  RETURN_IF_ERROR(WriteTerms());
  ASSIGN_OR_RETURN(run_.terms, spill->Append(out_.view()));
  WriteRecords();
  ASSIGN_OR_RETURN(run_.records, spill->Append(out_.view()));
  Run run = std::move(run_);
  Clear();
  return run;
}

void RunBuilder::Clear() {
  run_ = {};
  documents_.clear();
  tails_.clear();
  for (Slot& slot : values_) {
    slot.values.clear();
    slot.last_docid = 0;
  }
  numbers_.clear();
  all_by_text_ = false;
  terms_.clear();
  if (++run_number_ == 0) {  // numbers are used up: begin again
    for (std::vector<TermOfRun>& known : known_) known.clear();
    ++run_number_;
  }
  piece_ = 0;
  piece_used_ = 0;
  log_.clear();
  positions_.Clear();
}

}  // namespace defnews::glass
