// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/cli/report_file.h"

#include <cstdio>
#include <fstream>

namespace defnews {

bool WriteReportFile(const std::string& path,
                     const nlohmann::ordered_json& report) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << report.dump(2, ' ', false,
                      nlohmann::ordered_json::error_handler_t::replace)
       << "\n";
  file.close();
  if (!file.fail()) return true;
  std::fprintf(stderr, "corpus: %s: the report cannot be written\n",
               path.c_str());
  return false;
}

}  // namespace defnews
