// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/chrome.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/extract/chrome_phrases.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

// Wider lines are running text whatever they begin with.
constexpr size_t kWidestChrome = 220;
constexpr size_t kWidestLabel = 100;

bool AllWordsIn(const std::vector<std::string>& words, const PhraseSet& known) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return known.contains(word) ||
           std::all_of(word.begin(), word.end(),
                       [](char c) { return c >= '0' && c <= '9'; });
  });
}

bool AnyWordIn(const std::vector<std::string>& words, const PhraseSet& known) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return known.contains(word);
  });
}

bool StartsWithAny(std::string_view key, const PhraseList& starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
    return key.starts_with(start);
  });
}

bool ContainsAny(std::string_view key, const PhraseList& parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return key.find(part) != std::string_view::npos;
  });
}

// "Share This Post", "Facebook Twitter Email": nothing but such words.
bool IsShareLine(const std::vector<std::string>& words) {
  return AllWordsIn(words, ShareWords()) && AnyWordIn(words, ShareMarkWords());
}

// "Home | Politics | World", "Home > News": section names only.
bool IsMenuLine(const std::vector<std::string>& words) {
  return AllWordsIn(words, SectionWords()) && AnyWordIn(words, SectionWords());
}

// "Log in / Register", "Home | Contact us": entries set off by bars.
bool IsRowOfButtons(std::string_view line) {
  size_t entries = 0;
  while (!line.empty()) {
    const size_t bar = line.find_first_of("/|>");
    const std::string_view entry = line.substr(0, bar);
    const std::string key = PhraseKey(entry);
    const bool known =
        MenuPhrases().contains(key) || AccountPhrases().contains(key) ||
        SharePhrases().contains(key) || IsMenuLine(LineWords(entry));
    if (!key.empty() && !known) return false;
    entries += key.empty() ? 0 : 1;
    if (bar == std::string_view::npos) break;
    line.remove_prefix(bar + 1);
  }
  return entries > 1;
}

// Korean running text ends in a plain 다; notices to readers in 니다 or 요.
bool IsKoreanProse(std::string_view line) {
  return HasHangul(line) && IsProse(line) &&
         LetterKey(line).find("니다") == std::string::npos;
}

// A start with a colon is a label whatever follows; others may begin a
// sentence.
bool IsTagLine(std::string_view line, std::string_view key) {
  for (const std::string_view start : TagStarts()) {
    if (!key.starts_with(start)) continue;
    if (start.ends_with(':') || !EndsSentence(line)) return true;
  }
  return false;
}

// Comments (12), Related Posts, 관련기사 3.
std::string WithoutCount(std::string key) {
  while (!key.empty() && (key.back() == ' ' || key.back() == '(' ||
                          (key.back() >= '0' && key.back() <= '9'))) {
    key.pop_back();
  }
  return key;
}

bool IsHashTags(std::string_view line) {
  if (!line.starts_with('#')) return false;
  const size_t tags =
      static_cast<size_t>(std::count(line.begin(), line.end(), '#'));
  const size_t spaces =
      static_cast<size_t>(std::count(line.begin(), line.end(), ' '));
  return spaces < tags + 2;
}

// Lists of other articles that are not about this one stand beside it as often
// as below it.
ChromeKind RelatedKind(std::string_view key) {
  return StartsWithAny(key, SidebarStarts()) ? ChromeKind::kSidebar
                                             : ChromeKind::kRelated;
}

ChromeKind ByPhrase(const std::string& key) {
  if (AdvertisementPhrases().contains(key)) return ChromeKind::kAdvertisement;
  const std::string label = WithoutCount(key);
  if (RelatedPhrases().contains(key) || RelatedPhrases().contains(label)) {
    return RelatedKind(key);
  }
  if (EndPhrases().contains(key)) return ChromeKind::kEndMark;
  if (SharePhrases().contains(key) || SharePhrases().contains(label)) {
    return ChromeKind::kShare;
  }
  if (MenuPhrases().contains(key)) return ChromeKind::kMenu;
  if (AccountPhrases().contains(key)) return ChromeKind::kAccount;
  return ChromeKind::kNone;
}

}  // namespace

ChromeKind ClassifyChrome(std::string_view line) {
  const size_t width = TextWidth(line);
  if (width > kWidestChrome) return ChromeKind::kNone;
  const std::string key = PhraseKey(line);
  // Rules, arrows and other lines without a letter or a digit.
  if (key.empty()) return ChromeKind::kMenu;
  if (const ChromeKind kind = ByPhrase(key); kind != ChromeKind::kNone) {
    return kind;
  }
  if (IsKoreanProse(line)) return ChromeKind::kNone;
  if (ContainsAny(key, CopyrightParts())) return ChromeKind::kEndMark;
  if (StartsWithAny(key, AccountStarts())) return ChromeKind::kAccount;
  if (width > kWidestLabel && EndsSentence(line)) return ChromeKind::kNone;
  if (StartsWithAny(key, AdvertisementStarts())) {
    return ChromeKind::kAdvertisement;
  }
  if (IsTagLine(line, key) || IsHashTags(line)) {
    return ChromeKind::kTag;
  }
  if (width <= kWidestLabel && StartsWithAny(key, RelatedStarts()) &&
      !EndsSentence(line)) {
    return RelatedKind(key);
  }
  const std::vector<std::string> words = LineWords(line);
  if (IsShareLine(words)) return ChromeKind::kShare;
  if (IsMenuLine(words) || IsRowOfButtons(line)) return ChromeKind::kMenu;
  return ChromeKind::kNone;
}

}  // namespace defnews
