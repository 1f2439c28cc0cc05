// SPDX-License-Identifier: GPL-3.0-or-later
// The honest path, against a server that everybody uses.
#include "tests/corpus/fetch/nginx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "corpus/fetch/crawl.h"
#include "corpus/readers/archive_articles.h"
#include "tests/corpus/fetch/fake_clock.h"
#include "tests/temp_path.h"

namespace defnews {
namespace {

using testing::Contains;
using testing::HasSubstr;
using Progress = PageState::Progress;

// 국방부 장관은 한미 연합 훈련을 다시 실시하기로 했다고 밝혔다.
constexpr char kKorean[] =
    "\xB1\xB9\xB9\xE6\xBA\xCE \xC0\xE5\xB0\xFC\xC0\xBA \xC7\xD1\xB9\xCC "
    "\xBF\xAC\xC7\xD5 \xC8\xC6\xB7\xC3\xC0\xBB \xB4\xD9\xBD\xC3 "
    "\xBD\xC7\xBD\xC3\xC7\xCF\xB1\xE2\xB7\xCE \xC7\xDF\xB4\xD9\xB0\xED "
    "\xB9\xE0\xC7\xFB\xB4\xD9.";
constexpr char kKoreanUtf8[] =
    "국방부 장관은 한미 연합 훈련을 다시 실시하기로 했다고 밝혔다.";

std::string Page(const std::string& head, const std::string& text) {
  return "<html><head>" + head +
         "<title>Exercise</title></head><body>"
         "<article><p>" +
         text + "</p><p>" + text + " " + text + "</p></article></body></html>";
}

class NginxTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!Nginx::IsInstalled()) {
      GTEST_SKIP() << "nginx or openssl is not installed";
    }
    nginx_ = std::make_unique<Nginx>(TempPath() + ".nginx");
    ASSERT_TRUE(nginx_->ok());
    transport_.user_agent = "defnews-test";
    transport_.allow_private = true;
    transport_.resolve = nginx_->Resolve();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  CrawlCounts Run(const std::string& sources_text) {
    const auto sources = ParseSources(sources_text, "sources");
    EXPECT_TRUE(sources.ok()) << sources.status();
    auto transport = CurlTransport(transport_);
    auto store = ArchiveStore::Open(folder_);
    const auto counts =
        RunCrawl(*sources, {}, store->get(), transport->get(), &clock_, {});
    EXPECT_TRUE(counts.ok()) << counts.status();
    return counts.value_or(CrawlCounts());
  }

  PageState State(const std::string& url) const {
    auto store = ArchiveStore::Open(folder_);
    return (*store)->state().FindPage(url)->value_or(PageState());
  }

  std::map<std::string, Article> Extract() const {
    std::map<std::string, Article> articles;
    auto reader = ArchiveArticles(folder_ + "/warc", {}, nullptr);
    EXPECT_TRUE(reader.ok());
    Article article;
    while ((*reader)->Next(&article)) articles[article.url] = article;
    return articles;
  }

  const std::string folder_ = TempPath();
  FakeClock clock_;
  TransportOptions transport_;
  std::unique_ptr<Nginx> nginx_;
};

TEST_F(NginxTest, FeedsWithETagsGzipAndNotModified) {
  nginx_->Put("/p1.html", Page("", "The ship sailed for the exercise today."));
  nginx_->Put("/feed.xml", "<rss><channel><item><link>" +
                               nginx_->Http("/p1.html") +
                               "</link></item></channel></rss>");
  const std::string sources = "[s]\nfeed = " + nginx_->Http("/feed.xml") + "\n";
  EXPECT_EQ(Run(sources).fetched, 2U);
  EXPECT_NE(State(nginx_->Http("/feed.xml")).etag, "");
  clock_.SleepUntil(clock_.Now() + absl::Hours(1));
  EXPECT_EQ(Run(sources).unchanged, 1U);
  EXPECT_THAT(nginx_->Answers(), Contains("304 /feed.xml"));
  const auto articles = Extract();
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_THAT(articles.begin()->second.body, HasSubstr("The ship sailed"));
}

TEST_F(NginxTest, RedirectsAndKoreanPagesByHeaderAndByMarkup) {
  nginx_->Put("/moved.html", Page("", "It moved to another place by now."));
  nginx_->Put("/euckr/a.html", Page("", kKorean));
  nginx_->Put("/cp949.html", Page("<meta charset='cp949'>", kKorean));
  const CrawlCounts counts =
      Run("[s]\nzone = Asia/Seoul\npage = " + nginx_->Http("/old") +
          "\npage = " + nginx_->Http("/euckr/a.html") +
          "\npage = " + nginx_->Http("/cp949.html") + "\n");
  EXPECT_EQ(counts.fetched, 3U);
  EXPECT_EQ(counts.redirected, 1U);
  auto articles = Extract();
  EXPECT_TRUE(articles.contains(nginx_->Http("/moved.html")));
  for (const char* path : {"/euckr/a.html", "/cp949.html"}) {
    const Article& article = articles[nginx_->Http(path)];
    EXPECT_THAT(article.body, HasSubstr(kKoreanUtf8)) << path;
    EXPECT_EQ(article.lang, "ko") << path;
    EXPECT_EQ(article.source, "s") << path;
  }
}

TEST_F(NginxTest, TooManyRequestsWithRetryAfter) {
  const absl::Time start = clock_.Now();
  EXPECT_EQ(Run("[s]\npage = " + nginx_->Http("/busy") + "\n").failed, 1U);
  EXPECT_EQ(State(nginx_->Http("/busy")).status, 429);
  EXPECT_EQ(State(nginx_->Http("/busy")).tries, 3);
  EXPECT_GE(clock_.Now() - start, absl::Seconds(150));
}

TEST_F(NginxTest, TlsIsVerified) {
  nginx_->Put("/p.html", Page("", "Nobody else can have written this page."));
  transport_.ca_file = nginx_->CaFile();
  const std::string good = nginx_->Https("good", "/p.html");
  EXPECT_EQ(Run("[s]\npage = " + good + "\n").fetched, 1U);
  for (const char* kind : {"other", "ended", "self"}) {
    const std::string url = nginx_->Https(kind, "/robots.txt");
    const CrawlCounts counts = Run("[s]\npage = " + url + "\n");
    EXPECT_EQ(counts.failed, 1U) << kind;
    // Not tried again in this run, and never without verification.
    EXPECT_EQ(State(url).progress, Progress::kPending) << kind;
    EXPECT_EQ(State(url).tries, 3) << kind;
    EXPECT_THAT(State(url).error, HasSubstr("certificate")) << kind;
  }
  // Without the CA not even the good one is believed.
  transport_.ca_file.clear();
  std::filesystem::remove_all(folder_);
  EXPECT_EQ(Run("[s]\npage = " + good + "\n").fetched, 0U);
}

}  // namespace
}  // namespace defnews
