// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <exception>
#include <iostream>

#include "common/cli/option_docs.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/options.h"

int main(int argc, char** argv) {
  try {
    defnews::IndexerOptions options;
    CLI::App app;
    app.name("indexer");
    app.set_version_flag("--version", "indexer " DEFNEWS_VERSION);
    defnews::DefineOptions(&app, &options);
    defnews::AddGenerateOption(&app);
    defnews::PrefixUsageErrors(&app);
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (app.exit(error) != 0) return defnews::kIndexerNotDone;
      // Help and version are data: a full disk under them is an error.
      return std::cout.flush().good() ? defnews::kIndexerDone
                                      : defnews::kIndexerNotDone;
    }
    return defnews::RunIndexer(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "indexer: %s\n", error.what());
    return defnews::kIndexerNotDone;
  }
}
