// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/language/detector.h"

// The header of libcld2 needs the first two and does not include them.
#include <cld2/public/encodings.h>

#include <cstdio>
// Last of the three.
#include <cld2/public/compact_lang_det.h>

#include <string_view>

namespace defnews {
namespace {

// Codes of libcld2 that are not, or no longer, the tag of a language.
std::string TagOf(CLD2::Language language) {
  const std::string_view code = CLD2::LanguageCode(language);
  if (language == CLD2::UNKNOWN_LANGUAGE || code == "un") return "";
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  // Scripts (xx-Latn), jokes (zzp, tlh), and nothing at all.
  if (code.empty() || code.starts_with("xx") || code.starts_with("zz") ||
      code == "tlh") {
    return "";
  }
  return std::string(code);
}

}  // namespace

DetectedLanguage DetectLanguage(std::string text) {
  // The library looks a few bytes ahead of what it was given.
  constexpr size_t kRoom = 16;
  const int size = static_cast<int>(text.size());
  text.append(kRoom, ' ');
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING,
                                CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language languages[3];
  int percents[3];
  double scores[3];
  int letters = 0;
  bool reliable = false;
  int valid = 0;
  // Its return value takes English for the menu of a page with a little of
  // something else, so that English news of Malaysia would be Malay.
  CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), size, true, &hints, 0,
                                          languages, percents, scores, nullptr,
                                          &letters, &reliable, &valid);
  // Hangul is Korean, however little there is of it.
  if (!reliable && languages[0] != CLD2::KOREAN) return {};
  if (valid < size) return {};
  DetectedLanguage found = {TagOf(languages[0]), percents[0]};
  if (found.tag.empty()) found.percent = 0;
  return found;
}

}  // namespace defnews
