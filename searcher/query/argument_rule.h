// SPDX-License-Identifier: GPL-3.0-or-later
// The argument rule of the command line: a shell eats quotes, so an argument
// with spaces that uses nothing else of the query language is a phrase.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// Whether the argument contains white space between or around words, and no
// double quote (straight or curly), bracket, `*`, capital AND OR NOT NEAR/n
// ADJ/n as a word, word with a leading `-` or `=`, or known `field:value`.
bool IsPhraseArgument(std::string_view argument);

// The query that the arguments together ask: phrase arguments in quotes, the
// others as they are, joined by single spaces. Empty arguments are left out.
std::string QueryFromArguments(const std::vector<std::string>& arguments);

// The words of a phrase argument joined by AND, as a query that asks for
// articles with all of them anywhere. Empty if it has no word with a letter
// or digit.
std::string AllWordsQuery(std::string_view phrase_argument);

}  // namespace defnews
