// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on a news page around the article: told from phrases and words
// that such lines, and hardly any sentence, are made of.
#pragma once

#include <string_view>

namespace defnews {

enum class ChromeKind {
  kNone,
  kAdvertisement,
  kShare,    // share, print and font size buttons
  kMenu,     // menus, breadcrumbs, section names, buttons
  kAccount,  // log in, subscribe, cookies, apps, follow us
  kTag,      // tags, categories, counters, "Read more: ..." links
  kRelated,  // heads a list of other articles, comments: the article is over
  kSidebar,  // heads a list of popular or latest articles, which stands
             // anywhere
  kEndMark,  // (END), copyright
};

// `line` is one line of a page, trimmed.
ChromeKind ClassifyChrome(std::string_view line);

}  // namespace defnews
