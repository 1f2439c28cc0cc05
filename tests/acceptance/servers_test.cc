// SPDX-License-Identifier: GPL-3.0-or-later
// An index that Xapian's stock servers hold answers as the same index on the
// disk, and a server that fails is told of and found again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <optional>

#include "tests/acceptance/printed_results.h"
#include "tests/acceptance/served_index.h"

namespace defnews {
namespace {

using testing::HasSubstr;
using Clock = std::chrono::steady_clock;

constexpr unsigned kShortTimeout = 500;
// Far more than any of it takes, far less than a hang.
constexpr std::chrono::seconds kSoon(20);

const std::vector<std::string> kQueries = {
    "missile",
    "the",
    "missile OR drone OR satellite",
    "north AND korea -missile",
    "\"extended deterrence\"",
    "\"south korea\" AND exercise",
    "\"of the\"",
    "missile NEAR/10 launch",
    "ministry ADJ/5 said",
    "\"united states\" NEAR/20 korea",
    "exerc*",
    "title:missile",
    "body:satellite",
    "caption:minister",
    "\"Shin Won-sik\"",
    "person:\"Kim Jong-un\"",
    "Lee Jong-sup",
    "JCS",
    "NATO OR ROK",
    "THAAD",
    "확장억제",
    "한미 훈련",
    "SCM NCG OPCON 확장억제 training",
    "Kim Jong-un inspects missile factory in North Korea on Monday",
    "=missiles",
    "=\"joint chiefs of staff\"",
    "(b-52 OR f-35a) AND air",
    "source:outlet1 korea",
    "misile",
    "nissile",
    "mxissile",
    "혹장억제",
    "nothingofthekind",
};

// Without dates: for servers of several databases, whose statistics are then
// those of the dates left out, too (see docs/scale.md).
std::vector<SearchOptions> AllOptions(bool with_dates) {
  std::vector<SearchOptions> all(7);
  all[1].sort = SortOrder::kNewest;
  all[1].limit = 25;
  all[2].duplicates = Duplicates::kAll;
  all[2].offset = 3;
  all[3].sources = {"outlet1", "outlet3"};
  all[3].any = true;
  all[3].explain = true;
  all[4].sort = SortOrder::kOldest;
  all[4].expand = false;
  all[5].any = true;
  all[5].rerank = true;
  all[5].recent = true;
  all[6].any = true;
  all[6].feedback = true;
  all[6].duplicates = Duplicates::kAll;
  all[6].limit = 60;
  // One look for near words is enough, as it asks much.
  for (size_t i = 1; i < all.size(); ++i) all[i].suggest = false;
  if (!with_dates) return all;
  all.resize(10);
  for (size_t i = 7; i < all.size(); ++i) all[i].suggest = false;
  all[7].on = "2022";
  all[8].after = "2022-03-05";
  all[8].undated = Undated::kInclude;
  all[9].undated = Undated::kOnly;
  return all;
}

Searcher OpenAt(const std::string& path, unsigned timeout = 10000) {
  OpenOptions options;
  options.server_timeout = timeout;
  Result<Searcher> opened = Searcher::Open(path, options);
  EXPECT_TRUE(opened.ok()) << opened.status().message();
  if (!opened.ok()) std::abort();
  return std::move(opened).value();
}

// Whether both answer all queries alike, to the last bit of each weight, and
// some of them with hits. On files the engine of our own answers.
void ExpectSameAnswers(const std::string& local, const std::string& served,
                       bool with_dates) {
  Searcher expected = OpenAt(local);
  Searcher actual = OpenAt(served);
  size_t hits = 0;
  for (const std::string& query : kQueries) {
    for (const SearchOptions& options : AllOptions(with_dates)) {
      const Result<SearchResults> wanted = expected.Search(query, options);
      ASSERT_TRUE(wanted.ok()) << query << wanted.status().message();
      EXPECT_EQ(Printed(actual.Search(query, options)), Printed(wanted))
          << query;
      hits += wanted.value().hits.size();
    }
  }
  EXPECT_GT(hits, 500U);
  for (const std::string id : {"a3", "a7", "a20", "a5"}) {
    const Result<StoredArticle> wanted = expected.Get(id);
    EXPECT_EQ(Printed(actual.Like(id, {})), Printed(expected.Like(id, {})));
    const Result<StoredArticle> got = actual.Get(id);
    ASSERT_EQ(got.ok(), wanted.ok()) << id;
    if (wanted.ok()) {
      EXPECT_EQ(got.value().json, wanted.value().json);
    }
  }
  EXPECT_EQ(actual.article_count(), expected.article_count());
}

class ServersTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!Installed("xapian-tcpsrv")) GTEST_SKIP() << "no xapian-tcpsrv here";
    index_.emplace();
  }

  // Four servers and a folder that names them.
  void ServeAll() {
    servers_ = Serve(*index_);
    ASSERT_EQ(servers_.size(), 4U);
    front_.emplace(*index_, Addresses(servers_), true);
  }

  std::optional<SampleIndex> index_;
  std::vector<std::unique_ptr<TestServer>> servers_;
  std::optional<FrontFolder> front_;
};

TEST_F(ServersTest, FourServersAnswerAsTheFilesDo) {
  ServeAll();
  ExpectSameAnswers(index_->path(), front_->path(), true);
}

TEST_F(ServersTest, AStubThatNamesNothingButServersIsEnough) {
  ServeAll();
  const FrontFolder bare(*index_, Addresses(servers_), false);
  ExpectSameAnswers(index_->path(), bare.path(), true);
  EXPECT_EQ(OpenAt(bare.path()).generation(), 0U);
}

TEST_F(ServersTest, HiddenArticlesStayHidden) {
  index_->Update();
  servers_ = Serve(*index_);
  ASSERT_GT(servers_.size(), 4U);
  const FrontFolder front(*index_, Addresses(servers_), true);
  ExpectSameAnswers(index_->path(), front.path(), true);
  EXPECT_FALSE(OpenAt(front.path()).Get("a7").ok()) << "was removed";
}

TEST_F(ServersTest, AServerMayHoldSeveralPartitions) {
  index_->Update();
  servers_ = Serve(*index_, 3);
  ASSERT_EQ(servers_.size() + 2, index_->Partitions().size());
  const FrontFolder front(*index_, Addresses(servers_), true);
  ExpectSameAnswers(index_->path(), front.path(), false);
}

TEST_F(ServersTest, AServerThatIsGoneIsNamedAndFoundAgain) {
  ServeAll();
  Searcher searcher = OpenAt(front_->path());
  const std::string before = Printed(searcher.Search("missile", {}));
  ASSERT_EQ(searcher.Check().size(), 1U);
  EXPECT_THAT(searcher.Check()[0], HasSubstr("cannot be checked here"));
  servers_[1]->Kill();
  const auto begin = Clock::now();
  const Result<SearchResults> lost = searcher.Search("missile", {});
  EXPECT_EQ(lost.status().code(), StatusCode::kUnavailable);
  EXPECT_THAT(lost.status().message(), HasSubstr(servers_[1]->address()));
  EXPECT_FALSE(searcher.Get("a3").ok());
  EXPECT_FALSE(searcher.Refresh().ok());
  const ToolRun run = RunTool("search", {"--index", front_->path(), "missile"});
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr(servers_[1]->address()));
  EXPECT_LT(Clock::now() - begin, kSoon);

  servers_[1]->Restart();
  EXPECT_EQ(Printed(searcher.Search("missile", {})), before);
  // Without a search in between.
  servers_[2]->Restart();
  EXPECT_EQ(Printed(searcher.Search("missile", {})), before);
  servers_[0]->Restart();
  EXPECT_TRUE(searcher.Get("a3").ok());
}

TEST_F(ServersTest, AServerThatDoesNotAnswerIsNotWaitedForForEver) {
  ServeAll();
  Searcher searcher = OpenAt(front_->path(), kShortTimeout);
  const std::string before = Printed(searcher.Search("missile", {}));
  servers_[3]->Stop();
  const auto begin = Clock::now();
  const Result<SearchResults> late = searcher.Search("missile", {});
  EXPECT_EQ(late.status().code(), StatusCode::kUnavailable);
  EXPECT_THAT(late.status().message(), HasSubstr(servers_[3]->address()));
  setenv("DEFNEWS_SERVER_TIMEOUT", "1", 1);
  // Now it does not answer when connected to.
  const Result<SearchResults> again = searcher.Search("missile", {});
  EXPECT_THAT(again.status().message(), HasSubstr(servers_[3]->address()));
  EXPECT_LT(Clock::now() - begin, kSoon);
  const ToolRun run = RunTool("search", {"--index", front_->path(), "missile"});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr(servers_[3]->address()));
  EXPECT_LT(Clock::now() - begin, kSoon);
  unsetenv("DEFNEWS_SERVER_TIMEOUT");
  servers_[3]->Continue();
  EXPECT_EQ(Printed(searcher.Search("missile", {})), before);
}

TEST_F(ServersTest, ServersOfAnotherGenerationAreRefused) {
  ServeAll();
  Searcher searcher = OpenAt(front_->path());
  const std::vector<std::string> old = index_->Partitions();
  servers_[1]->Serve({old[0]});
  const Result<SearchResults> other = searcher.Search("missile", {});
  EXPECT_EQ(other.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(other.status().message(), HasSubstr(servers_[1]->address()));
  servers_[1]->Serve({old[1]});
  const FrontFolder part(
      *index_, {servers_[0]->address(), servers_[1]->address()}, true);
  const Result<Searcher> unserved = Searcher::Open(part.path());
  EXPECT_THAT(unserved.status().message(), HasSubstr("no server serves"));

  // A new generation, served and named in the same folder.
  index_->Update();
  servers_ = Serve(*index_);
  const FrontFolder front(*index_, Addresses(servers_), true);
  std::filesystem::copy(front.path(), front_->path(),
                        std::filesystem::copy_options::recursive |
                            std::filesystem::copy_options::overwrite_existing);
  ASSERT_TRUE(searcher.Refresh().ok());
  EXPECT_EQ(searcher.generation(), index_->generation());
  EXPECT_EQ(Printed(searcher.Search("drone", {})),
            Printed(OpenAt(index_->path()).Search("drone", {})));
}

TEST_F(ServersTest, BadStubsAndRunsThatNeedTheFiles) {
  const TempFolder folder;
  const auto message = [&](const std::string& stub) {
    folder.Write("XAPIANDB", stub);
    return Searcher::Open(folder.path().string()).status().message();
  };
  EXPECT_THAT(message("remote here\n"), HasSubstr("not remote HOST:PORT"));
  EXPECT_THAT(message("remote here:0\n"), HasSubstr("not remote HOST:PORT"));
  EXPECT_THAT(message("remote :ssh here\n"), HasSubstr("HOST:PORT"));
  EXPECT_THAT(message("remote 127.0.0.1:1\nauto parts/x\n"),
              HasSubstr("servers beside files"));
  EXPECT_THAT(message("remote 127.0.0.1:1\n"),
              HasSubstr("server 127.0.0.1:1: "));
  for (const char* operation : {"check", "rebuild", "prune", "stats"}) {
    const ToolRun run =
        RunTool("indexer", {operation, "--index", folder.path().string()});
    EXPECT_EQ(run.status, 2) << operation;
    EXPECT_THAT(run.err, HasSubstr("is served by 127.0.0.1:1")) << operation;
  }
}

TEST_F(ServersTest, TheProgramsOwnSignalsAreLeftAlone) {
  ServeAll();
  ASSERT_NE(std::signal(SIGPIPE, SIG_DFL), SIG_ERR);
  {
    Searcher searcher = OpenAt(front_->path());
    for (const auto& server : servers_) server->Kill();
    // Writing to them would end this process.
    EXPECT_FALSE(searcher.Search("missile", {}).ok());
  }
  EXPECT_EQ(std::signal(SIGPIPE, SIG_DFL), SIG_DFL);
}

}  // namespace
}  // namespace defnews
