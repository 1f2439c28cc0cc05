// SPDX-License-Identifier: GPL-3.0-or-later
// The answer in the form that the options ask for.
#pragma once

#include <string>
#include <string_view>

#include "defnews/searcher.h"
#include "searcher/cli/options.h"
#include "searcher/cli/row_output.h"

namespace defnews {

// What goes to stdout. `hit_template` is null unless options.format is set.
std::string AnswerText(std::string_view query, const SearchResults& results,
                       const SearchCliOptions& options,
                       const HitTemplate* hit_template, bool color);

// Whether it counts matches by field or period, instead of listing them unless
// as JSON.
bool IsTally(const SearchCliOptions& options);

// Whether the answer is for people, so that a pager may show it.
bool IsForPeople(const SearchCliOptions& options);

}  // namespace defnews
