// SPDX-License-Identifier: GPL-3.0-or-later
// Manual pages and shell completions out of the table of options that the
// program itself parses with, so that they cannot disagree.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace defnews {

// A page of section 1 in the man macros. In the footer of `app`, a line that
// starts at the margin and ends in a colon begins a section; the lines below
// it stay as they are.
std::string ManPage(const CLI::App& app);

// Completion of options, their fixed values (type names like `a|b|c`), and
// subcommands; file names elsewhere.
std::string BashCompletion(const CLI::App& app);
std::string FishCompletion(const CLI::App& app);

// Adds the hidden option `--generate man|bash|fish`. Parsing it throws
// CLI::CallForVersion with the text, which app.exit() prints to stdout.
void AddGenerateOption(CLI::App* app);

// Usage errors of `app` begin with its name, as all it says on stderr.
void PrefixUsageErrors(CLI::App* app);

}  // namespace defnews
