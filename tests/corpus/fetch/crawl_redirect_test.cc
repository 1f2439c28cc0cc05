// SPDX-License-Identifier: GPL-3.0-or-later
// Where redirects and robots.txt lead a run.
#include <gmock/gmock.h>

#include "corpus/fetch/crawl.h"
#include "tests/corpus/fetch/crawling.h"

namespace defnews {
namespace {

using Connection = FaultServer::Connection;
using Request = FaultServer::Request;
using testing::HasSubstr;

TEST_F(CrawlTest, RedirectsAreRequestsOfTheirOwn) {
  server_.On("/old", [this](const Request&, Connection* to) {
    to->Reply("301 Moved", "Location: " + Url("/new", "b.test") + "\r\n", "");
  });
  server_.Serve("/new", "", "moved here");
  const CrawlCounts counts = Run(SourceText("page", Url("/old")));
  EXPECT_EQ(counts.redirected, 1U);
  EXPECT_EQ(counts.fetched, 1U);
  EXPECT_EQ(Page(Url("/old")).redirect, Url("/new", "b.test"));
  // The other host's robots.txt was asked for too.
  EXPECT_EQ(server_.CountOf("/robots.txt"), 2U);
}

struct RedirectCase {
  const char* rule;
  std::string location;
  const char* error;
};

TEST_F(CrawlTest, RedirectsThatAreNotFollowed) {
  const RedirectCase cases[] = {
      {"to file:", "file:///etc/hostname", "only http and https"},
      {"to ftp:", "ftp://a.test/", "only http and https"},
      {"to a port of another service", "http://a.test:22/", "port 22"},
      {"to nowhere", "http://", ""},
      {"to itself", "", "redirected to itself"},
  };
  int number = 0;
  for (const RedirectCase& redirect : cases) {
    const std::string path = "/r" + std::to_string(++number);
    server_.On(path, [&redirect](const Request&, Connection* to) {
      to->Reply("302 Found", "Location: " + redirect.location + "\r\n", "");
    });
    EXPECT_EQ(Run(SourceText("page", Url(path))).failed, 1U) << redirect.rule;
    EXPECT_THAT(Page(Url(path)).error, HasSubstr(redirect.error))
        << redirect.rule;
    EXPECT_EQ(server_.CountOf(path), 1U) << redirect.rule;
  }
}

TEST_F(CrawlTest, ARedirectLoopEndsAfterFive) {
  server_.On("/a", [](const Request&, Connection* to) {
    to->Reply("302 Found", "Location: /b\r\n", "");
  });
  server_.On("/b", [](const Request&, Connection* to) {
    to->Reply("302 Found", "Location: /a\r\n", "");
  });
  EXPECT_EQ(Run(SourceText("page", Url("/a"))).failed, 1U);
  EXPECT_EQ(server_.CountOf("/a") + server_.CountOf("/b"), 6U);
}

// Talks to the test's server as if it were public, to all else as always.
class GuardedTransport : public Transport {
 public:
  explicit GuardedTransport(TransportOptions options) {
    open_ = *CurlTransport(options);
    options.allow_private = false;
    guarded_ = *CurlTransport(options);
  }
  void Start(const FetchRequest& request) override {
    const bool own = request.url.find("//a.test") != std::string::npos;
    (own ? open_ : guarded_)->Start(request);
  }
  size_t active() const override {
    return open_->active() + guarded_->active();
  }
  std::vector<FetchResult> Wait(absl::Duration most) override {
    std::vector<FetchResult> results;
    for (Transport* part : {open_.get(), guarded_.get()}) {
      if (part->active() == 0) continue;
      std::vector<FetchResult> some = part->Wait(most);
      for (FetchResult& result : some) results.push_back(std::move(result));
    }
    return results;
  }

 private:
  std::unique_ptr<Transport> open_;
  std::unique_ptr<Transport> guarded_;
};

TEST_F(CrawlTest, RedirectsToPrivateAddressesAreRefusedAtTheSocket) {
  const std::string port = std::to_string(server_.port());
  int number = 0;
  for (const std::string& target :
       {std::string("http://169.254.169.254/latest/meta-data/"),
        "http://127.0.0.1:" + port + "/", "http://0x7f000001:" + port + "/",
        "http://127.1:" + port + "/", std::string("http://[::ffff:10.0.0.1]/"),
        "http://localhost:" + port + "/"}) {
    const std::string path = "/m" + std::to_string(++number);
    server_.On(path, [&target](const Request&, Connection* to) {
      to->Reply("302 Found", "Location: " + target + "\r\n", "");
    });
    GuardedTransport guarded(transport_);
    events_.clear();
    EXPECT_EQ(Run(SourceText("page", Url(path)), &guarded).failed, 1U)
        << target;
    ASSERT_FALSE(events_.empty());
    EXPECT_THAT(events_.back().message, HasSubstr("is not public")) << target;
  }
  for (const FaultServer::Visit& visit : server_.Visits()) {
    EXPECT_EQ(visit.host, "a.test") << visit.path;
  }
}

struct RobotsRunCase {
  const char* rule;
  std::string status;
  std::string headers;
  std::string body;
  size_t fetched;
  size_t forbidden;
  size_t failed;
};

// RFC 9309, 2.3.1, as a run sees it.
TEST_F(CrawlTest, WhatTheAnswerToRobotsMeans) {
  server_.Serve("/page", "", "a page");
  server_.Serve("/rules", "", "User-agent: *\nDisallow: /page\n");
  server_.On("/loop", [](const Request&, Connection* to) {
    to->Reply("302 Found", "Location: /robots.txt\r\n", "");
  });
  const std::string big =
      std::string(5 << 20, '#') + "\nUser-agent: *\nDisallow: /\n";
  const RobotsRunCase cases[] = {
      {"rules", "200 OK", "", "User-agent: *\nDisallow: /page\n", 0, 1, 0},
      {"404: nothing is forbidden", "404 No", "", "", 1, 0, 0},
      {"403: nothing is forbidden", "403 No", "", "", 1, 0, 0},
      {"503: everything is, for now", "503 Busy", "", "", 0, 0, 1},
      {"429: everything is, for now", "429 Busy", "", "", 0, 0, 1},
      {"an HTML page has no rules", "200 OK", "", "<html>hello</html>", 1, 0,
       0},
      {"5 MB: the first part counts", "200 OK", "", big, 1, 0, 0},
      {"a redirect is followed", "301 Moved", "Location: /rules\r\n", "", 0, 1,
       0},
      {"to another host too", "302 Found",
       "Location: " + Url("/rules", "b.test") + "\r\n", "", 0, 1, 0},
      {"a redirect to nowhere has no rules", "302 Found",
       "Location: file:///x\r\n", "", 1, 0, 0},
      {"nor has one to itself", "301 Moved", "Location: /robots.txt\r\n", "", 1,
       0, 0},
      {"a loop ends after five and has none", "301 Moved",
       "Location: /loop\r\n", "", 1, 0, 0},
      {"a redirect to a page of the run", "302 Found", "Location: /page\r\n",
       "", 1, 0, 0},
  };
  for (const RobotsRunCase& robots : cases) {
    server_.On("/robots.txt", [&robots](const Request&, Connection* to) {
      to->Reply(robots.status, robots.headers, robots.body);
    });
    const CrawlCounts counts = Run(SourceText("page", Url("/page")));
    EXPECT_EQ(counts.fetched + counts.unchanged, robots.fetched) << robots.rule;
    EXPECT_EQ(counts.forbidden, robots.forbidden) << robots.rule;
    EXPECT_EQ(counts.failed, robots.failed) << robots.rule;
    EXPECT_EQ(Page(Url("/page")).kind, robots.fetched == 1 ? "page" : "")
        << robots.rule;
    std::filesystem::remove_all(folder_);
    clock_.SleepUntil(clock_.Now() + absl::Hours(1));
  }
}

// Several origins may share one robots.txt; each of them gets its answer, and
// the file is asked for a few times only.
TEST_F(CrawlTest, ARobotsThatLeadsToOneThatFailsIsUnreachableToo) {
  server_.On("/robots.txt", [this](const Request& request, Connection* to) {
    if (request.host == "c.test") return to->Reply("503 Busy", "", "");
    to->Reply("302 Found", "Location: " + Url("/robots.txt", "c.test") + "\r\n",
              "");
  });
  std::string sources;
  for (const std::string host : {"a.test", "b.test", "c.test"}) {
    sources += "[" + host + "]\npage = " + Url("/page", host) + "\n";
  }
  server_.Serve("/page", "", "a page");
  EXPECT_EQ(Run(sources).failed, 3U);
  EXPECT_EQ(server_.CountOf("/page"), 0U);
  EXPECT_LE(server_.CountOf("/robots.txt"), 2U + 9U);
  // What failed one night is asked for in the next.
  server_.Serve("/robots.txt", "", "");
  clock_.SleepUntil(clock_.Now() + absl::Hours(24));
  EXPECT_EQ(Run(sources).fetched, 3U);
}

// What is known of the page that a robots.txt leads to is not overwritten.
TEST_F(CrawlTest, APageThatARobotsLeadsToStaysAPage) {
  server_.Serve("/feed", "", FeedOf("a.test", 1));
  Run(SourceText("feed", Url("/feed")));
  clock_.SleepUntil(clock_.Now() + absl::Hours(25));
  server_.On("/robots.txt", [](const Request&, Connection* to) {
    to->Reply("302 Found", "Location: /p0\r\n", "");
  });
  Run(SourceText("feed", Url("/feed")));
  EXPECT_EQ(server_.CountOf("/p0"), 2U);
  EXPECT_EQ(Page(Url("/p0")).kind, "page");
  EXPECT_EQ(Page(Url("/p0")).via, Url("/feed"));
}

}  // namespace
}  // namespace defnews
