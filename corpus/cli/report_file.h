// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace defnews {

// Writes what --report asks for; false, said on stderr, if it cannot be.
bool WriteReportFile(const std::string& path,
                     const nlohmann::ordered_json& report);

}  // namespace defnews
