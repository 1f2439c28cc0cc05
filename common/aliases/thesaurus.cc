// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/aliases/thesaurus.h"

#include <fstream>
#include <utility>

#include "common/aliases/thesaurus_lookup.h"
#include "common/aliases/thesaurus_reader.h"
#include "common/aliases/thesaurus_tables.h"
#include "common/status/status_macros.h"

namespace defnews {

// Rows of both tables that say the same are in one group.
struct Thesaurus::UserRows {
  ThesaurusTables tables;
  ThesaurusView view;
  ThesaurusGroups groups;
};

const Thesaurus& Thesaurus::BuiltIn() {
  static const Thesaurus built_in;
  return built_in;
}

absl::StatusOr<Thesaurus> Thesaurus::WithUserText(std::string_view text,
                                                  std::string_view name) {
  ASSIGN_OR_RETURN(const std::vector<ThesaurusRow> rows,
                   ReadThesaurus(text, name, {}));
  auto user = std::make_shared<UserRows>();
  ASSIGN_OR_RETURN(user->tables, BuildThesaurusTables(rows));
  user->view = user->tables.View();
  user->groups = GroupRows(BuiltInThesaurusView(), user->view);
  Thesaurus thesaurus;
  thesaurus.user_ = std::move(user);
  return thesaurus;
}

absl::StatusOr<Thesaurus> Thesaurus::WithUserFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return absl::NotFoundError(path + ": cannot be read");
  std::string text;
  std::string block(size_t{1} << 16, '\0');
  while (text.size() <= kMaxThesaurusBytes) {
    in.read(block.data(), static_cast<std::streamsize>(block.size()));
    text.append(block, 0, static_cast<size_t>(in.gcount()));
    if (!in) break;
  }
  if (in.bad()) return absl::DataLossError(path + ": a read failed");
  return WithUserText(text, path);
}

std::optional<Thesaurus::Match> Thesaurus::Find(
    const std::vector<QueryTerms::Term>& terms, size_t at) const {
  ThesaurusLookup lookup(terms, at);
  lookup.Add(BuiltInThesaurusView());
  if (user_ != nullptr) lookup.Add(user_->view);
  if (lookup.empty()) return std::nullopt;
  ThesaurusAnswer answer =
      lookup.Answer(user_ != nullptr ? &user_->groups : nullptr);
  if (answer.forms.empty() && answer.related.empty()) return std::nullopt;
  return Match{answer.length, std::move(answer.forms),
               std::move(answer.related)};
}

}  // namespace defnews
