// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/input_plan.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace defnews {
namespace {

namespace fs = std::filesystem;

class Planner {
 public:
  void Add(const std::string& input) {
    std::error_code error;
    const fs::file_status status = fs::status(input, error);
    if (input == "-") {
      plan_.total_bytes.reset();
      AddFile(input, /*named=*/true);
    } else if (status.type() == fs::file_type::not_found) {
      Problem(InputProblem::Kind::kRefused, input, "no such file or folder");
    } else if (error) {
      Problem(InputProblem::Kind::kRefused, input,
              "cannot be looked up: " + error.message());
    } else if (fs::is_directory(status)) {
      AddFolder(input);
    } else {
      CountBytes(input);
      AddFile(input, /*named=*/true);
    }
    PlannedStep end;
    end.kind = PlannedStep::Kind::kEndOfInput;
    end.path = input;
    plan_.steps.push_back(std::move(end));
  }

  InputPlan Take() { return std::move(plan_); }

 private:
  void AddFile(std::string path, bool named) {
    PlannedStep step;
    step.path = std::move(path);
    step.named = named;
    plan_.steps.push_back(std::move(step));
  }

  void Problem(InputProblem::Kind kind, const std::string& file,
               std::string message) {
    PlannedStep step;
    step.kind = PlannedStep::Kind::kProblem;
    step.problem = {kind, file, 0, std::move(message),
                    kind == InputProblem::Kind::kRefused};
    plan_.steps.push_back(std::move(step));
  }

  void CountBytes(const std::string& path) {
    std::error_code error;
    const bool regular = fs::is_regular_file(path, error);
    const uint64_t size = regular ? fs::file_size(path, error) : 0;
    if (!regular || error) {
      plan_.total_bytes.reset();
    } else if (plan_.total_bytes) {
      *plan_.total_bytes += size;
    }
  }

  void AddFolder(const std::string& top) {
    std::vector<std::string> files;
    std::vector<std::string> folders = {top};
    while (!folders.empty()) {
      const std::string folder = std::move(folders.back());
      folders.pop_back();
      List(folder, &folders, &files);
    }
    std::sort(files.begin(), files.end());
    for (std::string& file : files) {
      CountBytes(file);
      AddFile(std::move(file), /*named=*/false);
    }
  }

  void List(const std::string& folder, std::vector<std::string>* folders,
            std::vector<std::string>* files) {
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator();
         entry.increment(error)) {
      std::string path = entry->path().string();
      if (entry->path().filename().string().starts_with('.')) continue;
      std::error_code ignored;
      // Links to folders are not followed: they may lead in circles.
      const bool link = entry->is_symlink(ignored);
      if (entry->is_regular_file(ignored)) {
        files->push_back(std::move(path));
      } else if (entry->is_directory(ignored) && !link) {
        folders->push_back(std::move(path));
      } else {
        Problem(InputProblem::Kind::kNote, path,
                link ? "skipped: a link that leads to no file"
                     : "skipped: not a file");
      }
    }
    if (error) {
      Problem(InputProblem::Kind::kRefused, folder,
              "the folder cannot be read: " + error.message());
    }
  }

  InputPlan plan_ = {{}, 0};
};

}  // namespace

InputPlan PlanInputs(const std::vector<std::string>& inputs) {
  Planner planner;
  for (const std::string& input : inputs) planner.Add(input);
  return planner.Take();
}

}  // namespace defnews
