// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/known_articles.h"

#include <gtest/gtest.h>

#include "common/content_hash.h"

namespace defnews {
namespace {

TEST(KnownArticlesTest, TellsNewFromChangedFromSeen) {
  KnownArticles known;
  EXPECT_EQ(known.Look("a", 1), Seen::kNever);
  known.Add("a", 1);
  known.Add("b", 2);
  known.Settle();
  EXPECT_EQ(known.Look("a", 1), Seen::kAsItIs);
  EXPECT_EQ(known.Look("a", 2), Seen::kOtherwise);
  EXPECT_EQ(known.Look("c", 1), Seen::kNever);
  known.Add("a", 5);
  known.Add("a", 6);
  known.Settle();
  EXPECT_EQ(known.Look("a", 6), Seen::kAsItIs);
  EXPECT_EQ(known.Look("b", 6), Seen::kOtherwise);
}

TEST(KnownArticlesTest, ATextThatComesBackHasBeenSeen) {
  KnownArticles known;
  for (uint64_t text = 1; text <= 3; ++text) {
    known.Add("b", text + 100);
    known.Add("a", text);
    known.Settle();
  }
  EXPECT_EQ(known.Look("a", 1), Seen::kAsItIs);
  EXPECT_EQ(known.Look("a", 2), Seen::kAsItIs);
  EXPECT_EQ(known.Look("a", 101), Seen::kOtherwise);
  EXPECT_EQ(known.Look("b", 101), Seen::kAsItIs);
  known.Add("a", 1);
  known.Settle();
  EXPECT_EQ(known.size(), 6U);
  const absl::StatusOr<KnownArticles> read =
      KnownArticles::Decode(known.Encode());
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->Look("a", 2), Seen::kAsItIs);
  EXPECT_EQ(read->Look("b", 103), Seen::kAsItIs);
}

TEST(KnownArticlesTest, OfAnArticleWithoutEndTheLastTextsAreKnown) {
  KnownArticles known;
  known.Add("b", 0);
  for (uint64_t text = 0; text <= kTextsOfOne; ++text) {
    known.Add("a", text);
    if (text == 1) known.Add("a", 0);  // again, and so later than 1
    known.Settle();
  }
  EXPECT_EQ(known.size(), kTextsOfOne + 1);
  EXPECT_EQ(known.Look("a", 0), Seen::kAsItIs);
  EXPECT_EQ(known.Look("a", 1), Seen::kOtherwise);
  EXPECT_EQ(known.Look("a", 2), Seen::kAsItIs);
  EXPECT_EQ(known.Look("a", kTextsOfOne), Seen::kAsItIs);
  EXPECT_EQ(known.Look("b", 0), Seen::kAsItIs);
}

// Of version 1, whose files had another head and one text an article.
TEST(KnownArticlesTest, FilesWithOneTextAnArticleAreRead) {
  KnownArticles known;
  known.Add("a", 1);
  known.Settle();
  std::string bytes = known.Encode();
  constexpr size_t kChecksum = 32;
  bytes.resize(bytes.size() - kChecksum);
  bytes.replace(bytes.find('2'), 1, "1");
  bytes += ContentHash128(bytes);
  const absl::StatusOr<KnownArticles> read = KnownArticles::Decode(bytes);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->Look("a", 1), Seen::kAsItIs);
}

TEST(KnownArticlesTest, SurvivesBeingWrittenAndFindsDamage) {
  KnownArticles known;
  for (unsigned i = 0; i < 100; ++i) known.Add("id" + std::to_string(i), i * 7);
  known.Settle();
  const std::string bytes = known.Encode();
  const absl::StatusOr<KnownArticles> read = KnownArticles::Decode(bytes);
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->size(), 100U);
  EXPECT_EQ(read->Look("id42", 42 * 7), Seen::kAsItIs);
  for (size_t at = 0; at < bytes.size(); at += 13) {
    std::string damaged = bytes;
    damaged[at] ^= 1;
    EXPECT_FALSE(KnownArticles::Decode(damaged).ok()) << at;
  }
  EXPECT_FALSE(KnownArticles::Decode(bytes.substr(0, 40)).ok());
  EXPECT_FALSE(KnownArticles::Decode("").ok());
}

TEST(KnownArticlesTest, WhatReadersDoNotSeeIsNoChange) {
  Article article;
  article.id = "a";
  article.title = "Title";
  article.body = "Body";
  article.captions = {"One", "Two"};
  const uint64_t hash = ReadersHash(article);
  Article other = article;
  other.collected = "2024-01-01T00:00:00Z";
  other.published = "2024-01-01";
  other.url = "https://news.example/other";
  EXPECT_EQ(ReadersHash(other), hash);
  other.captions = {"OneTwo"};
  EXPECT_NE(ReadersHash(other), hash);
  other = article;
  other.body = "Body.";
  EXPECT_NE(ReadersHash(other), hash);
}

}  // namespace
}  // namespace defnews
