// SPDX-License-Identifier: GPL-3.0-or-later
// What a robots.txt allows, by RFC 9309 and, beyond it, Crawl-delay.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"

namespace defnews {

class RobotsRules {
 public:
  // Nothing is forbidden.
  RobotsRules() = default;

  // Reads the first 512 KiB of `text` as it concerns the robot called
  // `product` ("defnews", letters, `-` and `_` only): the groups that name it,
  // all together, else those for `*`. Whatever is no rule is passed over, so
  // an HTML page forbids nothing.
  RobotsRules(std::string_view text, std::string_view product);

  // Whether `target`, path and query, may be fetched: the longest rule that
  // matches decides, Allow on a tie. /robots.txt itself always may.
  bool Allows(std::string_view target) const;

  // The wait between two requests it asks for.
  std::optional<absl::Duration> crawl_delay() const { return crawl_delay_; }
  // Sitemaps it names, as they stand.
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  struct Rule {
    // With escapes normalised; `*` any run of bytes, `$` at the end the end.
    std::string pattern;
    bool allow = false;
  };
  friend class RobotsParser;

  std::vector<Rule> rules_;
  std::optional<absl::Duration> crawl_delay_;
  std::vector<std::string> sitemaps_;
};

// Path or pattern in the form in which they are compared: bytes outside ASCII
// escaped, escapes in capitals, escapes of unreserved characters undone.
std::string NormalizeRobotsPath(std::string_view path);

}  // namespace defnews
