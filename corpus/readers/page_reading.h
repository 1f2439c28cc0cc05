// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/article/article.h"
#include "common/dates/published_date.h"
#include "corpus/dates/evidence.h"
#include "corpus/readers/problem_report.h"

namespace defnews {

// How the pages of a run are read.
struct PageReading {
  // No page is from later than this and a day and a half.
  absl::Time now = absl::Now();
  // Whether the evidence for each date is reported.
  bool tell_evidence = false;
  // What is known of a page from elsewhere, empty if nothing is: where it was
  // fetched, and the charset its server gave.
  std::string url;
  std::string charset;
  // Of times that name no zone.
  absl::TimeZone zone = SeoulTimeZone();
};

// Dates `article` by what its page tells; undated if that is nothing.
void SetDateOfPage(const DatedPage& page, const PageReading& reading,
                   const ProblemReport& report, Article* article);

}  // namespace defnews
