// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/dates/html_dates.h"
#include "corpus/extract/html_metadata.h"
#include "corpus/extract/json_ld.h"
#include "corpus/extract/main_content.h"
#include "corpus/extract/page_tree.h"

namespace defnews {

// Who wrote the article: by its JSON-LD or meta tags, else by an element called
// author or a byline (`By ...`, `... 기자`) between headline and text, else by
// the reporter's line that ends Korean stories or the dateline that opens them.
// Empty if nothing tells.
std::string FindByline(const PageTree& tree, HeadZone zone,
                       const MainContent& content, const HtmlMetadata& metadata,
                       const JsonLd& json_ld);

// A name as it may stand in a byline: without `By`, e-mail addresses and what
// follows a bar; empty if it cannot be one.
std::string CleanByline(std::string_view text);

}  // namespace defnews
