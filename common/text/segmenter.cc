// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/segmenter.h"

#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <optional>

#include "common/text/char_class.h"
#include "common/text/hangul.h"
#include "common/text/utf8.h"

namespace defnews {
namespace {

bool ApostropheInside(std::string_view text, size_t at) {
  return text[at] == '\'' && at > 0 && at + 1 < text.size() &&
         IsLetter(text[at - 1]) && IsLetter(text[at + 1]);
}

// The kind of piece a code point belongs to; none for punctuation.
std::optional<Piece::Kind> KindOf(int32_t code_point) {
  if (IsHangul(code_point)) return Piece::Kind::kHangul;
  if (code_point < 0x80) {
    if (IsAlnum(static_cast<char>(code_point))) return Piece::Kind::kLatin;
    return std::nullopt;
  }
  if (u_hasBinaryProperty(code_point, UCHAR_IDEOGRAPHIC) ||
      (code_point >= 0x3040 && code_point <= 0x30FF)) {
    return Piece::Kind::kOther;
  }
  constexpr uint32_t kWordMask = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
  if ((U_GET_GC_MASK(code_point) & kWordMask) != 0) return Piece::Kind::kLatin;
  return std::nullopt;
}

// Splits the word [begin, end) of `text` into pieces of one kind.
void SplitWord(std::string_view text, size_t begin, size_t end,
               std::vector<Piece>* pieces) {
  std::optional<Piece> open;
  for (size_t at = begin; at < end;) {
    const size_t start = at;
    std::optional<Piece::Kind> kind = KindOf(NextCodePoint(text, &at));
    if (!kind && ApostropheInside(text, start)) kind = Piece::Kind::kLatin;
    if (open && (!kind || *kind != open->kind)) {
      pieces->push_back(*open);
      open.reset();
    }
    if (!kind) continue;
    if (!open) open = Piece{static_cast<uint32_t>(start), 0, *kind};
    open->end = static_cast<uint32_t>(at);
  }
  if (open) pieces->push_back(*open);
}

}  // namespace

void SegmentAscii(std::string_view text, std::vector<Piece>* pieces) {
  for (size_t at = 0; at < text.size();) {
    if (!IsAlnum(text[at])) {
      ++at;
      continue;
    }
    const size_t begin = at;
    while (at < text.size() &&
           (IsAlnum(text[at]) || ApostropheInside(text, at))) {
      ++at;
    }
    pieces->push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(at),
                       Piece::Kind::kLatin});
  }
}

class IcuSegmenter::Impl {
 public:
  Impl() {
    UErrorCode error = U_ZERO_ERROR;
    iterator_.reset(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    if (U_FAILURE(error)) iterator_.reset();
  }

  void Segment(std::string_view text, std::vector<Piece>* pieces) {
    UErrorCode error = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()),
                   &error);
    if (iterator_ == nullptr || U_FAILURE(error)) {
      // Without ICU's data the script borders are all there is.
      SplitWord(text, 0, text.size(), pieces);
      return;
    }
    iterator_->setText(&utext, error);
    int32_t begin = iterator_->first();
    for (int32_t end = iterator_->next(); end != icu::BreakIterator::DONE;
         end = iterator_->next()) {
      SplitWord(text, static_cast<size_t>(begin), static_cast<size_t>(end),
                pieces);
      begin = end;
    }
    utext_close(&utext);
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
};

IcuSegmenter::IcuSegmenter() : impl_(std::make_unique<Impl>()) {}
IcuSegmenter::~IcuSegmenter() = default;
IcuSegmenter::IcuSegmenter(IcuSegmenter&&) noexcept = default;
IcuSegmenter& IcuSegmenter::operator=(IcuSegmenter&&) noexcept = default;

void IcuSegmenter::Segment(std::string_view text, std::vector<Piece>* pieces) {
  impl_->Segment(text, pieces);
}

}  // namespace defnews
