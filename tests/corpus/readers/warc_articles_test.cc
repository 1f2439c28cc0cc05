// SPDX-License-Identifier: GPL-3.0-or-later
// Articles out of archives: foreign WARC files, and stores of our own.
#include "corpus/readers/warc_articles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "common/article/article_json.h"
#include "corpus/archive/archive_store.h"
#include "corpus/readers/archive_articles.h"
#include "corpus/readers/file_reader.h"
#include "tests/corpus/reading.h"
#include "tests/temp_path.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const absl::Time kStart = absl::FromUnixSeconds(1700000000);

std::string Html(const std::string& text, const std::string& head = "") {
  return "<html><head><title>A title</title>" + head +
         "</head><body><article><p>" + text +
         " The ministry said so on Monday.</p><p>It will go on for two weeks, "
         "officials in the capital said.</p></article></body></html>";
}

std::string Response(const std::string& body,
                     const std::string& type = "text/html; charset=utf-8") {
  return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + body;
}

WarcRecord ResponseRecord(const std::string& url, const std::string& message) {
  WarcRecord record = MakeWarcRecord("response", url, kStart, message);
  record.Add("Content-Type", "application/http; msgtype=response");
  record.block = message;
  return record;
}

ReadResult ReadWarc(const std::string& bytes) {
  ReadResult result;
  const auto reader = ReaderForFile(MemorySource(bytes), "a.warc.gz", {},
                                    UnknownKind::kRefuse, SinkInto(&result));
  Drain(reader.get(), &result);
  return result;
}

TEST(WarcArticlesTest, PagesOfForeignArchives) {
  const std::string page = FormatWarcRecord(
      ResponseRecord("<http://a.test/1>", Response(Html("A ship left."))));
  const std::string picture = FormatWarcRecord(
      ResponseRecord("http://a.test/p.png", Response("\x89PNG", "image/png")));
  const std::string missing = FormatWarcRecord(ResponseRecord(
      "http://a.test/2", "HTTP/1.1 404 Not Found\r\n\r\n" + Html("gone")));
  for (const std::string& bytes :
       {page + picture + missing, GzipMember(page + picture + missing),
        GzipMember(page) + GzipMember(picture) + GzipMember(missing)}) {
    const ReadResult result = ReadWarc(bytes);
    ASSERT_THAT(result.articles, SizeIs(1));
    EXPECT_EQ(result.articles[0].url, "http://a.test/1");
    EXPECT_EQ(result.articles[0].collected, "2023-11-14T22:13:20Z");
    EXPECT_THAT(result.articles[0].body, HasSubstr("A ship left."));
    EXPECT_THAT(result.articles[0].extra, HasSubstr("\"extractor\""));
    EXPECT_THAT(result.refused, IsEmpty());
  }
}

TEST(WarcArticlesTest, DamageIsNamedAndTheRestGoesOn) {
  const std::string good = GzipMember(FormatWarcRecord(
      ResponseRecord("http://a.test/1", Response(Html("A ship left.")))));
  const ReadResult result = ReadWarc(good.substr(0, good.size() / 2) + good);
  EXPECT_THAT(result.articles, SizeIs(1));
  EXPECT_THAT(result.refused, ElementsAre(HasSubstr("a.warc.gz: at byte 0: ")));
}

class ArchiveArticlesTest : public testing::Test {
 protected:
  ~ArchiveArticlesTest() override { std::filesystem::remove_all(folder_); }

  void Add(const std::string& url, const std::string& kind,
           const std::string& status, const std::string& body) {
    if (store_ == nullptr) store_ = *ArchiveStore::Open(folder_);
    Exchange exchange;
    exchange.url = url;
    exchange.kind = kind;
    exchange.source = "outlet";
    exchange.time = kStart + absl::Minutes(++minute_);
    exchange.head =
        "HTTP/1.1 " + status +
        (body.starts_with("<html") ? "\r\nContent-Type: text/html\r\n\r\n"
                                   : "\r\nContent-Type: text/xml\r\n\r\n");
    exchange.body = body;
    ASSERT_TRUE(store_->Add(exchange).ok());
  }

  ReadResult Extract(size_t threads = 1) {
    store_.reset();
    ReadResult result;
    ExtractOptions options;
    options.threads = threads;
    const auto reader = ArchiveArticles(ArchiveStore::WarcFolder(folder_),
                                        options, SinkInto(&result));
    EXPECT_TRUE(reader.ok()) << reader.status();
    if (reader.ok()) Drain(reader->get(), &result);
    return result;
  }

  static std::string Lines(const ReadResult& result) {
    std::string lines;
    for (const Article& article : result.articles) {
      lines += ArticleToJson(article) + "\n";
    }
    return lines;
  }

  const std::string folder_ = TempPath();
  std::unique_ptr<ArchiveStore> store_;
  int minute_ = 0;
};

TEST_F(ArchiveArticlesTest, TheNewestVersionOfAnAddressWins) {
  Add("http://a.test/1", "page", "200 OK", Html("An old text."));
  Add("http://a.test/2", "page", "200 OK", Html("Another page."));
  Add("http://a.test/1", "page", "200 OK", Html("A new text."));
  Add("http://a.test/1", "page", "304 Not Modified", "");
  Add("http://a.test/1", "page", "404 Gone", "<html>gone</html>");
  const ReadResult result = Extract();
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_THAT(result.articles[0].body, HasSubstr("A new text."));
  EXPECT_EQ(result.articles[0].source, "outlet");
  EXPECT_EQ(result.articles[0].collected, "2023-11-14T22:16:20Z");
  EXPECT_THAT(result.articles[0].extra, HasSubstr("\"extractor\":\"html-"));
}

TEST_F(ArchiveArticlesTest, ItRepeatsBitForBitOnAnyNumberOfThreads) {
  for (int i = 0; i < 40; ++i) {
    Add("http://a.test/" + std::to_string(i), "page", "200 OK",
        Html("Page " + std::to_string(i) + "."));
  }
  const std::string first = Lines(Extract());
  EXPECT_EQ(Lines(Extract(4)), first);
  EXPECT_EQ(Lines(Extract(1)), first);
}

// ingest.md 10: AMP or print copy: one canonical address, one article.
TEST_F(ArchiveArticlesTest, CopiesWithOneCanonicalAddressAreOneArticle) {
  const std::string canonical =
      "<link rel='canonical' href='http://www.a.test/story'>";
  Add("http://www.a.test/story", "page", "200 OK",
      Html("The story.", canonical));
  Add("http://m.a.test/amp/story", "page", "200 OK",
      Html("The copy.", canonical));
  Add("http://b.test/taken", "page", "200 OK", Html("Not theirs.", canonical));
  const ReadResult result = Extract();
  ASSERT_THAT(result.articles, SizeIs(2));
  // One that points to another site is itself.
  EXPECT_EQ(result.articles[0].url, "http://b.test/taken");
  EXPECT_EQ(result.articles[1].url, "http://www.a.test/story");
  EXPECT_THAT(result.articles[1].body, HasSubstr("The copy."));
}

TEST_F(ArchiveArticlesTest, FeedsDateTheirPagesAndGiveWholeItems) {
  Add("http://a.test/feed", "feed", "200 OK",
      "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>"
      "<item><title>One</title><link>http://a.test/go/1</link>"
      "<pubDate>Mon, 13 Nov 2023 15:42:10 +0900</pubDate>"
      "<content:encoded>&lt;p&gt;As the feed has it.&lt;/p&gt;"
      "</content:encoded></item>"
      "<item><title>Two</title><link>http://a.test/2</link>"
      "<content:encoded>&lt;p&gt;Only the feed has this text.&lt;/p&gt;"
      "</content:encoded></item>"
      "<item><title>Three</title><link>http://a.test/3</link>"
      "<description>A summary is no article.</description></item>"
      "</channel></rss>");
  Add("http://a.test/go/1", "page", "301 Moved\r\nLocation: http://a.test/1",
      "");
  Add("http://a.test/1", "page", "200 OK", Html("As the page has it."));
  const ReadResult result = Extract();
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_THAT(result.articles[0].body, HasSubstr("As the page has it."));
  EXPECT_EQ(result.articles[0].published, "2023-11-13T15:42:10+09:00");
  EXPECT_EQ(result.articles[0].published_method, "feed");
  EXPECT_EQ(result.articles[1].title, "Two");
  EXPECT_EQ(result.articles[1].body, "Only the feed has this text.");
  EXPECT_THAT(result.articles[1].extra, HasSubstr("\"extractor\""));
}

TEST_F(ArchiveArticlesTest, AStoreThatIsNotThereIsAnError) {
  EXPECT_FALSE(ArchiveArticles("/no/such/folder", {}, nullptr).ok());
}

}  // namespace
}  // namespace defnews
