// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/html_tag.h"

#include <string>

#include "absl/container/flat_hash_map.h"
#include "common/status/text_view.h"

namespace defnews {
namespace {

using Tag = HtmlTag;
using TagMap = absl::flat_hash_map<std::string, Tag>;

// clang-format off
const TagMap& Tags() {
  static const auto* const kTags = new TagMap{
      {"a", Tag::kA}, {"abbr", Tag::kInline}, {"acronym", Tag::kInline},
      {"amp-ad", Tag::kVoid}, {"article", Tag::kArticle},
      {"aside", Tag::kAside}, {"audio", Tag::kVoid}, {"b", Tag::kStrong},
      {"bdi", Tag::kInline}, {"bdo", Tag::kInline}, {"big", Tag::kInline},
      {"blockquote", Tag::kBlockquote}, {"body", Tag::kBody},
      {"br", Tag::kBr}, {"button", Tag::kButton}, {"canvas", Tag::kVoid},
      {"caption", Tag::kCaption}, {"cite", Tag::kInline},
      {"code", Tag::kInline}, {"data", Tag::kInline}, {"dd", Tag::kDd},
      {"del", Tag::kInline}, {"dfn", Tag::kInline}, {"div", Tag::kDiv},
      {"dl", Tag::kList}, {"dt", Tag::kDt}, {"em", Tag::kInline},
      {"embed", Tag::kVoid}, {"figcaption", Tag::kFigcaption},
      {"figure", Tag::kFigure}, {"font", Tag::kInline},
      {"footer", Tag::kFooter}, {"form", Tag::kForm}, {"h1", Tag::kH1},
      {"h2", Tag::kH2}, {"h3", Tag::kH3}, {"h4", Tag::kH4}, {"h5", Tag::kH5},
      {"h6", Tag::kH6}, {"head", Tag::kHead}, {"header", Tag::kHeader},
      {"html", Tag::kHtml}, {"i", Tag::kInline}, {"iframe", Tag::kVoid},
      {"img", Tag::kImg}, {"input", Tag::kInput}, {"ins", Tag::kInline},
      {"kbd", Tag::kInline}, {"label", Tag::kInline}, {"li", Tag::kLi},
      {"link", Tag::kLink}, {"main", Tag::kMain}, {"map", Tag::kVoid},
      {"mark", Tag::kInline}, {"math", Tag::kInline}, {"meta", Tag::kMeta},
      {"nav", Tag::kNav}, {"nobr", Tag::kInline}, {"noscript", Tag::kFallback},
      {"object", Tag::kVoid}, {"ol", Tag::kList}, {"optgroup", Tag::kVoid},
      {"option", Tag::kVoid}, {"p", Tag::kP}, {"picture", Tag::kInline},
      {"pre", Tag::kPre}, {"progress", Tag::kVoid}, {"q", Tag::kInline},
      {"rp", Tag::kVoid}, {"rt", Tag::kInline}, {"ruby", Tag::kInline},
      {"s", Tag::kInline}, {"samp", Tag::kInline}, {"script", Tag::kScript},
      {"section", Tag::kSection}, {"select", Tag::kVoid},
      {"small", Tag::kInline}, {"source", Tag::kInline}, {"span", Tag::kSpan},
      {"strike", Tag::kInline}, {"strong", Tag::kStrong},
      {"style", Tag::kVoid}, {"sub", Tag::kInline}, {"sup", Tag::kInline},
      {"svg", Tag::kVoid}, {"table", Tag::kTable}, {"td", Tag::kCell},
      {"template", Tag::kFallback}, {"textarea", Tag::kVoid}, {"th", Tag::kCell},
      {"time", Tag::kTime}, {"title", Tag::kTitle}, {"tr", Tag::kRow},
      {"tt", Tag::kInline}, {"u", Tag::kInline}, {"ul", Tag::kList},
      {"var", Tag::kInline}, {"video", Tag::kVoid}, {"wbr", Tag::kInline}};
  return *kTags;
}
// clang-format on

}  // namespace

HtmlTag HtmlTagOf(std::string_view name) {
  const auto found = Tags().find(ToAbsl(name));
  return found == Tags().end() ? Tag::kBlock : found->second;
}

bool IsInlineTag(HtmlTag tag) {
  switch (tag) {
    case Tag::kText:
    case Tag::kInline:
    case Tag::kA:
    case Tag::kSpan:
    case Tag::kStrong:
    case Tag::kTime:
    case Tag::kImg:
    case Tag::kInput:
    case Tag::kMeta:
    case Tag::kLink:
      return true;
    default:
      return false;
  }
}

int HeadingLevel(HtmlTag tag) {
  if (tag < Tag::kH1 || tag > Tag::kH6) return 0;
  return static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1;
}

}  // namespace defnews
