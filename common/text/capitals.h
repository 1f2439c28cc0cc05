// SPDX-License-Identifier: GPL-3.0-or-later
// Acronyms that are also ordinary words or parts of other names. Typed in
// capitals they match the capitalised form only: US is never the pronoun.
#pragma once

#include <span>
#include <string_view>

namespace defnews {

// Whether the lower-case `word` has a capitals term.
bool IsCapitalWord(std::string_view word);

// All of them, sorted. The forms marked ^ in the thesaurus are the same words;
// the build checks it.
std::span<const std::string_view> CapitalWords();

}  // namespace defnews
