// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/extract/html_metadata.h"
#include "corpus/extract/main_content.h"
#include "corpus/extract/page_tree.h"

namespace defnews {

struct FoundTitle {
  std::string text;
  // The heading's node, 0 if it is on no heading of the page.
  uint32_t node = 0;
};

// The article's headline: the heading of first level that stands in the
// article or last before it, unless it names the site; else what the metadata
// call the title, without the outlet's name. Empty if there is neither.
FoundTitle FindTitle(const PageTree& tree, const std::vector<bool>& dropped,
                     const MainContent& content, const HtmlMetadata& metadata);

// "Headline" of "Headline - Outlet", "Outlet | Headline" and the like, where
// `site` is the outlet's name or host. Where none of the parts is like it, the
// last goes if `always`.
std::string WithoutOutlet(std::string_view title, std::string_view site,
                          bool always);

}  // namespace defnews
