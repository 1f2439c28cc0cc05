// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/text_matcher.h"

#include <algorithm>
#include <utility>

#include "common/dates/mentions.h"
#include "common/dates/published_date.h"
#include "common/text/char_class.h"
#include "searcher/match/matcher_node.h"

namespace defnews {
namespace {

using Kind = Node::Kind;
using Span = TextMatcher::Span;

// One text of an article: where it comes from and what it has.
struct FoundText {
  Field field = Field::kAny;
  TextHits hits;
};

// An article as far as the query asks about it.
struct FoundArticle {
  std::vector<FoundText> texts;
  std::string source;  // ASCII lower case
  PublishedDate published;
  std::vector<MentionedPeriod> mentions;
};

bool IsMatch(const MatcherNode& node, const FoundArticle& article) {
  const auto matches = [&](const MatcherNode& child) {
    return IsMatch(child, article);
  };
  switch (node.kind) {
    case Kind::kAnd:
      return std::all_of(node.children.begin(), node.children.end(), matches);
    case Kind::kOr:
    case Kind::kExpanded:
      return std::any_of(node.children.begin(), node.children.end(), matches);
    case Kind::kNot:
      return std::none_of(node.children.begin(), node.children.end(), matches);
    case Kind::kSource:
      return article.source == node.source;
    case Kind::kDate:
      return article.published.dated() &&
             article.published.days.first <= node.days.last &&
             article.published.days.last >= node.days.first;
    case Kind::kMentions:
      return std::any_of(article.mentions.begin(), article.mentions.end(),
                         [&](const MentionedPeriod& period) {
                           return IsMentionedWithin(period, node.days);
                         });
    default:
      return std::any_of(
          article.texts.begin(), article.texts.end(),
          [&](const FoundText& text) {
            return !FindPlaces(node, text.hits, text.field).empty();
          });
  }
}

// Whether a leaf somewhere in the tree looks at texts of `field`.
bool AsksAbout(const MatcherNode& node, Field field) {
  if (!node.pattern.empty()) return LooksAt(node.field, field);
  return std::any_of(
      node.children.begin(), node.children.end(),
      [&](const MatcherNode& child) { return AsksAbout(child, field); });
}

bool AsksAboutMentions(const MatcherNode& node) {
  return node.kind == Kind::kMentions ||
         std::any_of(node.children.begin(), node.children.end(),
                     AsksAboutMentions);
}

void AppendShownPlaces(const MatcherNode& node, const TextHits& hits,
                       Field field, Places* places) {
  if (node.kind == Kind::kNot) return;
  if (node.kind == Kind::kAnd || node.kind == Kind::kOr ||
      node.kind == Kind::kExpanded) {
    for (const MatcherNode& child : node.children) {
      AppendShownPlaces(child, hits, field, places);
    }
    return;
  }
  const Places found = FindPlaces(node, hits, field);
  places->insert(places->end(), found.begin(), found.end());
}

// Sorted by begin, those of one leaf that overlap made one.
std::vector<Span> ToSpans(const Places& places) {
  std::vector<Span> spans;
  for (const Place& place : places) {
    spans.push_back({place.begin, place.end, place.leaf});
  }
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return std::pair(a.leaf, a.begin) < std::pair(b.leaf, b.begin);
  });
  size_t kept = 0;
  for (const Span& span : spans) {
    Span* last = kept == 0 ? nullptr : &spans[kept - 1];
    if (last != nullptr && last->leaf == span.leaf && span.begin < last->end) {
      last->end = std::max(last->end, span.end);
    } else {
      spans[kept++] = span;
    }
  }
  spans.resize(kept);
  std::stable_sort(
      spans.begin(), spans.end(),
      [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return spans;
}

}  // namespace

class TextMatcher::Impl {
 public:
  Impl(const Node& root, Analyzer* analyzer, const PrefixTerms& prefix_terms)
      : analyzer_(analyzer) {
    int leaves = 0;
    root_ = Compile(root, prefix_terms, analyzer, &vocabulary_, &leaves);
  }

  bool Matches(const Article& article) {
    analyzer_->ForgetIfLarge();
    found_.source = article.source;
    std::transform(found_.source.begin(), found_.source.end(),
                   found_.source.begin(), ToLower);
    const auto published = ParsePublished(article.published);
    found_.published = published.ok() ? *published : PublishedDate();
    if (AsksAboutMentions(root_)) found_.mentions = MentionedPeriods(article);
    size_t texts = 0;
    FindText(article.title, Field::kTitle, &texts);
    FindText(article.body, Field::kBody, &texts);
    for (const std::string& caption : article.captions) {
      FindText(caption, Field::kCaption, &texts);
    }
    found_.texts.resize(texts);
    return IsMatch(root_, found_);
  }

  std::vector<Span> Spans(std::string_view text, Field field) {
    if (!AsksAbout(root_, field)) return {};
    analyzer_->ForgetIfLarge();
    TextHits hits;
    vocabulary_.Find(text, analyzer_, &hits);
    Places places;
    AppendShownPlaces(root_, hits, field, &places);
    return ToSpans(places);
  }

 private:
  void FindText(std::string_view text, Field field, size_t* texts) {
    if (text.empty() || !AsksAbout(root_, field)) return;
    if (*texts == found_.texts.size()) found_.texts.emplace_back();
    FoundText& found = found_.texts[(*texts)++];
    found.field = field;
    vocabulary_.Find(text, analyzer_, &found.hits);
  }

  Analyzer* analyzer_;
  Vocabulary vocabulary_;
  MatcherNode root_;
  FoundArticle found_;  // kept for its memory
};

TextMatcher::TextMatcher(const Node& root, Analyzer* analyzer,
                         const PrefixTerms& prefix_terms)
    : impl_(std::make_unique<Impl>(root, analyzer, prefix_terms)) {}

TextMatcher::~TextMatcher() = default;
TextMatcher::TextMatcher(TextMatcher&&) noexcept = default;
TextMatcher& TextMatcher::operator=(TextMatcher&&) noexcept = default;

bool TextMatcher::Matches(const Article& article) {
  return impl_->Matches(article);
}

std::vector<Span> TextMatcher::Spans(std::string_view text, Field field) {
  return impl_->Spans(text, field);
}

}  // namespace defnews
