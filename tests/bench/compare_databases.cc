// SPDX-License-Identifier: GPL-3.0-or-later
// compare_databases FIRST SECOND [QUERIES]
// Compares two databases to the last position, and the answers to random
// queries (400) to the last bit. Prints what differs; exit 1 then.
#include <xapian.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "indexer/partitions/database_difference.h"
#include "tests/indexer/glass/answer_difference.h"

namespace {

std::string Compare(const std::string& first, const std::string& second,
                    int queries) {
  const auto difference =
      defnews::DatabaseDifference(first, second, defnews::Bounds::kEqual);
  if (!difference.ok()) return difference.status().ToString();
  if (!difference->empty()) return *difference;
  const std::string answer =
      defnews::AnswerDifference(first, second, 1, queries);
  return answer.empty() ? "" : "the answers to " + answer;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: compare_databases FIRST SECOND [QUERIES]\n");
    return 2;
  }
  try {
    const std::string difference =
        Compare(argv[1], argv[2], argc > 3 ? std::atoi(argv[3]) : 400);
    std::printf("%s\n", difference.empty() ? "the same" : difference.c_str());
    return difference.empty() ? 0 : 1;
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "%s\n", error.get_description().c_str());
    return 2;
  }
}
