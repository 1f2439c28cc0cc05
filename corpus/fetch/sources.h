// SPDX-License-Identifier: GPL-3.0-or-later
// The sources file: what is gathered from where.
//
//   [yonhap]                         a source; its name is the outlet
//   feed    = https://...            any number of feeds, sitemaps and pages
//   sitemap = https://...
//   page    = https://...            looked at again in every run
//   lang    = ko                     of articles that do not say
//   zone    = Asia/Seoul             of dates without one (the default)
//   delay   = 10s                    between two requests (default 5s)
//   every   = 30m                    feeds are not asked more often (default)
//   only    = /politics/             only addresses that contain this; may be
//                                    given several times
//
// Empty lines and what follows a # at the start of a line or after a space are
// left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "corpus/archive/crawl_state.h"

namespace defnews {

struct Source {
  struct Seed {
    // "feed", "sitemap" or "page".
    std::string kind;
    std::string url;
  };

  std::string name;
  std::string lang;
  std::string zone = "Asia/Seoul";
  absl::Duration delay = absl::Seconds(5);
  absl::Duration every = absl::Minutes(30);
  std::vector<Seed> seeds;
  std::vector<std::string> only;

  // Whether a page is to be fetched: `only` chooses among those that feeds and
  // sitemaps name. Where these redirect to, and what the file itself names, is
  // always wanted.
  bool Wants(const PageState& page) const;
};

// Reads the text of a sources file. InvalidArgument names `file`, the line and
// the value of every fault, one a line, and what is wanted instead.
absl::StatusOr<std::vector<Source>> ParseSources(std::string_view text,
                                                 const std::string& file);

// A duration as users write it: 10s, 30m, 2h, 1d, 500ms, or a number of
// seconds. Nothing for all else, negative ones included.
std::optional<absl::Duration> ParseDelay(std::string_view text);

}  // namespace defnews
