// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/feed_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/readers/file_reader.h"
#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult Read(const std::string& bytes, const std::string& name = "a.rss") {
  ReadResult result;
  ReaderOptions options;
  options.now = absl::FromUnixSeconds(1700000000);
  const auto reader = ReaderForFile(MemorySource(bytes), name, options,
                                    UnknownKind::kRefuse, SinkInto(&result));
  if (reader != nullptr) Drain(reader.get(), &result);
  return result;
}

TEST(FeedFileTest, WholeItemsAndSummaries) {
  const ReadResult result = Read(
      "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
      "<language>en</language>"
      "<item><title>One</title><link>https://a.test/1</link>"
      "<content:encoded>&lt;p&gt;First paragraph of it.&lt;/p&gt;"
      "&lt;p&gt;Second paragraph of it.&lt;/p&gt;</content:encoded>"
      "<pubDate>Mon, 13 Nov 2023 15:42:10 +0900</pubDate></item>"
      "<item><title>Two</title><link>https://a.test/2</link>"
      "<description>In short.</description></item></channel></rss>");
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[0].body,
            "First paragraph of it.\n\nSecond paragraph of it.");
  EXPECT_EQ(result.articles[0].published, "2023-11-13T15:42:10+09:00");
  EXPECT_EQ(result.articles[0].published_method, "feed");
  EXPECT_EQ(result.articles[0].lang, "en");
  EXPECT_EQ(result.articles[0].extra, "");
  EXPECT_EQ(result.articles[1].body, "In short.");
  EXPECT_EQ(result.articles[1].extra, "{\"partial\":true}");
  EXPECT_THAT(result.refused, IsEmpty());
}

TEST(FeedFileTest, DatesOfTheFutureAreLeftOut) {
  const ReadResult result = Read(
      "<rss><channel><item><title>T</title>"
      "<pubDate>Mon, 13 Nov 2028 15:42:10 "
      "GMT</pubDate></item></channel></rss>");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].published, "");
}

TEST(FeedFileTest, AJsonFeedByAnyName) {
  const std::string feed =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":["
      "{\"id\":\"1\",\"title\":\"T\",\"content_text\":\"Text.\"}]}";
  for (const char* name : {"a.json", "a.feed", "-"}) {
    EXPECT_THAT(Read(feed, name).articles, SizeIs(1)) << name;
  }
}

TEST(FeedFileTest, SitemapsPagesAndRubbishAreRefused) {
  EXPECT_THAT(Read("<urlset><url><loc>http://a/</loc></url></urlset>").refused,
              ElementsAre(HasSubstr("a.rss: a sitemap")));
  EXPECT_THAT(Read("<html><body>x</body></html>").refused,
              ElementsAre(HasSubstr("an HTML page, not a feed")));
  EXPECT_THAT(Read("<rss><channel><item><link>http://a/</link></item>"
                   "</channel></rss>")
                  .refused,
              ElementsAre(HasSubstr("item 1 has neither")));
}

}  // namespace
}  // namespace defnews
