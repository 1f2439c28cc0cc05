// SPDX-License-Identifier: GPL-3.0-or-later
// Against the real pages beside the source tree, where there are any.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "common/dates/published_date.h"
#include "corpus/readers/inputs.h"
#include "corpus/readers/text_reader.h"
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
  EXPECT_EQ(article.published, "2023-11-09");
  EXPECT_EQ(article.published_method, "inferred");
  EXPECT_NEAR(article.published_confidence.value_or(0), 0.8, 1e-9);
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

// A story of KCNA tells month and day and no year: as bare text it is dated
// only where its text names a day of the weeks before, and then rightly.
TEST_F(SharedDataTest, NoDatesAreInventedForStoriesWithoutAYear) {
  Read("kcna2024_all.jsonl.gz");
  if (IsSkipped()) return;
  size_t dated = 0;
  size_t wrong = 0;
  for (const Article& article : result_.articles) {
    const absl::StatusOr<Article> read =
        ArticleFromText(article.title + "\n\n" + article.body, "x",
                        ProblemReport("x", nullptr));
    if (!read.ok() || read->published.empty()) continue;
    ++dated;
    // The story may be a day or two older than its page.
    const absl::StatusOr<PublishedDate> found = ParsePublished(read->published);
    const absl::StatusOr<PublishedDate> real =
        ParsePublished(article.published);
    ASSERT_TRUE(found.ok() && real.ok());
    const auto days = real->days.first - found->days.first;
    const bool near = days >= -1 && days <= 3;
    wrong += near ? 0 : 1;
    if (!near) {
      std::printf("%s: %s for %s by %s\n", article.id.c_str(),
                  read->published.c_str(), article.published.c_str(),
                  read->published_method.c_str());
    }
  }
  std::printf("%zu stories dated, %zu wrongly\n", dated, wrong);
  EXPECT_LE(wrong, 2U);
}

TEST_F(SharedDataTest, SavedPages) {
  Read("html/articles");
  if (IsSkipped()) return;
  EXPECT_GE(result_.articles.size(), 245U);
  EXPECT_LE(result_.refused.size(), 5U);
}

}  // namespace
}  // namespace defnews
