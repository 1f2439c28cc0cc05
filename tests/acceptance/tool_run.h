// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the tools of this build as a shell would, for the tests.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// What a finished process left behind.
struct ToolRun {
  // The exit status; 128 and the number of the signal that ended it; -1 if it
  // could not be started.
  int status = -1;
  std::string out;
  std::string err;
};

// Runs `program`, a path or a name to look for on $PATH, with an empty
// standard input, and waits for it.
ToolRun RunProgram(const std::string& program,
                   const std::vector<std::string>& arguments);

// The same for bin/<tool> of this build: "corpus", "indexer" or "search".
ToolRun RunTool(std::string_view tool,
                const std::vector<std::string>& arguments);

// Whether a program of this name is on $PATH.
bool Installed(const std::string& program);

// Every line of `text` as JSON; a line that is none is a failure of the test
// and becomes null.
std::vector<nlohmann::json> JsonLines(std::string_view text);

// `search --json -n 0 --index INDEX` with these arguments.
struct Answer {
  int status = -1;
  nlohmann::json query;              // the first record
  std::vector<nlohmann::json> hits;  // the others
  std::string err;

  std::vector<std::string> ids() const;  // sorted
  size_t total() const;
};
Answer Ask(const std::filesystem::path& index,
           std::vector<std::string> arguments);

// An own folder under the tests' temporary one, removed in the end.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  // Writes a file into it and returns its path.
  std::string Write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

}  // namespace defnews
