// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <exception>
#include <iostream>

#include "common/cli/option_docs.h"
#include "corpus/cli/article_output.h"
#include "corpus/cli/fetch.h"
#include "corpus/cli/import.h"
#include "corpus/cli/options.h"

int main(int argc, char** argv) {
  try {
    defnews::CorpusOptions options;
    CLI::App app;
    app.name("corpus");
    app.set_version_flag("--version", "corpus " DEFNEWS_VERSION);
    defnews::DefineOptions(&app, &options);
    defnews::AddGenerateOption(&app);
    defnews::PrefixUsageErrors(&app);
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      if (app.exit(error) != 0) return defnews::kNotDone;
      // Help and version are data: a full disk under them is an error.
      return std::cout.flush().good() ? defnews::kDone : defnews::kNotDone;
    }
    if (options.command == "fetch") return defnews::RunFetch(options);
    if (options.command == "extract") return defnews::RunExtract(options);
    return defnews::RunImport(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "corpus: %s\n", error.what());
    return defnews::kNotDone;
  }
}
