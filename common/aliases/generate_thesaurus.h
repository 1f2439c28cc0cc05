// SPDX-License-Identifier: GPL-3.0-or-later
// The build's step from the reviewed files to compiled-in tables.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/aliases/thesaurus_row.h"

namespace defnews {

// The rows of both files, given as text, with their names for messages.
// InvalidArgument for a bad line, or a word that counts only in capitals
// (common/text/capitals.h) but is in no row.
absl::StatusOr<std::vector<ThesaurusRow>> BuiltInRows(
    std::string_view countries, std::string_view countries_name,
    std::string_view thesaurus, std::string_view thesaurus_name);

// Reads both files, checks them, writes the source to `output`.
absl::Status GenerateThesaurus(const std::string& countries,
                               const std::string& thesaurus,
                               const std::string& output);

}  // namespace defnews
