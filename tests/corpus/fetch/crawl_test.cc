// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/crawl.h"

#include <gmock/gmock.h>

#include <atomic>
#include <map>

#include "tests/corpus/fetch/crawling.h"
#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using Connection = FaultServer::Connection;
using Request = FaultServer::Request;
using testing::HasSubstr;
using Progress = PageState::Progress;

TEST_F(CrawlTest, AFeedAndItsPages) {
  server_.Serve("/feed", "", FeedOf("a.test", 3));
  const CrawlCounts counts = Run(SourceText("feed", Url("/feed")));
  EXPECT_EQ(counts.fetched, 4U);
  EXPECT_EQ(counts.failed, 0U);
  EXPECT_EQ(Page(Url("/p2")).via, Url("/feed"));
  EXPECT_EQ(Page(Url("/p2")).source, "s");
}

TEST_F(CrawlTest, PolitenessAsTheServerSeesIt) {
  std::string sources;
  for (const std::string host : {"a.test", "b.test", "c.test"}) {
    const std::string path = "/feed-" + host;
    server_.Serve(path, "", FeedOf(host, 5, host + "-"));
    sources += "[" + host + "]\nfeed = " + Url(path, host) + "\n";
  }
  const CrawlCounts counts = Run(sources);
  EXPECT_EQ(counts.fetched, 18U);
  std::map<std::string, absl::Time> last;
  for (const FaultServer::Visit& visit : server_.Visits()) {
    const auto before = last.find(visit.host);
    if (before == last.end()) {
      EXPECT_EQ(visit.path, "/robots.txt") << visit.host;
    } else {
      EXPECT_GE(visit.time - before->second, absl::Seconds(5)) << visit.path;
    }
    last[visit.host] = visit.time;
  }
  for (const char* host : {"a.test", "b.test", "c.test"}) {
    EXPECT_EQ(server_.MostAtOnce(host), 1U) << host;
  }
}

TEST_F(CrawlTest, TheNextRunTakesOnlyWhatChanged) {
  std::atomic<int> version = 1;
  server_.On("/feed", [this, &version](const Request& request, Connection* to) {
    const std::string etag = "\"" + std::to_string(version) + "\"";
    if (request.Header("if-none-match") == etag) {
      to->Reply("304 Not Modified", "ETag: " + etag + "\r\n", "");
    } else {
      to->Reply("200 OK", "ETag: " + etag + "\r\n",
                FeedOf("a.test", 2 + version));
    }
  });
  const std::string sources = SourceText("feed", Url("/feed"));
  EXPECT_EQ(Run(sources).fetched, 4U);
  // Not asked again so soon.
  EXPECT_EQ(Run(sources).unchanged, 0U);
  EXPECT_EQ(server_.CountOf("/feed"), 1U);
  clock_.SleepUntil(clock_.Now() + absl::Hours(1));
  const CrawlCounts same = Run(sources);
  EXPECT_EQ(same.unchanged, 1U);
  EXPECT_EQ(same.fetched, 0U);
  version = 2;
  clock_.SleepUntil(clock_.Now() + absl::Hours(1));
  EXPECT_EQ(Run(sources).fetched, 2U);
  EXPECT_EQ(server_.CountOf("/p0"), 1U);
  EXPECT_EQ(server_.CountOf("/robots.txt"), 1U);
}

TEST_F(CrawlTest, ANewETagWithTheSameBodyIsNoChange) {
  std::atomic<int> asked = 0;
  server_.On("/page", [&asked](const Request&, Connection* to) {
    to->Reply("200 OK", "ETag: \"" + std::to_string(++asked) + "\"\r\n",
              "same");
  });
  const std::string sources = SourceText("page", Url("/page"));
  EXPECT_EQ(Run(sources).fetched, 1U);
  clock_.SleepUntil(clock_.Now() + absl::Hours(1));
  EXPECT_EQ(Run(sources).unchanged, 1U);
  EXPECT_EQ(Page(Url("/page")).etag, "\"2\"");
}

TEST_F(CrawlTest, SitemapsOfSitemapsAndOnlyWhatIsWanted) {
  server_.Serve("/map.xml", "",
                "<sitemapindex><sitemap><loc>" + Url("/m1.xml") +
                    "</loc></sitemap></sitemapindex>");
  server_.Serve("/m1.xml", "",
                "<urlset><url><loc>" + Url("/news/1") +
                    "</loc></url><url><loc>" + Url("/sport/1") +
                    "</loc></url></urlset>");
  server_.Serve("/news/1", "", "one");
  const CrawlCounts counts =
      Run("[s]\nsitemap = " + Url("/map.xml") + "\nonly = /news/\n");
  EXPECT_EQ(counts.fetched, 3U);
  EXPECT_EQ(server_.CountOf("/sport/1"), 0U);
}

// sitemap.xml.gz: a file that is packed, not a body that was packed for the
// way.
TEST_F(CrawlTest, PackedSitemaps) {
  const std::string map =
      "<urlset><url><loc>" + Url("/p1") + "</loc></url></urlset>";
  server_.Serve("/map.xml", "",
                "<sitemapindex><sitemap><loc>" + Url("/m1.xml.gz") +
                    "</loc></sitemap><sitemap><loc>" + Url("/m2.xml.gz") +
                    "</loc></sitemap></sitemapindex>");
  server_.Serve("/m1.xml.gz", "Content-Type: application/x-gzip\r\n",
                Gzip(map));
  server_.Serve("/m2.xml.gz", "Content-Type: application/x-gzip\r\n",
                Gzip(std::string(size_t{40} << 20, ' ')));
  server_.Serve("/p1", "", "one");
  const CrawlCounts counts = Run(SourceText("sitemap", Url("/map.xml")));
  EXPECT_EQ(counts.fetched, 3U);
  EXPECT_EQ(Page(Url("/p1")).via, Url("/m1.xml.gz"));
  EXPECT_EQ(counts.failed, 1U);
  EXPECT_THAT(Page(Url("/m2.xml.gz")).error, HasSubstr("times its size"));
}

struct BodyCase {
  const char* rule;
  std::string headers;
  std::string body;
  Progress progress;
  size_t visits;
  const char* error;
};

// The rows of the table of faults that concern bodies and statuses.
TEST_F(CrawlTest, FaultsOfBodies) {
  const std::string gzip = Gzip("some text, long enough to be cut short");
  std::string bad = gzip;
  bad[12] = static_cast<char>(bad[12] ^ 0x55);
  const std::string bomb = Gzip(std::string(size_t{40} << 20, '\0'));
  const std::string coding = "Content-Encoding: ";
  const BodyCase cases[] = {
      {"truncated gzip is no success", coding + "gzip\r\n",
       gzip.substr(0, gzip.size() - 9), Progress::kPending, 3, "cut short"},
      {"bad gzip", coding + "gzip\r\n", bad, Progress::kPending, 3, "damaged"},
      {"gzip bomb: capped and not asked for again", coding + "gzip\r\n", bomb,
       Progress::kFailed, 1, "times its size"},
      {"double gzip: the same cap", coding + "gzip, gzip\r\n", Gzip(bomb),
       Progress::kFailed, 1, "times its size"},
      {"seven codings", coding + "gzip,gzip,gzip,gzip,gzip,gzip,gzip\r\n", "x",
       Progress::kFailed, 1, "7 content codings"},
      {"a coding that was not asked for", coding + "br\r\n", "x",
       Progress::kFailed, 1, "not asked for"},
  };
  int number = 0;
  for (const BodyCase& fault : cases) {
    const std::string path = "/fault" + std::to_string(++number);
    server_.Serve(path, fault.headers, fault.body);
    const CrawlCounts counts = Run(SourceText("page", Url(path)));
    EXPECT_EQ(counts.failed, 1U) << fault.rule;
    const PageState page = Page(Url(path));
    EXPECT_EQ(page.progress, fault.progress) << fault.rule;
    EXPECT_EQ(server_.CountOf(path), fault.visits) << fault.rule;
    EXPECT_THAT(page.error, HasSubstr(fault.error)) << fault.rule;
    EXPECT_EQ(page.digest, "") << fault.rule;
  }
}

TEST_F(CrawlTest, TransientErrorsAreTriedThreeTimesOthersOnce) {
  for (const int status : {404, 410, 403, 400, 451}) {
    const std::string path = "/s" + std::to_string(status);
    server_.On(path, [status](const Request&, Connection* to) {
      to->Reply(std::to_string(status) + " No", "", "");
    });
    Run(SourceText("page", Url(path)));
    EXPECT_EQ(server_.CountOf(path), 1U) << status;
    EXPECT_EQ(Page(Url(path)).progress, Progress::kFailed) << status;
  }
  for (const int status : {408, 429, 500, 503}) {
    const std::string path = "/s" + std::to_string(status);
    server_.On(path, [status](const Request&, Connection* to) {
      to->Reply(std::to_string(status) + " Busy", "", "");
    });
    Run(SourceText("page", Url(path)));
    EXPECT_EQ(server_.CountOf(path), 3U) << status;
    EXPECT_EQ(Page(Url(path)).progress, Progress::kPending) << status;
  }
}

TEST_F(CrawlTest, BackoffAndRetryAfterAreKept) {
  std::atomic<int> asked = 0;
  server_.On("/x", [&asked](const Request&, Connection* to) {
    ++asked;
    if (asked == 1) return to->Reply("503 Busy", "", "");
    if (asked == 2) {
      return to->Reply("429 Too Many", "Retry-After: 700\r\n", "");
    }
    to->Reply("200 OK", "", "done");
  });
  EXPECT_EQ(Run(SourceText("page", Url("/x"))).fetched, 1U);
  std::vector<absl::Time> times;
  for (const auto& visit : server_.Visits()) {
    if (visit.path == "/x") times.push_back(visit.time);
  }
  ASSERT_EQ(times.size(), 3U);
  EXPECT_GE(times[1] - times[0], absl::Seconds(30));
  EXPECT_GE(times[2] - times[1], absl::Seconds(700));
}

// A date in 2099 is a day at most, and beyond the budget the run ends.
TEST_F(CrawlTest, ARetryAfterBeyondTheBudgetIsLeftForTheNextRun) {
  std::atomic<bool> busy = true;
  server_.On("/x", [&busy](const Request&, Connection* to) {
    if (busy) {
      return to->Reply("503 Busy",
                       "Retry-After: Fri, 31 Dec 2099 23:59:59 GMT\r\n", "");
    }
    to->Reply("200 OK", "", "done");
  });
  options_.budget = absl::Minutes(30);
  const absl::Time start = clock_.Now();
  const CrawlCounts counts = Run(SourceText("page", Url("/x")));
  EXPECT_TRUE(counts.out_of_time);
  EXPECT_EQ(counts.waiting, 1U);
  EXPECT_LT(clock_.Now() - start, absl::Minutes(1));
  busy = false;
  clock_.SleepUntil(start + absl::Hours(25));
  EXPECT_EQ(Run(SourceText("page", Url("/x"))).fetched, 1U);
}

// Hosts that were due before the deadline and had no turn until then.
TEST_F(CrawlTest, TheBudgetEndsARunThatIsBehind) {
  server_.On("/robots.txt", [this](const Request&, Connection* to) {
    clock_.SleepUntil(clock_.Now() + absl::Seconds(4));
    to->Reply("404 No", "", "");
  });
  const std::string sources = "[a]\npage = " + Url("/x", "a.test") +
                              "\n[b]\npage = " + Url("/x", "b.test") + "\n";
  options_.schedule.hosts_at_once = 1;
  options_.budget = absl::Seconds(3);
  const CrawlCounts late = Run(sources);
  EXPECT_TRUE(late.out_of_time);
  EXPECT_EQ(late.waiting, 2U);
  EXPECT_EQ(server_.Visits().size(), 1U);
  options_.budget = absl::ZeroDuration();
  EXPECT_EQ(Run(sources).waiting, 2U);
  EXPECT_EQ(server_.Visits().size(), 1U);
}

TEST_F(CrawlTest, CrawlDelayIsObeyed) {
  server_.Serve("/robots.txt", "", "User-agent: *\nCrawl-delay: 20\n");
  server_.Serve("/feed", "", FeedOf("a.test", 3));
  Run(SourceText("feed", Url("/feed")));
  std::vector<absl::Time> times;
  for (const auto& visit : server_.Visits()) times.push_back(visit.time);
  ASSERT_EQ(times.size(), 5U);
  for (size_t i = 2; i < times.size(); ++i) {
    EXPECT_GE(times[i] - times[i - 1], absl::Seconds(20));
  }
}

TEST_F(CrawlTest, ACrawlDelayOverTwoMinutesMeansOneRequestARun) {
  server_.Serve("/robots.txt", "", "User-agent: *\nCrawl-delay: 600\n");
  server_.Serve("/feed", "", FeedOf("a.test", 3));
  const CrawlCounts counts = Run(SourceText("feed", Url("/feed")));
  EXPECT_EQ(counts.fetched, 1U);
  EXPECT_EQ(counts.waiting, 3U);
}

TEST_F(CrawlTest, TheGapHoldsBetweenRuns) {
  server_.Serve("/p", "", "x");
  Run("[s]\npage = " + Url("/p") + "\nevery = 0s\n");
  const size_t before = server_.Visits().size();
  Run("[s]\npage = " + Url("/p") + "\nevery = 0s\n");
  const auto visits = server_.Visits();
  ASSERT_EQ(visits.size(), before + 1);
  EXPECT_GE(visits[before].time - visits[before - 1].time, absl::Seconds(5));
}

TEST_F(CrawlTest, AStoppedRunIsTakenUpWhereItEnded) {
  server_.Serve("/feed", "", FeedOf("a.test", 4));
  std::atomic<bool> stop = false;
  options_.stop = &stop;
  server_.On("/p1", [&stop](const Request&, Connection* to) {
    stop = true;
    to->Reply("200 OK", "", "one");
  });
  const CrawlCounts first = Run(SourceText("feed", Url("/feed")));
  EXPECT_TRUE(first.stopped);
  stop = false;
  const CrawlCounts second = Run(SourceText("feed", Url("/feed")));
  EXPECT_FALSE(second.stopped);
  EXPECT_EQ(first.fetched + second.fetched, 5U);
  EXPECT_EQ(server_.CountOf("/feed"), 1U);
}

TEST_F(CrawlTest, HtmlInPlaceOfAFeedIsAFailureOfTheFeed) {
  server_.Serve("/feed", "", "<html><body>Maintenance</body></html>");
  EXPECT_EQ(Run(SourceText("feed", Url("/feed"))).failed, 1U);
  EXPECT_THAT(Page(Url("/feed")).error, HasSubstr("an HTML page"));
}

}  // namespace
}  // namespace defnews
