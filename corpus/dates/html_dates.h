// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libxml/tree.h>

#include "corpus/dates/evidence.h"

namespace defnews {

// Adds the dates in the markup of a page to `page`: meta tags, JSON-LD,
// itemprop, <time>, elements called date or the like, and short lines with a
// labelled stamp. Comments, related articles and footers are left out. Linear
// in the tree.
void CollectHtmlDates(xmlNode* root, DatedPage* page);

}  // namespace defnews
