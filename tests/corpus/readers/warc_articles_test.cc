// SPDX-License-Identifier: GPL-3.0-or-later
// Articles out of archives: foreign WARC files, and stores of our own.
#include "corpus/readers/warc_articles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <utility>

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
    ExtractOptions options;
    options.threads = threads;
    return Extract(options, "");
  }

  // What is new since the mark, which is moved.
  ReadResult ExtractNew() {
    ExtractOptions options;
    options.since = Mark();
    return Extract(options, Mark());
  }

  ReadResult Extract(const ExtractOptions& options, const std::string& mark) {
    store_.reset();
    ReadResult result;
    const auto reader = ArchiveArticles(ArchiveStore::WarcFolder(folder_),
                                        options, SinkInto(&result));
    EXPECT_TRUE(reader.ok()) << reader.status();
    if (!reader.ok()) return result;
    Drain(reader->get(), &result);
    if (!mark.empty()) {
      EXPECT_TRUE((*reader)->WriteMark(mark).ok());
    }
    return result;
  }

  std::string Mark() const { return folder_ + "/mark"; }

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

TEST_F(ArchiveArticlesTest, NewsSitemapsDateTheirPages) {
  const std::string map =
      "<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
      "<url><loc>http://a.test/1</loc><lastmod>2023-11-12</lastmod><news:news>"
      "<news:publication_date>2023-11-10</news:publication_date>"
      "<news:title>A title</news:title></news:news></url></urlset>";
  for (const std::string& body : {map, Gzip(map)}) {
    Add("http://a.test/1", "page", "200 OK", Html("A ship left."));
    Add("http://a.test/map.xml.gz", "sitemap", "200 OK", body);
    const ReadResult result = Extract();
    ASSERT_THAT(result.articles, SizeIs(1));
    EXPECT_EQ(result.articles[0].published, "2023-11-10");
    EXPECT_EQ(result.articles[0].published_method, "feed");
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
}

TEST_F(ArchiveArticlesTest, SinceAMarkOnlyWhatIsNewIsGiven) {
  Add("http://a.test/1", "page", "200 OK", Html("The first."));
  Add("http://a.test/2", "page", "200 OK", Html("The second."));
  EXPECT_THAT(ExtractNew().articles, SizeIs(2));
  EXPECT_THAT(ExtractNew().articles, IsEmpty());
  Add("http://a.test/2", "page", "200 OK", Html("The second, changed."));
  Add("http://a.test/1", "page", "304 Not Modified", "");
  Add("http://a.test/3", "page", "200 OK", Html("The third."));
  const ReadResult result = ExtractNew();
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[0].url, "http://a.test/3");
  EXPECT_THAT(result.articles[1].body, HasSubstr("The second, changed."));
  EXPECT_THAT(ExtractNew().articles, IsEmpty());
  EXPECT_THAT(Extract().articles, SizeIs(3));
}

// A feed fetched anew tells of pages that were given long ago.
TEST_F(ArchiveArticlesTest, SinceAMarkFeedsAddOnlyWhatTheyNewlyTell) {
  const auto feed = [](const std::string& items) {
    return "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
           "<channel>" +
           items + "</channel></rss>";
  };
  const std::string one =
      "<item><title>One</title><link>http://a.test/1</link><content:encoded>"
      "&lt;p&gt;In the feed.&lt;/p&gt;</content:encoded></item>";
  const std::string dated =
      "<item><title>Two</title><link>http://a.test/2</link>"
      "<pubDate>Mon, 13 Nov 2023 15:42:10 +0900</pubDate></item>";
  Add("http://a.test/feed", "feed", "200 OK", feed(one));
  Add("http://a.test/1", "page", "200 OK", Html("On the page."));
  Add("http://a.test/2", "page", "200 OK", Html("Undated."));
  EXPECT_THAT(ExtractNew().articles, SizeIs(2));
  Add("http://a.test/feed", "feed", "200 OK", feed(one + dated));
  const ReadResult result = ExtractNew();
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].url, "http://a.test/2");
  EXPECT_EQ(result.articles[0].published, "2023-11-13T15:42:10+09:00");
}

TEST_F(ArchiveArticlesTest, AMarkThatDoesNotFitGivesEverythingAndIsNoted) {
  Add("http://a.test/1", "page", "200 OK", Html("The first."));
  ExtractNew();
  std::ifstream in(Mark(), std::ios::binary);
  const std::string mark(std::istreambuf_iterator<char>(in), {});
  const std::pair<std::string, const char*> cases[] = {
      {"", "not whole"},
      {mark.substr(0, mark.size() / 2), "damaged"},
      {mark.substr(0, mark.rfind("{\"lines")), "not whole"},
      {mark + mark, "damaged"},
      {"{\"mark\":1,\"extractor\":\"html-0\"}\n{\"lines\":1}\n",
       "of another extractor"},
      {"[]\n", "damaged"},
      {"{\"mark\":\"one\"}\n", "damaged"}};
  for (const auto& [text, why] : cases) {
    std::ofstream(Mark(), std::ios::binary) << text;
    const ReadResult result = ExtractNew();
    EXPECT_THAT(result.articles, SizeIs(1)) << why;
    EXPECT_THAT(result.notes, testing::Contains(HasSubstr(why)));
    EXPECT_THAT(ExtractNew().articles, IsEmpty());
  }
  for (const auto& file :
       std::filesystem::directory_iterator(ArchiveStore::WarcFolder(folder_))) {
    std::filesystem::resize_file(file.path(), file.file_size() - 9);
  }
  EXPECT_THAT(ExtractNew().notes, testing::Contains(HasSubstr("has more")));
}

// Any archive, extracted in pieces, gives the articles of one run over all.
TEST_F(ArchiveArticlesTest, PiecesAddUpToOneRunOverEverything) {
  for (uint32_t seed = 1; seed <= 8; ++seed) {
    std::filesystem::remove_all(folder_);
    std::mt19937 random(seed);
    const auto pick = [&random](size_t most) { return random() % most; };
    const auto address = [&pick](size_t least) {
      return "http://a.test/" + std::to_string(least + pick(6 - least));
    };
    std::map<std::string, std::string> pieces;
    for (int night = 0; night < 6; ++night) {
      for (size_t i = 1 + pick(5); i > 0; --i) {
        const std::string url = address(0);
        switch (pick(4)) {
          case 0:
            Add("http://a.test/feed" + std::to_string(pick(2)), "feed",
                "200 OK",
                "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
                "<channel><item><title>Item</title><link>" +
                    url + "</link><pubDate>" + std::to_string(1 + pick(3)) +
                    " Nov 2023 15:42:10 +0900</pubDate><content:encoded>"
                    "&lt;p&gt;As the feed has it.&lt;/p&gt;"
                    "</content:encoded></item></channel></rss>");
            break;
          case 1:
            // Never in a circle, which leads nowhere.
            if (url.back() == '5') break;
            Add(url, "page",
                "301 Moved\r\nLocation: " +
                    address(static_cast<size_t>(url.back() - '0') + 1),
                "");
            break;
          default: {
            // Two addresses have a canonical one that is another's.
            const bool copy = url.ends_with('4') || url.ends_with('5');
            Add(url, "page", "200 OK",
                Html("Version " + std::to_string(pick(9)) + ".",
                     copy ? "<link rel='canonical' href='http://a.test/0'>"
                          : ""));
          }
        }
      }
      for (const Article& article : ExtractNew().articles) {
        pieces[article.id] = ArticleToJson(article);
      }
    }
    std::map<std::string, std::string> whole;
    for (const Article& article : Extract().articles) {
      whole[article.id] = ArticleToJson(article);
    }
    for (const auto& [id, article] : whole) {
      EXPECT_EQ(pieces[id], article) << "seed " << seed;
    }
  }
}

TEST_F(ArchiveArticlesTest, AStoreThatIsNotThereIsAnError) {
  EXPECT_FALSE(ArchiveArticles("/no/such/folder", {}, nullptr).ok());
}

}  // namespace
}  // namespace defnews
