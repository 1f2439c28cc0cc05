// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/cli/options.h"

namespace defnews {

void DefineOptions(CLI::App* app, CorpusOptions* options) {
  app->description("Gathers news articles for the index.");
  app->require_subcommand(1);
  CLI::App* import = app->add_subcommand(
      "import", "Read any accepted input and write article JSONL to stdout");
  import
      ->add_option("INPUT", options->inputs,
                   "Files, folders, or - for standard input: JSON Lines "
                   "(also .gz), scraped text, CSV and TSV, saved HTML")
      ->required();
  import
      ->add_option("--threads", options->threads,
                   "Text and HTML files read at once (default: all cores)")
      ->type_name("N")
      ->check(CLI::Range(size_t{1}, size_t{1024}));
  import->add_flag("-q,--quiet", options->quiet,
                   "Do not name what was refused");
  import->add_flag("-v,--verbose", options->verbose,
                   "Name remarks and the evidence for dates too, and sum "
                   "up at the end");
  import
      ->add_option("--report", options->report,
                   "Write what was read and refused to FILE, as JSON")
      ->type_name("FILE");
}

}  // namespace defnews
