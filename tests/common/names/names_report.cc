// SPDX-License-Identifier: GPL-3.0-or-later
// names_report COUNT FILE.jsonl...
// A sample of joined names to be judged by eye: pairs of spellings that stand
// in the articles and share a reading, each with a place where it stands.
// Prints COUNT of them, evenly chosen, after a line of totals.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/names/korean_name.h"
#include "tests/bench/corpus_lines.h"

namespace defnews {
namespace {

constexpr size_t kAround = 45;  // bytes of context

struct Spelling {
  std::string context;
  std::vector<NameReading> readings;
  size_t count = 0;
};
using Spellings = std::map<std::string, Spelling>;

std::string Context(std::string_view text, const NameMention& mention) {
  const size_t begin = mention.begin > kAround ? mention.begin - kAround : 0;
  std::string context(text.substr(begin, mention.end - begin + kAround));
  std::replace(context.begin(), context.end(), '\n', ' ');
  return context;
}

size_t Collect(std::string_view text, Spellings* spellings) {
  std::vector<NameMention> mentions;
  FindNames(text, &mentions);
  for (NameMention& mention : mentions) {
    const std::string name(
        text.substr(mention.begin, mention.end - mention.begin));
    Spelling& spelling = (*spellings)[name];
    if (spelling.count++ > 0) continue;
    spelling.context = Context(text, mention);
    spelling.readings = std::move(mention.readings);
  }
  return mentions.size();
}

// The pairs that share a reading, each pair once.
std::vector<std::pair<std::string, std::string>> Joins(
    const Spellings& spellings) {
  std::map<std::string, std::vector<std::string>> by_reading;
  for (const auto& [name, spelling] : spellings) {
    for (const NameReading& reading : spelling.readings) {
      by_reading[reading.hangul].push_back(name);
    }
  }
  std::vector<std::pair<std::string, std::string>> joins;
  for (const auto& [reading, names] : by_reading) {
    for (size_t i = 1; i < names.size(); ++i) {
      joins.emplace_back(names[i - 1], names[i]);
    }
  }
  std::sort(joins.begin(), joins.end());
  joins.erase(std::unique(joins.begin(), joins.end()), joins.end());
  return joins;
}

void Print(const std::string& name, const Spelling& spelling) {
  std::printf("  %s (%zu):", name.c_str(), spelling.count);
  for (const NameReading& reading : spelling.readings) {
    std::printf(" %s %.2f", reading.hangul.c_str(), reading.closeness);
  }
  std::printf("\n    ...%s...\n", spelling.context.c_str());
}

int Main(size_t count, int files, char** paths) {
  Spellings spellings;
  size_t mentions = 0;
  for (int i = 0; i < files; ++i) {
    const std::string error =
        bench::ReadCorpus(paths[i], [&](const bench::CorpusArticle& article) {
          mentions += Collect(article.title, &spellings);
          mentions += Collect(article.body, &spellings);
          return true;
        });
    if (!error.empty()) {
      std::fprintf(stderr, "names_report: %s\n", error.c_str());
      return 2;
    }
  }
  const auto joins = Joins(spellings);
  std::printf("%zu mentions, %zu spellings, %zu joined pairs\n", mentions,
              spellings.size(), joins.size());
  const size_t shown = std::min(count, joins.size());
  for (size_t i = 0; i < shown; ++i) {
    const auto& [a, b] = joins[i * joins.size() / shown];
    std::printf("%zu\n", i + 1);
    Print(a, spellings[a]);
    Print(b, spellings[b]);
  }
  return 0;
}

}  // namespace
}  // namespace defnews

int main(int argc, char** argv) {
  const long count = argc > 2 ? std::strtol(argv[1], nullptr, 10) : 0;
  if (count < 1) {
    std::fprintf(stderr, "usage: names_report COUNT FILE.jsonl...\n");
    return 2;
  }
  return defnews::Main(static_cast<size_t>(count), argc - 2, argv + 2);
}
