// SPDX-License-Identifier: GPL-3.0-or-later
// names_compiler FOLDER OUTPUT.cc
// Run by the build: the data files of FOLDER to the tables in OUTPUT.cc.
// Names every fault on stderr; exit status 1 if there is one.
#include <cstdio>
#include <fstream>

#include "common/names/compiler/name_data.h"
#include "common/names/compiler/table_writer.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: names_compiler FOLDER OUTPUT.cc\n");
    return 2;
  }
  std::vector<std::string> errors;
  const auto data = defnews::names::ReadNameData(argv[1], &errors);
  const std::string source = defnews::names::WriteTables(data, &errors);
  for (const std::string& error : errors) {
    std::fprintf(stderr, "%s\n", error.c_str());
  }
  if (!errors.empty()) return 1;
  std::ofstream out(argv[2], std::ios::binary);
  out << source;
  out.close();
  if (!out) std::fprintf(stderr, "%s: cannot be written\n", argv[2]);
  return out ? 0 : 1;
}
