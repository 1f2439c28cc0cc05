// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <csignal>
#include <exception>

#include "common/cli/option_docs.h"
#include "searcher/cli/arguments.h"
#include "searcher/cli/run.h"
#include "searcher/cli/standard_output.h"

namespace defnews {
namespace {

// Help, versions and manual pages are data: they go where answers go.
int Print(const std::string& text) {
  const std::string error = WriteStdout(text);
  if (!error.empty()) Complain(error);
  return error.empty() ? kHits : kError;
}

int Main(const std::vector<std::string>& arguments) {
  SearchCliOptions options;
  CLI::App app;
  DefineOptions(&app, &options);
  app.set_version_flag("--version",
                       "search " + Version() + '\n' + BuildInformation());
  AddGenerateOption(&app);
  const SplitArguments split = Split(app, arguments);
  if (!split.error.empty()) {
    Complain(split.error);
    return kError;
  }
  try {
    app.parse(
        std::vector<std::string>(split.options.rbegin(), split.options.rend()));
  } catch (const CLI::CallForHelp&) {
    return Print(app.help());
  } catch (const CLI::CallForVersion& version) {
    return Print(std::string(version.what()) + '\n');
  } catch (const CLI::ParseError& error) {
    Complain(error.what());
    return kError;
  }
  options.words = split.words;
  return RunSearch(options, split.options, split.read_stdin);
}

}  // namespace
}  // namespace defnews

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_DFL);
  try {
    return defnews::Main({argv + std::min(argc, 1), argv + argc});
  } catch (const std::exception& error) {
    defnews::Complain(error.what());
    return defnews::kError;
  }
}
