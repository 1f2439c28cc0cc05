// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the options of a command line from the words of the query. CLI11 sees
// the options alone: it would read a word like [a,b] as a list, and -nato as
// the option -n.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {

struct SplitArguments {
  std::vector<std::string> options;  // with their values, as typed
  std::vector<std::string> words;
  bool read_stdin = false;  // the word `-` stood before any `--`
  std::string error;        // a usage error; empty for none
};

// Options may stand anywhere before `--`. An unknown one is an error with a
// hint how to exclude a word.
SplitArguments Split(const CLI::App& app,
                     const std::vector<std::string>& arguments);

// The argument in quotes for a POSIX shell, if it needs any.
std::string ShellQuoted(std::string_view argument);

}  // namespace defnews
