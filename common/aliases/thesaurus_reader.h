// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a thesaurus -> its rows. The form is described in the head of
// thesaurus.tsv and, for users, in defnews-query(7).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/aliases/country_pairs.h"
#include "common/aliases/thesaurus_row.h"

namespace defnews {

// A thesaurus may be no larger.
inline constexpr size_t kMaxThesaurusBytes = size_t{4} << 20;

// `{NAME}` in a form becomes each compound of that pair; `_` a space or
// nothing. InvalidArgument for the first bad line: "name:line: what is wrong
// with which value; what to do".
absl::StatusOr<std::vector<ThesaurusRow>> ReadThesaurus(
    std::string_view text, std::string_view name,
    const std::vector<CountryPair>& pairs);

// "name:line", as in the messages of errors.
std::string LineName(std::string_view name, size_t line);

// The error for the line `where`.
absl::Status ThesaurusError(const std::string& where,
                            const std::string& message);

}  // namespace defnews
