// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "corpus/dates/text_clues.h"

namespace defnews {

struct InferredDay {
  absl::CivilDay day;
  double confidence = 0;
  std::string reason;
};

// The day of an article that only its text tells: the first day from the
// latest bound (caption, or past date besides one, up to `upper`) on that has
// the number of the announcement; of several the latest. Not if that is over a
// month later, a weekday or the year of an event speaks against it, or there is
// no bound but library photos.
std::optional<InferredDay> InferDay(const TextClues& clues,
                                    absl::CivilDay upper);

// The year that events tell, if they agree; 0 if not.
int YearOfEvents(const TextClues& clues);

}  // namespace defnews
