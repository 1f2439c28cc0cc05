// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "common/status/text_view.h"
#include "corpus/readers/article_reader.h"

namespace defnews {

// The problems of one file on their way to the sink.
class ProblemReport {
 public:
  ProblemReport(std::string file, ProblemSink sink)
      : file_(std::move(file)), sink_(std::move(sink)) {}

  // `line` is 1-based, 0 for the whole file.
  void Refuse(size_t line, std::string_view message) const {
    Tell(InputProblem::Kind::kRefused, line, message);
  }
  void Refuse(size_t line, absl::string_view message) const {
    Refuse(line, FromAbsl(message));
  }
  void Refuse(size_t line, const std::string& message) const {
    Refuse(line, std::string_view(message));
  }
  void Refuse(size_t line, const char* message) const {
    Refuse(line, std::string_view(message));
  }
  void Note(size_t line, std::string_view message) const {
    Tell(InputProblem::Kind::kNote, line, message);
  }

  void Evidence(std::string_view message) const {
    Tell(InputProblem::Kind::kEvidence, 0, message);
  }

  // Refuses the file, once, if its stream ended in an error after `line`.
  void RefuseStream(const absl::Status& status, size_t line) {
    if (status.ok() || stream_refused_) return;
    stream_refused_ = true;
    Refuse(0, std::string(FromAbsl(status.message())) +
                  "; what came before was read (up to line " +
                  std::to_string(line) + ")");
  }

 private:
  void Tell(InputProblem::Kind kind, size_t line,
            std::string_view message) const {
    if (sink_) sink_({kind, file_, line, std::string(message)});
  }

  const std::string file_;
  const ProblemSink sink_;
  bool stream_refused_ = false;
};

}  // namespace defnews
