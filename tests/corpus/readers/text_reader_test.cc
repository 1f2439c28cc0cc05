// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/text_reader.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace defnews {
namespace {

absl::StatusOr<Article> Read(std::string_view bytes, ReadResult* result) {
  return ArticleFromText(bytes, "name", ProblemReport("f", SinkInto(result)));
}

constexpr char kPage[] =
    "Navy holds drill off Busan\n\nThe navy sailed at dawn on the 4th and came "
    "back in the evening.\n\nNobody was hurt, the ministry said on the 5th.\n\n"
    "Source: Donga\n";

TEST(ArticleFromTextTest, FillsTheArticle) {
  ReadResult result;
  const absl::StatusOr<Article> article = Read(kPage, &result);
  ASSERT_TRUE(article.ok()) << article.status();
  EXPECT_EQ(article->id, "name");
  EXPECT_EQ(article->title, "Navy holds drill off Busan");
  EXPECT_EQ(article->body,
            "The navy sailed at dawn on the 4th and came back in the evening."
            "\n\nNobody was hurt, the ministry said on the 5th.");
  EXPECT_EQ(article->source, "donga");
  EXPECT_EQ(article->published, "");
  EXPECT_TRUE(result.notes.empty());
}

TEST(ArticleFromTextTest, RefusesWhatIsNoArticle) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view bytes :
       {""sv, " \n\n"sv, "Menu\nLogin\nShare This Post\n"sv, "a\0b"sv,
        "%PDF-1.4\nstuff"sv}) {
    ReadResult result;
    EXPECT_FALSE(Read(bytes, &result).ok()) << bytes;
  }
}

TEST(ArticleFromTextTest, BadBytesAreReplacedWithANote) {
  ReadResult result;
  const absl::StatusOr<Article> article =
      Read(std::string(kPage) + "\n해군 \xFF 훈련\n", &result);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(result.notes.size(), 1U);
}

}  // namespace
}  // namespace defnews
