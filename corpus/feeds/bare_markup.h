// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// `text` (XML or HTML) with the ampersands and angles escaped that stand for
// themselves: those that begin no reference, as in `view.php?id=12&page=3` and
// `R&D`, of which an XML parser would make `id=12=3` and `R`, and those that
// begin no tag, as in
// `<단독> title`, which would swallow the rest. References by the names of HTML
// (`&nbsp;`), which XML does not know, become those by number. CDATA sections
// and comments stay as they are.
std::string EscapeBareMarkup(std::string_view text);

}  // namespace defnews
