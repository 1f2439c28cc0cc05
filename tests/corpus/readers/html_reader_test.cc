// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/html_reader.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace defnews {
namespace {

absl::StatusOr<Article> Read(std::string_view bytes, ReadResult* result) {
  return ArticleFromHtml(bytes, "name", ProblemReport("f", SinkInto(result)));
}

TEST(ArticleFromHtmlTest, DatesComeFromTheMetadata) {
  ReadResult result;
  const absl::StatusOr<Article> article = Read(
      "<meta property='article:published_time' content='2023-11-09 "
      "10:30'><p>x</p>",
      &result);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->published, "2023-11-09T10:30:00+09:00");
  EXPECT_EQ(article->published_method, "metadata");
}

TEST(ArticleFromHtmlTest, ABadDateIsKeptAsItStandsWithANote) {
  ReadResult result;
  const absl::StatusOr<Article> article =
      Read("<time datetime='soon'></time><p>x</p>", &result);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->published, "");
  EXPECT_EQ(article->published_method, "");
  EXPECT_NE(article->extra.find("\"published_raw\":\"soon\"}"),
            std::string::npos);
  EXPECT_EQ(result.notes.size(), 1U);
}

TEST(ArticleFromHtmlTest, KoreanCharsets) {
  ReadResult result;
  const absl::StatusOr<Article> article = Read(
      "<html lang=ko><meta http-equiv=content-type "
      "content='text/html; charset=euc-kr'><p>\xB5\xB5\xB9\xDF</p>",
      &result);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->body, "도발");
  EXPECT_EQ(article->lang, "ko");
}

TEST(ArticleFromHtmlTest, APageWithoutParagraphsIsRefused) {
  ReadResult result;
  EXPECT_FALSE(Read("<h1>Title</h1><ul><li>Menu</ul>", &result).ok());
}

}  // namespace
}  // namespace defnews
