// SPDX-License-Identifier: GPL-3.0-or-later
// Languages of the real articles beside the source tree, where there are any.
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/language/language.h"
#include "corpus/readers/inputs.h"
#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using Counts = std::map<std::string, size_t>;

std::optional<std::string> SharedFile(const std::string& name) {
  const char* const given = std::getenv("DEFNEWS_SHARED");
  std::string path =
      given != nullptr ? given : std::string(DEFNEWS_SOURCE_DIR "/../shared");
  path += "/data/" + name;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path;
}

// The languages found in the articles of a file, whatever it says itself.
Counts LanguagesOf(const std::string& path, std::vector<std::string>* spanish) {
  Counts counts;
  auto reader = OpenInputs({path}, {}, nullptr);
  EXPECT_TRUE(reader.ok());
  Article article;
  while ((*reader)->Next(&article)) {
    const std::string found = FindLanguage(article.title, article.body);
    ++counts[found];
    if (found == "es") spanish->push_back(article.id);
  }
  return counts;
}

class SharedLanguageTest : public testing::Test {
 protected:
  Counts Count(const std::string& name) {
    const std::optional<std::string> path = SharedFile(name);
    return path ? LanguagesOf(*path, &spanish_) : Counts();
  }

  std::vector<std::string> spanish_;
};

TEST_F(SharedLanguageTest, ArchivesOfOneLanguage) {
  const struct {
    std::string name;
    std::string lang;
  } kCases[] = {{"kcna2024_all.jsonl.gz", "en"},
                {"presidential_speeches.jsonl.gz", "en"},
                {"nk_newyear_ko.jsonl.gz", "ko"}};
  for (const auto& [name, lang] : kCases) {
    const Counts counts = Count(name);
    if (counts.empty()) GTEST_SKIP() << name << " is absent";
    EXPECT_EQ(counts.size(), 1U) << name;
    EXPECT_TRUE(counts.contains(lang)) << name;
  }
}

TEST_F(SharedLanguageTest, TheSpanishStoryInAnEnglishArchive) {
  const Counts counts = Count("ir/kcna_known/docs.jsonl.gz");
  if (counts.empty()) GTEST_SKIP() << "ir/kcna_known is absent";
  EXPECT_EQ(spanish_, std::vector<std::string>{"kcna2011-06970"});
  // A few are names and numbers only.
  EXPECT_GE(counts.at("en"), 15870U);
}

// Lines of "Korean<tab>English<tab>..." of a gzipped file.
std::vector<std::pair<std::string, std::string>> Pairs(
    const std::string& path) {
  std::vector<std::pair<std::string, std::string>> pairs;
  const gzFile file = gzopen(path.c_str(), "rb");
  std::vector<char> buffer(1 << 16);
  while (gzgets(file, buffer.data(), static_cast<int>(buffer.size())) !=
         nullptr) {
    const std::string line = buffer.data();
    const size_t first = line.find('\t');
    const size_t second = line.find('\t', first + 1);
    if (second == std::string::npos) continue;
    pairs.emplace_back(line.substr(0, first),
                       line.substr(first + 1, second - first - 1));
  }
  gzclose(file);
  return pairs;
}

TEST_F(SharedLanguageTest, SentencesOfKoreanAndEnglish) {
  const std::optional<std::string> path = SharedFile("koen.tsv.gz");
  if (!path) GTEST_SKIP() << "koen.tsv.gz is absent";
  const auto pairs = Pairs(*path);
  ASSERT_GT(pairs.size(), 1000U);
  Counts korean;
  Counts english;
  for (const auto& [ko, en] : pairs) {
    ++korean[FindLanguage("", ko)];
    ++english[FindLanguage("", en)];
  }
  // Some lines are a byline or a number; a wrong answer is worse than none.
  const auto wrong = [&pairs](Counts counts, const std::string& right) {
    return pairs.size() - counts[right] - counts[""];
  };
  EXPECT_GE(korean["ko"] * 100, pairs.size() * 97);
  EXPECT_GE(english["en"] * 100, pairs.size() * 98);
  EXPECT_LE(wrong(korean, "ko") * 1000, pairs.size() * 3);
  EXPECT_LE(wrong(english, "en") * 1000, pairs.size());
  RecordProperty("korean_found", static_cast<int>(korean["ko"]));
  RecordProperty("english_found", static_cast<int>(english["en"]));
}

}  // namespace
}  // namespace defnews
