// SPDX-License-Identifier: GPL-3.0-or-later
// Against the real pages beside the source tree, where there are any.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "corpus/readers/inputs.h"
#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string SharedFile(const std::string& name) {
  const char* const given = std::getenv("DEFNEWS_SHARED");
  const std::string root =
      given != nullptr ? given : std::string(DEFNEWS_SOURCE_DIR "/../shared");
  return root + "/data/" + name;
}

class SharedDataTest : public testing::Test {
 protected:
  // The articles of a shared file; skips the test if it is not there.
  void Read(const std::string& name) {
    const std::string path = SharedFile(name);
    if (!std::filesystem::exists(path)) GTEST_SKIP() << path << " is absent";
    auto reader = OpenInputs({path}, {}, SinkInto(&result_));
    ASSERT_TRUE(reader.ok());
    Drain(reader->get(), &result_);
  }

  ReadResult result_;
};

TEST_F(SharedDataTest, SeedArticle) {
  Read("seed-article.txt");
  if (IsSkipped()) return;
  ASSERT_EQ(result_.articles.size(), 1U);
  const Article& article = result_.articles[0];
  EXPECT_EQ(article.id, "seed-article");
  EXPECT_THAT(article.title,
              HasSubstr("ROK-US Security Council held in Seoul"));
  EXPECT_EQ(article.source, "donga");
  EXPECT_THAT(
      article.captions,
      ElementsAre(
          "Taegeukgi and American flag. 2022.5.16/News 1",
          "Minister of National Defense Shin Won-sik. 2023.10.31/News 1",
          "U.S. Secretary of Defense Lloyd Austin. ⓒ Reuters = News 1"));
  EXPECT_TRUE(article.body.starts_with("The defense ministers of South Korea"));
  EXPECT_TRUE(article.body.ends_with("also monitoring related trends."));
  for (const char* chrome :
       {"Advertisement", "Share This", "menu", "Related", "News 1", "Source"}) {
    EXPECT_THAT(article.body, Not(HasSubstr(chrome)));
  }
  size_t paragraphs = 1;
  for (size_t at = article.body.find("\n\n"); at != std::string::npos;
       at = article.body.find("\n\n", at + 2)) {
    ++paragraphs;
  }
  EXPECT_EQ(paragraphs, 21U);
}

TEST_F(SharedDataTest, Collections) {
  const std::pair<const char*, size_t> files[] = {
      {"kcna2024_all.jsonl.gz", 1841},
      {"presidential_speeches.jsonl.gz", 1009},
      {"nk_newyear_ko.jsonl.gz", 73}};
  for (const auto& [name, count] : files) {
    result_ = ReadResult();
    Read(name);
    if (IsSkipped()) return;
    EXPECT_EQ(result_.articles.size(), count) << name;
    EXPECT_THAT(result_.refused, IsEmpty()) << name;
  }
}

TEST_F(SharedDataTest, SavedPages) {
  Read("html/articles");
  if (IsSkipped()) return;
  EXPECT_GE(result_.articles.size(), 245U);
  EXPECT_LE(result_.refused.size(), 5U);
}

}  // namespace
}  // namespace defnews
