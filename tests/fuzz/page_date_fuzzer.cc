// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of the input are a page: URL, marked date, stamps, captions, text.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/dates/published_date.h"
#include "corpus/dates/find_date.h"
#include "tests/fuzz/article_checks.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  DatedPage page;
  for (int line = 0; !text.empty(); ++line) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string content(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto place = static_cast<PageStamp::Place>(line % 3);
    if (line == 0) {
      page.url = content;
    } else if (line == 1) {
      page.marked.push_back({DateEvidence::Kind::kMetadata, content});
    } else if (line < 5) {
      page.stamps.push_back({content, place});
    } else if (line < 7) {
      page.captions.push_back(content);
    } else {
      page.paragraphs.push_back(content);
    }
  }
  const absl::Time now = absl::FromUnixSeconds(1717200000);
  const FoundDate found = FindDate(page, now);
  Require(!EvidenceLines(found).empty(), "the decision is told");
  const absl::StatusOr<PublishedDate> date = ParsePublished(found.published);
  Require(date.ok(), "a date can be read back");
  Require(date->dated() == !found.method.empty(), "a date has a method");
  if (!date->dated()) return 0;
  Require(found.confidence > 0 && found.confidence <= 1, "confidence");
  Require(date->days.first.year() >= 1990, "no date before 1990");
  Require(date->first_instant < 1717200000 + 3 * 86400, "no date to come");
  return 0;
}
