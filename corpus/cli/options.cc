// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/cli/options.h"

#include <algorithm>

#include "corpus/fetch/resolve_entry.h"

namespace defnews {
namespace {

CLI::App* AddCommand(CLI::App* app, const std::string& name,
                     const std::string& what, CorpusOptions* options) {
  CLI::App* command = app->add_subcommand(name, what);
  command->callback([options, name] { options->command = name; });
  return command;
}

void AddThreads(CLI::App* command, const std::string& what,
                CorpusOptions* options) {
  command->add_option("--threads", options->threads, what)
      ->type_name("N")
      ->check(CLI::Range(size_t{1}, size_t{1024}));
}

void AddReporting(CLI::App* command, const std::string& quiet,
                  const std::string& verbose, const std::string& report,
                  CorpusOptions* options) {
  command->add_flag("-q,--quiet", options->quiet, quiet);
  command->add_flag("-v,--verbose", options->verbose, verbose);
  command->add_option("--report", options->report, report)->type_name("FILE");
}

void AddStore(CLI::App* command, const std::string& what,
              CorpusOptions* options) {
  command->add_option("--store", options->store, what)
      ->type_name("DIR")
      ->required();
}

void DefineImport(CLI::App* app, CorpusOptions* options) {
  CLI::App* import = AddCommand(
      app, "import",
      "Read any accepted input and write article JSONL to stdout", options);
  import
      ->add_option("INPUT", options->inputs,
                   "Files, folders, or - for standard input: JSON Lines "
                   "(also .gz), scraped text, CSV and TSV, saved HTML, feeds, "
                   "WARC, mail")
      ->required();
  AddThreads(import, "Text and HTML files read at once (default: all cores)",
             options);
  AddReporting(import, "Do not name what was refused",
               "Name remarks and the evidence for dates too, and sum "
               "up at the end",
               "Write what was read and refused to FILE, as JSON", options);
}

void DefineFetch(CLI::App* app, CorpusOptions* options) {
  CLI::App* fetch = AddCommand(
      app, "fetch",
      "Gather what is new from feeds, sitemaps and pages, politely, into an "
      "archive",
      options);
  fetch
      ->add_option("--sources", options->sources,
                   "The sources file: [name] lines, and below each feed, "
                   "sitemap or page = ADDRESS, lang, zone, delay, every, only")
      ->type_name("FILE")
      ->required();
  AddStore(fetch, "The archive; made if it is not there", options);
  fetch
      ->add_option("--budget", options->budget,
                   "Begin no request later than this after the start (90s, "
                   "30m, 2h); the rest is left for the next run")
      ->type_name("TIME");
  fetch
      ->add_option("--hosts", options->hosts,
                   "Hosts asked at once, one request each (default: 8)")
      ->type_name("N")
      ->check(CLI::Range(size_t{1}, size_t{64}));
  fetch
      ->add_option("--contact", options->contact,
                   "Address or URL to tell servers who is asking")
      ->type_name("WHO")
      // It goes into a header.
      ->check([](const std::string& who) {
        const bool plain = std::none_of(who.begin(), who.end(), [](char c) {
          return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        });
        return plain ? "" : "has control characters";
      });
  fetch->add_flag("--allow-private", options->allow_private,
                  "Ask hosts of one's own network too, and as fast as the "
                  "sources file says");
  fetch
      ->add_option("--ca-file", options->ca_file,
                   "Trust the certificates in FILE instead of the system's")
      ->type_name("FILE");
  fetch
      ->add_option("--resolve", options->resolve,
                   "Take ADDRESS for the host instead of looking it up")
      ->type_name("HOST:PORT:ADDRESS")
      ->check([](const std::string& entry) {
        return IsResolveEntry(entry) ? ""
                                     : "\"" + entry +
                                           "\" is not HOST:PORT:ADDRESS, as "
                                           "news.example.org:443:192.0.2.7";
      });
  AddReporting(fetch, "Do not name what failed, and show no progress",
               "Name every address asked for, and sum up at the end",
               "Write what was fetched and failed to FILE, as JSON", options);
}

void DefineExtract(CLI::App* app, CorpusOptions* options) {
  CLI::App* extract = AddCommand(
      app, "extract",
      "Write the articles of an archive to stdout as article JSONL, without "
      "network",
      options);
  AddStore(extract, "The archive that `corpus fetch` made", options);
  extract
      ->add_option("--since", options->since,
                   "Only what is new or changed since the run that wrote FILE "
                   "with --mark; everything if there is no such file, or the "
                   "extractor is another now")
      ->type_name("FILE");
  extract
      ->add_option("--mark", options->mark,
                   "When all is written, note in FILE how far it went")
      ->type_name("FILE");
  AddThreads(extract, "Pages cleaned at once (default: all cores)", options);
  AddReporting(extract, "Do not name what was damaged",
               "Name pages without an article and the evidence for dates, and "
               "sum up at the end",
               "Write what was read and refused to FILE, as JSON", options);
}

}  // namespace

void DefineOptions(CLI::App* app, CorpusOptions* options) {
  app->description("Gathers news articles for the index.");
  app->require_subcommand(1);
  DefineImport(app, options);
  DefineFetch(app, options);
  DefineExtract(app, options);
}

}  // namespace defnews
