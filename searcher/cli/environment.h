// SPDX-License-Identifier: GPL-3.0-or-later
// What the environment decides for `search`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/cli/options.h"

namespace defnews {

// `option`, else $DEFNEWS_INDEX, else $XDG_DATA_HOME/defnews/index, else
// ~/.local/share/defnews/index. Empty if even $HOME is unset.
std::string IndexDirectory(std::string_view option);

// The thesaurus of the user, $XDG_CONFIG_HOME/defnews/thesaurus.tsv, else
// ~/.config/defnews/thesaurus.tsv; empty if there is none.
std::string UserThesaurus();

// Unix seconds from text of digits or an RFC 3339 instant.
std::optional<int64_t> ParseNow(std::string_view text);

// $DEFNEWS_SERVER_TIMEOUT, seconds to wait for a server (1 to 3600), in
// milliseconds; `otherwise` if it is not set or empty; nothing if it is no such
// number.
std::optional<unsigned> ServerTimeout(unsigned otherwise);

// Whether to colour what goes to stdout.
bool UseColor(ColorMode mode, bool stdout_is_terminal);

// The command of the pager; empty for none.
std::string PagerCommand();

}  // namespace defnews
