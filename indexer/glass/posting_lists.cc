// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/posting_lists.h"

#include "common/glass/codec.h"

namespace defnews::glass {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMetadata = "\x00\xc0"sv;
constexpr std::string_view kSlotStatistics = "\x00\xd0"sv;
constexpr std::string_view kValues = "\x00\xd8"sv;
constexpr std::string_view kLengths = "\x00\xe0"sv;

// No entry begins in a chunk that has as much already.
constexpr size_t kChunkBytes = 2000;

}  // namespace

void PostingLists::AddMetadata(std::string_view key, std::string_view value) {
  key_ = kMetadata;
  key_ += key;
  table_->Add(key_, value);
}

void PostingLists::AddSlotStatistics(uint32_t slot,
                                     const SlotStatistics& statistics) {
  key_ = kSlotStatistics;
  if (slot > 0) key_.push_back(static_cast<char>(slot));
  value_.clear();
  AppendVint(statistics.count, &value_);
  AppendString(statistics.least, &value_);
  if (statistics.greatest != statistics.least) value_ += statistics.greatest;
  table_->Add(key_, value_);
}

void PostingLists::AddValue(uint32_t slot, uint32_t docid,
                            std::string_view value) {
  if (entries_.size() >= kChunkBytes) EndSlot();
  if (entries_.empty()) {
    key_ = kValues;
    AppendVint(slot, &key_);
    AppendSortable(docid, &key_);
  } else {
    AppendVint(docid - last_docid_ - 1, &entries_);
  }
  AppendString(value, &entries_);
  last_docid_ = docid;
}

void PostingLists::EndSlot() {
  if (!entries_.empty()) table_->Add(key_, entries_);
  entries_.clear();
}

void PostingLists::AddLengths(std::span<const Posting> lengths) {
  key_ = kLengths;
  further_key_ = kLengths;
  head_.clear();
  AppendVint(0, &head_);
  AppendVint(0, &head_);
  AddList(lengths);
}

void PostingLists::AddTerm(std::string_view term,
                           std::span<const Posting> postings,
                           uint64_t collection_frequency) {
  key_.clear();
  AppendTerm(term, &key_);
  further_key_ = key_;
  further_key_.push_back('\0');
  head_.clear();
  AppendVint(postings.size(), &head_);
  AppendVint(collection_frequency, &head_);
  AddList(postings);
}

void PostingLists::AddList(std::span<const Posting> postings) {
  for (bool first = true; !postings.empty(); first = false) {
    const size_t count = FillChunk(postings);
    const uint32_t begin = postings.front().docid;
    value_.clear();
    chunk_key_ = first ? key_ : further_key_;
    if (first) {
      value_ = head_;
      AppendVint(begin - 1, &value_);
    } else {
      AppendSortable(begin, &chunk_key_);
    }
    value_.push_back(count == postings.size() ? '1' : '0');
    AppendVint(postings[count - 1].docid - begin, &value_);
    value_ += entries_;
    table_->Add(chunk_key_, value_);
    postings = postings.subspan(count);
  }
  entries_.clear();
}

// As many as go into one chunk; returns how many.
size_t PostingLists::FillChunk(std::span<const Posting> postings) {
  entries_.clear();
  AppendVint(postings.front().wdf, &entries_);
  size_t count = 1;
  while (count < postings.size() && entries_.size() < kChunkBytes) {
    char coded[2 * kMaxVintBytes];
    char* end =
        PutVint(postings[count].docid - postings[count - 1].docid - 1, coded);
    end = PutVint(postings[count].wdf, end);
    entries_.append(coded, static_cast<size_t>(end - coded));
    ++count;
  }
  return count;
}

}  // namespace defnews::glass
