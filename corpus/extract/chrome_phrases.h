// SPDX-License-Identifier: GPL-3.0-or-later
// The phrases and words that page chrome is made of, as PhraseKey() and
// LineWords() write them: lower case, Korean without spaces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_set.h"

namespace defnews {

using PhraseSet = absl::flat_hash_set<std::string>;
using PhraseList = std::vector<std::string_view>;

// Whole lines.
const PhraseSet& AdvertisementPhrases();
const PhraseSet& RelatedPhrases();
const PhraseSet& EndPhrases();
const PhraseSet& SharePhrases();
const PhraseSet& MenuPhrases();
const PhraseSet& AccountPhrases();

// Beginnings of lines.
const PhraseList& AdvertisementStarts();
const PhraseList& RelatedStarts();
// Which of the related ones are lists that may stand beside the article.
const PhraseList& SidebarStarts();
const PhraseList& AccountStarts();
const PhraseList& TagStarts();

// Found anywhere in a line that is no longer than a notice.
const PhraseList& CopyrightParts();

// A line of nothing but ShareWords(), at least one of them in ShareMarkWords(),
// is a row of share buttons; one of nothing but SectionWords() is a menu.
const PhraseSet& ShareWords();
const PhraseSet& ShareMarkWords();
const PhraseSet& SectionWords();

}  // namespace defnews
