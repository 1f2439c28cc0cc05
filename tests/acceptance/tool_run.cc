// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acceptance/tool_run.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace defnews {
namespace {

namespace fs = std::filesystem;

std::string Slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace

ToolRun RunProgram(const std::string& program,
                   const std::vector<std::string>& arguments) {
  const TempFolder folder;
  const std::string out = (folder.path() / "out").string();
  const std::string err = (folder.path() / "err").string();
  std::vector<char*> argv;
  argv.push_back(const_cast<char*>(program.c_str()));
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  constexpr int kCreate = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, out.c_str(), kCreate, 0600);
  posix_spawn_file_actions_addopen(&files, 2, err.c_str(), kCreate, 0600);
  pid_t child = 0;
  const int error = posix_spawnp(&child, program.c_str(), &files, nullptr,
                                 argv.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) return {};

  int status = 0;
  if (waitpid(child, &status, 0) != child) return {};
  const int code =
      WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {code, Slurp(out), Slurp(err)};
}

ToolRun RunTool(std::string_view tool,
                const std::vector<std::string>& arguments) {
  return RunProgram(DEFNEWS_BIN_DIR "/" + std::string(tool), arguments);
}

bool Installed(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((fs::path(folder) / program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

std::vector<nlohmann::json> JsonLines(std::string_view text) {
  std::vector<nlohmann::json> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    nlohmann::json value = nlohmann::json::parse(line, nullptr, false);
    if (value.is_discarded()) {
      ADD_FAILURE() << "not JSON: " << line.substr(0, 200);
      value = nullptr;
    }
    lines.push_back(std::move(value));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::vector<std::string> Answer::ids() const {
  std::vector<std::string> ids;
  for (const nlohmann::json& hit : hits) ids.push_back(hit.value("id", ""));
  std::sort(ids.begin(), ids.end());
  return ids;
}

size_t Answer::total() const { return query.value("total", size_t{0}); }

Answer Ask(const fs::path& index, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(),
                   {"--json", "-n", "0", "--index", index.string()});
  const ToolRun run = RunTool("search", arguments);
  Answer answer;
  answer.status = run.status;
  answer.err = run.err;
  answer.query = nlohmann::json::object();
  for (nlohmann::json& record : JsonLines(run.out)) {
    if (!record.is_object()) continue;
    if (record.value("type", "") == "query")
      answer.query = std::move(record);
    else if (record.value("type", "") == "hit")
      answer.hits.push_back(record);
  }
  return answer;
}

TempFolder::TempFolder() {
  std::string name = testing::TempDir() + "defnews.XXXXXX";
  if (mkdtemp(name.data()) == nullptr) {
    ADD_FAILURE() << "no temporary folder " << name;
    std::abort();
  }
  path_ = name;
}

TempFolder::~TempFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::string TempFolder::Write(std::string_view name,
                              std::string_view content) const {
  const fs::path path = path_ / name;
  std::ofstream(path, std::ios::binary) << content;
  return path.string();
}

}  // namespace defnews
