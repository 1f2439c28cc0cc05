// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/language/language.h"

#include <algorithm>

#include "common/text/utf8.h"
#include "corpus/language/detector.h"
#include "corpus/language/language_tag.h"

namespace defnews {
namespace {

// A sample of an article: its title, the beginning of its body and a piece
// from the middle, which menus and datelines do not reach. `size` is that of
// each of the three at most.
std::string SampleOf(std::string_view title, std::string_view body,
                     size_t size) {
  const auto piece = [size](std::string_view text, size_t at) {
    while (at < text.size() && !IsLeadByte(text[at])) ++at;
    size_t end = std::min(at + size, text.size());
    while (end > at && end < text.size() && !IsLeadByte(text[end])) --end;
    return text.substr(at, end - at);
  };
  std::string sample(piece(title, 0));
  sample += '\n';
  if (body.size() <= 2 * size) return sample.append(body);
  sample += piece(body, 0);
  sample += '\n';
  sample += piece(body, body.size() / 2);
  return sample;
}

// A short sample says it clearly or asks for a long one: the cost of a build
// grows by what is read here.
constexpr size_t kShortPiece = 150;
constexpr size_t kLongPiece = 2000;
constexpr int kClearPercent = 90;
constexpr int kMostPercent = 60;

}  // namespace

std::string FindLanguage(std::string_view title, std::string_view body) {
  const bool all =
      title.size() <= kShortPiece && body.size() <= 2 * kShortPiece;
  DetectedLanguage found = DetectLanguage(SampleOf(title, body, kShortPiece));
  if (found.percent < kClearPercent && !all) {
    found = DetectLanguage(SampleOf(title, body, kLongPiece));
  }
  return found.percent >= kMostPercent ? found.tag : std::string();
}

void SetLanguage(Article* article) {
  article->lang = article->lang.empty()
                      ? FindLanguage(article->title, article->body)
                      : NormalizedLanguageTag(article->lang);
}

}  // namespace defnews
