// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace defnews {

struct JsonLdDates {
  std::string published;
  std::string modified;
};

// The first datePublished and dateModified in a JSON-LD block, those of
// articles before those of anything else. A block that is no JSON is searched
// as text. Blocks over 1 MiB are not read.
JsonLdDates DatesInJsonLd(std::string_view json);

}  // namespace defnews
