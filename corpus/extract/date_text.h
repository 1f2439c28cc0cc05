// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "common/dates/published_date.h"

namespace defnews {

// The date `text` writes, in the form the article record wants: RFC 3339 with
// a zone, `2023-11-09`, `2023-11` or `2023`. Besides these it reads an instant
// without a zone (a time of `zone`), `20231109`, and days and months written
// with `/`, `.` or `-` and any number of digits (`2023/1/5`, `2023. 1. 5.`,
// `2023.01`), with or without a time. Always year first: day and month are
// never guessed apart. Nothing if it is no such date or there is no such day.
std::optional<std::string> DateFromText(
    std::string_view text, const absl::TimeZone& zone = SeoulTimeZone());

}  // namespace defnews
