// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "corpus/archive/crawl_state.h"
#include "corpus/archive/warc_record.h"

namespace defnews {

struct RecordPlace {
  std::string file;
  int64_t offset = 0;
  int64_t length = 0;
};

// The most redirects from one address (RFC 9309 asks for five of robots.txt).
inline constexpr int64_t kMostRedirects = 5;

// Brings `state` up to date with one record of the archive, and gives the
// pages that are to be fetched because of it (a page to be tried again, the
// links of a feed, the target of a redirect). What a record changes depends on
// the record and the state alone, so that going through the archive in order
// makes the state anew, whenever that is done.
absl::StatusOr<std::vector<PageState>> ApplyRecord(const WarcRecord& record,
                                                   const RecordPlace& place,
                                                   CrawlState* state);

}  // namespace defnews
