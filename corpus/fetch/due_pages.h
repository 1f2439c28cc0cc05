// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "corpus/archive/crawl_state.h"
#include "corpus/fetch/sources.h"

namespace defnews {

struct DuePage {
  PageState page;
  absl::Time not_before;
};

// What a run of `sources` at `now` begins with, by what `state` knows: their
// feeds, sitemaps and pages, and the sitemaps that sitemaps name, as far as
// they are due, which is not more often than their source says; and the pages
// that are still to be fetched. Pages of sources that are not among them, or
// that these do not want, stay where they are.
absl::StatusOr<std::vector<DuePage>> DuePages(
    const std::vector<Source>& sources, absl::Time now, CrawlState* state);

// The delay of each host that a source names, the longest of several; at
// least `least`.
std::map<std::string, absl::Duration> HostDelays(
    const std::vector<Source>& sources, absl::Duration least);

}  // namespace defnews
