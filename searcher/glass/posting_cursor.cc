// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/glass/posting_cursor.h"

#include "searcher/glass/keys.h"

namespace defnews::glass_reader {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kLengthsKey = "\0\xe0"sv;
constexpr uint64_t kMaxDocument = kNoDocument - 1;

}  // namespace

PostingCursor::PostingCursor(const Table* postlist, std::string_view term)
    : cursor_(postlist), table_(postlist), prefix_(TermKey(term)) {
  const bool found = cursor_.Find(prefix_);
  prefix_.push_back('\0');
  if (found) ReadFirstChunk(cursor_.value(), false);
}

PostingCursor::PostingCursor(const Table* postlist, std::string_view term,
                             const Cursor& entry)
    : cursor_(entry), table_(postlist), prefix_(TermPrefix(term)) {
  if (cursor_.valid()) ReadFirstChunk(cursor_.value(), false);
}

PostingCursor::PostingCursor(const Table* postlist, OfLengths /*unused*/)
    : cursor_(postlist), table_(postlist), prefix_(kLengthsKey) {
  if (cursor_.Find(kLengthsKey)) ReadFirstChunk(cursor_.value(), true);
}

void PostingCursor::Damage() {
  table_->NoteDamage();
  Finish();
}

void PostingCursor::Finish() {
  document_ = kNoDocument;
  last_in_chunk_ = kNoDocument;
  last_chunk_ = true;
  at_ = end_ = nullptr;
}

void PostingCursor::ReadFirstChunk(std::string_view value, bool lengths) {
  glass::Decoder reader(value);
  const uint64_t documents = reader.Vint();
  occurrences_ = reader.Vint();
  const uint64_t first = reader.Vint() + 1;
  if (!reader.ok() || documents > kMaxDocument || first > kMaxDocument ||
      (documents == 0) != lengths) {
    return Damage();
  }
  documents_ = static_cast<uint32_t>(documents);
  ReadChunk(static_cast<uint32_t>(first), reader.Rest());
}

// The document's number stands in the key.
void PostingCursor::ReadLaterChunk() {
  const std::string_view key = cursor_.key();
  if (!key.starts_with(prefix_)) return Damage();
  const uint32_t first = ReadSortable(key.substr(prefix_.size()));
  if (first == 0) return Damage();
  ReadChunk(first, cursor_.value());
}

void PostingCursor::ReadChunk(uint32_t first, std::string_view bytes) {
  glass::Decoder reader(bytes);
  const uint8_t flag = reader.Byte();
  const uint64_t last = first + reader.Vint();
  const uint64_t wdf = reader.Vint();
  if (!reader.ok() || (flag != '0' && flag != '1') || last > kMaxDocument ||
      wdf > std::numeric_limits<uint32_t>::max()) {
    return Damage();
  }
  last_chunk_ = flag == '1';
  document_ = first;
  wdf_ = static_cast<uint32_t>(wdf);
  last_in_chunk_ = static_cast<uint32_t>(last);
  const std::string_view rest = reader.Rest();
  at_ = rest.data();
  end_ = rest.data() + rest.size();
}

void PostingCursor::NextInFull() {
  if (at_ != end_) {
    glass::Decoder reader({at_, static_cast<size_t>(end_ - at_)});
    const uint64_t document = document_ + reader.Vint() + 1;
    const uint64_t wdf = reader.Vint();
    if (!reader.ok() || document > last_in_chunk_ ||
        wdf > std::numeric_limits<uint32_t>::max()) {
      return Damage();
    }
    document_ = static_cast<uint32_t>(document);
    wdf_ = static_cast<uint32_t>(wdf);
    at_ = end_ - reader.Rest().size();
    return;
  }
  if (document_ != last_in_chunk_) return Damage();
  if (last_chunk_) return Finish();
  const uint32_t before = document_;
  if (!cursor_.Next()) return Damage();
  ReadLaterChunk();
  if (document_ <= before) Damage();
}

void PostingCursor::SkipChunks(uint32_t document) {
  if (last_chunk_) return Finish();
  const uint32_t before = document_;
  key_ = prefix_;
  AppendSortable(document, &key_);
  // The chunk that begins last before it. Where that is the present one, or
  // the first, whose key is shorter, the document lies between two chunks.
  if (!cursor_.FindUpTo(key_)) return Damage();
  const std::string_view found = cursor_.key();
  const bool later = found.starts_with(prefix_) &&
                     ReadSortable(found.substr(prefix_.size())) > before;
  if (!later && !cursor_.Next()) return Damage();
  ReadLaterChunk();
  if (document_ <= before) return Damage();
  while (document_ < document) Next();
}

}  // namespace defnews::glass_reader
