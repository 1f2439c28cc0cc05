// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus/extract/html_metadata.h"
#include "corpus/extract/json_ld.h"
#include "corpus/extract/main_content.h"
#include "corpus/extract/page_tree.h"

namespace defnews {

struct FoundTitle {
  std::string text;
  // The heading's node, 0 if it is on no heading of the page.
  uint32_t node = 0;
};

// The article's headline: the heading of first level that stands in the
// article or last before it, unless it names the site or the page's address is
// made of another title; else what the metadata call the title, without the
// outlet's name. Empty if there is neither.
FoundTitle FindTitle(const PageTree& tree, const std::vector<bool>& dropped,
                     const MainContent& content, const HtmlMetadata& metadata,
                     const JsonLd& facts);

}  // namespace defnews
