// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/folding.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include "common/text/char_class.h"
#include "common/text/mojibake.h"
#include "common/text/utf8.h"

namespace defnews {
namespace {

constexpr std::string_view kMiddleDot = "\xC2\xB7";

// What a code point is written as before NFKC; empty to keep it.
std::string_view Fold(int32_t code_point) {
  switch (code_point) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x00B4:
    case 0x02BC:
    case 0xFF07:
      return "'";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
    case 0xFE58:
    case 0xFE63:
    case 0xFF0D:
      return "-";
    // A long dash stands between words, not inside one.
    case 0x2014:
    case 0x2015:
    case 0x2026:
      return " ";
    case 0x00B7:
    case 0x2022:
    case 0x2024:
    case 0x2027:
    case 0x22C5:
    case 0x30FB:
    case 0x318D:
    case 0xFF65:
      return kMiddleDot;
    // Invisible: soft hyphen, zero width space and joiners, marks.
    case 0x00AD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
      return std::string_view("", 0);
    default:
      return {};
  }
}

bool IsInvisible(int32_t code_point) {
  return code_point == 0x00AD ||
         (code_point >= 0x200B && code_point <= 0x200D) ||
         code_point == 0x2060 || code_point == 0xFEFF;
}

void Append(FoldedText* out, std::string_view bytes, size_t source) {
  out->text += bytes;
  out->offsets.insert(out->offsets.end(), bytes.size(),
                      static_cast<uint32_t>(source));
}

FoldedText FoldPunctuation(std::string_view chunk, bool* ascii) {
  FoldedText out;
  const bool damaged = LooksLikeMojibake(chunk);
  for (size_t at = 0; at < chunk.size();) {
    const size_t begin = at;
    const int32_t code_point = NextCodePoint(chunk, &at);
    if (code_point < 0) {
      Append(&out, " ", begin);
      continue;
    }
    if (IsInvisible(code_point)) continue;
    std::string_view folded;
    if (damaged) folded = RepairSyllable(code_point);
    if (!folded.empty()) {
      // The mark in front is one of a few; the letter is the last byte.
      size_t mark_at = 0;
      const std::string_view mark = Fold(NextCodePoint(folded, &mark_at));
      Append(&out, mark.empty() ? " " : mark, begin);
      Append(&out, folded.substr(mark_at), begin);
      continue;
    }
    folded = Fold(code_point);
    if (folded.empty()) folded = chunk.substr(begin, at - begin);
    if (!IsAscii(folded[0])) *ascii = false;
    Append(&out, folded, begin);
  }
  out.offsets.push_back(static_cast<uint32_t>(chunk.size()));
  return out;
}

FoldedText Normalize(const FoldedText& in) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  if (U_FAILURE(error)) return in;
  FoldedText out;
  icu::Edits edits;
  icu::StringByteSink<std::string> sink(&out.text);
  nfkc->normalizeUTF8(0, in.text, sink, &edits, error);
  if (U_FAILURE(error)) return in;
  out.offsets.resize(out.text.size() + 1);
  icu::Edits::Iterator it = edits.getFineIterator();
  while (it.next(error) && U_SUCCESS(error)) {
    const size_t source = static_cast<size_t>(it.sourceIndex());
    const size_t made = static_cast<size_t>(it.destinationIndex());
    for (size_t i = 0; i < static_cast<size_t>(it.newLength()); ++i) {
      out.offsets[made + i] = in.offsets[it.hasChange() ? source : source + i];
    }
  }
  out.offsets.back() = in.offsets.back();
  return out;
}

}  // namespace

FoldedText FoldChunk(std::string_view chunk) {
  bool ascii = true;
  FoldedText folded = FoldPunctuation(chunk, &ascii);
  return ascii ? folded : Normalize(folded);
}

std::string FoldCase(std::string_view word) {
  bool ascii = true;
  std::string folded(word);
  for (char& c : folded) {
    ascii = ascii && IsAscii(c);
    c = ToLower(c);
  }
  if (ascii) return folded;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* casefold =
      icu::Normalizer2::getNFKCCasefoldInstance(error);
  if (U_FAILURE(error)) return folded;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  casefold->normalizeUTF8(
      0, icu::StringPiece(word.data(), static_cast<int32_t>(word.size())), sink,
      nullptr, error);
  return U_SUCCESS(error) ? out : folded;
}

}  // namespace defnews
