// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/archive_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/temp_path.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Progress = PageState::Progress;

const absl::Time kStart = absl::FromUnixSeconds(1700000000);

class ArchiveStoreTest : public testing::Test {
 protected:
  ArchiveStoreTest() : folder_(TempPath()) {}
  ~ArchiveStoreTest() override { fs::remove_all(folder_); }

  std::unique_ptr<ArchiveStore> Open() {
    auto store = ArchiveStore::Open(folder_);
    EXPECT_TRUE(store.ok()) << store.status();
    return *std::move(store);
  }

  Exchange Answer(const std::string& url, const std::string& kind,
                  const std::string& head, const std::string& body) {
    Exchange exchange;
    exchange.url = url;
    exchange.kind = kind;
    exchange.source = "s";
    exchange.time = kStart + absl::Seconds(++ticks_);
    exchange.head = "HTTP/1.1 " + head + "\r\n\r\n";
    exchange.body = body;
    return exchange;
  }

  // Adds one of everything that changes the state.
  void Fill(ArchiveStore* store) {
    const std::string feed =
        "<rss><channel><item><link>http://a.test/1</link></item>"
        "<item><link>/2</link></item></channel></rss>";
    Add(store,
        Answer("http://a.test/feed", "feed", "200 OK\r\nETag: \"1\"", feed));
    Add(store, Answer("http://a.test/feed", "feed", "304 Not Modified", ""));
    Add(store, Answer("http://a.test/1", "page", "200 OK", "page one"));
    Add(store, Answer("http://a.test/1", "page", "200 OK", "page one"));
    Add(store, Answer("http://a.test/2", "page",
                      "301 Moved\r\nLocation: http://b.test/2", ""));
    Add(store,
        Answer("http://b.test/2", "page", "503 Busy\r\nRetry-After: 700", ""));
    Exchange failed = Answer("http://c.test/", "page", "", "");
    failed.outcome = Exchange::Outcome::kLater;
    failed.error = "TLS";
    Add(store, failed);
    Exchange robots = Answer("http://a.test/robots.txt", "robots", "200 OK",
                             "User-agent: *\nDisallow: /x\n");
    robots.via = "http://a.test";
    Add(store, robots);
  }

  static void Add(ArchiveStore* store, const Exchange& exchange) {
    const auto due = store->Add(exchange);
    ASSERT_TRUE(due.ok()) << due.status();
  }

  std::string OnlyFile() const {
    const auto names = ListArchiveFiles(folder_ + "/warc");
    EXPECT_THAT(*names, SizeIs(1));
    return folder_ + "/warc/" + names->front();
  }

  // All that the state holds, as text.
  static std::string Dump(CrawlState* state) {
    std::string dump;
    const std::vector<PageState> pages = *state->AllPages();
    for (const PageState& page : pages) {
      dump += page.url + "|" + page.kind + "|" + page.source + "|" + page.via +
              "|" + std::to_string(page.hops) + "|" +
              std::to_string(static_cast<int>(page.progress)) + "|" +
              std::to_string(page.tries) + "|" +
              std::to_string(page.not_before) + "|" +
              std::to_string(page.status) + "|" + page.etag + "|" +
              page.digest + "|" + std::to_string(page.captured) + "|" +
              std::to_string(page.last_checked) + "|" + page.redirect + "|" +
              page.error + "\n";
    }
    const std::vector<Capture> captures = *state->AllCaptures();
    for (const Capture& capture : captures) {
      dump += capture.file + "|" + std::to_string(capture.offset) + "|" +
              std::to_string(capture.length) + "|" + capture.url + "|" +
              capture.type + "|" + std::to_string(capture.status) + "|" +
              capture.digest + "\n";
    }
    const auto robots = state->FindRobots("http://a.test");
    if (robots->has_value()) dump += (*robots)->text;
    const auto host = state->FindHost("b.test");
    return dump + std::to_string(host->not_before);
  }

  PageState Page(ArchiveStore* store, const std::string& url) {
    return store->state().FindPage(url)->value_or(PageState());
  }

  const std::string folder_;
  int ticks_ = 0;
};

TEST_F(ArchiveStoreTest, EachKindOfAnswerChangesTheState) {
  const auto store = Open();
  Fill(store.get());
  const PageState feed = Page(store.get(), "http://a.test/feed");
  EXPECT_EQ(feed.progress, Progress::kDone);
  EXPECT_EQ(feed.etag, "\"1\"");
  EXPECT_EQ(feed.status, 200);
  const PageState one = Page(store.get(), "http://a.test/1");
  EXPECT_EQ(one.progress, Progress::kDone);
  EXPECT_EQ(one.captured, absl::ToUnixSeconds(kStart) + 3);
  EXPECT_EQ(one.last_checked, absl::ToUnixSeconds(kStart) + 4);
  EXPECT_EQ(Page(store.get(), "http://a.test/2").redirect, "http://b.test/2");
  const PageState moved = Page(store.get(), "http://b.test/2");
  EXPECT_EQ(moved.progress, Progress::kPending);
  EXPECT_EQ(moved.not_before, moved.last_checked + 700);
  const PageState later = Page(store.get(), "http://c.test/");
  EXPECT_EQ(later.not_before, later.last_checked + 48 * 3600);
  EXPECT_EQ(later.error, "TLS");
}

TEST_F(ArchiveStoreTest, UnchangedPagesAreRevisitsAndTakeNoSpaceTwice) {
  const auto store = Open();
  Fill(store.get());
  int responses = 0;
  int revisits = 0;
  const std::vector<Capture> captures = *store->state().AllCaptures();
  for (const Capture& capture : captures) {
    responses += capture.type == "response" ? 1 : 0;
    revisits += capture.type == "revisit" ? 1 : 0;
  }
  EXPECT_EQ(responses, 5);
  EXPECT_EQ(revisits, 2);
}

TEST_F(ArchiveStoreTest, TheStateIsTheSameWhenMadeAnew) {
  std::string before;
  {
    const auto store = Open();
    Fill(store.get());
    before = Dump(&store->state());
  }
  fs::remove(folder_ + "/state.db");
  const auto store = Open();
  EXPECT_EQ(Dump(&store->state()), before);
  EXPECT_THAT(before, HasSubstr("Disallow: /x"));
}

TEST_F(ArchiveStoreTest, ADamagedStateIsMadeAnew) {
  std::string before;
  {
    const auto store = Open();
    Fill(store.get());
    before = Dump(&store->state());
  }
  fs::remove(folder_ + "/state.db-wal");
  std::ofstream(folder_ + "/state.db", std::ios::binary) << "no database";
  const auto store = Open();
  EXPECT_EQ(Dump(&store->state()), before);
  EXPECT_THAT(store->notes(), ElementsAre(HasSubstr("made anew")));
}

TEST_F(ArchiveStoreTest, ATornRecordIsCutOffWhereverItBroke) {
  {
    const auto store = Open();
    Add(store.get(), Answer("http://a.test/1", "page", "200 OK", "one"));
  }
  const std::string file = OnlyFile();
  std::string whole;
  {
    std::ifstream in(file, std::ios::binary);
    whole = std::string(std::istreambuf_iterator<char>(in), {});
  }
  std::string before;
  {
    const auto store = Open();
    before = Dump(&store->state());
  }
  const std::string torn = GzipMember(FormatWarcRecord(RecordOfExchange(
      Answer("http://a.test/2", "page", "200 OK", "two"), PageState())));
  for (size_t size = 1; size < torn.size(); size += 7) {
    std::ofstream(file, std::ios::binary) << whole << torn.substr(0, size);
    const auto store = Open();
    EXPECT_EQ(Dump(&store->state()), before) << size;
    EXPECT_THAT(store->notes(), ElementsAre(HasSubstr("cut off")));
    EXPECT_EQ(fs::file_size(file), whole.size());
  }
  // Written to its end, but unknown to the state: it is not lost.
  std::ofstream(file, std::ios::binary) << whole << torn;
  const auto store = Open();
  EXPECT_EQ(Page(store.get(), "http://a.test/2").progress, Progress::kDone);
  EXPECT_THAT(store->notes(), IsEmpty());
}

TEST_F(ArchiveStoreTest, AShorterArchiveThanKnownMakesTheStateAnew) {
  {
    const auto store = Open();
    Add(store.get(), Answer("http://a.test/1", "page", "200 OK", "one"));
    Add(store.get(), Answer("http://a.test/2", "page", "200 OK", "two"));
  }
  const std::string file = OnlyFile();
  fs::resize_file(file, fs::file_size(file) - 5);
  const auto store = Open();
  EXPECT_EQ(Page(store.get(), "http://a.test/1").progress, Progress::kDone);
  EXPECT_EQ(Page(store.get(), "http://a.test/2").url, "");
}

TEST_F(ArchiveStoreTest, TwoRunsAtOnce) {
  const auto store = Open();
  EXPECT_TRUE(absl::IsUnavailable(ArchiveStore::Open(folder_).status()));
}

TEST_F(ArchiveStoreTest, ARunBeginsAFileThatSortsLast) {
  for (int i = 0; i < 3; ++i) {
    const auto store = Open();
    // The clock may stand still or go back between runs.
    ticks_ = -10 * i;
    Add(store.get(),
        Answer("http://a.test/" + std::to_string(i), "page", "200 OK", "x"));
  }
  std::vector<std::string> urls;
  const auto store = Open();
  const std::vector<Capture> captures = *store->state().AllCaptures();
  for (const Capture& capture : captures) {
    urls.push_back(capture.url);
  }
  EXPECT_THAT(urls, ElementsAre("http://a.test/0", "http://a.test/1",
                                "http://a.test/2"));
  EXPECT_THAT(*ListArchiveFiles(folder_ + "/warc"), SizeIs(3));
}

TEST_F(ArchiveStoreTest, ErrorsAreTriedNineTimesAndThenGivenUp) {
  const auto store = Open();
  for (int i = 1; i <= 9; ++i) {
    Add(store.get(), Answer("http://a.test/", "page", "500 Oops", ""));
    const PageState page = Page(store.get(), "http://a.test/");
    EXPECT_EQ(page.progress, i < 9 ? Progress::kPending : Progress::kFailed);
    const int64_t wait = page.not_before - page.last_checked;
    if (i < 9) {
      EXPECT_EQ(wait, i % 3 == 1 ? 30 : i % 3 == 2 ? 120 : 172800) << i;
    }
  }
  Add(store.get(), Answer("http://a.test/gone", "page", "404 Gone", ""));
  EXPECT_EQ(Page(store.get(), "http://a.test/gone").progress,
            Progress::kFailed);
}

TEST_F(ArchiveStoreTest, RedirectsEndAfterFive) {
  const auto store = Open();
  Exchange exchange =
      Answer("http://a.test/0", "page", "302 Found\r\nLocation: /1", "");
  for (int i = 0; i < 5; ++i) {
    const auto due = store->Add(exchange);
    ASSERT_THAT(*due, SizeIs(1)) << i;
    EXPECT_EQ(due->front().hops, i + 1);
    exchange = Answer(due->front().url, "page",
                      "302 Found\r\nLocation: /" + std::to_string(i + 2), "");
    exchange.hops = due->front().hops;
  }
  EXPECT_THAT(*store->Add(exchange), IsEmpty());
  EXPECT_THAT(Page(store.get(), "http://a.test/5").error,
              HasSubstr("over 5 redirects"));
}

}  // namespace
}  // namespace defnews
