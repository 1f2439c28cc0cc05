// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that mean the same whatever the size of an index: chosen from its
// own words by how many articles have them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "defnews/searcher.h"

namespace defnews {

struct Question {
  std::string_view kind;
  std::string query;
  SearchOptions options;
};

// Some of each kind, the same for the same index. rare: one word that some ten
// articles have; common: one that 15 to 40 % have; and, or: two common ones;
// phrase: two neighbours in a text; prefix: four letters and what follows;
// window: a common word within a month; newest: a common word, newest first.
// None of them asks for snippets. The process ends on an index without such.
std::vector<Question> ChooseQuestions(const std::string& index);

}  // namespace defnews
