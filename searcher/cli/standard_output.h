// SPDX-License-Identifier: GPL-3.0-or-later
// Stdout carries the answer and nothing else; that it arrived is checked.
#pragma once

#include <string>
#include <string_view>

#include "searcher/cli/options.h"

namespace defnews {

bool StdoutIsTerminal();

// Writes `text` to stdout, all of it. Returns what went wrong, empty for
// nothing. A closed pipe ends the process by SIGPIPE.
std::string WriteStdout(std::string_view text);

// The same through the pager, if stdout is a terminal, there is a pager, and
// the text is longer than the screen or `mode` is kAlways.
std::string PageStdout(std::string_view text, PagerMode mode);

// The rows that `text` takes on a screen of `columns` columns, one column a
// character.
size_t ScreenRows(std::string_view text, size_t columns);

// "search: MESSAGE" on stderr, safe for a terminal, then `caret` if any.
void Complain(std::string_view message, std::string_view caret = {});

}  // namespace defnews
