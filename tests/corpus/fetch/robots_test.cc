// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of RFC 9309, each by its section.
#include "corpus/fetch/robots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using testing::ElementsAre;

bool Allowed(std::string_view robots, std::string_view target) {
  return RobotsRules(robots, "defnews").Allows(target);
}

struct RobotsCase {
  const char* rule;
  const char* robots;
  const char* target;
  bool allowed;
};

TEST(RobotsTest, Table) {
  const RobotsCase cases[] = {
      {"2.2.2 nothing forbids nothing", "", "/a", true},
      {"2.2.1 the group that names us", "User-agent: defnews\nDisallow: /a",
       "/a", false},
      {"2.2.1 names without regard to case",
       "user-AGENT: DefNews\ndisALLOW: /a", "/a", false},
      {"2.2.1 a version behind the name",
       "User-agent: defnews/2.1\nDisallow: /a", "/a", false},
      {"2.2.1 a longer name is not ours",
       "User-agent: defnewsbot\nDisallow: /a", "/a", true},
      {"2.2.1 our group instead of that for all",
       "User-agent: *\nDisallow: /\n\nUser-agent: defnews\nDisallow: /b", "/a",
       true},
      {"2.2.1 else the group for all",
       "User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /b", "/a", false},
      {"2.2.1 groups of one name are one group",
       "User-agent: defnews\nDisallow: /a\nUser-agent: x\nDisallow: /c\n"
       "User-agent: defnews\nDisallow: /b",
       "/b", false},
      {"2.2.1 several names share the rules behind them",
       "User-agent: x\nUser-agent: defnews\nUser-agent: y\nDisallow: /a", "/a",
       false},
      {"2.2.1 an empty group of ours forbids nothing",
       "User-agent: defnews\nDisallow:\nUser-agent: *\nDisallow: /", "/a",
       true},
      {"2.2.2 rules before any group count for nobody",
       "Disallow: /a\nUser-agent: x\nDisallow: /b", "/a", true},
      {"2.2.2 the longest match decides",
       "User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true},
      {"2.2.2 the longest match decides, whatever its place",
       "User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false},
      {"2.2.2 on a tie, allow", "User-agent: *\nDisallow: /page\nAllow: /page",
       "/page", true},
      {"2.2.2 paths with regard to case", "User-agent: *\nDisallow: /A", "/a",
       true},
      {"2.2.2 matches from the start", "User-agent: *\nDisallow: /a", "/b/a",
       true},
      {"2.2.2 the query belongs to it", "User-agent: *\nDisallow: /a?x=1",
       "/a?x=1&y", false},
      {"2.2.2 bytes outside ASCII are escaped first",
       "User-agent: *\nDisallow: /뉴스", "/%EB%89%B4%EC%8A%A4", false},
      {"2.2.2 escapes in either case", "User-agent: *\nDisallow: /%eb%89%b4",
       "/%EB%89%B4", false},
      {"2.2.2 escapes of unreserved characters are undone",
       "User-agent: *\nDisallow: /%61b", "/ab", false},
      {"2.2.2 those of reserved ones are not",
       "User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
      {"2.2.2 /robots.txt itself may always be had",
       "User-agent: *\nDisallow: /", "/robots.txt", true},
      {"2.2.3 * any characters", "User-agent: *\nDisallow: /*.pdf",
       "/x/y.pdf?z", false},
      {"2.2.3 * also none", "User-agent: *\nDisallow: /a*b", "/ab", false},
      {"2.2.3 $ the end", "User-agent: *\nDisallow: /*.pdf$", "/x.pdf?z", true},
      {"2.2.3 $ the end, met", "User-agent: *\nDisallow: /*.pdf$", "/x.pdf",
       false},
      {"2.2.3 $ elsewhere is itself", "User-agent: *\nDisallow: /a$b", "/a$b",
       false},
      {"2.2.3 several *", "User-agent: *\nDisallow: /a*b*c$", "/aXbXbXc",
       false},
      {"2.2.3 several *, not met", "User-agent: *\nDisallow: /a*b*c$",
       "/aXbXbXcd", true},
      {"2.2.4 other lines are passed over",
       "User-agent: *\nSitemap: http://x/\nClean-param: y\nDisallow: /a", "/a",
       false},
      {"2.2 comments", "User-agent: * # all\nDisallow: /a # this", "/a", false},
      {"2.2 a byte order mark", "\xEF\xBB\xBFUser-agent: *\nDisallow: /a", "/a",
       false},
      {"2.2 CR and CRLF", "User-agent: *\rDisallow: /a\r\nDisallow: /b", "/b",
       false},
      {"2.2 blanks around all", "  User-agent :  *  \n  Disallow :  /a  ", "/a",
       false},
      {"10: an HTML page forbids nothing",
       "<!doctype html><html><body>Not found: Disallow</body></html>", "/a",
       true},
      {"a path without its slash", "User-agent: *\nDisallow: a", "/a", false},
  };
  for (const RobotsCase& test : cases) {
    EXPECT_EQ(Allowed(test.robots, test.target), test.allowed) << test.rule;
  }
}

// 2.5: at least 500 KiB are read; what is beyond our 512 KiB is not.
TEST(RobotsTest, TheLimitOfSize) {
  const std::string filler(500 << 10, '#');
  EXPECT_FALSE(Allowed("User-agent: *\n" + filler + "\nDisallow: /a", "/a"));
  const std::string more(600 << 10, '#');
  EXPECT_TRUE(Allowed("User-agent: *\n" + more + "\nDisallow: /a", "/a"));
}

TEST(RobotsTest, CrawlDelayAndSitemaps) {
  const RobotsRules rules(
      "User-agent: *\nCrawl-delay: 2.5\nDisallow: /x\n"
      "Sitemap: https://example.org/map.xml\n",
      "defnews");
  EXPECT_EQ(rules.crawl_delay(), absl::Seconds(2.5));
  EXPECT_THAT(rules.sitemaps(), ElementsAre("https://example.org/map.xml"));
  for (const char* none : {"-1", "soon", "inf", "nan", ""}) {
    const RobotsRules odd(std::string("User-agent: *\nCrawl-delay: ") + none,
                          "defnews");
    EXPECT_FALSE(odd.crawl_delay().has_value()) << none;
  }
}

TEST(RobotsTest, HostilePatternsTakeLinearTime) {
  std::string stars = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 900; ++i) stars += "*a";
  std::string robots;
  for (int i = 0; i < 200; ++i) robots += stars + "b\n";
  EXPECT_TRUE(Allowed(robots, "/" + std::string(8000, 'a')));
}

}  // namespace
}  // namespace defnews
