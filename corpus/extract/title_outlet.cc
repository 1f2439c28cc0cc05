// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/title_outlet.h"

#include <algorithm>
#include <array>
#include <vector>

#include "common/article/clean_text.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

constexpr std::array<std::string_view, 10> kBars = {
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " : "};

struct Bar {
  size_t at = std::string_view::npos;
  size_t size = 0;
};

Bar LastBar(std::string_view title) {
  Bar last;
  for (const std::string_view bar : kBars) {
    const size_t at = title.rfind(bar);
    if (at == std::string_view::npos || at == 0) continue;
    if (last.size == 0 || at > last.at) last = {at, bar.size()};
  }
  return last;
}

Bar FirstBar(std::string_view title) {
  Bar first;
  for (const std::string_view bar : kBars) {
    const size_t at = title.find(bar);
    if (at == std::string_view::npos || at == 0) continue;
    if (first.size == 0 || at < first.at) first = {at, bar.size()};
  }
  return first;
}

bool IsLowerAscii(char c) { return c >= 'a' && c <= 'z'; }

// "WFA" of "World Future Awards".
std::string InitialsOf(std::string_view site) {
  constexpr size_t kLeastWords = 3;
  const std::vector<std::string> words = LineWords(site);
  std::string initials;
  if (words.size() < kLeastWords) return initials;
  for (const std::string& word : words) initials += word[0];
  return initials;
}

}  // namespace

bool NamesSite(std::string_view part, std::string_view site) {
  constexpr size_t kLeast = 3;
  const std::string key = LetterKey(part);
  const std::string site_key = LetterKey(site);
  if (key.size() < kLeast || site_key.size() < kLeast) return false;
  if (site_key.find(key) != std::string::npos) return true;
  if (key == InitialsOf(site)) return true;
  // A headline may begin with the site's name.
  constexpr size_t kMore = 4;
  return key.find(site_key) != std::string::npos &&
         key.size() <= 2 * site_key.size() + kMore;
}

std::string WithoutOutlet(std::string_view title, std::string_view site,
                          bool always) {
  constexpr int kMostParts = 3;
  bool cut = false;
  for (int i = 0; i < kMostParts; ++i) {
    const Bar last = LastBar(title);
    if (last.size == 0) break;
    if (NamesSite(title.substr(last.at + last.size), site)) {
      title = TrimText(title.substr(0, last.at));
      cut = true;
      continue;
    }
    const Bar first = FirstBar(title);
    if (!NamesSite(title.substr(0, first.at), site)) break;
    title = TrimText(title.substr(first.at + first.size));
    cut = true;
  }
  const Bar last = LastBar(title);
  if (always && !cut && last.size > 0) title = title.substr(0, last.at);
  return std::string(TrimText(title));
}

std::string WithoutTag(const std::string& title) {
  constexpr size_t kMostTag = 4;
  for (const std::string_view bar : {" | ", " - ", " – ", " — "}) {
    const size_t at = title.rfind(bar);
    if (at == std::string::npos) continue;
    const std::string_view tail =
        std::string_view(title).substr(at + bar.size());
    if (bar != " | " && (tail.find_first_of("0123456789") != tail.npos ||
                         tail.empty() || IsLowerAscii(tail[0]))) {
      continue;
    }
    const size_t tag = LineWords(tail).size();
    const size_t rest = LineWords(title.substr(0, at)).size();
    if (tag <= kMostTag && tag < rest) return title.substr(0, at);
  }
  return title;
}

double ShareOfAddress(const std::string& url, std::string_view title) {
  constexpr size_t kLeastWords = 4;
  constexpr size_t kLeastLetters = 3;
  std::string_view path = url;
  path = path.substr(0, path.find_first_of("?#"));
  while (path.ends_with('/')) path.remove_suffix(1);
  path.remove_prefix(std::min(path.rfind('/') + 1, path.size()));
  path = path.substr(0, path.rfind('.'));
  const std::string key = LetterKey(title);
  size_t words = 0;
  size_t found = 0;
  while (!path.empty()) {
    const size_t end = std::min(path.find_first_of("-_"), path.size());
    const std::string word = LowerAscii(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
    if (word.size() < kLeastLetters) continue;
    ++words;
    if (key.find(word) != std::string::npos) ++found;
  }
  if (words < kLeastWords) return 1;
  return static_cast<double>(found) / static_cast<double>(words);
}

}  // namespace defnews
