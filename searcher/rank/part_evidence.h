// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a compound as evidence. Among alternatives (`--any`, OR) a
// compound such as boundary-layer matches only where its parts stand side by
// side, but an article that has them apart, and matches by another word, is
// likelier the right one than an article that has none.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "common/text/analyzer.h"
#include "searcher/compile/index_query.h"

namespace defnews {

// The joined form counts beside its parts, which already say nearly all of it.
inline constexpr double kJoinedWeight = 0.5;

// What a compound scores by, wherever its alternatives match: each part but
// stop words, and the whole as one word. Nothing for what is no compound, for
// syllables, designators and compounds of stop words.
std::optional<IndexQuery> PartEvidence(
    const QueryTerms& terms, const std::string& prefix,
    const std::function<bool(const std::string&)>& is_stop);

}  // namespace defnews
