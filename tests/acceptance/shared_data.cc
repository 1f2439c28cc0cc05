// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acceptance/shared_data.h"

#include <cstdlib>
#include <filesystem>

namespace defnews {

std::optional<std::string> SharedData(std::string_view name) {
  const char* set = std::getenv("DEFNEWS_SHARED");
  const std::filesystem::path shared =
      set != nullptr ? std::filesystem::path(set)
                     : std::filesystem::path(DEFNEWS_SOURCE_DIR) / "../shared";
  const std::filesystem::path file = shared / "data" / name;
  std::error_code error;
  if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
  return file.string();
}

}  // namespace defnews
