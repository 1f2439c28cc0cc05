// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that are no articles.
#pragma once

#include <string_view>

namespace defnews {

enum class PageKind {
  kArticle,
  kEmpty,    // no text
  kLogin,    // a form to log in
  kConsent,  // asks to agree to cookies or terms
  kError,    // not found, forbidden, a test for robots, closed for repair
  kList,     // headlines of other pages
};

// What a page is, in words for a message: "a login page".
std::string_view PageKindName(PageKind kind);

}  // namespace defnews
