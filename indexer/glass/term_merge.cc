// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/term_merge.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/glass/codec.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "indexer/glass/posting_lists.h"
#include "indexer/glass/term_cursor.h"

namespace defnews::glass {
namespace {

constexpr size_t kMinBuffer = size_t{4} << 10;
constexpr size_t kMaxBuffer = size_t{64} << 10;

// A posting and how many bytes its positions take.
struct SpilledPosting {
  uint32_t docid = 0;
  uint32_t wdf = 0;
  uint32_t position_bytes = 0;
};

class TermMerge {
 public:
  TermMerge(const MergeInput& input, TableWriter* postlist,
            TableWriter* position, Statistics* statistics)
      : input_(input),
        edits_(input.edits),
        lists_(postlist),
        position_(position),
        statistics_(statistics) {}

  absl::Status Open(const SpillFile& spill, size_t buffer_bytes) {
    const size_t each =
        std::clamp(buffer_bytes / std::max<size_t>(input_.sources.size(), 1),
                   kMinBuffer, kMaxBuffer);
    cursors_.reserve(input_.sources.size());  // their views must stay valid
    for (const MergeSource& source : input_.sources) {
      TermCursor& cursor =
          cursors_.emplace_back(&spill, source.run->terms, each);
      RETURN_IF_ERROR(cursor.Next());
      if (!cursor.done()) {
        heap_.push_back(static_cast<uint32_t>(cursors_.size() - 1));
      }
    }
    for (size_t at = heap_.size() / 2; at-- > 0;) SiftDown(at);
    return absl::OkStatus();
  }

  bool done() const { return heap_.empty() && edits_.empty(); }

  // The first term that is left, out of all runs that have it.
  absl::Status TakeTerm() {
    ChooseTerm();
    postings_.clear();
    const size_t edits = CountEdits();
    const std::span<const TermEdit> mine = edits_.first(edits);
    edits_ = edits_.subspan(edits);
    while (!heap_.empty() && cursors_[heap_.front()].term() == term_) {
      RETURN_IF_ERROR(TakeRun(heap_.front(), mine));
      RETURN_IF_ERROR(Advance());
    }
    AddEdited(mine);
    return WriteTerm();
  }

 private:
  bool Before(uint32_t a, uint32_t b) const {
    const TermCursor& left = cursors_[a];
    const TermCursor& right = cursors_[b];
    if (left.head() != right.head()) return left.head() < right.head();
    const int order = left.term().compare(right.term());
    return order != 0 ? order < 0 : a < b;
  }

  void SiftDown(size_t at) {
    const uint32_t moved = heap_[at];
    while (true) {
      size_t child = 2 * at + 1;
      if (child >= heap_.size()) break;
      if (child + 1 < heap_.size() && Before(heap_[child + 1], heap_[child])) {
        ++child;
      }
      if (!Before(heap_[child], moved)) break;
      heap_[at] = heap_[child];
      at = child;
    }
    heap_[at] = moved;
  }

  absl::Status Advance() {
    TermCursor& cursor = cursors_[heap_.front()];
    RETURN_IF_ERROR(cursor.Next());
    if (cursor.done()) {
      heap_.front() = heap_.back();
      heap_.pop_back();
    }
    if (!heap_.empty()) SiftDown(0);
    return absl::OkStatus();
  }

  void ChooseTerm() {
    if (heap_.empty()) {
      term_ = edits_.front().term;
    } else {
      term_ = cursors_[heap_.front()].term();
      if (!edits_.empty() && edits_.front().term < term_) {
        term_ = edits_.front().term;
      }
    }
    position_key_.clear();
    AppendTerm(term_, &position_key_);
    position_key_.push_back('\0');
    position_key_bytes_ = position_key_.size();
    position_key_.resize(position_key_bytes_ + kMaxSortableBytes);
  }

  size_t CountEdits() const {
    size_t count = 0;
    while (count < edits_.size() && edits_[count].term == term_) ++count;
    return count;
  }

  absl::Status TakeRun(uint32_t number, std::span<const TermEdit> edits) {
    ASSIGN_OR_RETURN(const std::string_view list,
                     cursors_[number].List(&scratch_));
    Decoder decoder(list);
    const uint64_t count = decoder.Vint();
    if (count > list.size()) return SpillFault();
    spilled_.resize(count);
    uint32_t docid = 0;
    for (SpilledPosting& posting : spilled_) {
      docid += decoder.Number();
      posting.docid = docid;
      posting.wdf = decoder.Number();
      posting.position_bytes = decoder.Number();
    }
    const MergeSource& source = input_.sources[number];
    for (const SpilledPosting& posting : spilled_) {
      const std::string_view positions = decoder.Bytes(posting.position_bytes);
      if (source.Removed(posting.docid)) continue;
      AddPosting(posting.docid + source.shift, posting.wdf, positions, edits);
    }
    return decoder.ok() && decoder.done() ? absl::OkStatus() : SpillFault();
  }

  static bool TakenAway(uint32_t docid, std::span<const TermEdit> edits) {
    auto at = std::lower_bound(
        edits.begin(), edits.end(), docid,
        [](const TermEdit& edit, uint32_t id) { return edit.docid < id; });
    while (at != edits.end() && at->docid == docid && at->added) ++at;
    return at != edits.end() && at->docid == docid;
  }

  void AddPosting(uint32_t docid, uint32_t wdf, std::string_view positions,
                  std::span<const TermEdit> edits) {
    if (!edits.empty() && TakenAway(docid, edits)) return;
    postings_.push_back({docid, wdf});
    if (positions.empty()) return;
    char* const key = position_key_.data();
    const char* const end = PutSortable(docid, key + position_key_bytes_);
    position_->Add({key, static_cast<size_t>(end - key)}, positions);
    statistics_->positions = true;
  }

  void AddEdited(std::span<const TermEdit> edits) {
    const size_t before = postings_.size();
    const auto less = [](const Posting& a, const Posting& b) {
      return a.docid < b.docid;
    };
    for (const TermEdit& edit : edits) {
      const Posting posting{edit.docid, 0};
      const auto end = postings_.begin() + static_cast<long>(before);
      if (!edit.added ||
          std::binary_search(postings_.begin(), end, posting, less)) {
        continue;
      }
      postings_.push_back(posting);
    }
    std::inplace_merge(postings_.begin(),
                       postings_.begin() + static_cast<long>(before),
                       postings_.end(), less);
  }

  absl::Status WriteTerm() {
    if (postings_.empty()) return absl::OkStatus();
    uint64_t frequency = 0;
    uint64_t largest = 0;
    for (const Posting& posting : postings_) {
      frequency += posting.wdf;
      largest = std::max<uint64_t>(largest, posting.wdf);
    }
    if (frequency > std::numeric_limits<uint32_t>::max()) {
      return absl::OutOfRangeError(
          ToAbsl("the term \"" + term_ + "\" occurs too often"));
    }
    statistics_->largest_wdf = std::max(statistics_->largest_wdf, largest);
    ++statistics_->terms;
    lists_.AddTerm(term_, postings_, frequency);
    return absl::OkStatus();
  }

  const MergeInput& input_;
  std::span<const TermEdit> edits_;  // those left
  std::vector<TermCursor> cursors_;
  std::vector<uint32_t> heap_;  // of numbers of cursors, the first on top
  PostingLists lists_;
  TableWriter* const position_;
  Statistics* const statistics_;
  std::string term_;
  std::string position_key_;  // of the present term, with room for a docid
  size_t position_key_bytes_ = 0;
  std::vector<Posting> postings_;
  std::vector<SpilledPosting> spilled_;
  std::string scratch_;
};

}  // namespace

absl::Status MergeTerms(const SpillFile& spill, const MergeInput& input,
                        size_t buffer_bytes, TableWriter* postlist,
                        TableWriter* position, Statistics* statistics) {
  TermMerge merge(input, postlist, position, statistics);
  RETURN_IF_ERROR(merge.Open(spill, buffer_bytes));
  while (!merge.done()) {
    RETURN_IF_ERROR(merge.TakeTerm());
    if (!postlist->ok() || !position->ok()) break;  // which Finish() tells
  }
  return absl::OkStatus();
}

}  // namespace defnews::glass
