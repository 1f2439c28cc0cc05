// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <array>
#include <limits>
#include <memory>

#include "common/article/clean_text.h"
#include "common/text/utf8.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char kKorean[] = "windows-949";
// Where browsers look for a declaration.
constexpr size_t kHeadSize = 1024;
constexpr char kWestern[] = "windows-1252";

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

Converter OpenConverter(const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  Converter converter(ucnv_open(name.c_str(), &error));
  if (U_FAILURE(error)) return nullptr;
  return converter;
}

std::u16string ToUtf16(UConverter* converter, std::string_view bytes,
                       UErrorCode* error) {
  const int32_t size = static_cast<int32_t>(bytes.size());
  std::u16string wide(bytes.size() + 1, u'\0');
  int32_t length =
      ucnv_toUChars(converter, wide.data(), static_cast<int32_t>(wide.size()),
                    bytes.data(), size, error);
  if (*error == U_BUFFER_OVERFLOW_ERROR) {
    *error = U_ZERO_ERROR;
    wide.resize(static_cast<size_t>(length) + 1);
    length =
        ucnv_toUChars(converter, wide.data(), static_cast<int32_t>(wide.size()),
                      bytes.data(), size, error);
  }
  wide.resize(U_FAILURE(*error) ? 0 : static_cast<size_t>(length));
  return wide;
}

std::string ToUtf8(const std::u16string& wide) {
  constexpr size_t kMostBytesPerUnit = 3;
  std::string text(wide.size() * kMostBytesPerUnit, '\0');
  int32_t length = 0;
  UErrorCode error = U_ZERO_ERROR;
  u_strToUTF8WithSub(text.data(), static_cast<int32_t>(text.size()), &length,
                     wide.data(), static_cast<int32_t>(wide.size()), 0xFFFD,
                     nullptr, &error);
  text.resize(static_cast<size_t>(length));
  return text;
}

// More well-formed characters beyond ASCII than ill-formed parts.
bool MostlyUtf8(std::string_view bytes) {
  size_t well_formed = 0;
  size_t ill_formed = 0;
  size_t i = 0;
  while (i < bytes.size()) {
    if (static_cast<uint8_t>(bytes[i]) < 0x80) {
      ++i;
    } else {
      ++(NextCodePoint(bytes, &i) < 0 ? ill_formed : well_formed);
    }
  }
  return well_formed > ill_formed;
}

// The value behind `charset=` in the markup, quotes or not.
std::string_view DeclaredCharset(std::string_view lower_head) {
  constexpr std::string_view kName = "charset";
  size_t at = 0;
  while ((at = lower_head.find(kName, at)) != std::string_view::npos) {
    at += kName.size();
    std::string_view rest = TrimText(lower_head.substr(at));
    if (!rest.starts_with('=')) continue;
    rest = TrimText(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    return TrimText(rest.substr(0, rest.find_first_of("\"'; \t\n\r/>")));
  }
  return "";
}

DecodedText Repaired(std::string_view bytes) {
  return {CleanText(bytes), "utf-8", true};
}

}  // namespace

std::optional<std::string> ConverterForLabel(std::string_view label) {
  constexpr std::array<std::string_view, 13> kKoreanLabels = {
      "euc-kr",    "euckr",   "ks_c_5601-1987", "ks_c_5601-1989",
      "ks_c_5601", "ksc5601", "ksc_5601",       "korean",
      "cp949",     "uhc",     "ms949",          "x-windows-949",
      "iso-ir-149"};
  constexpr std::array<std::string_view, 6> kWesternLabels = {
      "iso-8859-1", "iso8859-1", "latin1", "ascii", "us-ascii", "cp1252"};
  for (const std::string_view korean : kKoreanLabels) {
    if (label == korean) return kKorean;
  }
  for (const std::string_view western : kWesternLabels) {
    if (label == western) return kWestern;
  }
  const std::string name(label);
  if (name.empty() || OpenConverter(name) == nullptr) return std::nullopt;
  return name;
}

std::optional<std::string> DecodeWith(const std::string& converter,
                                      std::string_view bytes, bool strict) {
  if (bytes.size() > std::numeric_limits<int32_t>::max() / 4) {
    return std::nullopt;
  }
  const Converter open = OpenConverter(converter);
  if (open == nullptr) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  if (strict) {
    ucnv_setToUCallBack(open.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr,
                        nullptr, &error);
  }
  const std::u16string wide = ToUtf16(open.get(), bytes, &error);
  if (U_FAILURE(error)) return std::nullopt;
  return ToUtf8(wide);
}

DecodedText DecodeText(std::string_view bytes) {
  if (IsValidUtf8(bytes)) return {std::string(bytes), "utf-8", false};
  if (MostlyUtf8(bytes)) return Repaired(bytes);
  std::optional<std::string> korean = DecodeWith(kKorean, bytes, true);
  if (korean) return {*std::move(korean), kKorean, false};
  return Repaired(bytes);
}

DecodedText DecodePage(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (IsValidUtf8(bytes)) return {std::string(bytes), "utf-8", false};
  const std::string head = LowerAscii(bytes.substr(0, kHeadSize));
  std::optional<std::string> converter =
      ConverterForLabel(DeclaredCharset(head));
  if (converter && (*converter == "utf-8" || *converter == "utf8")) {
    return Repaired(bytes);
  }
  for (const std::string& name :
       {converter.value_or(kWestern), std::string(kWestern)}) {
    std::optional<std::string> text = DecodeWith(name, bytes, false);
    if (!text) continue;
    const bool damaged = text->find(kReplacement) != std::string::npos;
    return {*std::move(text), name, damaged};
  }
  return Repaired(bytes);
}

}  // namespace defnews
