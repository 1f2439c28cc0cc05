// SPDX-License-Identifier: GPL-3.0-or-later
// The tool `corpus` as a shell sees it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "corpus/cli/options.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class CorpusCliTest : public testing::Test {
 protected:
  CorpusCliTest() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    root_ = fs::path(testing::TempDir()) /
            (std::string("corpus_cli_") + info->name());
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~CorpusCliTest() override { fs::remove_all(root_); }

  std::string Put(const std::string& name, std::string_view bytes) const {
    std::ofstream(root_ / name, std::ios::binary) << bytes;
    return (root_ / name).string();
  }

  static std::string Slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }

  // Runs `corpus ARGUMENTS` (shell syntax); its exit status, -1 for a signal.
  int Run(const std::string& arguments) {
    const std::string command = "cd '" + root_.string() + "' && '" +
                                DEFNEWS_BIN_DIR "/corpus' " + arguments +
                                " >out 2>err";
    const int status = std::system(command.c_str());
    out_ = Slurp(root_ / "out");
    err_ = Slurp(root_ / "err");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  fs::path root_;
  std::string out_;
  std::string err_;
};

TEST_F(CorpusCliTest, ArticlesGoToStdoutAndNothingElse) {
  Put("a.jsonl", "{\"id\":\"1\",\"title\":\"T\",\"body\":\"B\"}\n");
  EXPECT_EQ(Run("import a.jsonl"), 0);
  EXPECT_EQ(out_,
            "{\"schema\":1,\"id\":\"1\",\"title\":\"T\",\"body\":\"B\","
            "\"published_precision\":\"none\"}\n");
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(CorpusCliTest, LanguagesAreFoundInEveryKindOfInput) {
  const std::string ko =
      "국방부 장관은 내년 봄에 연합 훈련을 다시 실시하기로 합의했다고 밝혔다.";
  const std::string en =
      "The minister said that the allies would hold the exercise again.";
  Put("a.jsonl", "{\"id\":\"1\",\"body\":\"" + ko + "\"}\n" +
                     "{\"id\":\"2\",\"body\":\"" + ko +
                     "\",\"lang\":\"EN-us\"}\n");
  Put("b.csv", "id,body\n3," + en + "\n");
  Put("c.txt", "The allies agree on an exercise\n\n" + en + "\n\n" + en);
  Put("d.html", "<html><title>훈련 합의</title><body><p>" + ko + "</p><p>" +
                    ko + "</p></body></html>");
  for (const char* threads : {"1", "4"}) {
    ASSERT_EQ(Run(std::string("import a.jsonl b.csv c.txt d.html --threads ") +
                  threads),
              0)
        << err_;
    std::string langs;
    for (size_t at = 0; (at = out_.find("\"lang\":\"", at)) != out_.npos;) {
      at += 8;
      langs += out_.substr(at, out_.find('"', at) - at) + " ";
    }
    EXPECT_EQ(langs, "ko en-US en en ko ") << threads;
  }
}

TEST_F(CorpusCliTest, ItsOwnOutputIsReadBackUnchanged) {
  Put("a.csv", "title,body,date,Desk\nT,\"one\n\ntwo\",2023-11-09,north\n");
  ASSERT_EQ(Run("import a.csv"), 0);
  const std::string first = out_;
  Put("again.jsonl", first);
  EXPECT_EQ(Run("import again.jsonl"), 0);
  EXPECT_EQ(out_, first);
}

TEST_F(CorpusCliTest, StandardInput) {
  Put("in", "{\"id\":\"1\",\"title\":\"T\"}");
  EXPECT_EQ(Run("import - <in"), 0);
  EXPECT_THAT(out_, HasSubstr("\"id\":\"1\""));
}

TEST_F(CorpusCliTest, RefusalsAreNamedAndGiveOne) {
  Put("a.jsonl", "{\"id\":\"1\",\"title\":\"T\"}\nbad\n");
  EXPECT_EQ(Run("import a.jsonl missing"), 1);
  EXPECT_THAT(out_, HasSubstr("\"id\":\"1\""));
  EXPECT_THAT(err_, HasSubstr("corpus: a.jsonl:2: not JSON"));
  EXPECT_THAT(err_, HasSubstr("corpus: missing: no such file or folder"));
  EXPECT_EQ(Run("import --quiet a.jsonl"), 1);
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(CorpusCliTest, NotesAreForTheVerbose) {
  Put("a.jsonl", "{\"id\":\"1\",\"title\":\"T\",\"date\":\"soon\"}\n");
  EXPECT_EQ(Run("import a.jsonl"), 0);
  EXPECT_THAT(err_, IsEmpty());
  EXPECT_EQ(Run("import --verbose a.jsonl"), 0);
  EXPECT_THAT(err_, HasSubstr("note: a.jsonl:1: `date` \"soon\""));
  EXPECT_THAT(err_, HasSubstr("1 articles, 0 refused, 1 with a date that "
                              "cannot be read, 1 notes"));
}

TEST_F(CorpusCliTest, TheReportIsJson) {
  Put("a.jsonl", "{\"id\":\"1\",\"title\":\"T\",\"date\":\"soon\"}\nbad\n");
  EXPECT_EQ(Run("import --quiet --report r.json a.jsonl"), 1);
  const std::string report = Slurp(root_ / "r.json");
  EXPECT_THAT(report, HasSubstr("\"articles\": 1"));
  EXPECT_THAT(report, HasSubstr("\"unread_dates\": 1"));
  EXPECT_THAT(report, HasSubstr("\"line\": 2"));
  EXPECT_THAT(report, HasSubstr("\"notes\": [\n"));
  EXPECT_THAT(report, HasSubstr("\"seconds\": "));
  EXPECT_EQ(Run("import --report /no/such/folder/r a.jsonl"), 2);
}

TEST_F(CorpusCliTest, UsageErrorsGiveTwo) {
  for (const char* arguments :
       {"", "import", "fetch", "extract", "import --no-such-option x",
        "import --threads 0 x", "import --threads many x"}) {
    EXPECT_EQ(Run(arguments), 2) << arguments;
    EXPECT_THAT(out_, IsEmpty()) << arguments;
    EXPECT_THAT(err_, testing::StartsWith("corpus: ")) << arguments;
  }
}

TEST_F(CorpusCliTest, HelpAndVersionGoToStdout) {
  EXPECT_EQ(Run("--help"), 0);
  EXPECT_THAT(out_, HasSubstr("import"));
  EXPECT_EQ(Run("import --help"), 0);
  EXPECT_THAT(out_, HasSubstr("--report FILE"));
  EXPECT_EQ(Run("--version"), 0);
  EXPECT_THAT(out_, HasSubstr("corpus "));
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(CorpusCliTest, AFullDiskUnderStdoutIsAnError) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  Put("a.jsonl", "{\"id\":\"1\",\"title\":\"T\"}\n");
  for (const char* arguments : {"import a.jsonl", "--help", "--version"}) {
    const int status = std::system(("cd '" + root_.string() + "' && '" +
                                    DEFNEWS_BIN_DIR "/corpus' " + arguments +
                                    " >/dev/full 2>err")
                                       .c_str());
    EXPECT_EQ(WEXITSTATUS(status), 2) << arguments;
  }
}

TEST_F(CorpusCliTest, ABrokenPipeEndsItQuietly) {
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "{\"title\":\"a title\"}\n";
  Put("a.jsonl", lines);
  const int status = std::system(
      ("cd '" + root_.string() + "' && { '" +
       DEFNEWS_BIN_DIR
       "/corpus' import a.jsonl 2>err; echo $? >status; } | head -n 1 >out")
          .c_str());
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(Slurp(root_ / "status"), std::to_string(128 + SIGPIPE) + "\n");
  EXPECT_THAT(Slurp(root_ / "err"), IsEmpty());
}

TEST(DefineOptionsTest, CanBeBuiltWithoutRunningAnything) {
  CorpusOptions options;
  CLI::App app;
  DefineOptions(&app, &options);
  app.parse("import --threads 3 -v a b");
  EXPECT_EQ(options.threads, 3U);
  EXPECT_TRUE(options.verbose);
  EXPECT_EQ(options.inputs, (std::vector<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace defnews
