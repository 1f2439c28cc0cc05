// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of `search`, apart from what it does, so that the man page
// and the completions are made from the same table.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "defnews/searcher.h"

namespace defnews {

enum class ColorMode { kAuto, kAlways, kNever };
enum class PagerMode { kAuto, kAlways, kNever };

struct SearchCliOptions {
  std::string index;  // empty: see IndexDirectory()
  // Filters, order and the number of hits.
  SearchOptions search;
  bool count = false;
  bool json = false;
  bool csv = false;
  std::string format;  // a template; empty for none
  std::string like;    // the id of an article; empty for none
  std::string show;    // the id of an article; empty for none
  bool check = false;  // read every file first; without a query, only that
  bool health = false;
  uint64_t max_age_hours = 36;
  std::string saved;    // a folder of saved searches; empty for none
  std::string report;   // where their reports go
  std::string deliver;  // a shell command; empty for none
  ColorMode color = ColorMode::kAuto;
  PagerMode pager = PagerMode::kAuto;
  // The words of the query as the shell gave them.
  std::vector<std::string> words;
};

// Names `app` and adds the options of `search` to it. `options` must outlive
// the parse. A bad value throws CLI::ValidationError during it.
void DefineOptions(CLI::App* app, SearchCliOptions* options);

}  // namespace defnews
