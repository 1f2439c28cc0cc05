// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_title.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "common/article/clean_text.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/text_block.h"

namespace defnews {
namespace {

constexpr std::array<std::string_view, 10> kBars = {
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " : "};
constexpr size_t kWidestTitle = 300;
constexpr size_t kMostWords = 32;

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

// "Example News" of site "Example", example.com, examplenews.co.kr.
bool NamesSite(std::string_view part, const std::string& site_key) {
  const std::string key = LetterKey(part);
  constexpr size_t kLeast = 3;
  if (key.size() < kLeast || site_key.size() < kLeast) return false;
  return key.find(site_key) != std::string::npos ||
         site_key.find(key) != std::string::npos;
}

struct Heading {
  double agreement = 0;
  std::string text;
  uint32_t node = 0;
};

// A title of the metadata.
struct Stated {
  std::string key;
  std::vector<std::string> words;
};

constexpr double kAgrees = 0.2;
constexpr double kSame = 0.9;

class TitleSearch {
 public:
  TitleSearch(const PageTree& tree, const std::vector<bool>& dropped,
              const MainContent& content, const HtmlMetadata& metadata)
      : tree_(tree),
        dropped_(dropped),
        content_(content),
        site_(metadata.site_name.empty() ? SiteOfHost(HostOfUrl(metadata.url))
                                         : metadata.site_name) {
    const bool by_og = !metadata.og_title.empty();
    stated_ = WithoutOutlet(by_og ? metadata.og_title : metadata.page_title,
                            site_, /*always=*/!by_og);
    for (const std::string& title : {metadata.og_title, metadata.page_title}) {
      const std::string bare = WithoutOutlet(title, site_, /*always=*/false);
      if (!bare.empty()) titles_.push_back({LetterKey(bare), LineWords(bare)});
    }
  }

  FoundTitle Find() const {
    const Heading first = BestHeading(1, 1);
    if (first.agreement >= kAgrees) {
      return {WithoutTag(Fuller(first.text)), first.node};
    }
    const Heading lower = BestHeading(2, 3);
    if (lower.agreement >= kSame) return {WithoutTag(lower.text), lower.node};
    return {WithoutTag(stated_.empty() ? first.text : stated_), first.node};
  }

 private:
  // The stated title if it is the heading with a word or two more, such as the
  // number that a style sheet sets apart.
  std::string Fuller(const std::string& heading) const {
    constexpr size_t kMostMore = 2;
    const size_t words = LineWords(heading).size();
    const bool fuller =
        words > 2 && LineWords(stated_).size() > words &&
        LineWords(stated_).size() <= words + kMostMore &&
        LetterKey(stated_).find(LetterKey(heading)) != std::string::npos;
    return fuller ? stated_ : heading;
  }

  // Without a few words set off by a bar: "Headline | Opinion".
  static std::string WithoutTag(const std::string& title) {
    constexpr std::string_view kBar = " | ";
    constexpr size_t kMostTag = 4;
    const size_t at = title.rfind(kBar);
    if (at == std::string::npos) return title;
    const size_t tag = LineWords(title.substr(at)).size();
    const size_t rest = LineWords(title.substr(0, at)).size();
    return tag <= kMostTag && tag < rest ? title.substr(0, at) : title;
  }

  // The text of the node if it may be a headline.
  std::optional<std::string> TextAt(uint32_t i) const {
    if (tree_[i].text == 0) return std::nullopt;
    std::string text = HeadingText(i);
    const bool outlet = NamesSite(text, LetterKey(site_)) &&
                        LetterKey(text).size() <= LetterKey(site_).size() + 8;
    if (text.empty() || text.size() > kWidestTitle || outlet ||
        LineWords(text).size() > kMostWords) {
      return std::nullopt;
    }
    return text;
  }

  // An unclosed heading takes in what follows: up to the first paragraph.
  std::string HeadingText(uint32_t i) const {
    constexpr uint32_t kMostNodes = 1000;
    std::string text;
    const uint32_t end = std::min(tree_[i].end, i + kMostNodes);
    for (uint32_t at = i + 1; at < end; ++at) {
      const HtmlTag tag = tree_[at].tag;
      if (tag == HtmlTag::kText) AppendCollapsed(TextOf(tree_[at].node), &text);
      if (IsInlineTag(tag)) continue;
      if (tag != HtmlTag::kBr && HasInk(text)) break;
      AppendCollapsed(" ", &text);
    }
    return OneLine(text);
  }

  static bool HasInk(std::string_view text) { return !TrimText(text).empty(); }

  // Of the headings of these levels the one most like a stated title; of
  // equals the last before the text of the article.
  Heading BestHeading(int least, int most) const {
    Heading best;
    bool best_kept = false;
    for (uint32_t i = 0; i < tree_.size(); ++i) {
      const int level = HeadingLevel(tree_[i].tag);
      if (level < least || level > most) continue;
      std::optional<std::string> text = TextAt(i);
      if (!text) continue;
      const double agreement = Agreement(*text);
      const bool kept = !dropped_[i];
      const bool same = agreement == best.agreement;
      const bool better = same ? kept && (i <= content_.node || !best_kept)
                               : agreement > best.agreement;
      if (!best.text.empty() && !better) continue;
      best = {agreement, *std::move(text), i};
      best_kept = kept;
    }
    return best;
  }

  // How many of the words of the text and of a stated title are common to
  // both, 0 to 1; 1 if that begins with it.
  double Agreement(std::string_view text) const {
    const std::string key = LetterKey(text);
    const std::vector<std::string> words = LineWords(text);
    double best = 0;
    for (const Stated& title : titles_) {
      constexpr size_t kLeastKey = 8;
      if (key.size() >= kLeastKey && title.key.starts_with(key)) return 1;
      const auto common = static_cast<double>(
          std::count_if(words.begin(), words.end(), [&](const auto& word) {
            return std::find(title.words.begin(), title.words.end(), word) !=
                   title.words.end();
          }));
      const auto all = static_cast<double>(words.size() + title.words.size());
      best = std::max(best, 2 * common / std::max(1.0, all));
    }
    return best;
  }

  const PageTree& tree_;
  const std::vector<bool>& dropped_;
  const MainContent& content_;
  const std::string site_;
  std::string stated_;
  std::vector<Stated> titles_;
};

}  // namespace

std::string WithoutOutlet(std::string_view title, std::string_view site,
                          bool always) {
  const std::string site_key = LetterKey(site);
  const Bar last = LastBar(title);
  if (last.size == 0) return std::string(title);
  const std::string_view tail = title.substr(last.at + last.size);
  if (NamesSite(tail, site_key)) {
    return std::string(TrimText(title.substr(0, last.at)));
  }
  const Bar first = FirstBar(title);
  if (NamesSite(title.substr(0, first.at), site_key)) {
    return std::string(TrimText(title.substr(first.at + first.size)));
  }
  if (!always) return std::string(title);
  return std::string(TrimText(title.substr(0, last.at)));
}

FoundTitle FindTitle(const PageTree& tree, const std::vector<bool>& dropped,
                     const MainContent& content, const HtmlMetadata& metadata) {
  return TitleSearch(tree, dropped, content, metadata).Find();
}

}  // namespace defnews
