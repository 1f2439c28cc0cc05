// SPDX-License-Identifier: GPL-3.0-or-later
// Searchers that are open while the index is published anew, rolled back,
// pruned, damaged, or read-only.
#include <gmock/gmock.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "common/index/manifest.h"
#include "defnews/searcher.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

std::string Article(const std::string& id, const std::string& words) {
  return R"({"id":")" + id + R"(","title":")" + words + R"(","body":"Of )" +
         words + R"( and of )" + id + R"(.","published":"2024-05-06"})" + "\n";
}

class ReadersTest : public testing::Test {
 protected:
  void SetUp() override {
    Indexer("build", Article("a", "missile") + Article("b", "torpedo"));
  }

  std::string path() const { return (folder_.path() / "index").string(); }

  void Indexer(const std::string& command, const std::string& lines) {
    std::vector<std::string> arguments = {
        command, "--quiet", "--index", path(),
        folder_.Write(command + ".jsonl", lines)};
    if (command == "build") arguments.emplace_back("--force");
    const ToolRun run = RunTool("indexer", arguments);
    ASSERT_EQ(run.status, 0) << run.err;
  }
  void Indexer(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--quiet", "--index", path()});
    const ToolRun run = RunTool("indexer", arguments);
    ASSERT_EQ(run.status, 0) << run.err;
  }

  Searcher Open(const OpenOptions& options = {}) {
    Result<Searcher> opened = Searcher::Open(path(), options);
    EXPECT_TRUE(opened.ok()) << opened.status().message();
    return std::move(opened).value();
  }

  static SearchResults Ask(Searcher* searcher, const std::string& query) {
    Result<SearchResults> results = searcher->Search(query, {});
    EXPECT_TRUE(results.ok()) << results.status().message();
    return results.ok() ? std::move(results).value() : SearchResults();
  }

  void Overwrite(const fs::path& file, const std::string& bytes) const {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
  }
  static std::string Read(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  // A file of the first partition in service.
  fs::path PartFile(const std::string& name) const {
    const auto manifest =
        ReadManifest(path(), CurrentGeneration(path()).value());
    return fs::path(PartitionPath(path(), manifest->partitions[0].name)) / name;
  }

  TempFolder folder_;
};

TEST_F(ReadersTest, TheNextQueryAnswersFromTheNewGeneration) {
  Searcher searcher = Open();
  EXPECT_EQ(Ask(&searcher, "missile").total, 1U);
  Indexer("update", Article("c", "missile"));
  const SearchResults results = Ask(&searcher, "missile");
  EXPECT_EQ(results.total, 2U);
  EXPECT_EQ(results.generation, 2U);
  EXPECT_THAT(results.notes, IsEmpty());
  Indexer({"rollback"});
  EXPECT_FALSE(searcher.Get("c").ok());
  EXPECT_EQ(searcher.generation(), 1U);
}

TEST_F(ReadersTest, OneThatHoldsStillAnswersAfterItsFilesAreGone) {
  OpenOptions options;
  options.follow = false;
  Searcher searcher = Open(options);
  Indexer("build", Article("z", "frigate"));
  Indexer({"prune", "--keep", "1"});
  EXPECT_EQ(Ask(&searcher, "missile").total, 1U);
  EXPECT_EQ(Ask(&searcher, "\"of torpedo\"").total, 1U);
  EXPECT_EQ(searcher.Get("a").value().title, "missile");
  ASSERT_TRUE(searcher.Refresh().ok());
  EXPECT_EQ(Ask(&searcher, "frigate").total, 1U);
}

TEST_F(ReadersTest, TablesThatArePrunedBeforeTheyAreOpenedAreNotMissed) {
  Searcher searcher = Open();
  Indexer("build", Article("z", "frigate"));
  Indexer({"prune", "--keep", "1"});
  EXPECT_EQ(Ask(&searcher, "frigate").total, 1U);
}

TEST_F(ReadersTest, AGenerationThatCannotBeOpenedLeavesTheOldOneInUse) {
  Searcher searcher = Open();
  EXPECT_EQ(Ask(&searcher, "missile").total, 1U);
  Indexer("update", Article("c", "missile"));
  const fs::path manifest = ManifestPath(path(), 2);
  const std::string sound = Read(manifest);
  Overwrite(manifest, sound.substr(0, sound.size() / 2));
  const SearchResults results = Ask(&searcher, "missile");
  EXPECT_EQ(results.total, 1U);
  EXPECT_THAT(results.notes,
              Contains(testing::AllOf(HasSubstr("generation 1 was searched"),
                                      HasSubstr(manifest.string()),
                                      HasSubstr("indexer rollback"))));
  Overwrite(manifest, sound);
  EXPECT_EQ(Ask(&searcher, "missile").total, 2U);
  EXPECT_THAT(Ask(&searcher, "missile").notes, IsEmpty());
}

TEST_F(ReadersTest, QueriesInThreadsOutliveTwentyPublications) {
  constexpr int kReaders = 4;
  constexpr int kPublications = 20;
  std::atomic<bool> done = false;
  std::atomic<int> failed = 0;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < kReaders; ++i) {
    readers.emplace_back([&] {
      Result<Searcher> opened = Searcher::Open(path());
      if (!opened.ok()) return void(++failed);
      Searcher searcher = std::move(opened).value();
      while (!done) {
        const Result<SearchResults> results = searcher.Search("missile", {});
        if (!results.ok()) {
          ++failed;
          ADD_FAILURE() << results.status().message();
        } else if (results.value().total != 1) {
          ++wrong;
        }
      }
    });
  }
  for (int i = 0; i < kPublications; ++i) {
    Indexer("update", Article("b", "torpedo" + std::to_string(i)));
    Indexer({"prune", "--keep", "1"});
  }
  done = true;
  for (std::thread& reader : readers) reader.join();
  EXPECT_EQ(failed, 0);
  EXPECT_EQ(wrong, 0);
}

TEST_F(ReadersTest, WhatDoesNotFitTogetherIsNotOpened) {
  const fs::path stub = StubPath(path());
  const std::string sound = Read(stub);
  Indexer({"remove", "b"});
  const std::string removed = Read(stub);
  const std::string cases[] = {
      "",                                             // empty
      "# defnews generation 9" + sound.substr(22),    // of no manifest
      "# defnews generation 1" + removed.substr(22),  // of the manifest before
      sound.substr(0, sound.size() / 2),
      sound.substr(0, sound.find("auto")),  // no partitions
      sound + "auto parts/other\n",
      sound + "parts/other\n",
  };
  for (const std::string& text : cases) {
    Overwrite(stub, text);
    const Result<Searcher> opened = Searcher::Open(path());
    ASSERT_FALSE(opened.ok()) << text;
    EXPECT_EQ(opened.status().code(), StatusCode::kDataLoss) << text;
    EXPECT_THAT(opened.status().message(), HasSubstr("indexer rollback"));
  }
  Overwrite(stub, sound);
  EXPECT_EQ(Open().generation(), 1U);
}

TEST_F(ReadersTest, RollbackIsAWayOutOfADamagedStub) {
  Indexer("update", Article("c", "missile"));
  const fs::path stub = StubPath(path());
  Overwrite(stub, "# defnews");
  Indexer({"rollback"});
  EXPECT_EQ(Open().generation(), 2U);  // the newest that is whole
  fs::remove(stub);
  const Result<Searcher> opened = Searcher::Open(path());
  ASSERT_FALSE(opened.ok());
  EXPECT_THAT(
      opened.status().message(),
      testing::AllOf(HasSubstr(stub.string()), HasSubstr("indexer rollback")));
  Indexer({"rollback"});
  EXPECT_EQ(Open().generation(), 2U);
}

TEST_F(ReadersTest, TheFullCheckFindsWhatTheCheapOneCannot) {
  const fs::path table = PartFile("postlist.glass");
  std::string bytes = Read(table);
  bytes[bytes.size() / 2] ^= 1;
  Overwrite(table, bytes);
  const Searcher searcher = Open();
  ASSERT_EQ(searcher.Check().size(), 1U);
  EXPECT_THAT(
      searcher.Check()[0],
      testing::AllOf(HasSubstr(table.string()), HasSubstr("indexer rollback")));
  OpenOptions options;
  options.check = true;
  const Result<Searcher> opened = Searcher::Open(path(), options);
  ASSERT_FALSE(opened.ok());
  EXPECT_EQ(opened.status().code(), StatusCode::kDataLoss);
  EXPECT_THAT(opened.status().message(), HasSubstr(table.string()));
}

TEST_F(ReadersTest, ATableThatIsCutShortUnderAReaderIsNoticed) {
  Searcher searcher = Open();
  EXPECT_EQ(Ask(&searcher, "missile").total, 1U);
  const fs::path table = PartFile("postlist.glass");
  const std::string sound = Read(table);
  fs::resize_file(table, 0);
  const Result<SearchResults> results = searcher.Search("torpedo", {});
  ASSERT_FALSE(results.ok());
  EXPECT_EQ(results.status().code(), StatusCode::kDataLoss);
  EXPECT_THAT(results.status().message(), HasSubstr(table.string()));
  Overwrite(table, sound);
  EXPECT_EQ(Ask(&searcher, "torpedo").total, 1U);
}

TEST_F(ReadersTest, AMissingTableIsDamageAndNoMissingArticle) {
  Searcher searcher = Open();
  fs::remove(PartFile("docdata.glass"));
  const Result<StoredArticle> article = searcher.Get("a");
  ASSERT_FALSE(article.ok());
  EXPECT_EQ(article.status().code(), StatusCode::kDataLoss);
  EXPECT_THAT(article.status().message(), HasSubstr("docdata.glass"));
}

// As nobody, who may write nowhere in the index; where the tests are not run as
// root, as the user with all write permission taken away.
TEST_F(ReadersTest, AnotherUserReadsAReadOnlyIndex) {
  for (const auto& entry : fs::recursive_directory_iterator(path())) {
    fs::permissions(entry.path(),
                    entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
  }
  fs::permissions(path(), fs::perms(0555));
  fs::permissions(folder_.path(), fs::perms(0755));
  const pid_t child = fork();
  if (child == 0) {
    if (getuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) _exit(3);
    Result<Searcher> searcher = Searcher::Open(path());
    if (!searcher.ok()) _exit(4);
    const Result<SearchResults> found = searcher.value().Search("missile", {});
    _exit(found.ok() && found.value().total == 1 ? 0 : 5);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  for (const auto& entry : fs::recursive_directory_iterator(path())) {
    if (entry.is_directory()) fs::permissions(entry.path(), fs::perms(0755));
  }
  fs::permissions(path(), fs::perms(0755));
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

}  // namespace
}  // namespace defnews
