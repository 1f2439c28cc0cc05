// SPDX-License-Identifier: GPL-3.0-or-later
// Saved searches: a folder with a file NAME.query for each.
//
//   # Comment lines begin with a hash.
//   --source yonhap
//   --since 2w
//   "extended deterrence" OR
//   NCG
//
// Lines that begin with -- are options as on the command line: --source,
// --lang (again for several), --after, --before, --on, --since, --undated,
// --any, --exact, --no-expand. All other lines together are the query, in the
// language of defnews-query(7).
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "defnews/searcher.h"
#include "searcher/query/ast.h"

namespace defnews {

struct SavedSearch {
  std::string name;  // of the file, less ".query"
  std::string query;
  Node root;              // of the query
  SearchOptions options;  // filters and ways to read the query
};

// Why a file is no saved search.
struct SavedFault {
  std::string name;
  std::string message;  // "PATH:LINE: what is wrong"
  std::string caret;    // the line and a mark under the place; may be empty
};

// `path` is for messages; `now` what --since counts from.
std::variant<SavedSearch, SavedFault> ParseSavedSearch(const std::string& path,
                                                       std::string_view text,
                                                       int64_t now);

struct SavedFolder {
  std::vector<SavedSearch> searches;  // by name
  std::vector<SavedFault> faults;
};

// Every NAME.query of the folder; other files are no business of ours. NotFound
// if there is no such folder, or none in it.
absl::StatusOr<SavedFolder> ReadSavedFolder(const std::string& folder,
                                            int64_t now);

}  // namespace defnews
