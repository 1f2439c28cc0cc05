// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "common/article/article.h"
#include "corpus/readers/inputs.h"

namespace defnews {

// Parses the JSON of one record. Keeps its buffers from one record to the
// next, so that reading many is fast.
class JsonRecordParser {
 public:
  JsonRecordParser();
  ~JsonRecordParser();

  // Makes an article of the object in `json`, by the rules of
  // ArticleFromRecord(). InvalidArgument says what is wrong.
  absl::Status Parse(const std::string& json, const ReaderOptions& options,
                     Article* article, std::vector<std::string>* notes);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// `json` with every `\uD800`..`\uDFFF` escape that is not half of a pair
// turned into `\uFFFD`; whether there were any goes to `*changed`.
std::string ReplaceLoneSurrogates(std::string_view json, bool* changed);

}  // namespace defnews
