// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of `indexer`, apart from what it does, so that man pages
// and completions can be made from the same table.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "indexer/partitions/writer_choice.h"

namespace defnews {

struct IndexerOptions {
  // The subcommand, for example "build"; filled in by the parse.
  std::string operation;
  // Empty if --index was not given; see IndexFolder().
  std::string index;
  std::vector<std::string> inputs;
  std::vector<std::string> ids;
  // Where the JSON report goes; empty for none.
  std::string report;
  // 0 means one per core.
  size_t threads = 0;
  WriterKind writer = WriterKind::kAuto;
  std::optional<uint64_t> to;
  uint64_t keep = 3;
  double lock_wait = 0;  // seconds
  bool force = false;
  bool json = false;
  bool quiet = false;
  bool verbose = false;
};

// Adds the subcommands and options of `indexer` to `app`. `options` must
// outlive the parse.
void DefineOptions(CLI::App* app, IndexerOptions* options);

// --index, else $DEFNEWS_INDEX, else $XDG_DATA_HOME/defnews/index, else
// ~/.local/share/defnews/index; empty if there is no home either.
std::string IndexFolder(const IndexerOptions& options);

}  // namespace defnews
