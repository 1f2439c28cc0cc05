// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_title.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "common/article/clean_text.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/text_block.h"
#include "corpus/extract/title_outlet.h"

namespace defnews {
namespace {

constexpr size_t kWidestTitle = 300;
constexpr size_t kMostWords = 32;

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

// Nothing of a page is a name or a title that is longer.
std::string Short(const std::string& text) {
  constexpr size_t kLongest = 2000;
  return text.size() <= kLongest ? text : "";
}

class TitleSearch {
 public:
  TitleSearch(const PageTree& tree, const std::vector<bool>& dropped,
              const MainContent& content, const HtmlMetadata& metadata,
              const JsonLd& facts)
      : tree_(tree),
        dropped_(dropped),
        content_(content),
        address_(metadata.url),
        site_(SiteOf(metadata, facts)) {
    const std::string og = Short(metadata.og_title);
    const std::string page = Short(metadata.page_title);
    const std::string headline = Short(OneLine(facts.headline));
    stated_ = WithoutOutlet(og.empty() ? page : og, site_,
                            /*always=*/og.empty());
    for (const std::string& title : {og, page, headline}) {
      const std::string bare = WithoutOutlet(title, site_, /*always=*/false);
      if (!bare.empty()) titles_.push_back({LetterKey(bare), LineWords(bare)});
    }
  }

  FoundTitle Find() const {
    const Heading first = BestHeading(1, 1);
    if (first.agreement >= kAgrees && !NamedOtherwise(first)) {
      return {WithoutTag(Fuller(first.text)), first.node};
    }
    const Heading lower = BestHeading(2, 3);
    if (lower.agreement >= kSame) {
      const bool said = LetterKey(stated_).starts_with(LetterKey(lower.text));
      return {WithoutTag(said || stated_.empty() ? lower.text : stated_),
              lower.node};
    }
    return {WithoutTag(stated_.empty() ? first.text : stated_), first.node};
  }

 private:
  static std::string SiteOf(const HtmlMetadata& metadata, const JsonLd& facts) {
    for (const std::string& name :
         {metadata.site_name, OneLine(facts.publisher)}) {
      if (!Short(name).empty()) return name;
    }
    return std::string(SiteOfHost(HostOfUrl(metadata.url)));
  }

  // Whether the page's address is made of the stated title and not of the
  // heading: then that is the name of a section, or a line to draw readers.
  bool NamedOtherwise(const Heading& heading) const {
    constexpr double kMost = 0.5;
    constexpr double kNearlyAll = 0.9;
    return heading.agreement < kMost &&
           ShareOfAddress(address_, heading.text) < kMost &&
           ShareOfAddress(address_, stated_) >= kNearlyAll;
  }

  // The stated title if it is the heading and a number, which style sheets set
  // apart, or if an editor's signs were lost in the heading.
  std::string Fuller(const std::string& heading) const {
    constexpr size_t kMostMore = 2;
    const std::vector<std::string> words = LineWords(heading);
    const std::vector<std::string> stated = LineWords(stated_);
    if (words.size() < 3) return heading;
    if (LostSigns(heading, stated_)) return stated_;
    const bool longer = stated.size() > words.size() &&
                        stated.size() <= words.size() + kMostMore;
    if (!longer) return heading;
    const auto is_number = [](const std::string& word) {
      return word.find_first_not_of("0123456789") == std::string::npos;
    };
    const size_t more = stated.size() - words.size();
    const auto begin = stated.begin();
    const auto rest = static_cast<std::ptrdiff_t>(words.size());
    const auto extra = static_cast<std::ptrdiff_t>(more);
    const bool before = std::equal(words.begin(), words.end(), begin + extra) &&
                        std::all_of(begin, begin + extra, is_number);
    const bool behind = std::equal(words.begin(), words.end(), begin) &&
                        std::all_of(begin + rest, stated.end(), is_number);
    return before || behind ? stated_ : heading;
  }

  // Whether `heading` has question marks where `stated` has other signs, as
  // conversions to a smaller charset leave them.
  static bool LostSigns(std::string_view heading, std::string_view stated) {
    const auto marks = [](std::string_view text) {
      return std::count(text.begin(), text.end(), '?');
    };
    if (marks(heading) <= marks(stated)) return false;
    constexpr size_t kMostMore = 3;
    const std::string ours = LetterKey(heading);
    const std::string theirs = LetterKey(stated);
    const auto same = static_cast<size_t>(
        std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end())
            .first -
        ours.begin());
    constexpr double kLeastSame = 0.6;
    return theirs.size() >= ours.size() &&
           theirs.size() <= ours.size() + kMostMore &&
           static_cast<double>(same) >=
               kLeastSame * static_cast<double>(ours.size());
  }

  // The text of the node if it may be a headline.
  std::optional<std::string> TextAt(uint32_t i) const {
    if (tree_[i].text == 0) return std::nullopt;
    std::string text = HeadingText(i);
    if (text.empty() || text.size() > kWidestTitle ||
        LineWords(text).size() > kMostWords) {
      return std::nullopt;
    }
    const bool outlet = NamesSite(text, site_) &&
                        LetterKey(text).size() <= LetterKey(site_).size() + 8;
    if (outlet) return std::nullopt;
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
  const std::string address_;
  const std::string site_;
  std::string stated_;
  std::vector<Stated> titles_;
};

}  // namespace

FoundTitle FindTitle(const PageTree& tree, const std::vector<bool>& dropped,
                     const MainContent& content, const HtmlMetadata& metadata,
                     const JsonLd& facts) {
  return TitleSearch(tree, dropped, content, metadata, facts).Find();
}

}  // namespace defnews
