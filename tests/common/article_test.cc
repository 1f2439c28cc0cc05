// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <random>

#include "common/article/article_json.h"
#include "common/article/article_record.h"
#include "common/article/clean_text.h"

namespace defnews {
namespace {

Article Sample() {
  Article article;
  article.id = "a-1";
  article.url = "https://example.org/1";
  article.title = "억제 and deterrence";
  article.body = "First.\n\nSecond.";
  article.published = "2023-11-09T10:00:00+09:00";
  article.published_method = "metadata";
  article.published_confidence = 0.9;
  article.source = "donga";
  article.lang = "en";
  article.byline = "Kim";
  article.captions = {"One. 2023.10.31/News 1", "Two"};
  article.extra = R"({"topic":"SCM"})";
  return article;
}

TEST(ArticleRecord, DecodesToWhatWasEncoded) {
  const Article article = Sample();
  const absl::StatusOr<Article> decoded = DecodeArticle(EncodeArticle(article));
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(*decoded, article);
  EXPECT_EQ(ArticleVersion(*decoded), ArticleVersion(article));
}

TEST(ArticleRecord, HeadIsReadWithoutTheBody) {
  const absl::StatusOr<Article> head = DecodeHead(EncodeArticle(Sample()));
  ASSERT_TRUE(head.ok());
  EXPECT_EQ(head->title, Sample().title);
  EXPECT_TRUE(head->body.empty());
}

TEST(ArticleRecord, EveryDamageIsAnErrorOrHarmless) {
  std::mt19937 random(3);
  const std::string record = EncodeArticle(Sample());
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = record;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    if (i % 3 == 0) damaged.resize(random() % damaged.size());
    DecodeArticle(damaged).IgnoreError();
  }
  EXPECT_FALSE(DecodeArticle("").ok());
  EXPECT_FALSE(DecodeArticle(record.substr(0, record.size() / 2)).ok());
}

TEST(ArticleRecord, EveryFieldChangesTheVersion) {
  const std::string version = ArticleVersion(Sample());
  Article other = Sample();
  other.captions.pop_back();
  EXPECT_NE(ArticleVersion(other), version);
  other = Sample();
  other.extra = "{}";
  EXPECT_NE(ArticleVersion(other), version);
}

TEST(ArticleJson, CarriesPrecisionAndUnknownKeys) {
  const std::string json = ArticleToJson(Sample());
  EXPECT_NE(json.find(R"("published_precision":"second")"), std::string::npos);
  EXPECT_NE(json.find(R"("topic":"SCM")"), std::string::npos);
  EXPECT_EQ(json.find('\n'), std::string::npos);
}

TEST(CleanText, RepairsBytesAndDropsControls) {
  EXPECT_EQ(CleanText("\xEF\xBB\xBF"
                      "a\r\nb\rc\x01\x1B[0m"),
            "a\nb\nc[0m");
  EXPECT_EQ(CleanText("a\xFF"
                      "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(TrimText("  a \xE3\x80\x80\n"), "a");
  EXPECT_FALSE(IsValidUtf8("\xED\xA0\x80"));
  EXPECT_TRUE(IsValidUtf8("한"));
}

// Wherever in a text it stands, beside whatever else.
TEST(CleanText, RepairsAnywhere) {
  for (size_t before = 0; before < 20; ++before) {
    const std::string text(before, 'x');
    EXPECT_EQ(CleanText(text + "\r\ny"), text + "\ny");
    EXPECT_EQ(CleanText(text + "\x7F\x1F\xC2\x85y\t\n"), text + "y\t\n");
    EXPECT_EQ(CleanText(text + "한\xEC\r"), text + "한\xEF\xBF\xBD\n");
    EXPECT_TRUE(IsValidUtf8(text + "한" + text));
    EXPECT_FALSE(IsValidUtf8(text + "\x80" + text));
  }
}

}  // namespace
}  // namespace defnews
