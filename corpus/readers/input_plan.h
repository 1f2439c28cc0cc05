// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/readers/article_reader.h"

namespace defnews {

// One step of reading the inputs.
struct PlannedStep {
  enum class Kind { kFile, kProblem, kEndOfInput };

  Kind kind = Kind::kFile;
  // kFile: the file's path, "-" for standard input; kEndOfInput: the input as
  // it was named.
  std::string path;
  // kFile: whether the file itself was named as an input.
  bool named = false;
  // kProblem: what could not even be planned.
  InputProblem problem;
};

struct InputPlan {
  std::vector<PlannedStep> steps;
  // Sum of the sizes of all files; nothing if one of them has none (standard
  // input, a pipe).
  std::optional<uint64_t> total_bytes;
};

// Looks up the inputs and walks the folders among them.
InputPlan PlanInputs(const std::vector<std::string>& inputs);

}  // namespace defnews
