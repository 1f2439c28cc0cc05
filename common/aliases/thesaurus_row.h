// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the thesaurus as it is written; see the head of thesaurus.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// What a form does in its row.
enum class FormRole : uint8_t {
  kBoth,   // finds the others and is found by them
  kAsked,  // `>`: finds the others
  kFound,  // `<`: is found by the others
  kLoose,  // `~`: only suggested
};

// Whether a form of that role finds others, and whether others find it.
inline bool Asks(FormRole role) {
  return role == FormRole::kBoth || role == FormRole::kAsked;
}
inline bool Answers(FormRole role) {
  return role == FormRole::kBoth || role == FormRole::kFound;
}

struct ThesaurusForm {
  std::string text;
  FormRole role = FormRole::kBoth;
  bool capitals = false;  // `^`: an ordinary word unless in capitals
};

struct ThesaurusRow {
  std::string kind;
  bool related = false;  // rule `rel`: forms only suggest one another
  std::vector<ThesaurusForm> forms;  // canonical first
  std::string where;                 // "file:line", from 1
};

}  // namespace defnews
