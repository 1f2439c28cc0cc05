// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "corpus/dates/evidence.h"
#include "corpus/extract/json_ld.h"
#include "corpus/extract/page_tree.h"

namespace defnews {

// The nodes between the headline and the article's first paragraph, with some
// above: where a page says when it was published.
struct HeadZone {
  uint32_t begin = 0;
  uint32_t end = 0;
  // The headline, or the first paragraph where it is not on the page.
  uint32_t anchor = 0;

  bool Holds(uint32_t node) const { return begin <= node && node < end; }
};

// Adds the dates in the markup of a page to `page`: meta tags, JSON-LD,
// itemprop, <time>, elements called date or the like, and short lines with a
// labelled stamp. Comments, related articles and footers are left out, and
// what stands elsewhere if the same kind of thing stands in the head zone.
// Linear in the tree.
void CollectHtmlDates(const PageTree& tree, const JsonLd& json_ld,
                      HeadZone zone, DatedPage* page);

}  // namespace defnews
