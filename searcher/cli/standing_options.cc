// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/standing_options.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

namespace defnews {
namespace {

// An option that would say nothing beside `option` is refused with it.
void ExcludeOthers(CLI::App* app, CLI::Option* option,
                   std::vector<std::string> kept) {
  kept.insert(kept.end(), {"--help", "--index", option->get_name()});
  for (CLI::Option* other : app->get_options()) {
    if (std::find(kept.begin(), kept.end(), other->get_name()) == kept.end()) {
      option->excludes(other);
    }
  }
}

}  // namespace

void DefineStandingOptions(CLI::App* app, SearchCliOptions* options) {
  app->add_flag("--check", options->check,
                "First read every file of the index and compare it with what "
                "was published; without a QUERY that is all");
  CLI::Option* health = app->add_flag(
      "--health", options->health,
      "Say what about the index needs a look, see Health; no QUERY");
  CLI::Option* age =
      app->add_option_function<std::string>(
             "--max-age",
             [options](const std::string& text) {
               const char* end = text.data() + text.size();
               const auto [stop, error] =
                   std::from_chars(text.data(), end, options->max_age_hours);
               if (error != std::errc() || stop != end ||
                   options->max_age_hours > 1'000'000) {
                 throw CLI::ValidationError(
                     "--max-age",
                     "\"" + text + "\" is not a whole number of hours");
               }
             },
             "How old the generation in service may be (default: 36)")
          ->type_name("HOURS")
          ->needs(health);
  CLI::Option* saved =
      app->add_option("--saved", options->saved,
                      "Report what is new for the searches of this folder, "
                      "see Saved searches; no QUERY")
          ->type_name("FOLDER");
  CLI::Option* report =
      app->add_option("--report", options->report, "Where the reports go")
          ->type_name("DIR")
          ->needs(saved);
  CLI::Option* deliver =
      app->add_option("--deliver", options->deliver,
                      "What delivers a report: given it on standard input, and "
                      "exits 0 when that is done")
          ->type_name("COMMAND")
          ->needs(saved);
  ExcludeOthers(app, health, {"--json", "--check", age->get_name()});
  ExcludeOthers(app, saved,
                {"--check", report->get_name(), deliver->get_name()});
  saved->needs(report);
}

}  // namespace defnews
