// SPDX-License-Identifier: GPL-3.0-or-later
// Putting other words in place of some of a query's.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "searcher/query/ast.h"
#include "searcher/suggest/candidate.h"
#include "searcher/suggest/letter_runs.h"

namespace defnews {

// One word of a query and what could stand there instead, best first.
struct Correction {
  size_t leaf = 0;  // its place among CorrectableLeaves()
  LetterRun run;    // within the text of that leaf
  std::vector<std::string> words;
};

// Pointers to the words, phrases and sources of the tree in their order, those
// under NOT left out: what is wrong there widens the answer, not narrows it.
std::vector<const Node*> CorrectableLeaves(const Node& root);

// Whole queries with every correction applied, at most `most` of them: first
// the best of each, then in turn each next best with the best of the others.
// Corrections without words are left as typed.
std::vector<Candidate> CorrectedQueries(
    const Node& root, const std::vector<Correction>& corrections, size_t most);

}  // namespace defnews
