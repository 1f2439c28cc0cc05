// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libxml/tree.h>

namespace defnews {

// Pages made by React on a server send parts that were late in hidden elements
// (id S:1) at the end, for a script to put where a template (id B:1) stands.
// Does what the script would. `root` is of a whole document.
void PlaceStreamedParts(xmlNode* root);

}  // namespace defnews
