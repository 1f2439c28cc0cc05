// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/glass/value_cursor.h"

#include "searcher/glass/keys.h"

namespace defnews::glass_reader {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kChunkKey = "\0\xd8"sv;

}  // namespace

ValueCursor::ValueCursor(const Table* postlist, uint32_t slot)
    : table_(postlist), cursor_(postlist), key_(kChunkKey) {
  // Slots are below 128: one byte.
  key_.push_back(static_cast<char>(slot));
  prefix_bytes_ = key_.size();
}

// The chunk that begins last before the document.
bool ValueCursor::FindChunk(uint32_t document) {
  key_.resize(prefix_bytes_);
  AppendSortable(document, &key_);
  document_ = kNoDocument;
  if (!cursor_.FindUpTo(key_)) return false;
  const std::string_view key = cursor_.key();
  if (!key.starts_with(std::string_view(key_).substr(0, prefix_bytes_))) {
    return false;
  }
  const uint32_t first = ReadSortable(key.substr(prefix_bytes_));
  if (first == 0) {
    table_->NoteDamage();
    return false;
  }
  chunk_ = glass::Decoder(cursor_.value());
  value_ = chunk_.String();
  document_ = first;
  return chunk_.ok();
}

bool ValueCursor::Step() {
  if (chunk_.done()) return false;
  const uint64_t document = document_ + chunk_.Vint() + 1;
  value_ = chunk_.String();
  if (!chunk_.ok() || document >= kNoDocument) {
    table_->NoteDamage();
    document_ = kNoDocument;
    return false;
  }
  document_ = static_cast<uint32_t>(document);
  return true;
}

std::string_view ValueCursor::In(uint32_t document) {
  const auto walk = [&] {
    while (document_ < document && Step()) {
    }
    return document_ >= document && document_ != kNoDocument;
  };
  // In the present chunk, or in the one that must have it if any has.
  const bool here = document_ <= document && walk();
  if (!here && !(FindChunk(document) && walk())) return {};
  return document_ == document ? value_ : std::string_view();
}

}  // namespace defnews::glass_reader
