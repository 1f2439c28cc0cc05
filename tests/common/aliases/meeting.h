// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a query meets a text through the thesaurus, worked out without an
// index: the query's terms, with known runs replaced by each of their forms,
// stand in the text one after the other.
#pragma once

#include <string>
#include <string_view>

#include "common/aliases/thesaurus.h"

namespace defnews {

// `query` is taken as one phrase. `text` is the whole of an article.
bool Meets(const Thesaurus& thesaurus, std::string_view query,
           std::string_view text);

}  // namespace defnews
