// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the data as the C++ source that common/names/name_tables.h declares.
#pragma once

#include <string>
#include <vector>

#include "common/names/compiler/name_data.h"

namespace defnews::names {

// The source text; what does not fit the tables is an error.
std::string WriteTables(const NameData& data, std::vector<std::string>* errors);

}  // namespace defnews::names
