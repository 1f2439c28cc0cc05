// SPDX-License-Identifier: GPL-3.0-or-later
// generate_thesaurus COUNTRIES THESAURUS OUTPUT: a step of the build. Writes
// the thesaurus as C++; exit status 1 and a message if it contradicts itself.
#include <cstdio>
#include <string>

#include "common/aliases/generate_thesaurus.h"

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: generate_thesaurus COUNTRIES THESAURUS OUTPUT\n",
               stderr);
    return 2;
  }
  const absl::Status status =
      defnews::GenerateThesaurus(argv[1], argv[2], argv[3]);
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", std::string(status.message()).c_str());
  return 1;
}
