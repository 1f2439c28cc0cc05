// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/page_reading.h"

#include <utility>

#include "corpus/dates/find_date.h"

namespace defnews {

void SetDateOfPage(const DatedPage& page, const PageReading& reading,
                   const ProblemReport& report, Article* article) {
  FoundDate found = FindDate(page, reading.now);
  if (reading.tell_evidence) {
    for (const std::string& line : EvidenceLines(found)) {
      report.Evidence(line);
    }
  }
  if (found.published.empty()) return;
  article->published = std::move(found.published);
  article->published_method = std::move(found.method);
  article->published_confidence = found.confidence;
}

}  // namespace defnews
