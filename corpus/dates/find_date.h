// SPDX-License-Identifier: GPL-3.0-or-later
// When was an article published? All evidence of its page is gathered, each
// piece judged, and the best believed, by the precedence and the confidence
// measured on real pages. Never a guess: without evidence it stays undated.
//
//   evidence                                method     confidence
//   metadata that other evidence bears out  metadata   0.98
//   metadata alone                          metadata   0.9, contradicted 0.6
//   labelled stamp of the first writing     stamp      0.95
//   dateline, its year from a stamp or URL  dateline   0.95 (from text 0.8)
//   day in the URL                          url        0.9
//   <time>, an element called date          ...        0.85, 0.8
//   a date alone below the title            stamp      0.9
//   Updated, dateModified                   ...        0.7, 0.5
//   a date above the title                  wrapper    0.6
//   captions and bare days                  inferred   0.7, with an event 0.8,
//                                                      misspelt ordinals 0.3
//   an event's year                         ordinal    0.4
//
// Rejected: days before 1990 and more than 36 hours from now; a date above
// the title or without a label that is over 45 days later than all else
// (the day somebody's crawler came by) or earlier than what the text tells.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "corpus/dates/evidence.h"

namespace defnews {

struct FoundDate {
  // As in Article; empty if the page does not tell.
  std::string published;
  std::string method;
  double confidence = 0;
  // Why this one.
  std::string reason;
  std::vector<DateEvidence> evidence;
};

// `now` is the time of reading.
FoundDate FindDate(const DatedPage& page, absl::Time now);

// One line for each piece of evidence, and the decision last.
std::vector<std::string> EvidenceLines(const FoundDate& found);

}  // namespace defnews
