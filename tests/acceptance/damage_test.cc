// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is done to any file of an index: `search` and a program that embeds
// the library do not crash and, with the full check on, never give another
// answer than before; what they refuse names a file at fault and the way out.
//
// DEFNEWS_DAMAGE_CASES is how many cases to try (60), DEFNEWS_DAMAGE_SEED what
// they are drawn by; scripts/torture-damage runs many.
#include "tests/acceptance/damage.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "defnews/searcher.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

unsigned long Number(const char* variable, unsigned long otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr ? otherwise : std::strtoul(text, nullptr, 10);
}

const std::vector<std::vector<std::string>>& Questions() {
  static const std::vector<std::vector<std::string>> questions = {
      {"common"},
      {"common worda", "--any"},
      {"\"common wordc\"", "--sort", "newest"},
      {"title:title NOT wordd", "--on", "2022"},
      {"wordb1*", "--count"},
      {"=common", "-n", "3"},
      {"worda NEAR/4 wordb"},
      {"comon wrda"},
      {"억제를", "--undated", "include"},
      {"common", "--facet", "source", "--timeline", "year"},
      {"--show", "n7"},
      {"--like", "n8"},
      {"common", "--source", "nobody"},
  };
  return questions;
}

class DamageTest : public testing::Test {
 protected:
  void SetUp() override {
    Indexer({"build"}, Articles(0, 300));
    Indexer({"update"}, Articles(290, 330));
    Indexer({"remove", "n3", "n4"}, "");
    for (const auto& entry : fs::recursive_directory_iterator(path())) {
      if (entry.is_regular_file()) files_.push_back(entry.path());
    }
    std::sort(files_.begin(), files_.end());
    for (const auto& question : Questions()) {
      sound_.push_back(Search(question, true));
      ASSERT_LE(sound_.back().status, 1) << sound_.back().err;
    }
    ASSERT_EQ(Embed(true, &sound_answers_), 0);
    ASSERT_FALSE(sound_answers_.empty());
  }

  std::string path() const { return (folder_.path() / "index").string(); }

  // Of three years, and some without a date; some are copies.
  static std::string Articles(int first, int last) {
    std::string lines;
    for (int i = first; i < last; ++i) {
      lines += R"({"id":"n)" + std::to_string(i) + R"(","source":"s)" +
               std::to_string(i % 3) + R"(","title":"A title )" +
               std::to_string(i / 2 * 2) + R"(","body":"확장억제. )";
      const int story = i % 20 == 1 ? i - 1 : i;
      for (int word = 0; word < 40; ++word) {
        lines += "common word" +
                 std::string(1, static_cast<char>('a' + (story * word) % 23)) +
                 std::to_string(story * 41 % 97) + " worda ";
      }
      lines += "\"";
      if (i % 5 != 4) {
        lines +=
            R"(,"published":"202)" + std::to_string(i % 3 + 1) + "-03-04\"";
      }
      lines += "}\n";
    }
    return lines;
  }

  void Indexer(std::vector<std::string> arguments, const std::string& lines) {
    arguments.insert(arguments.end(), {"--quiet", "--index", path()});
    if (!lines.empty()) {
      arguments.push_back(folder_.Write("articles.jsonl", lines));
    }
    const ToolRun run = RunTool("indexer", arguments);
    ASSERT_EQ(run.status, 0) << run.err;
  }

  ToolRun Search(std::vector<std::string> arguments, bool check) const {
    arguments.insert(arguments.end(), {"--json", "--index", path()});
    if (check) arguments.emplace_back("--check");
    return RunTool("search", arguments);
  }

  // Whether a message tells what to look at and what to do.
  void ExpectReport(const std::string& message, const Damage& damage) const {
    const auto names = [&](const fs::path& file) {
      return message.find(file.string()) != std::string::npos;
    };
    const bool named =
        std::any_of(damage.files().begin(), damage.files().end(), names) ||
        // A stub may be what a manifest does not fit.
        names(path() + "/XAPIANDB");
    const bool way_out =
        message.find("indexer rollback") != std::string::npos ||
        message.find("indexer build") != std::string::npos ||
        message.find("indexer rebuild") != std::string::npos;
    EXPECT_TRUE(named && way_out)
        << damage.kind() << " " << damage.files()[0] << ": " << message;
  }

  // What a program that asks everything is answered.
  static std::string AskAll(Searcher* searcher) {
    SearchOptions search;
    search.explain = search.rerank = search.feedback = true;
    std::string answers;
    const auto note = [&answers](const Result<SearchResults>& results) {
      answers += results.status().message() + '\n';
      if (!results.ok()) return;
      answers += std::to_string(results.value().total) + '\n';
      for (const Hit& hit : results.value().hits) {
        answers += hit.id + ' ' + std::to_string(hit.score) + ' ' +
                   hit.snippet.text + '\n';
      }
    };
    for (const auto& question : Questions()) {
      note(searcher->Search(question[0], search));
    }
    note(searcher->Like("n8", search));
    for (int i = 0; i < 330; i += 7) {
      const auto article = searcher->Get("n" + std::to_string(i));
      answers += article.ok() ? article.value().json : "none";
    }
    return answers;
  }

  // How such a program ends, a process of its own; `answers` is empty if it
  // could not open the index.
  int Embed(bool check, std::string* answers) const {
    const fs::path file = folder_.path() / "answers";
    WriteBytes(file, "");
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
      OpenOptions options;
      options.check = check;
      Result<Searcher> searcher = Searcher::Open(path(), options);
      if (searcher.ok()) WriteBytes(file, AskAll(&searcher.value()));
      _exit(0);
    }
    int status = -1;
    if (waitpid(child, &status, 0) != child) return -1;
    *answers = ReadBytes(file);
    return status;
  }

  TempFolder folder_;
  std::vector<fs::path> files_;
  std::vector<ToolRun> sound_;
  std::string sound_answers_;
};

// Not known to the searcher until it asks again.
TEST_F(DamageTest, DamageUnderAnOpenSearcherDoesNotEndTheProcess) {
  const unsigned long cases = Number("DEFNEWS_DAMAGE_CASES", 60) / 4;
  const unsigned long seed = Number("DEFNEWS_DAMAGE_SEED", 1);
  const fs::path sound = folder_.path() / "sound";
  fs::copy(path(), sound, fs::copy_options::recursive);
  for (unsigned long i = 0; i < cases; ++i) {
    std::fflush(nullptr);
    const pid_t child = fork();
    if (child == 0) {
      Result<Searcher> searcher = Searcher::Open(path());
      if (!searcher.ok()) _exit(3);
      if (AskAll(&searcher.value()).empty()) _exit(4);
      std::mt19937_64 random(seed * 100'000 + i);
      const Damage damage(files_, &random);
      (void)AskAll(&searcher.value());
      _exit(0);  // and leaves it so
    }
    int status = -1;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0) << "case " << i;
    fs::remove_all(path());
    fs::copy(sound, path(), fs::copy_options::recursive);
  }
}

TEST_F(DamageTest, NothingCrashesAndNothingIsSilentlyDifferent) {
  const unsigned long cases = Number("DEFNEWS_DAMAGE_CASES", 60);
  std::mt19937_64 random(Number("DEFNEWS_DAMAGE_SEED", 1));
  std::map<std::string, int> counts;
  for (unsigned long i = 0; i < cases; ++i) {
    const Damage damage(files_, &random);
    if (!damage.any()) continue;
    ++counts[damage.kind()];
    const std::string what = "case " + std::to_string(i) + ": " +
                             damage.kind() + " " + damage.files()[0].string();
    const size_t question = random() % Questions().size();
    const ToolRun checked = Search(Questions()[question], true);
    ASSERT_GE(checked.status, 0);
    EXPECT_LE(checked.status, 2) << what;
    if (checked.status == 2) {
      ++counts["reported"];
      ExpectReport(checked.err, damage);
    } else {
      ++counts["the same answer"];
      EXPECT_EQ(checked.status, sound_[question].status) << what;
      EXPECT_EQ(checked.out, sound_[question].out) << what;
    }
    const ToolRun unchecked = Search(Questions()[question], false);
    EXPECT_LE(unchecked.status, 2) << what;
    if (unchecked.status == 2) ExpectReport(unchecked.err, damage);
    std::string answers;
    EXPECT_EQ(Embed(false, &answers), 0) << what;
    EXPECT_EQ(Embed(true, &answers), 0) << what;
    EXPECT_TRUE(answers.empty() || answers == sound_answers_) << what;
  }
  std::string line;
  for (const auto& [kind, count] : counts) {
    line += (line.empty() ? "" : ", ") + kind + " " + std::to_string(count);
  }
  std::printf("%s\n", line.c_str());
  EXPECT_GT(counts["reported"], 0);
  EXPECT_EQ(Search(Questions()[0], true).out, sound_[0].out);
}

}  // namespace
}  // namespace defnews
