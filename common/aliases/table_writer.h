// SPDX-License-Identifier: GPL-3.0-or-later
// Thesaurus tables -> C++ source that defines BuiltInThesaurusView().
#pragma once

#include <string>

#include "common/aliases/thesaurus_tables.h"

namespace defnews {

std::string ThesaurusSource(const ThesaurusTables& tables);

}  // namespace defnews
