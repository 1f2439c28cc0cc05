// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/feeds/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/extract/charset.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Feed Read(std::string_view bytes,
          const std::string& url = "http://a.test/rss") {
  FeedReading reading;
  reading.url = url;
  absl::LoadTimeZone("Asia/Seoul", &reading.zone);
  const auto feed = ReadFeed(bytes, reading);
  EXPECT_TRUE(feed.ok()) << feed.status();
  return feed.value_or(Feed());
}

std::string Refusal(std::string_view bytes) {
  const auto feed = ReadFeed(bytes, {});
  EXPECT_FALSE(feed.ok());
  return std::string(feed.status().message());
}

TEST(FeedTest, Rss20) {
  const Feed feed = Read(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>News &amp; more</title><link>http://a.test/</link>
<language>ko</language>
<item><title><![CDATA[Ships <b>sail</b>]]></title>
<link> http://a.test/1?utm_source=rss </link>
<media:title>A picture</media:title>
<description>Short &lt;i&gt;text&lt;/i&gt;</description>
<content:encoded><![CDATA[<p>Long text.</p>]]></content:encoded>
<dc:creator>Kim</dc:creator>
<pubDate>Mon, 13 Nov 2023 15:42:10 +0900</pubDate>
<guid isPermaLink="false">id-1</guid></item>
</channel></rss>)");
  EXPECT_EQ(feed.kind, Feed::Kind::kRss);
  EXPECT_EQ(feed.title, "News & more");
  EXPECT_EQ(feed.lang, "ko");
  ASSERT_THAT(feed.items, SizeIs(1));
  const FeedItem& item = feed.items[0];
  EXPECT_EQ(item.title, "Ships sail");
  EXPECT_EQ(item.url, "http://a.test/1");
  EXPECT_EQ(item.summary, "Short <i>text</i>");
  EXPECT_EQ(item.content, "<p>Long text.</p>");
  EXPECT_EQ(item.author, "Kim");
  EXPECT_EQ(item.guid, "id-1");
  EXPECT_EQ(item.published->published, "2023-11-13T15:42:10+09:00");
}

TEST(FeedTest, Rss09And10) {
  const char* const old =
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://my.netscape.com/rdf/simple/0.9/'>"
      "<channel><title>T</title></channel>"
      "<item><title>One</title><link>http://a.test/1</link></item>"
      "<item rdf:about='http://a.test/2'><title>Two</title></item></rdf:RDF>";
  const Feed feed = Read(old);
  ASSERT_THAT(feed.items, SizeIs(2));
  EXPECT_EQ(feed.items[0].url, "http://a.test/1");
  EXPECT_EQ(feed.items[1].url, "http://a.test/2");
}

TEST(FeedTest, Atom) {
  const Feed feed = Read(R"(<feed xmlns="http://www.w3.org/2005/Atom"
 xml:base="http://a.test/news/" xml:lang="en">
<title type="html">A &lt;b&gt;feed&lt;/b&gt;</title>
<entry><id>tag:1</id><title type="xhtml"><div>One</div></title>
<link rel="enclosure" href="big.mp3"/><link href="one"/>
<link rel="alternate" href="two"/>
<updated>2023-11-14T00:00:00Z</updated>
<published>2023-11-13T06:42:10Z</published>
<author><name>Lee</name><email>x@y</email></author>
<content type="xhtml"><div><p>Body</p></div></content></entry></feed>)");
  EXPECT_EQ(feed.kind, Feed::Kind::kAtom);
  ASSERT_THAT(feed.items, SizeIs(1));
  EXPECT_EQ(feed.items[0].url, "http://a.test/news/one");
  EXPECT_EQ(feed.items[0].title, "One");
  EXPECT_EQ(feed.items[0].author, "Lee");
  EXPECT_THAT(feed.items[0].content, HasSubstr("<p>Body</p>"));
  EXPECT_EQ(feed.items[0].updated->published, "2023-11-14T00:00:00+00:00");
}

TEST(FeedTest, JsonFeed) {
  const Feed feed = Read(R"({"version":"https://jsonfeed.org/version/1.1",
"title":"T","language":"en","items":[7,{"id":"1","url":"/1","title":"One",
"content_text":"a < b\nnext","authors":[{"name":"Park"}],
"date_published":"2023-11-13T15:42:10+09:00"}]})");
  EXPECT_EQ(feed.kind, Feed::Kind::kJson);
  ASSERT_THAT(feed.items, SizeIs(1));
  EXPECT_EQ(feed.items[0].url, "http://a.test/1");
  EXPECT_EQ(feed.items[0].content, "<p>a &lt; b</p><p>next</p>");
  EXPECT_EQ(feed.items[0].author, "Park");
}

TEST(FeedTest, RelativeLinksOfASavedFeed) {
  const std::string item = "<item><link>/1</link></item></channel></rss>";
  const std::string entry = "<entry><link href='1'/></entry></feed>";
  const std::string json =
      R"("version":"https://jsonfeed.org/version/1.1","items":[{"url":"/1"}]})";
  for (const std::string& saved :
       {"<rss><channel><link>http://a.test/</link>" + item,
        "<rss><channel><link rel='self' href='http://b.test/rss'/>"
        "<link>http://a.test/news/</link>" +
            item,
        "<rss><channel><link rel='self' href='http://a.test/rss'/>" + item,
        "<rss xml:base='http://a.test/x/'><channel>" + item,
        "<feed><link href='http://b.test/'/>"
        "<link rel='self' href='http://a.test/atom'/>" +
            entry,
        "<feed><link href='http://a.test/'/>" + entry,
        R"({"feed_url":"http://a.test/feed.json",)" + json,
        R"({"home_page_url":"http://a.test/",)" + json}) {
    const Feed feed = Read(saved, "");
    ASSERT_THAT(feed.items, SizeIs(1)) << saved;
    EXPECT_EQ(feed.items[0].url, "http://a.test/1") << saved;
  }
  EXPECT_EQ(Read("<rss><channel>" + item, "").items.at(0).url, "");
}

TEST(FeedTest, SitemapsAndNews) {
  const Feed feed = Read(R"(<urlset
 xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://a.test/1</loc><lastmod>2023-11-14</lastmod>
<news:news><news:publication><news:name>Donga</news:name>
<news:language>ko</news:language></news:publication>
<news:publication_date>2023-11-13T15:42:10+09:00</news:publication_date>
<news:title>One</news:title></news:news></url>
<url><loc>http://other.test/x</loc></url><url><loc>file:///x</loc></url>
</urlset>)");
  EXPECT_EQ(feed.kind, Feed::Kind::kSitemap);
  ASSERT_THAT(feed.items, SizeIs(1));
  EXPECT_EQ(feed.items[0].source, "Donga");
  EXPECT_EQ(feed.items[0].title, "One");
  EXPECT_EQ(feed.items[0].published->published, "2023-11-13T15:42:10+09:00");
  EXPECT_THAT(feed.notes, ElementsAre(HasSubstr("1 addresses of other sites")));
  const Feed index = Read(
      "<sitemapindex><sitemap><loc>http://a.test/m1.xml</loc></sitemap>"
      "<sitemap><loc>http://www.a.test/m2.xml</loc></sitemap></sitemapindex>");
  EXPECT_THAT(index.sitemaps,
              ElementsAre("http://a.test/m1.xml", "http://www.a.test/m2.xml"));
}

TEST(FeedTest, EveryCharsetOfKoreanFeeds) {
  const std::string cp949 = "\x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF";  // 똠방각하
  for (const char* label : {"euc-kr", "EUC-KR", "ks_c_5601-1987", "cp949"}) {
    const Feed feed =
        Read("<?xml version='1.0' encoding='" + std::string(label) +
             "'?><rss><channel><item><title>" + cp949 +
             "</title></item></channel></rss>");
    ASSERT_THAT(feed.items, SizeIs(1)) << label;
    EXPECT_EQ(feed.items[0].title, "똠방각하") << label;
  }
}

TEST(FeedTest, IllFormedFeedsGiveWhatCanBeHad) {
  const Feed feed = Read(
      "<rss><channel><item><title>A & B</title><link>http://a.test/1</link>"
      "</item><item><title>Two</title><link>http://a.test/2</link>");
  EXPECT_THAT(feed.items, SizeIs(2));
  EXPECT_THAT(feed.notes, ElementsAre(HasSubstr("ill formed")));
}

struct BareMarkupCase {
  const char* written;
  const char* title;
};

// Everyday in the feeds of Korean content systems.
TEST(FeedTest, BareMarkupStandsForItself) {
  const BareMarkupCase cases[] = {
      {"R&D at Hanwha & LIG", "R&D at Hanwha & LIG"},
      {"AT&T &", "AT&T &"},
      {"R&amp;D &lt;now&gt;", "R&D"},
      {"a&#65;&#x42;c", "aABc"},
      {"caf&eacute;&hellip;", "café…"},
      {"a&nosuchname;b", "a&nosuchname;b"},
      {"<![CDATA[R&D &amp; more]]>", "R&D & more"},
      {"<!-- a & b -->R&D", "R&D"},
      {"<![CDATA[a]]>&<![CDATA[b]]>", "a&b"},
      {"Two < three, 5 <6", "Two < three, 5 <6"},
      {"<단독> 한화 </단독>", "<단독> 한화 </단독>"},
      {"a<br/>b &lt;b&gt;c&lt;/b&gt;", "ab c"},
  };
  for (const BareMarkupCase& test : cases) {
    const Feed feed =
        Read("<rss><channel><item><title>" + std::string(test.written) +
             "</title></item></channel></rss>");
    ASSERT_THAT(feed.items, SizeIs(1)) << test.written;
    EXPECT_EQ(feed.items[0].title, test.title);
  }
}

TEST(FeedTest, BareAmpersandsInAddresses) {
  const std::string url = "http://a.test/view.php?id=12&page=3&no=77&lt=1";
  for (const std::string& document :
       {"<rss><channel><item><link>" + url + "</link></item></channel></rss>",
        "<feed><entry><link href='" + url + "'/></entry></feed>",
        "<urlset><url><loc>" + url + "</loc></url></urlset>",
        "<rss><channel><item><link><![CDATA[" + url +
            "]]></link></item></channel></rss>"}) {
    const Feed feed = Read(document);
    ASSERT_THAT(feed.items, SizeIs(1)) << document;
    EXPECT_EQ(feed.items[0].url, url) << document;
    EXPECT_THAT(feed.notes, IsEmpty()) << document;
  }
  const Feed index = Read(
      "<sitemapindex><sitemap><loc>http://a.test/m?a=1&b=2</loc></sitemap>"
      "</sitemapindex>");
  EXPECT_THAT(index.sitemaps, ElementsAre("http://a.test/m?a=1&b=2"));
}

// ingest.md 10: HTML instead, empty, same guid, 1e6 items.
TEST(FeedTest, WhatIsNoFeedIsRefused) {
  EXPECT_THAT(Refusal(""), HasSubstr("empty"));
  EXPECT_THAT(Refusal(" \n "), HasSubstr("empty"));
  EXPECT_THAT(Refusal("<html><body><p>404</p></body></html>"),
              HasSubstr("an HTML page"));
  EXPECT_THAT(Refusal("hello"), HasSubstr("neither a feed nor a sitemap"));
  EXPECT_THAT(Refusal("{\"items\":[]}"), HasSubstr("JSON Feed"));
  EXPECT_THAT(Refusal("{\"version\":"), HasSubstr("not JSON"));
  EXPECT_THAT(Refusal("<opml/>"), HasSubstr("<opml>"));
}

TEST(FeedTest, OfTwoItemsWithOneLinkTheNewerStays) {
  const Feed feed = Read(
      "<rss><channel>"
      "<item><title>Old</title><link>http://a.test/1</link>"
      "<pubDate>Mon, 13 Nov 2023 10:00:00 GMT</pubDate></item>"
      "<item><title>New</title><link>http://a.test/1</link>"
      "<pubDate>Tue, 14 Nov 2023 10:00:00 GMT</pubDate></item>"
      "</channel></rss>");
  ASSERT_THAT(feed.items, SizeIs(1));
  EXPECT_EQ(feed.items[0].title, "New");
}

TEST(FeedTest, ManyItemsAreCapped) {
  std::string rss = "<rss><channel>";
  for (int i = 0; i < 60000; ++i) {
    rss += "<item><link>/" + std::to_string(i) + "</link></item>";
  }
  const Feed feed = Read(rss + "</channel></rss>");
  EXPECT_THAT(feed.items, SizeIs(50000));
  EXPECT_THAT(feed.notes, ElementsAre(HasSubstr("over 50000 items")));
}

// ingest.md 3.1, XML: billion laughs, XXE, quadratic entities, depth.
TEST(FeedTest, EntitiesAreNeverExpanded) {
  std::string laughs = "<!DOCTYPE rss [<!ENTITY a0 'ha'>";
  for (int i = 1; i < 12; ++i) {
    laughs += "<!ENTITY a" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) laughs += "&a" + std::to_string(i - 1) + ";";
    laughs += "'>";
  }
  laughs += "]><rss><channel><item><title>&a11;</title></item></channel></rss>";
  const auto bomb = ReadFeed(laughs, {});
  if (bomb.ok() && !bomb->items.empty()) {
    EXPECT_LT(bomb->items[0].title.size(), 1000U);
  }
  const auto xxe = ReadFeed(
      "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
      "<rss><channel><item><title>a&x;b</title></item></channel></rss>",
      {});
  ASSERT_TRUE(xxe.ok()) << xxe.status();
  for (const FeedItem& item : xxe->items) {
    EXPECT_THAT(item.title, testing::Not(HasSubstr("root:")));
  }
  std::string quadratic = "<!DOCTYPE rss [<!ENTITY x '";
  quadratic += std::string(100000, 'x') + "'>]><rss><channel><item><title>";
  for (int i = 0; i < 100000; ++i) quadratic += "&x;";
  quadratic += "</title></item></channel></rss>";
  const auto square = ReadFeed(quadratic, {});
  if (square.ok() && !square->items.empty()) {
    EXPECT_LT(square->items[0].title.size(), quadratic.size());
  }
}

// libxml2 takes quadratic time for attributes; half an hour for these.
TEST(FeedTest, AMillionAttributesAreNotAllRead) {
  std::string item = "<item";
  for (int i = 0; i < 1000000; ++i) item += " a" + std::to_string(i) + "='x'";
  const auto feed = ReadFeed("<rss><channel>" + item +
                                 "><title>A</title><link>http://a.test/1</"
                                 "link></item></channel></rss>",
                             {});
  ASSERT_TRUE(feed.ok()) << feed.status();
  ASSERT_EQ(feed->items.size(), 1U);
  EXPECT_EQ(feed->items[0].title, "A");
}

TEST(FeedTest, DeepNestingIsBounded) {
  std::string deep = "<rss><channel>";
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  const auto feed = ReadFeed(deep, {});
  EXPECT_THAT(feed.value_or(Feed()).items, IsEmpty());
}

}  // namespace
}  // namespace defnews
