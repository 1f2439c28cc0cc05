// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/article_end.h"

#include <algorithm>
#include <string>

#include "absl/container/flat_hash_set.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

using WordSet = absl::flat_hash_set<std::string>;

bool IsOccupation(const std::string& word) {
  static const auto* const kWords = new WordSet{
      "writer",     "reporter",   "editor",        "journalist",  "author",
      "columnist",  "blogger",    "correspondent", "contributor", "freelancer",
      "copywriter", "strategist", "producer",      "founder",     "co-founder",
      "owner",      "ceo",        "photographer"};
  return kWords->contains(word);
}

bool IsCapital(std::string_view line) {
  return !line.empty() && line[0] >= 'A' && line[0] <= 'Z';
}

size_t InkOf(const std::vector<TextBlock>& blocks, size_t begin, size_t end) {
  size_t ink = 0;
  for (size_t i = begin; i < end; ++i) ink += blocks[i].ink;
  return ink;
}

}  // namespace

void TrimClosing(std::string* paragraph) {
  constexpr size_t kWidestTail = 60;
  const TextSpan email = FindEmail(*paragraph);
  if (email.size == 0) return;
  const std::string_view text = *paragraph;
  const std::string_view behind =
      TrimOf(text.substr(email.begin + email.size), ")]>.");
  const size_t stop = text.substr(0, email.begin).rfind(". ");
  if (!behind.empty() || stop == std::string_view::npos) return;
  if (TextWidth(text.substr(stop + 1, email.begin - stop)) > kWidestTail) {
    return;
  }
  paragraph->resize(stop + 1);
}

bool HeadsAppendix(std::string_view line) {
  static const auto* const kHeads = new WordSet{"references",
                                                "reference",
                                                "sources",
                                                "article sources",
                                                "bibliography",
                                                "citations",
                                                "footnotes",
                                                "works cited",
                                                "further reading",
                                                "references and sources",
                                                "sources and references",
                                                "resources",
                                                "additional resources",
                                                "about the author",
                                                "about the authors",
                                                "about author",
                                                "meet the author",
                                                "written by",
                                                "our editorial process",
                                                "endnotes",
                                                "sources cited",
                                                "참고문헌",
                                                "필자소개",
                                                "기자소개"};
  constexpr size_t kWidest = 60;
  if (TextWidth(line) > kWidest) return false;
  return kHeads->contains(PhraseKey(line));
}

bool TellsOfAuthor(std::string_view line) {
  constexpr size_t kWidest = 1200;
  constexpr size_t kNameWords = 5;
  constexpr size_t kHeadWords = 14;
  if (line.size() > kWidest || !IsCapital(line)) return false;
  constexpr size_t kHead = 160;
  const std::vector<std::string> words = LineWords(line.substr(0, kHead));
  if (words.size() > 3 && words[0] == "about" && words[1] == "the" &&
      words[2].starts_with("author")) {
    return true;
  }
  const auto is = std::find_if(
      words.begin(), words.end(),
      [](const std::string& word) { return word == "is" || word == "was"; });
  const size_t name = static_cast<size_t>(is - words.begin());
  if (is == words.end() || name < 1 || name > kNameWords) return false;
  // The second word of a name is written as the first is.
  const size_t blank = line.find(' ');
  if (blank == std::string_view::npos || !IsCapital(line.substr(blank + 1))) {
    return false;
  }
  const size_t head = std::min(words.size(), name + kHeadWords);
  return std::any_of(is, words.begin() + static_cast<std::ptrdiff_t>(head),
                     IsOccupation);
}

size_t OwnBlocks(const std::vector<TextBlock>& blocks) {
  constexpr double kAppendix = 0.4;
  constexpr double kAuthor = 0.2;
  const auto all = static_cast<double>(InkOf(blocks, 0, blocks.size()));
  size_t behind = 0;
  size_t own = blocks.size();
  for (size_t i = blocks.size(); i-- > 1;) {
    behind += blocks[i].ink;
    const auto share = static_cast<double>(behind) / std::max(1.0, all);
    if (share > kAppendix) break;
    const bool appendix = HeadsAppendix(blocks[i].text);
    const bool author = share <= kAuthor && TellsOfAuthor(blocks[i].text);
    if (appendix || author) own = i;
  }
  return own;
}

}  // namespace defnews
