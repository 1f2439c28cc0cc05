// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/fetch/robots.h"
#include "corpus/fetch/web_url.h"
#include "tests/fuzz/article_checks.h"

// The first line is what is asked for, the rest the robots.txt.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string target(bytes.substr(0, end));
  const std::string robots(bytes.substr(std::min(end + 1, size)));
  const RobotsRules rules(robots, "defnews");
  Require(rules.Allows("/robots.txt"), "robots.txt may always be had");
  const bool allowed = rules.Allows(target);
  const RobotsRules forbidden(robots + "\nUser-agent: defnews\nDisallow: /*\n",
                              "defnews");
  (void)forbidden.Allows(target);
  Require(!rules.crawl_delay() || *rules.crawl_delay() >= absl::ZeroDuration(),
          "a delay is not negative");
  const std::string normal = NormalizeRobotsPath(target);
  Require(NormalizeRobotsPath(normal).size() <= normal.size(),
          "a normal path does not grow");
  Require(rules.Allows(target) == allowed, "asking changes nothing");
  const absl::StatusOr<WebUrl> url = ParseWebUrl(target);
  if (url.ok()) {
    const absl::StatusOr<WebUrl> again = ParseWebUrl(url->text);
    Require(again.ok(), "an address that was read is one");
    Require(again->host == url->host && again->port == url->port,
            "and of the same host");
  }
  return 0;
}
