// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_cleaner.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/article/clean_text.h"
#include "corpus/extract/caption.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/page_line.h"
#include "corpus/extract/page_lines.h"

namespace defnews {
namespace {

constexpr size_t kNone = static_cast<size_t>(-1);
constexpr size_t kWidestTitle = 300;
constexpr size_t kWidestLabel = 24;

// A name of a site, a section or a person rather than a headline.
bool IsLabel(const PageLine& line) {
  return line.kind == LineKind::kText && !EndsSentence(line.text) &&
         !line.text.ends_with(':') && TextWidth(line.text) <= kWidestLabel &&
         LineWords(line.text).size() <= 2;
}

// A line as lists of other articles have them.
bool IsHeadlineLike(const PageLine& line) {
  return line.kind != LineKind::kProse;
}

bool HeadsList(const PageLine& line) {
  return line.kind == LineKind::kRelated || line.kind == LineKind::kSidebar;
}

size_t ProseWidth(const std::vector<PageLine>& lines, size_t begin,
                  size_t end) {
  size_t width = 0;
  for (size_t i = begin; i < end; ++i) {
    if (lines[i].kind == LineKind::kProse) width += TextWidth(lines[i].text);
  }
  return width;
}

// "Headline - Site Name" over a line "Headline".
bool IsTitleWithSite(std::string_view longer, std::string_view shorter) {
  constexpr size_t kMostSite = 40;
  const std::string long_key = LetterKey(longer);
  const std::string short_key = LetterKey(shorter);
  return LineWords(shorter).size() > 2 && long_key.size() > short_key.size() &&
         long_key.starts_with(short_key) &&
         long_key.size() - short_key.size() <= kMostSite;
}

class PageWalk {
 public:
  explicit PageWalk(std::vector<PageLine> lines) : lines_(std::move(lines)) {}

  CleanedPage Walk() {
    title_ = FindTitle();
    if (title_ != kNone) {
      page_.title = WithoutRepetition(lines_[title_].text);
      title_key_ = LetterKey(page_.title);
    }
    size_t i = 0;
    while (i < lines_.size()) i = Take(i);
    DropTrailingHeadings();
    DropAlternativeTexts();
    if (page_.byline.empty() && !page_.paragraphs.empty()) {
      page_.byline = ReporterInDateline(page_.paragraphs.front());
    }
    return std::move(page_);
  }

 private:
  // The first line of content that is not a label above a real headline.
  size_t FindTitle() const {
    const std::vector<size_t> head = HeadLines();
    size_t at = 0;
    while (at + 1 < head.size() && IsLabelAbove(head[at], head[at + 1])) ++at;
    if (at + 1 < head.size() &&
        IsTitleWithSite(lines_[head[at]].text, lines_[head[at + 1]].text)) {
      ++at;
    }
    const bool found = at < head.size();
    if (found && !IsLabel(lines_[head[at]])) {
      const bool too_wide = TextWidth(lines_[head[at]].text) > kWidestTitle;
      return too_wide ? kNone : head[at];
    }
    const size_t sentence = SentenceHeadline(/*below_label=*/found);
    return sentence == kNone && found ? head[at] : sentence;
  }

  bool IsLabelAbove(size_t label, size_t headline) const {
    const size_t words = LineWords(lines_[headline].text).size();
    // With no running text to come, a statement is itself the short article.
    if (lines_[headline].text.ends_with('.') && !MoreProse(headline + 1)) {
      return false;
    }
    if (IsLabel(lines_[label])) return words > 2;
    return TextWidth(lines_[label].text) <= kWidestLabel && words > 5;
  }

  // Lines of content above the first running text.
  std::vector<size_t> HeadLines() const {
    std::vector<size_t> head;
    size_t i = 0;
    while (i < lines_.size() && lines_[i].kind != LineKind::kProse) {
      if (HeadsList(lines_[i])) {
        i = EndOfBox(i);
        continue;
      }
      if (lines_[i].kind == LineKind::kText) head.push_back(i);
      ++i;
    }
    return head;
  }

  // Some headlines are whole sentences: the first running text, if it is as
  // short as headlines are and more follows. Below a line that may be the
  // headline itself only a quotation or a question will do.
  size_t SentenceHeadline(bool below_label) const {
    constexpr size_t kWidest = 200;
    const auto prose = std::find_if(
        lines_.begin(), lines_.end(),
        [](const PageLine& line) { return line.kind == LineKind::kProse; });
    if (prose == lines_.end()) return kNone;
    const std::string& text = prose->text;
    const size_t at = static_cast<size_t>(prose - lines_.begin());
    const bool leads_on = text.ends_with(':') ||
                          text.find(") --") != std::string::npos ||
                          text.find(") — ") != std::string::npos;
    const bool plain = text.ends_with('.') || text.ends_with("다");
    if (TextWidth(text) > kWidest || leads_on || (below_label && plain)) {
      return kNone;
    }
    return MoreProse(at + 1) ? at : kNone;
  }

  bool MoreProse(size_t begin) const {
    return ProseWidth(lines_, begin, lines_.size()) > 0;
  }

  // The line after a box of other articles that stands before the headline:
  // its lines up to the next empty one, and numbered ones.
  size_t EndOfBox(size_t heading) const {
    size_t i = heading + 1;
    while (i < lines_.size() && lines_[i].kind != LineKind::kProse &&
           (!lines_[i].after_blank ||
            (lines_[i].text[0] >= '0' && lines_[i].text[0] <= '9' &&
             lines_[i].text.size() > 3 &&
             lines_[i].text.find_first_of(". )") < 4))) {
      ++i;
    }
    return i;
  }

  // Takes the line at `i`; where to go on.
  size_t Take(size_t i) {
    const PageLine& line = lines_[i];
    switch (line.kind) {
      case LineKind::kText:
      case LineKind::kProse:
        return TakeContent(i);
      case LineKind::kCaption:
        for (const std::string& caption : CaptionsInLine(line.text)) {
          AddCaption(caption, &page_.captions);
        }
        return i + 1;
      case LineKind::kByline:
        if (page_.byline.empty()) page_.byline = *BylineInLine(line.text);
        return i + 1;
      case LineKind::kStamp:
        page_.stamps.push_back({line.text, PlaceOf(i)});
        return i + 1;
      case LineKind::kSource:
        return TakeSource(i);
      case LineKind::kRelated:
      case LineKind::kSidebar:
        return TakeRelated(i);
      case LineKind::kEndMark:
        return page_.paragraphs.empty() ? i + 1 : Stop(i + 1);
      case LineKind::kChrome:
        return i + 1;
    }
    return i + 1;
  }

  PageStamp::Place PlaceOf(size_t i) const {
    using Place = PageStamp::Place;
    if (title_ != kNone && i < title_) return Place::kAboveTitle;
    return page_.paragraphs.empty() ? Place::kBelowTitle : Place::kInArticle;
  }

  size_t TakeContent(size_t i) {
    const PageLine& line = lines_[i];
    const bool above = title_ != kNone && i <= title_;
    const bool repeats_title =
        !title_key_.empty() && LetterKey(line.text) == title_key_;
    const bool label_in_head = page_.paragraphs.empty() && IsLabel(line);
    if (above || repeats_title || label_in_head) return i + 1;
    std::string_view text = line.text;
    for (const std::string_view mark : {"(END)", "(end)", "(끝)"}) {
      if (!text.ends_with(mark)) continue;
      AddParagraph(text.substr(0, text.size() - mark.size()));
      return Stop(i + 1);
    }
    AddParagraph(text);
    return i + 1;
  }

  // Adds a paragraph without a notice or an address at its end.
  void AddParagraph(std::string_view text) {
    text = TrimText(text);
    for (const std::string_view notice :
         {"<저작권자", "저작권자 ⓒ", "저작권자ⓒ", "ⓒ 무단전재"}) {
      const size_t at = text.find(notice);
      if (at != std::string_view::npos && at > 0) text = text.substr(0, at);
    }
    text = TrimText(text);
    const TextSpan email = FindEmail(text);
    if (email.size > 0 && email.begin + email.size == text.size() &&
        EndsSentence(text.substr(0, email.begin))) {
      text = TrimText(text.substr(0, email.begin));
    }
    if (!text.empty()) page_.paragraphs.emplace_back(text);
  }

  size_t TakeSource(size_t i) {
    std::string source = *SourceInLine(lines_[i].text);
    if (source.empty() && i + 1 < lines_.size() &&
        lines_[i + 1].kind == LineKind::kText &&
        TextWidth(lines_[i + 1].text) <= 2 * kWidestLabel) {
      source = lines_[++i].text;
    }
    if (!source.empty()) page_.source = std::move(source);
    return i + 1;
  }

  // A heading such as "Related Posts" ends the article, unless most of the
  // running text is still to come: then it heads a box within the article.
  size_t TakeRelated(size_t i) {
    const size_t before = ProseWidth(lines_, 0, i);
    const size_t after = ProseWidth(lines_, i + 1, lines_.size());
    if (page_.paragraphs.empty()) {
      const bool above = title_ == kNone || i < title_;
      return above ? EndOfBox(i) : i + 1;
    }
    const bool goes_on = lines_[i].kind == LineKind::kSidebar
                             ? ArticleGoesOn(i + 1)
                             : after > 2 * before && !MostlyHeadlines(i + 1);
    if (!goes_on) return lines_.size();
    ++i;
    while (i < lines_.size() && IsHeadlineLike(lines_[i])) ++i;
    return i;
  }

  // Whether what follows a list of popular articles, up to the next sign that
  // the article is over, is running text rather than headlines.
  bool ArticleGoesOn(size_t begin) const {
    constexpr size_t kLeastLines = 2;
    constexpr size_t kLeastRatio = 3;
    size_t prose_lines = 0;
    size_t prose = 0;
    size_t other = 0;
    for (size_t i = begin; i < lines_.size(); ++i) {
      const PageLine& line = lines_[i];
      const bool over = HeadsList(line) || line.kind == LineKind::kSource ||
                        line.kind == LineKind::kEndMark;
      if (over) break;
      const size_t width = TextWidth(line.text);
      if (line.kind == LineKind::kProse) {
        ++prose_lines;
        prose += width;
      } else if (line.kind == LineKind::kText) {
        other += width;
      }
    }
    return prose_lines >= kLeastLines && prose >= kLeastRatio * other;
  }

  bool MostlyHeadlines(size_t begin) const {
    constexpr size_t kLongStory = 10;
    size_t headlines = 0;
    size_t prose = 0;
    for (size_t i = begin; i < lines_.size(); ++i) {
      ++(IsHeadlineLike(lines_[i]) ? headlines : prose);
    }
    return headlines >= prose && prose < kLongStory;
  }

  // Nothing more is taken but the outlet, which some pages name last.
  size_t Stop(size_t i) {
    for (; i < lines_.size(); ++i) {
      if (HeadsList(lines_[i])) break;
      if (lines_[i].kind == LineKind::kSource) TakeSource(i);
      if (lines_[i].kind == LineKind::kByline && page_.byline.empty()) {
        page_.byline = *BylineInLine(lines_[i].text);
      }
    }
    return lines_.size();
  }

  // What follows the last running text and is none itself is the page's.
  void DropTrailingHeadings() {
    constexpr size_t kWidestHeading = 100;
    const auto is_prose = [](const std::string& text) { return IsProse(text); };
    std::vector<std::string>& paragraphs = page_.paragraphs;
    if (std::none_of(paragraphs.begin(), paragraphs.end(), is_prose)) return;
    while (!is_prose(paragraphs.back()) && !EndsSentence(paragraphs.back()) &&
           paragraphs.back().find(". ") == std::string::npos &&
           TextWidth(paragraphs.back()) < kWidestHeading) {
      paragraphs.pop_back();
    }
  }

  // The alternative text of a picture may stand on a line of its own.
  void DropAlternativeTexts() {
    constexpr size_t kLeastLetters = 12;
    std::vector<std::string> caption_keys;
    for (const std::string& caption : page_.captions) {
      caption_keys.push_back(LetterKey(caption));
    }
    std::erase_if(page_.paragraphs, [&](const std::string& paragraph) {
      const std::string key = LetterKey(paragraph);
      return key.size() >= kLeastLetters &&
             std::any_of(caption_keys.begin(), caption_keys.end(),
                         [&](const std::string& caption) {
                           return caption.starts_with(key);
                         });
    });
  }

  const std::vector<PageLine> lines_;
  size_t title_ = kNone;
  std::string title_key_;
  CleanedPage page_;
};

}  // namespace

CleanedPage CleanPage(std::string_view text) {
  return PageWalk(JudgeLines(text)).Walk();
}

}  // namespace defnews
