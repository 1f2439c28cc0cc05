// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>

#include <array>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "common/article/clean_text.h"
#include "common/text/utf8.h"
#include "corpus/extract/johab.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char kKorean[] = "windows-949";
constexpr char kJohab[] = "johab";
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

// Whether there are over `times` as many well-formed characters beyond ASCII
// as ill-formed parts.
bool MostlyUtf8(std::string_view bytes, size_t times) {
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
  return well_formed > times * ill_formed;
}

// The value behind `name=` in the markup, quotes or not.
std::string_view DeclaredValue(std::string_view lower_head,
                               std::string_view name) {
  size_t at = 0;
  while ((at = lower_head.find(name, at)) != std::string_view::npos) {
    at += name.size();
    std::string_view rest = TrimText(lower_head.substr(at));
    if (!rest.starts_with('=')) continue;
    rest = TrimText(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
    return TrimText(rest.substr(0, rest.find_first_of("\"'; \t\n\r/>?")));
  }
  return "";
}

std::string_view DeclaredCharset(std::string_view lower_head) {
  if (TrimText(lower_head).starts_with("<?xml")) {
    const std::string_view declaration =
        lower_head.substr(0, lower_head.find("?>"));
    const std::string_view charset = DeclaredValue(declaration, "encoding");
    if (!charset.empty()) return charset;
  }
  return DeclaredValue(lower_head, "charset");
}

DecodedText Repaired(std::string_view bytes) {
  return {CleanText(bytes), "utf-8", true};
}

// Every 200th character, 0.5 %.
constexpr size_t kLossOneOf = 200;

struct Loss {
  size_t lost = 0;
  size_t all = 0;
};

Loss LossOf(std::string_view text) {
  Loss loss;
  for (const char c : text) loss.all += IsLeadByte(c) ? 1 : 0;
  size_t at = 0;
  while ((at = text.find(kReplacement, at)) != std::string_view::npos) {
    ++loss.lost;
    at += kReplacement.size();
  }
  return loss;
}

// By its mark, or by a zero in every other pair of the bytes it begins with.
std::string LabelOfUtf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  constexpr size_t kLooked = 64;
  const std::string_view head = bytes.substr(0, kLooked);
  size_t little = 0;
  size_t big = 0;
  for (size_t i = 0; i + 1 < head.size(); i += 2) {
    if (head[i] != '\0' && head[i + 1] == '\0') ++little;
    if (head[i] == '\0' && head[i + 1] != '\0') ++big;
  }
  constexpr size_t kLeast = 4;
  const auto many = [&](size_t pairs) {
    return pairs >= kLeast && pairs * 4 >= head.size();
  };
  if (head.starts_with('<') && many(little)) return "utf-16le";
  const bool marked = head.size() > 1 && head[1] == '<';
  return marked && many(big) ? "utf-16be" : "";
}

struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

// What ICU takes the bytes for, if it is sure by half; empty otherwise.
std::string DetectedLabel(std::string_view bytes) {
  constexpr size_t kLooked = size_t{64} << 10;
  constexpr int32_t kSure = 50;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, DetectorCloser> detector(
      ucsdet_open(&error));
  if (U_FAILURE(error)) return "";
  bytes = bytes.substr(0, kLooked);
  // Without its markup, which is ASCII in every charset.
  ucsdet_enableInputFilter(detector.get(), true);
  ucsdet_setText(detector.get(), bytes.data(),
                 static_cast<int32_t>(bytes.size()), &error);
  const UCharsetMatch* const match = ucsdet_detect(detector.get(), &error);
  if (U_FAILURE(error) || match == nullptr) return "";
  if (ucsdet_getConfidence(match, &error) < kSure || U_FAILURE(error)) {
    return "";
  }
  const char* const name = ucsdet_getName(match, &error);
  return U_FAILURE(error) ? "" : LowerAscii(name);
}

// Syllables of the original set of Korean, both of whose bytes are beyond
// ASCII, against everything beyond ASCII. Western letters hardly ever come in
// such pairs, but `’s` is a syllable of the extended set.
bool MostlyCommonHangul(std::string_view bytes) {
  constexpr size_t kLeast = 4;
  const auto at = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
  size_t hangul = 0;
  size_t others = 0;
  for (size_t i = 0; i + 1 < bytes.size(); ++i) {
    if (at(i) < 0x80) continue;
    const bool common = at(i) >= 0xB0 && at(i) <= 0xC8 && at(i + 1) >= 0xA1;
    ++(common ? hangul : others);
    ++i;
  }
  return hangul >= kLeast && hangul > 2 * others;
}

bool LooksKorean(std::string_view bytes, std::string_view detected) {
  const bool common = MostlyCommonHangul(bytes);
  const bool found = detected == "euc-kr";
  // A bad byte somewhere does not make both of them wrong.
  if (common && found) return true;
  if (!common && !found) return false;
  const std::optional<std::string> text = DecodeWith(kKorean, bytes, true);
  return text && HasHangul(*text);
}

// The converters to be tried, in their order. Western labels are what servers
// and editors say that were never told: they lose to all that speaks for
// another charset.
std::vector<std::string> CharsetsToTry(std::string_view bytes,
                                       std::string_view http_charset) {
  const std::string head = LowerAscii(bytes.substr(0, kHeadSize));
  const std::string detected = DetectedLabel(bytes);
  std::vector<std::string> names;
  bool western = false;
  for (const std::string& label :
       {LabelOfUtf16(bytes), LowerAscii(http_charset),
        std::string(DeclaredCharset(head))}) {
    std::optional<std::string> name = ConverterForLabel(label);
    if (!name) continue;
    if (*name == kWestern) {
      western = true;
    } else {
      names.push_back(*std::move(name));
    }
  }
  if (western && LooksKorean(bytes, detected)) names.emplace_back(kKorean);
  if (western) names.emplace_back(kWestern);
  std::optional<std::string> name = ConverterForLabel(detected);
  if (name) names.push_back(*std::move(name));
  return names;
}

std::optional<DecodedText> DecodeAs(const std::string& name,
                                    std::string_view bytes) {
  if (name == "utf-8" || name == "utf8") return Repaired(bytes);
  std::optional<std::string> text = DecodeWith(name, bytes, false);
  if (!text) return std::nullopt;
  const bool damaged = text->find(kReplacement) != std::string::npos;
  return DecodedText{*std::move(text), name, damaged};
}

}  // namespace

std::optional<std::string> ConverterForLabel(std::string_view label) {
  constexpr std::array<std::string_view, 13> kKoreanLabels = {
      "euc-kr",    "euckr",   "ks_c_5601-1987", "ks_c_5601-1989",
      "ks_c_5601", "ksc5601", "ksc_5601",       "korean",
      "cp949",     "uhc",     "ms949",          "x-windows-949",
      "iso-ir-149"};
  constexpr std::array<std::string_view, 10> kWesternLabels = {
      "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1",
      "l1",         "ascii",     "us-ascii",   "cp1252", "x-cp1252"};
  for (const std::string_view korean : kKoreanLabels) {
    if (label == korean) return kKorean;
  }
  for (const std::string_view western : kWesternLabels) {
    if (label == western) return kWestern;
  }
  if (label == kJohab || label == "ks_c_5601-1992" || label == "cp1361") {
    return kJohab;
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
  if (converter == kJohab) {
    std::string text = DecodeJohab(bytes, [](std::string_view euc_kr) {
      return DecodeWith(kKorean, euc_kr, false).value_or("");
    });
    const bool damaged = text.find(kReplacement) != std::string::npos;
    return strict && damaged ? std::nullopt
                             : std::optional<std::string>(std::move(text));
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
  if (MostlyUtf8(bytes, 1)) return Repaired(bytes);
  std::optional<std::string> korean = DecodeWith(kKorean, bytes, true);
  if (korean) return {*std::move(korean), kKorean, false};
  return Repaired(bytes);
}

DecodedText DecodePage(std::string_view bytes, std::string_view http_charset) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (LabelOfUtf16(bytes).empty()) {
    if (IsValidUtf8(bytes)) return {std::string(bytes), "utf-8", false};
    // Other charsets hardly ever look like it.
    if (MostlyUtf8(bytes, 10)) return Repaired(bytes);
  }
  std::optional<DecodedText> best;
  size_t best_lost = 0;
  for (const std::string& name : CharsetsToTry(bytes, http_charset)) {
    std::optional<DecodedText> decoded = DecodeAs(name, bytes);
    if (!decoded) continue;
    const Loss loss = LossOf(decoded->text);
    if (loss.lost * kLossOneOf <= loss.all) return *std::move(decoded);
    if (best && best_lost <= loss.lost) continue;
    best = std::move(decoded);
    best_lost = loss.lost;
  }
  if (!best) best = DecodeAs(kWestern, bytes);
  return best ? *std::move(best) : Repaired(bytes);
}

}  // namespace defnews
