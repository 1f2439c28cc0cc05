// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/options.h"

#include <cstdlib>
#include <map>

namespace defnews {
namespace {

constexpr char kFooter[] = R"(Exit status:
  0   done, or nothing to do
  1   done, but some input was refused, and named, or the report not written
  2   not done: the generation in service is what it was
  75  not done: another run is at work on the index (--lock-wait waits)

Environment:
  DEFNEWS_INDEX  the index, where --index does not name it
  DEFNEWS_NOW    when a generation is said to be made: Unix seconds or RFC 3339

A new generation is held against the one in service before it is published:
over 2 % fewer articles, over 2 % of them missing, or a sample that is no
longer found as before end the run with status 2. What `remove` was asked for
does not count, and an index of under 50 articles is not guarded. --force
publishes all the same and is told on stderr, in the report and in
INDEX/changes.
)";

CLI::App* AddOperation(CLI::App* app, const std::string& name,
                       const std::string& what, IndexerOptions* options) {
  CLI::App* operation = app->add_subcommand(name, what);
  operation->callback([options, name] { options->operation = name; });
  operation
      ->add_option("--index", options->index,
                   "The index (default: $DEFNEWS_INDEX, else "
                   "$XDG_DATA_HOME/defnews/index)")
      ->type_name("DIR");
  operation->add_flag("-q,--quiet", options->quiet,
                      "Do not name what was refused, and show no progress");
  operation->add_flag("-v,--verbose", options->verbose,
                      "Name remarks too, and sum up at the end");
  operation
      ->add_option("--report", options->report,
                   "Write what was done and refused to FILE, as JSON")
      ->type_name("FILE");
  return operation;
}

void AddThreads(CLI::App* operation, IndexerOptions* options) {
  operation
      ->add_option("--threads", options->threads,
                   "Threads at work (default: all cores)")
      ->type_name("N")
      ->check(CLI::Range(size_t{1}, size_t{1024}));
}

// Of everything that changes the index.
void AddLockWait(CLI::App* operation, IndexerOptions* options) {
  constexpr double kYearSeconds = 365.0 * 24 * 3600;
  operation
      ->add_option("--lock-wait", options->lock_wait,
                   "Wait so long for another run on this index to end, before "
                   "giving up with status 75 (default: 0)")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, kYearSeconds));
}

void AddForce(CLI::App* operation, IndexerOptions* options) {
  operation->add_flag("--force", options->force,
                      "Publish even if the guards object: too little room on "
                      "the disk, over 2 % fewer articles than now in service, "
                      "articles of now that would not be found any more");
}

void AddWriting(CLI::App* operation, IndexerOptions* options) {
  AddThreads(operation, options);
  AddLockWait(operation, options);
  AddForce(operation, options);
  static const std::map<std::string, WriterKind> kWriters = {
      {"auto", WriterKind::kAuto},
      {"bulk", WriterKind::kBulk},
      {"api", WriterKind::kApi}};
  operation
      ->add_option("--writer", options->writer,
                   "How tables are written: bulk, many times as fast; api, "
                   "through Xapian; or auto, bulk where a trial shows that "
                   "Xapian reads it as its own (default: auto)")
      ->type_name("KIND")
      ->transform(CLI::CheckedTransformer(kWriters).description(""));
}

void AddInputs(CLI::App* operation, IndexerOptions* options) {
  AddWriting(operation, options);
  operation
      ->add_option("INPUT", options->inputs,
                   "Files, folders, or - for standard input, as `corpus "
                   "import` takes them")
      ->required();
}

void AddJson(CLI::App* operation, IndexerOptions* options) {
  operation->add_flag("--json", options->json, "Print JSON");
}

void DefineWriting(CLI::App* app, IndexerOptions* options) {
  AddInputs(
      AddOperation(app, "build", "Make a new generation of these articles only",
                   options),
      options);
  AddInputs(
      AddOperation(app, "update",
                   "Add articles, or replace those with their ids", options),
      options);
  CLI::App* remove =
      AddOperation(app, "remove", "Take articles out of the index", options);
  remove->add_option("ID", options->ids, "Ids of articles")->required();
  AddLockWait(remove, options);
  AddForce(remove, options);
  AddWriting(AddOperation(app, "rebuild",
                          "Analyse the articles of the index anew", options),
             options);
  CLI::App* rollback = AddOperation(
      app, "rollback", "Put an earlier generation into service", options);
  AddLockWait(rollback, options);
  rollback
      ->add_option("--to", options->to,
                   "Its number (default: the one before the present)")
      ->type_name("N")
      ->check(CLI::Range(uint64_t{1}, uint64_t{999999999}));
  CLI::App* prune =
      AddOperation(app, "prune", "Delete old generations", options);
  AddLockWait(prune, options);
  prune->add_option("--keep", options->keep, "How many stay (default: 3)")
      ->type_name("K")
      ->check(CLI::Range(uint64_t{1}, uint64_t{999999999}));
}

void DefineReading(CLI::App* app, IndexerOptions* options) {
  CLI::App* check = AddOperation(
      app, "check", "Read the whole index and look for damage", options);
  AddThreads(check, options);
  AddJson(check, options);
  AddJson(AddOperation(app, "list", "List the generations", options), options);
  AddJson(AddOperation(app, "stats", "Count the articles", options), options);
  AddOperation(app, "export", "Print the articles as JSON Lines", options);
}

// The value of an environment variable; empty counts as unset.
std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

void DefineOptions(CLI::App* app, IndexerOptions* options) {
  app->description("Makes and keeps the index of news articles.");
  app->require_subcommand(1);
  app->footer(kFooter);
  DefineWriting(app, options);
  DefineReading(app, options);
}

std::string IndexFolder(const IndexerOptions& options) {
  if (!options.index.empty()) return options.index;
  const std::string named = Environment("DEFNEWS_INDEX");
  if (!named.empty()) return named;
  const std::string data = Environment("XDG_DATA_HOME");
  if (!data.empty()) return data + "/defnews/index";
  const std::string home = Environment("HOME");
  return home.empty() ? "" : home + "/.local/share/defnews/index";
}

}  // namespace defnews
