// SPDX-License-Identifier: GPL-3.0-or-later
// The documents of a term, or the lengths of all documents, of one partition.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include "searcher/glass/table.h"

namespace defnews::glass_reader {

// Beyond every document; what a list at its end stands at.
inline constexpr uint32_t kNoDocument = std::numeric_limits<uint32_t>::max();

class PostingCursor {
 public:
  // Stands at the first document of `term`; at kNoDocument if it has none.
  PostingCursor(const Table* postlist, std::string_view term);
  // The same with the entry found, as FindTerm() leaves it.
  PostingCursor(const Table* postlist, std::string_view term,
                const Cursor& entry);
  // Stands at the first document of all, its wdf being its length.
  static std::unique_ptr<PostingCursor> AllLengths(const Table* postlist) {
    return std::unique_ptr<PostingCursor>(
        new PostingCursor(postlist, OfLengths()));
  }

  PostingCursor(const PostingCursor&) = delete;
  PostingCursor& operator=(const PostingCursor&) = delete;

  uint32_t document() const { return document_; }
  uint32_t wdf() const { return wdf_; }
  // Of the term in this partition; 0 for lengths.
  uint32_t documents() const { return documents_; }
  uint64_t occurrences() const { return occurrences_; }

  void Next() {
    // Most gaps and frequencies take one byte, most lengths two.
    if (end_ - at_ >= 3 && (at_[0] & 0x80) == 0) {
      const auto low = static_cast<unsigned char>(at_[1]);
      const auto high = static_cast<unsigned char>(at_[2]);
      if (low < 0x80 || high < 0x80) {
        document_ += static_cast<unsigned char>(at_[0]) + 1U;
        wdf_ = low < 0x80 ? low : (low & 0x7fU) | uint32_t{high} << 7;
        at_ += low < 0x80 ? 2 : 3;
        return;
      }
    }
    NextInFull();
  }

  // To the first document not before `document`, which may be the present.
  void SkipTo(uint32_t document) {
    if (document <= document_) return;
    if (document > last_in_chunk_) return SkipChunks(document);
    while (document_ < document) Next();
  }

 private:
  struct OfLengths {};
  PostingCursor(const Table* postlist, OfLengths);

  void ReadFirstChunk(std::string_view value, bool lengths);
  void ReadLaterChunk();
  void ReadChunk(uint32_t first, std::string_view bytes);
  void NextInFull();
  void SkipChunks(uint32_t document);
  void Finish();
  void Damage();

  Cursor cursor_;
  const Table* table_ = nullptr;
  std::string prefix_;  // of the keys of later chunks
  std::string key_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  uint32_t document_ = kNoDocument;
  uint32_t wdf_ = 0;
  uint32_t last_in_chunk_ = kNoDocument;
  bool last_chunk_ = true;
  uint32_t documents_ = 0;
  uint64_t occurrences_ = 0;
};

}  // namespace defnews::glass_reader
