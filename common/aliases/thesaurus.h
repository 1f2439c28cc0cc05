// SPDX-License-Identifier: GPL-3.0-or-later
// Which other words say the same: acronyms, Korean and English names, double
// designations, country pairs. The reviewed rows of thesaurus.tsv are compiled
// in as sorted tables; a user's own rows can be joined to them.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/text/analyzer.h"

namespace defnews {

// Immutable; may be used by any number of threads at once. Cheap to copy.
class Thesaurus {
 public:
  struct Match {
    size_t length = 0;  // how many terms are covered, from 1
    // What to search besides, each as a phrase (its terms come from
    // AnalyzeQuery(form, false)); commonest first, never what was typed, no
    // two of the same terms. May be empty, if there is only `related`.
    std::vector<std::string> forms;
    // What to suggest and never to search silently. May be of a longer run
    // than `forms` are, if that has nothing but suggestions.
    std::vector<std::string> related;
  };

  // The compiled-in rows. Costs nothing to get.
  static const Thesaurus& BuiltIn();

  // The compiled-in rows and those of `text`, the content of a file in the
  // form of thesaurus.tsv. A row that names a form of another extends it.
  // InvalidArgument for the first bad line, naming `name`, line, value and
  // remedy.
  static absl::StatusOr<Thesaurus> WithUserText(std::string_view text,
                                                std::string_view name);

  // The same for the file at `path`. NotFound if there is none.
  static absl::StatusOr<Thesaurus> WithUserFile(const std::string& path);

  // The longest run of terms from `at` on that the thesaurus knows. A run
  // neither begins nor ends inside a Hangul word or a designator (F-35 is not
  // in F-35A). Forms that a shorter one would find anyway are left out, as far
  // as the run reaches an end of `terms`: typed alone, ROK-US asks for
  // "Korea-US" and not also for "South Korea-US". No match: nullopt.
  std::optional<Match> Find(const std::vector<QueryTerms::Term>& terms,
                            size_t at) const;

 private:
  struct UserRows;

  std::shared_ptr<const UserRows> user_;  // null for the built-in alone
};

}  // namespace defnews
