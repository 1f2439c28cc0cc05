// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus of a benchmark, one article after another.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace defnews::bench {

// Views into the line that was read; valid during the call only.
struct CorpusArticle {
  std::string_view id;
  std::string_view title;
  std::string_view body;
  std::string_view published;  // empty when undated
};

// Calls `take` for each article of the JSONL file until it returns false.
// Returns what is wrong with the file, naming the line; empty when all is well.
std::string ReadCorpus(const std::string& path,
                       const std::function<bool(const CorpusArticle&)>& take);

}  // namespace defnews::bench
