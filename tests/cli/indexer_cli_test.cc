// SPDX-License-Identifier: GPL-3.0-or-later
// The tool `indexer` as a shell sees it.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "indexer/cli/options.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kTwo[] =
    "{\"id\":\"a\",\"title\":\"Missiles\",\"published\":\"2023-01-02\"}\n"
    "{\"id\":\"b\",\"title\":\"Talks\",\"published\":\"2024\"}\n";

class IndexerCliTest : public testing::Test {
 protected:
  IndexerCliTest() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    root_ = fs::path(testing::TempDir()) /
            (std::string("indexer_cli_") + info->name());
    fs::remove_all(root_);
    fs::create_directories(root_);
    Put("two.jsonl", kTwo);
  }
  ~IndexerCliTest() override { fs::remove_all(root_); }

  void Put(const std::string& name, std::string_view bytes) const {
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }

  static std::string Slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }

  // Runs a shell command in the folder; its exit status, -1 for a signal.
  int Shell(const std::string& command) {
    const int status = std::system(
        ("cd '" + root_.string() + "' && " + command + " >out 2>err").c_str());
    out_ = Slurp(root_ / "out");
    err_ = Slurp(root_ / "err");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  // Runs `DEFNEWS_INDEX=index indexer ARGUMENTS`.
  int Run(const std::string& arguments) {
    return Shell("DEFNEWS_INDEX=index '" DEFNEWS_BIN_DIR "/indexer' " +
                 arguments);
  }

  fs::path root_;
  std::string out_;
  std::string err_;
};

TEST_F(IndexerCliTest, WordsInCaptionsAloneAreNoDamage) {
  Put("odd.jsonl",
      "{\"id\":\"odd\",\"title\":\"!!!\",\"body\":\"...\","
      "\"captions\":[\"A tank\"]}\n");
  EXPECT_EQ(Run("build two.jsonl odd.jsonl"), 0);
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(IndexerCliTest, AnyWriterMakesAnIndex) {
  for (const std::string writer : {"auto", "bulk", "api"}) {
    EXPECT_EQ(Run("build --writer " + writer + " two.jsonl"), 0);
    EXPECT_THAT(err_, IsEmpty()) << writer;
    EXPECT_EQ(Run("update --writer " + writer + " two.jsonl"), 0);
    EXPECT_EQ(Run("rebuild --writer " + writer), 0);
    EXPECT_EQ(Run("check"), 0);
    EXPECT_EQ(Run("export"), 0);
    EXPECT_THAT(out_, HasSubstr("\"id\":\"b\""));
  }
  EXPECT_EQ(Run("build --writer fast two.jsonl"), 2);
  EXPECT_THAT(err_, HasSubstr("--writer"));
}

TEST_F(IndexerCliTest, ABuildIsSilentAndExportsWhatItRead) {
  EXPECT_EQ(Run("build two.jsonl"), 0);
  EXPECT_THAT(out_, IsEmpty());
  EXPECT_THAT(err_, IsEmpty());
  EXPECT_EQ(Run("export"), 0);
  EXPECT_THAT(out_, HasSubstr("\"id\":\"a\",\"title\":\"Missiles\""));
  EXPECT_THAT(out_, HasSubstr("\"id\":\"b\""));
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(IndexerCliTest, StockToolsOpenTheIndexItself) {
  if (std::system("command -v xapian-delve >/dev/null 2>&1") != 0) {
    GTEST_SKIP() << "no xapian-delve";
  }
  ASSERT_EQ(Run("build two.jsonl"), 0);
  EXPECT_EQ(Shell("xapian-delve index"), 0);
  EXPECT_THAT(out_, HasSubstr("number of documents = 2\n"));
  EXPECT_EQ(Shell("for p in index/parts/*; do xapian-check $p || exit 1; done"),
            0);
}

TEST_F(IndexerCliTest, RefusalsAreNamedAndGiveOne) {
  Put("bad.jsonl", std::string(kTwo) + "bad\n");
  EXPECT_EQ(Run("build bad.jsonl --report r.json"), 1);
  EXPECT_THAT(err_, HasSubstr("indexer: bad.jsonl:3: not JSON"));
  const auto report = nlohmann::json::parse(Slurp(root_ / "r.json"));
  EXPECT_EQ(report["operation"], "build");
  EXPECT_EQ(report["added"], 2);
  EXPECT_EQ(report["articles"], 2);
  EXPECT_EQ(report["refused"].size(), 1U);
  EXPECT_EQ(report["refused"][0]["line"], 3);
  EXPECT_EQ(Run("build --quiet bad.jsonl"), 1);
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(IndexerCliTest, NoArticlesGiveTwoAndLeaveTheIndex) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  Put("empty.jsonl", "");
  EXPECT_EQ(Run("build empty.jsonl"), 2);
  EXPECT_THAT(err_, HasSubstr("no articles in the inputs"));
  EXPECT_EQ(Run("list --json"), 0);
  EXPECT_EQ(nlohmann::json::parse(out_).size(), 1U);
}

TEST_F(IndexerCliTest, DuplicatesAreReportedAndAreNoError) {
  Put("twice.jsonl", std::string(kTwo) + kTwo);
  EXPECT_EQ(Run("build twice.jsonl"), 0);
  EXPECT_THAT(err_, HasSubstr("2 ids were given more than once: a, b"));
  EXPECT_EQ(Run("stats --json"), 0);
  const auto stats = nlohmann::json::parse(out_);
  EXPECT_EQ(stats["articles"], 2);
  EXPECT_EQ(stats["years"]["2023"], 1);
}

TEST_F(IndexerCliTest, RemoveRollbackAndPrune) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  EXPECT_EQ(Run("remove a nobody"), 1);
  EXPECT_THAT(err_, HasSubstr("\"nobody\""));
  EXPECT_EQ(Run("export"), 0);
  EXPECT_THAT(out_, Not(HasSubstr("\"id\":\"a\"")));
  EXPECT_EQ(Run("rollback"), 0);
  EXPECT_EQ(Run("export"), 0);
  EXPECT_THAT(out_, HasSubstr("\"id\":\"a\""));
  EXPECT_EQ(Run("rollback --to 77"), 2);
  EXPECT_EQ(Run("prune --keep 1"), 0);
  EXPECT_EQ(Run("check"), 0);
  EXPECT_THAT(out_, HasSubstr("is sound: 2 articles"));
}

TEST_F(IndexerCliTest, ALockedIndexGives75) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  const int lock = open((root_ / "index/lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_GE(lock, 0);
  ASSERT_EQ(flock(lock, LOCK_EX | LOCK_NB), 0);
  for (const char* arguments : {"build two.jsonl", "update two.jsonl",
                                "remove a", "rebuild", "rollback", "prune"}) {
    EXPECT_EQ(Run(arguments), 75) << arguments;
    EXPECT_THAT(err_, HasSubstr("another run")) << arguments;
  }
  EXPECT_EQ(Run("check"), 0);
  close(lock);
}

TEST_F(IndexerCliTest, ALockedIndexIsWaitedForIfAsked) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  Put("more.jsonl", "{\"id\":\"c\",\"title\":\"More\"}\n");
  ASSERT_EQ(Shell("mkfifo begun end"), 0);
  EXPECT_EQ(Shell("{ flock index/lock sh -c 'echo >begun; read l <end' & "
                  "read l <begun; DEFNEWS_INDEX=index '" DEFNEWS_BIN_DIR
                  "/indexer' update --lock-wait 600 more.jsonl & "
                  "echo >end; wait $!; }"),
            0);
  EXPECT_EQ(Run("export"), 0);
  EXPECT_THAT(out_, HasSubstr("\"id\":\"c\""));
  const int lock = open((root_ / "index/lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(flock(lock, LOCK_EX | LOCK_NB), 0);
  EXPECT_EQ(Run("update --lock-wait 0.1 two.jsonl"), 75);
  close(lock);
}

TEST_F(IndexerCliTest, AnUpdateWithNothingIsSilentAndDone) {
  fs::create_directories(root_ / "inbox");
  Put("empty.jsonl", "");
  EXPECT_EQ(Run("update inbox"), 2);
  EXPECT_THAT(err_, HasSubstr("no articles in the inputs, and no index at "
                              "index yet"));
  ASSERT_EQ(Run("build two.jsonl"), 0);
  for (const char* arguments :
       {"update inbox", "update empty.jsonl", "update - </dev/null",
        "update two.jsonl", "update inbox empty.jsonl"}) {
    EXPECT_EQ(Run(arguments), 0) << arguments;
    EXPECT_THAT(out_ + err_, IsEmpty()) << arguments;
  }
  EXPECT_EQ(Run("list --json"), 0);
  EXPECT_EQ(nlohmann::json::parse(out_).size(), 1U);
}

TEST_F(IndexerCliTest, AnInputThatIsGoneIsNoQuietNight) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  EXPECT_EQ(Run("update gone"), 2);
  EXPECT_THAT(err_, HasSubstr("gone: no such file or folder"));
  Put("bad.jsonl", "bad\n");
  EXPECT_EQ(Run("update bad.jsonl"), 1);
  EXPECT_THAT(err_, HasSubstr("bad.jsonl:1: not JSON"));
}

TEST_F(IndexerCliTest, AGuardGivesTwoAndForceIsTold) {
  std::string many;
  for (int i = 0; i < 50; ++i) {
    many += "{\"id\":\"" + std::to_string(i) + "\",\"title\":\"One\"}\n";
  }
  Put("many.jsonl", many);
  ASSERT_EQ(Run("build many.jsonl"), 0);
  Put("one.jsonl", "{\"id\":\"c\",\"title\":\"Other\"}\n");
  EXPECT_EQ(Run("build one.jsonl"), 2);
  EXPECT_THAT(err_, HasSubstr("1 articles, 98.0 % fewer than the 50"));
  EXPECT_EQ(Run("list --json"), 0);
  EXPECT_EQ(nlohmann::json::parse(out_).size(), 1U);
  EXPECT_EQ(Run("build --quiet --force one.jsonl --report r.json"), 0);
  EXPECT_THAT(err_, HasSubstr("--force: published although it would have"));
  const auto report = nlohmann::json::parse(Slurp(root_ / "r.json"));
  EXPECT_EQ(report["forced"].size(), 1U);
}

TEST_F(IndexerCliTest, DamageGivesTwoAndNamesTheFileAndTheWayOut) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  ASSERT_EQ(Shell("for f in index/parts/2023*/docdata.glass; do "
                  "truncate -s 10 $f; done"),
            0);
  EXPECT_EQ(Run("check"), 2);
  EXPECT_THAT(err_, HasSubstr("docdata.glass: has 10 bytes"));
  EXPECT_THAT(err_, HasSubstr("run indexer rollback, or build it again"));
}

TEST_F(IndexerCliTest, WhatIsDamagedTooIsNotPutIntoService) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  Put("three.jsonl", "{\"id\":\"z\",\"title\":\"Third\"}\n");
  ASSERT_EQ(Run("update three.jsonl"), 0);
  // Of the same size: only its hash tells. Both generations have it.
  ASSERT_EQ(Shell("for f in index/parts/2023*/docdata.glass; do printf XXXX | "
                  "dd of=$f bs=1 seek=200 conv=notrunc status=none; done"),
            0);
  EXPECT_EQ(Run("rollback"), 2);
  EXPECT_THAT(err_, HasSubstr("generation 1 is damaged too"));
  EXPECT_THAT(err_, HasSubstr("build the index again from its articles"));
  EXPECT_EQ(Run("list --json"), 0);
  EXPECT_TRUE(nlohmann::json::parse(out_)[1]["current"]);
}

TEST_F(IndexerCliTest, PruneLeavesTheWayOutOfDamage) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  Put("three.jsonl", "{\"id\":\"z\",\"title\":\"Third\"}\n");
  ASSERT_EQ(Run("update three.jsonl"), 0);
  ASSERT_EQ(Shell("rm index/parts/live*/iamglass"), 0);
  EXPECT_EQ(Run("prune --keep 1"), 2);
  EXPECT_THAT(err_, HasSubstr("nothing was deleted"));
  EXPECT_THAT(err_, HasSubstr("iamglass"));
  EXPECT_EQ(Run("rollback"), 0);
  EXPECT_EQ(Run("check"), 0);
}

TEST_F(IndexerCliTest, ALostReportDoesNotUndoWhatWasDone) {
  EXPECT_EQ(Run("build two.jsonl --report /dev/full"), 1);
  EXPECT_THAT(err_, HasSubstr("/dev/full"));
  EXPECT_EQ(Run("check"), 0);
}

TEST_F(IndexerCliTest, ASignalEndsARunThatWaitsAndPublishesNothing) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  EXPECT_EQ(Shell("{ mkfifo pipe; DEFNEWS_INDEX=index '" DEFNEWS_BIN_DIR
                  "/indexer' build - <pipe & exec 3>pipe; cat two.jsonl >&3; "
                  "while ! [ -d index/tmp/1 ]; do :; done; kill -TERM $!; "
                  "wait $!; }"),
            143);
  EXPECT_EQ(Run("list --json"), 0);
  EXPECT_EQ(nlohmann::json::parse(out_).size(), 1U);
  EXPECT_EQ(Run("build two.jsonl"), 0);
}

TEST_F(IndexerCliTest, UsageErrorsAndMissingIndexesGiveTwo) {
  for (const char* arguments :
       {"", "build", "remove", "nothing", "build --threads 0 two.jsonl",
        "build --no-such-option two.jsonl", "prune --keep 0", "check", "list",
        "stats", "export", "rebuild", "rollback", "prune", "remove a",
        "build two.jsonl --report /no/such/folder/r"}) {
    EXPECT_EQ(Run(arguments), 2) << arguments;
    EXPECT_THAT(out_, IsEmpty()) << arguments;
    EXPECT_THAT(err_, testing::StartsWith("indexer: ")) << arguments;
  }
}

TEST_F(IndexerCliTest, HelpAndVersionGoToStdout) {
  for (const char* arguments : {"--help", "build --help", "--version"}) {
    EXPECT_EQ(Run(arguments), 0);
    EXPECT_THAT(out_, Not(IsEmpty()));
    EXPECT_THAT(err_, IsEmpty());
  }
}

TEST_F(IndexerCliTest, AFullDiskUnderStdoutIsAnError) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  ASSERT_EQ(Run("build two.jsonl"), 0);
  for (const char* arguments : {"export", "list", "stats", "check"}) {
    EXPECT_EQ(
        Shell("DEFNEWS_INDEX=index sh -c \"'" DEFNEWS_BIN_DIR "/indexer' " +
              std::string(arguments) + " >/dev/full\""),
        2)
        << arguments;
  }
}

// A file that may not grow fails as on a full disk does.
TEST_F(IndexerCliTest, AFailedWriteSaysSoAndLeavesTheIndex) {
  ASSERT_EQ(Run("build two.jsonl"), 0);
  std::string many;
  for (int i = 0; i < 300; ++i) {
    many += "{\"id\":\"m" + std::to_string(i) + "\",\"body\":\"";
    for (int j = 0; j < 50; ++j) many += "w" + std::to_string(i * 50 + j) + " ";
    many += "\"}\n";
  }
  Put("many.jsonl", many);
  EXPECT_EQ(Shell("{ trap '' XFSZ; ulimit -f 8; DEFNEWS_INDEX=index "
                  "'" DEFNEWS_BIN_DIR "/indexer' build many.jsonl; }"),
            2);
  EXPECT_THAT(err_, AnyOf(HasSubstr("cannot be written (is the disk full"),
                          HasSubstr("File too large")));
  EXPECT_EQ(Run("check"), 0);
  EXPECT_THAT(out_, HasSubstr("generation 1 is sound: 2 articles"));
}

TEST(IndexerOptionsTest, CanBeBuiltWithoutRunningAnything) {
  IndexerOptions options;
  CLI::App app;
  DefineOptions(&app, &options);
  app.parse("update --index x --threads 3 a b");
  EXPECT_EQ(options.operation, "update");
  EXPECT_EQ(IndexFolder(options), "x");
  EXPECT_EQ(options.inputs, (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace defnews
