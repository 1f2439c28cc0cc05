// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/dates/published_date.h"
#include "corpus/dates/evidence.h"

namespace defnews {

// A piece of evidence that names a date of its own.
struct DateCandidate {
  size_t evidence = 0;  // index
  DateEvidence::Kind kind = DateEvidence::Kind::kMetadata;
  PublishedDate date;
  // As Article::published.
  std::string text;

  absl::CivilDay day() const { return date.days.first; }
  bool known_to_day() const {
    return date.precision == DatePrecision::kDay ||
           date.precision == DatePrecision::kSecond;
  }
};

// The text of `best`. An instant in UTC is written in the zone of its outlet
// where the page tells that: by the same instant with an offset, or by an
// address with the day before or after. It stays the same instant.
std::string InOwnZone(const DateCandidate& best,
                      const std::vector<DateCandidate>& all);

}  // namespace defnews
