// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/document_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "common/article/article_record.h"
#include "common/index/schema.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Posting = IndexableDocument::Posting;

const Posting* Find(const IndexableDocument& document, std::string_view term) {
  for (const Posting& posting : document.postings) {
    if (posting.term == term) return &posting;
  }
  return nullptr;
}

bool Has(const IndexableDocument& document, std::string_view term) {
  return Find(document, term) != nullptr;
}

Article Example() {
  Article article;
  article.id = "a1";
  article.title = "Missile drill";
  article.body = "drill north";
  article.captions = {"parade north"};
  article.published = "2023-11-09";
  article.source = "kcna";
  article.lang = "en-GB";
  return article;
}

TEST(DocumentBuilderTest, TitleBodyAndCaptionsStandApart) {
  DocumentBuilder builder;
  const IndexableDocument document = builder.Build(Example(), "2023");
  const uint32_t body = 3 + schema::kFieldGap;
  const uint32_t caption = body + 2 + schema::kFieldGap;
  ASSERT_TRUE(Has(document, "missil"));
  EXPECT_THAT(Find(document, "missil")->positions, ElementsAre(1));
  EXPECT_THAT(Find(document, "drill")->positions, ElementsAre(2, body));
  EXPECT_THAT(Find(document, "north")->positions,
              ElementsAre(body + 1, caption + 1));
  EXPECT_THAT(Find(document, "Sdrill")->positions, ElementsAre(2));
  EXPECT_THAT(Find(document, "XCnorth")->positions, ElementsAre(caption + 1));
  EXPECT_FALSE(Has(document, "Snorth"));
}

TEST(DocumentBuilderTest, TitleAndLeadWeighMoreAndFieldTermsNothing) {
  DocumentBuilder builder;
  Article article = Example();
  for (uint32_t i = 2; i < schema::kLeadWords; ++i) article.body += " the";
  article.body += " late late";
  const IndexableDocument document = builder.Build(article, "2023");
  EXPECT_EQ(Find(document, "missil")->wdf, schema::kTitleWdf);
  EXPECT_EQ(Find(document, "drill")->wdf, schema::kTitleWdf + schema::kLeadWdf);
  EXPECT_EQ(Find(document, "late")->wdf, 2 * schema::kBodyWdf);
  EXPECT_EQ(Find(document, "parad")->wdf, schema::kCaptionWdf);
  EXPECT_EQ(Find(document, "Smissil")->wdf, 0U);
  EXPECT_EQ(Find(document, "XCnorth")->wdf, 0U);
}

TEST(DocumentBuilderTest, WordsInCaptionsAloneStillMakeALength) {
  DocumentBuilder builder;
  Article article = Example();
  article.title = "!!!";
  article.body = "...";
  uint32_t length = 0;
  for (const Posting& posting : builder.Build(article, "2023").postings) {
    length += posting.wdf;
  }
  EXPECT_EQ(length, 1U);
}

TEST(DocumentBuilderTest, TermsThatTheBodyLacksAreMarked) {
  DocumentBuilder builder;
  const IndexableDocument document = builder.Build(Example(), "2023");
  EXPECT_TRUE(Has(document, "XNmissil"));
  EXPECT_TRUE(Has(document, "XNparad"));
  EXPECT_FALSE(Has(document, "XNdrill"));
  EXPECT_FALSE(Has(document, "XNnorth"));
  EXPECT_THAT(Find(document, "XNmissil")->positions, IsEmpty());
}

TEST(DocumentBuilderTest, PostingsAreSortedAndDistinct) {
  DocumentBuilder builder;
  const IndexableDocument document = builder.Build(Example(), "2023");
  EXPECT_TRUE(std::is_sorted(
      document.postings.begin(), document.postings.end(),
      [](const Posting& a, const Posting& b) { return a.term < b.term; }));
  EXPECT_EQ(
      std::adjacent_find(
          document.postings.begin(), document.postings.end(),
          [](const Posting& a, const Posting& b) { return a.term == b.term; }),
      document.postings.end());
}

TEST(DocumentBuilderTest, WordsThatDifferFromTheirStemAreListedOnceAPeriod) {
  DocumentBuilder builder;
  EXPECT_TRUE(Has(builder.Build(Example(), "2023"), "XWmissile"));
  EXPECT_FALSE(Has(builder.Build(Example(), "2023"), "XWmissile"));
  const IndexableDocument other = builder.Build(Example(), "2024");
  EXPECT_TRUE(Has(other, "XWmissile"));
  EXPECT_FALSE(Has(other, "XWdrill"));
}

TEST(DocumentBuilderTest, ALanguageIsFoundByWhatItsTagBeginsWith) {
  DocumentBuilder builder;
  Article article = Example();
  article.lang = "zh_Hant-TW";
  const IndexableDocument document = builder.Build(article, "2023");
  for (const char* term : {"Lzh", "Lzh-hant", "Lzh-hant-tw"}) {
    EXPECT_TRUE(Has(document, term)) << term;
  }
  article.lang = std::string(100000, '-');  // no tag at all
  const IndexableDocument odd = builder.Build(article, "2023");
  EXPECT_EQ(std::count_if(
                odd.postings.begin(), odd.postings.end(),
                [](const Posting& one) { return one.term.starts_with("L"); }),
            1);
}

TEST(DocumentBuilderTest, FiltersValuesAndRecord) {
  DocumentBuilder builder;
  const Article article = Example();
  const IndexableDocument document = builder.Build(article, "2023");
  for (const char* term :
       {"Qa1", "Y2023", "M202311", "D20231109", "XSkcna", "Len-gb", "Len"}) {
    EXPECT_TRUE(Has(document, term)) << term;
  }
  EXPECT_TRUE(Has(document, schema::VersionTerm(ArticleVersion(article))));
  ASSERT_EQ(document.values.size(), 6U);
  EXPECT_EQ(document.values[schema::kDaySlot].second, "20231109");
  const absl::StatusOr<Article> stored = DecodeArticle(document.data);
  ASSERT_TRUE(stored.ok());
  EXPECT_EQ(*stored, article);
}

TEST(DocumentBuilderTest, DateTermsGoNoFurtherThanTheDate) {
  const struct {
    const char* published;
    std::vector<std::string> has;
    std::vector<std::string> lacks;
  } cases[] = {
      {"2023", {"Y2023", "XPY2023"}, {"M202301", "XU"}},
      {"2023-11", {"Y2023", "M202311", "XPM202311"}, {"D20231101", "XPY2023"}},
      {"2023-11-09T23:00:00Z", {"D20231110"}, {"D20231109", "XPM202311"}},
      {"", {"XU"}, {"Y2023"}},
  };
  for (const auto& one : cases) {
    DocumentBuilder builder;
    Article article = Example();
    article.published = one.published;
    const IndexableDocument document = builder.Build(article, "x");
    for (const std::string& term : one.has) {
      EXPECT_TRUE(Has(document, term)) << one.published << " " << term;
    }
    for (const std::string& term : one.lacks) {
      EXPECT_FALSE(Has(document, term)) << one.published << " " << term;
    }
  }
}

}  // namespace
}  // namespace defnews
