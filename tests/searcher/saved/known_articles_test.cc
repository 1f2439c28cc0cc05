// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/known_articles.h"

#include <gtest/gtest.h>

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
  EXPECT_EQ(known.size(), 2U);
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
