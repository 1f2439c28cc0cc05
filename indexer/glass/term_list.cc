// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/term_list.h"

#include <algorithm>
#include <cstring>

#include "common/glass/codec.h"

namespace defnews::glass {
namespace {

// A small wdf shares a byte with the length of the prefix that a term has in
// common with the one before.
constexpr uint32_t kSmallWdf = 127;
constexpr uint64_t kByteValues = 256;

size_t CommonPrefix(std::string_view a, std::string_view b) {
  const size_t most = std::min(a.size(), b.size());
  size_t at = 0;
  uint64_t left = 0;
  uint64_t right = 0;
  for (; at + sizeof(left) <= most; at += sizeof(left)) {
    std::memcpy(&left, a.data() + at, sizeof(left));
    std::memcpy(&right, b.data() + at, sizeof(right));
    if (left != right) break;
  }
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

}  // namespace

void TermListWriter::Begin() {
  terms_.Clear();
  previous_ = {};
  length_ = 0;
  count_ = 0;
}

void TermListWriter::Add(std::string_view term, uint32_t wdf) {
  length_ += wdf;
  char* end = terms_.Room(2 + term.size() + kMaxVintBytes);
  if (count_++ == 0) {
    *end++ = static_cast<char>(term.size());
    end = PutVint(wdf, PutBytes(term, end));
  } else {
    const size_t shared = CommonPrefix(previous_, term);
    const std::string_view rest = term.substr(shared);
    const uint64_t both =
        uint64_t{wdf + 1} * (previous_.size() + 1) + uint64_t{shared};
    const bool small = wdf < kSmallWdf && both < kByteValues;
    *end++ = static_cast<char>(small ? both : shared);
    *end++ = static_cast<char>(rest.size());
    end = PutBytes(rest, end);
    if (!small) end = PutVint(wdf, end);
  }
  terms_.EndAt(end);
  previous_ = term;
}

std::string_view TermListWriter::Finish() {
  list_.clear();
  if (count_ == 0) return list_;
  AppendVint(length_, &list_);
  AppendVint(count_, &list_);
  list_ += terms_.view();
  return list_;
}

bool ReadTermList(std::string_view list, std::vector<ListedTerm>* terms) {
  terms->clear();
  if (list.empty()) return true;
  Decoder decoder(list);
  decoder.Vint();  // length
  const uint64_t count = decoder.Vint();
  std::string term;
  for (uint64_t at = 0; at < count && decoder.ok(); ++at) {
    if (at == 0) {
      term = decoder.Bytes(decoder.Byte());
      terms->push_back({term, decoder.Number()});
      continue;
    }
    const size_t previous = term.size();
    const size_t byte = decoder.Byte();
    const bool small = byte > previous;
    term.resize(small ? byte % (previous + 1) : byte);
    term += decoder.Bytes(decoder.Byte());
    const uint32_t wdf = small
                             ? static_cast<uint32_t>(byte / (previous + 1)) - 1
                             : decoder.Number();
    terms->push_back({term, wdf});
  }
  return decoder.ok() && decoder.done();
}

}  // namespace defnews::glass
