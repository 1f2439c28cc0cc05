// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/chunk_reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/text/char_class.h"
#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr size_t kMaxChunk = 4096;

bool IsAsciiText(std::string_view text) {
  return std::all_of(text.begin(), text.end(), IsAscii);
}

// A word of ASCII letters with at most punctuation around it, which has one
// form and no other; most chunks are that. Capitals may be an acronym.
bool IsPlainWord(std::string_view chunk, WordForms* forms) {
  size_t begin = 0;
  while (begin < chunk.size() && IsAscii(chunk[begin]) &&
         !IsAlnum(chunk[begin])) {
    ++begin;
  }
  size_t end = begin;
  bool small = false;
  for (; end < chunk.size() && IsLetter(chunk[end]); ++end) {
    small = small || IsLower(chunk[end]);
  }
  if (!small || end - begin > schema::kMaxWordBytes) return false;
  for (size_t at = end; at < chunk.size(); ++at) {
    if (!IsAscii(chunk[at]) || IsAlnum(chunk[at])) return false;
  }
  std::string word(chunk.substr(begin, end - begin));
  for (char& c : word) c = ToLower(c);
  forms->forms.push_back({std::move(word), 0, static_cast<uint32_t>(begin),
                          static_cast<uint32_t>(end), kPrimary});
  forms->positions = 1;
  return true;
}

}  // namespace

size_t WindowSize(std::string_view chunk) {
  if (chunk.size() <= kMaxChunk) return chunk.size();
  for (size_t at = kMaxChunk; at > kMaxChunk / 2; --at) {
    if (IsAscii(chunk[at - 1]) && !IsAlnum(chunk[at - 1])) return at;
  }
  size_t end = kMaxChunk;
  while (end > kMaxChunk - 4 && !IsLeadByte(chunk[end])) --end;
  return end;
}

WordForms ChunkReader::Read(std::string_view chunk, FoldedText* folded) {
  WordForms forms;
  if (route_ == Analyzer::Route::kFast && IsPlainWord(chunk, &forms)) {
    return forms;
  }
  return Read(chunk, {}, folded);
}

WordForms ChunkReader::Read(std::string_view chunk, const FormOptions& options,
                            FoldedText* folded) {
  std::vector<Piece> pieces;
  if (IsAsciiText(chunk)) {
    folded->text = std::string(chunk);
  } else {
    *folded = FoldChunk(chunk);
  }
  if (route_ == Analyzer::Route::kFast && IsAsciiText(folded->text)) {
    SegmentAscii(folded->text, &pieces);
  } else {
    if (!icu_) icu_.emplace();
    icu_->Segment(folded->text, &pieces);
  }
  return MakeWordForms(folded->text, pieces, options);
}

}  // namespace defnews
