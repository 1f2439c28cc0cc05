// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_kind.h"

namespace defnews {

std::string_view PageKindName(PageKind kind) {
  switch (kind) {
    case PageKind::kArticle:
      return "an article";
    case PageKind::kEmpty:
      return "a page without text";
    case PageKind::kLogin:
      return "a login page";
    case PageKind::kConsent:
      return "a page that asks for consent";
    case PageKind::kError:
      return "an error page";
    case PageKind::kList:
      return "a list of articles";
  }
  return "a page";
}

}  // namespace defnews
