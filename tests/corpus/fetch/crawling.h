// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of a crawl against the fault server, under a clock that does not sleep.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/fetch/crawl.h"
#include "tests/corpus/fetch/fake_clock.h"
#include "tests/corpus/fetch/fault_server.h"
#include "tests/temp_path.h"

namespace defnews {

class CrawlTest : public testing::Test {
 protected:
  CrawlTest() : folder_(TempPath()), server_(&clock_) {
    transport_.user_agent = "defnews-test";
    transport_.allow_private = true;
    for (const char* host : {"a.test", "b.test", "c.test"}) {
      transport_.resolve.push_back(server_.Resolve(host));
    }
  }
  ~CrawlTest() override { std::filesystem::remove_all(folder_); }

  // The address of a path on one of the hosts.
  std::string Url(const std::string& path,
                  const std::string& host = "a.test") const {
    return server_.Url(path, host);
  }

  // A source with one seed.
  static std::string SourceText(const std::string& kind,
                                const std::string& url) {
    return "[s]\n" + kind + " = " + url + "\n";
  }

  // Runs `corpus fetch` with these sources, the transport replaced by `own` if
  // it is given.
  CrawlCounts Run(const std::string& sources_text, Transport* own = nullptr) {
    const auto sources = ParseSources(sources_text, "sources");
    EXPECT_TRUE(sources.ok()) << sources.status();
    auto transport = CurlTransport(transport_);
    auto store = ArchiveStore::Open(folder_);
    EXPECT_TRUE(store.ok()) << store.status();
    CrawlWatch watch;
    watch.event = [this](const CrawlEvent& event) { events_.push_back(event); };
    const auto counts =
        RunCrawl(*sources, options_, store->get(),
                 own == nullptr ? transport->get() : own, &clock_, watch);
    EXPECT_TRUE(counts.ok()) << counts.status();
    return counts.value_or(CrawlCounts());
  }

  // The state of an address after a run.
  PageState Page(const std::string& url) const {
    auto store = ArchiveStore::Open(folder_);
    return (*store)->state().FindPage(url)->value_or(PageState());
  }

  std::vector<Capture> Captures() const {
    auto store = ArchiveStore::Open(folder_);
    return *(*store)->state().AllCaptures();
  }

  // RSS whose items link to `count` pages "/PREFIX<n>" of `host`, which the
  // server serves.
  std::string FeedOf(const std::string& host, int count,
                     const std::string& prefix = "p") {
    std::string rss = "<rss><channel>";
    for (int i = 0; i < count; ++i) {
      const std::string path = "/" + prefix + std::to_string(i);
      server_.Serve(path, "Content-Type: text/html\r\n",
                    "<html><body><p>Page " + path + "</p></body></html>");
      rss += "<item><link>" + Url(path, host) + "</link></item>";
    }
    return rss + "</channel></rss>";
  }

  const std::string folder_;
  FakeClock clock_;
  FaultServer server_;
  TransportOptions transport_;
  CrawlOptions options_;
  std::vector<CrawlEvent> events_;
};

}  // namespace defnews
