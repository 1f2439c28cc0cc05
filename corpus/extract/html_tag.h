// SPDX-License-Identifier: GPL-3.0-or-later
// Elements of HTML, as far as extraction tells them apart.
#pragma once

#include <cstdint>
#include <string_view>

namespace defnews {

enum class HtmlTag : uint8_t {
  kText,    // no element: a run of text
  kInline,  // any element that breaks no line
  kBlock,   // any other element
  kA,
  kArticle,
  kAside,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCaption,
  kCell,  // td, th
  kDd,
  kDiv,
  kDt,
  kFallback,  // noscript, template: what is shown at most in place of scripts
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHtml,
  kImg,
  kInput,
  kLi,
  kLink,
  kList,  // ul, ol, dl
  kMain,
  kMeta,
  kNav,
  kP,
  kPre,
  kRow,
  kScript,
  kSection,
  kSpan,
  kStrong,  // b, strong
  kTable,
  kTime,
  kTitle,
  kVoid,  // elements whose content is no text of the page
};

// `name` in lower case; unknown elements are blocks.
HtmlTag HtmlTagOf(std::string_view name);

// Whether text runs on through the element's borders.
bool IsInlineTag(HtmlTag tag);

// 1 to 6; 0 if it is no heading.
int HeadingLevel(HtmlTag tag);

// Whether nothing under it is text of the page.
inline bool IsWithoutText(HtmlTag tag) { return tag == HtmlTag::kVoid; }

// html and body, whose classes tell of the whole page.
inline bool IsPageElement(HtmlTag tag) {
  return tag == HtmlTag::kHtml || tag == HtmlTag::kBody;
}

}  // namespace defnews
