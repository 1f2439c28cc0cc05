// SPDX-License-Identifier: GPL-3.0-or-later
// Answers one query from one index: consumer INDEX QUERY [AFTER]. Prints the
// total and a line for each hit; an error goes to stdout too, to be compared.
#include <defnews/searcher.h>

#include <iostream>
#include <string>

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  auto searcher = defnews::Searcher::Open(argv[1]);
  if (!searcher.ok()) {
    std::cout << "cannot open: " << searcher.status().message() << '\n';
    return 3;
  }
  defnews::SearchOptions options;
  options.limit = 5;
  if (argc > 3) options.after = argv[3];
  auto results = searcher.value().Search(argv[2], options);
  if (!results.ok()) {
    std::cout << "cannot search: " << results.status().message() << '\n';
    return 4;
  }
  std::cout << results.value().total << " in all\n";
  for (const auto& hit : results.value().hits) {
    std::cout << hit.id << " | " << hit.title << " | "
              << (hit.score > 0 ? "scored" : "unscored") << " | "
              << hit.snippet.text << '\n';
  }
  return 0;
}
