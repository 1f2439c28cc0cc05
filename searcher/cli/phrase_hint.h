// SPDX-License-Identifier: GPL-3.0-or-later
// Where an argument of several words, taken as a phrase, found nothing: what
// to ask instead.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace defnews {

struct PhraseHint {
  std::string query;    // the words of each phrase joined by AND
  std::string command;  // how to ask for that: `search extended deterrence`
  bool alone = false;   // the phrase is all there was to find
};

// Nothing if no word of the command line was a phrase. `any` is --any, under
// which words side by side would not all have to be found.
std::optional<PhraseHint> HintForPhrases(
    const std::vector<std::string>& words,
    const std::vector<std::string>& option_words, bool any);

// `search WORD... OPTION...` for a shell.
std::string SearchCommand(const std::vector<std::string>& words,
                          const std::vector<std::string>& option_words);

// The line for stderr, once it is known how many articles the query finds.
std::string HintText(const PhraseHint& hint, size_t total);

}  // namespace defnews
