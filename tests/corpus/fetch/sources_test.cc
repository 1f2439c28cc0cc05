// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/sources.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

TEST(ParseSourcesTest, AWholeFile) {
  const auto sources = ParseSources(
      "# what we read\n\n[Yonhap]\nfeed = https://en.yna.co.kr/RSS/news.xml\n"
      "sitemap=https://en.yna.co.kr/map.xml # of news\nlang = EN\n"
      "zone = Asia/Seoul\ndelay = 10s\nevery = 2h\nonly = /view/#/AEN\n"
      "only = /Politics/\n[donga]\npage = https://donga.test/a#b\n",
      "s.ini");
  ASSERT_TRUE(sources.ok()) << sources.status();
  ASSERT_THAT(*sources, SizeIs(2));
  const Source& yonhap = sources->front();
  EXPECT_EQ(yonhap.name, "yonhap");
  ASSERT_THAT(yonhap.seeds, SizeIs(2));
  EXPECT_EQ(yonhap.seeds[1].kind, "sitemap");
  EXPECT_EQ(yonhap.seeds[1].url, "https://en.yna.co.kr/map.xml");
  EXPECT_EQ(yonhap.lang, "en");
  EXPECT_EQ(yonhap.delay, absl::Seconds(10));
  EXPECT_EQ(yonhap.every, absl::Hours(2));
  PageState page;
  page.kind = "page";
  page.via = "https://en.yna.co.kr/RSS/news.xml";
  page.url = "https://en.yna.co.kr/Politics/1";
  EXPECT_TRUE(yonhap.Wants(page));
  page.url = "https://en.yna.co.kr/sports/1";
  EXPECT_FALSE(yonhap.Wants(page));
  page.hops = 1;
  EXPECT_TRUE(yonhap.Wants(page)) << "a wanted page led here";
  EXPECT_EQ(sources->back().delay, absl::Seconds(5));
  EXPECT_EQ(sources->back().zone, "Asia/Seoul");
}

struct FaultCase {
  const char* text;
  const char* fault;
};

TEST(ParseSourcesTest, FaultsAreNamedWithFileAndLine) {
  const FaultCase cases[] = {
      {"", "s.ini:1: names no source"},
      {"feed = https://a.test/", "s.ini:1: stands before the first [name]"},
      {"[a]\nfeed = ftp://a.test/", "s.ini:2: \"ftp://a.test/\": only http"},
      {"[a]\n\nfeed = a.test", "s.ini:3: \"a.test\" is no address"},
      {"[a]\nfeed =", "s.ini:2: `feed` has no value"},
      {"[a]\npages = http://a.test/", "s.ini:2: `pages` is unknown"},
      {"[a]\nhello", "s.ini:2: \"hello\" is neither"},
      {"[a]\npage = http://a.test/\n[a]\npage = http://b.test/",
       "s.ini:3: the source [a] stands here a second time"},
      {"[a]\npage = http://a.test/\n[b]\nlang = ko",
       "s.ini:3: the source [b] has no feed"},
      {"[a\npage = http://a.test/", "s.ini:1: the bracket is never closed"},
      {"[ ]\npage = http://a.test/", "s.ini:1: a source needs a name"},
      {"[a]\nzone = Seoul\npage = http://a.test/",
       "s.ini:2: `zone` \"Seoul\" is unknown"},
      {"[a]\ndelay = fast\npage = http://a.test/",
       "s.ini:2: `delay` \"fast\" is no duration"},
      {"[a]\ndelay = -1s\npage = http://a.test/", "is no duration"},
      {"[a]\nlang = 한국어\npage = http://a.test/", "is no language"},
      {"[a]\nlang = ko\xFF\npage = http://a.test/", "is not UTF-8"},
  };
  for (const FaultCase& test : cases) {
    const auto sources = ParseSources(test.text, "s.ini");
    ASSERT_FALSE(sources.ok()) << test.text;
    EXPECT_THAT(std::string(sources.status().message()), HasSubstr(test.fault));
  }
}

TEST(ParseSourcesTest, AllFaultsAreNamedAtOnce) {
  const auto sources = ParseSources("[a]\nx = 1\ny = 2\npage = http://a/", "f");
  EXPECT_THAT(std::string(sources.status().message()),
              testing::AllOf(HasSubstr("f:2: "), HasSubstr("\nf:3: ")));
}

TEST(ParseDelayTest, Units) {
  EXPECT_EQ(ParseDelay("90"), absl::Seconds(90));
  EXPECT_EQ(ParseDelay("90s"), absl::Seconds(90));
  EXPECT_EQ(ParseDelay("500 ms"), absl::Milliseconds(500));
  EXPECT_EQ(ParseDelay("2h"), absl::Hours(2));
  EXPECT_EQ(ParseDelay("1d"), absl::Hours(24));
  for (const char* none :
       {"", "s", "-5", "1w", "1.5s", "99999999999999999999"}) {
    EXPECT_EQ(ParseDelay(none), std::nullopt) << none;
  }
}

}  // namespace
}  // namespace defnews
