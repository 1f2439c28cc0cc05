// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of `corpus`, apart from what it does, so that man pages and
// completions can be made from the same table.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <vector>

namespace defnews {

struct CorpusOptions {
  // "import", "fetch" or "extract".
  std::string command;
  std::vector<std::string> inputs;
  // fetch and extract.
  std::string store;
  std::string sources;
  // A duration as the user wrote it; empty for no limit.
  std::string budget;
  // Who runs this, for the operators of servers.
  std::string contact;
  std::string ca_file;
  std::vector<std::string> resolve;
  size_t hosts = 8;
  bool allow_private = false;
  // Marks of extractions: the one to go on from, the one to write.
  std::string since;
  std::string mark;
  // Where the JSON report goes; empty for none.
  std::string report;
  // Number of files read at once; 0 means one per core.
  size_t threads = 0;
  bool quiet = false;
  bool verbose = false;
};

// Adds the subcommands and options of `corpus` to `app`. `options` must
// outlive the parse.
void DefineOptions(CLI::App* app, CorpusOptions* options);

}  // namespace defnews
