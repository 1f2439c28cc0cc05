// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace defnews {

// The metadata that every partition carries: what it was made by.
std::map<std::string, std::string> PartitionMetadata();

}  // namespace defnews
