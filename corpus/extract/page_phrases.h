// SPDX-License-Identifier: GPL-3.0-or-later
// What pages say that are no articles, or only the beginning of one.
#pragma once

#include <cstddef>
#include <string_view>

namespace defnews {

enum class PagePhrase {
  kError,  // not found, removed, forbidden, a test for robots
  kLogin,
  kConsent,  // to cookies or terms
  kWall,     // an invitation to subscribe or to read on elsewhere
};

// How many of the phrases of one kind stand in `key`, a line or several as
// PhraseKey() writes them.
size_t CountPhrases(std::string_view key, PagePhrase kind);

}  // namespace defnews
