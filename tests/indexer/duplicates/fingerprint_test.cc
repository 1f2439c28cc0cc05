// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/fingerprint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <string>
#include <utility>

#include "tests/indexer/duplicates/stories.h"

namespace defnews {
namespace {

bool Copies(const Words& a, const Words& b) {
  return AreCopies(MakeFingerprint(JoinWords(a)),
                   MakeFingerprint(JoinWords(b)));
}

TEST(FingerprintTest, LayoutCaseAndPunctuationDoNotCount) {
  const char* plain =
      "The army's spokesman said on Monday the drill went well, and ended.";
  const char* other =
      "  THE ARMY’S spokesman — said on Monday:\n\nthe drill went “well” and "
      "ended";
  EXPECT_NE(ContentKey(plain), 0U);
  EXPECT_EQ(ContentKey(plain), ContentKey(other));
  EXPECT_EQ(MakeFingerprint(plain).shingles, MakeFingerprint(other).shingles);
  EXPECT_EQ(MakeFingerprint(plain).content, ContentKey(plain));
  EXPECT_EQ(MakeFingerprint(plain).words, 12U);
  EXPECT_EQ(ContentKeyOf(MakeFingerprint(plain)), ContentKey(plain));
  EXPECT_EQ(ContentKeyOf(MakeFingerprint("too short a text")), 0U);
  EXPECT_EQ(ContentKey("too short a text"), 0U);
}

TEST(FingerprintTest, HashesAreInOrder) {
  std::mt19937 random(3);
  for (size_t words = 1; words < 9000; words = words * 4 / 3 + 1) {
    std::string text;
    for (size_t at = 0; at < words; ++at) {
      // Every third is the same.
      text += at % 3 == 0 ? "the " : std::to_string(random() % 5000) + " ";
    }
    const Fingerprint print = MakeFingerprint(text);
    const auto& shingles = print.shingles;
    EXPECT_EQ(std::adjacent_find(shingles.begin(), shingles.end(),
                                 std::greater_equal<>()),
              shingles.end());
    EXPECT_TRUE(
        std::is_sorted(print.word_hashes.begin(), print.word_hashes.end()));
    EXPECT_EQ(print.words, words);
    if (words < 500) {
      EXPECT_EQ(print.word_hashes.size(), words);
    }
    EXPECT_LE(shingles.size(), 512U);
    EXPECT_LE(print.word_hashes.size(), 512U);
  }
}

TEST(FingerprintTest, WordsAreToldApartInEveryScript) {
  EXPECT_EQ(MakeFingerprint("군은 미사일을 발사했다.").words, 3U);
  EXPECT_EQ(MakeFingerprint("北韓 発射「ミサ」").words, 6U);
  EXPECT_EQ(MakeFingerprint("F-35A, 12:30").words, 4U);
  EXPECT_EQ(MakeFingerprint("\xff\xc3 a\xe4\xb8").words, 1U);
  EXPECT_EQ(MakeFingerprint("").words, 0U);
}

TEST(FingerprintTest, ShortTextsHaveNoNearCopies) {
  Words nine = Story(9, 1);
  EXPECT_EQ(ContentKey(JoinWords(nine)), 0U);
  EXPECT_FALSE(Copies(nine, nine));
  const Words ten = Story(10, 1);
  Words other = ten;
  other.back() = "other";
  EXPECT_TRUE(Copies(ten, ten));
  EXPECT_FALSE(Copies(ten, other));
  const Words twenty = Story(20, 1);
  other = twenty;
  other.back() = "other";
  EXPECT_TRUE(Copies(twenty, other));
}

TEST(FingerprintTest, CopiesAreKnownAfterEveryEdit) {
  std::mt19937_64 random(7);
  for (const size_t length : {150U, 400U, 3000U}) {
    for (uint64_t seed = 0; seed < 20; ++seed) {
      const Words story = Story(length, seed);
      EXPECT_TRUE(Copies(story, WithJunk(story, &random)));
      EXPECT_TRUE(Copies(story, WithReplaced(story, 8, &random)));
      EXPECT_TRUE(Copies(story, CutTo(story, 60)));
      EXPECT_TRUE(Copies(story, CutTo(story, 45)));
      EXPECT_TRUE(Copies(story, WithAdded(story, 25, &random)));
      EXPECT_TRUE(Copies(story, Reordered(story, &random)));
      EXPECT_FALSE(Copies(story, WithReplaced(story, 40, &random)));
      EXPECT_FALSE(Copies(story, Story(length, seed + 1000)));
      EXPECT_FALSE(Copies(story, CutTo(story, 30)));
    }
  }
}

TEST(FingerprintTest, ARoundUpIsNoCopyOfItsParts) {
  Words round_up;
  for (uint64_t seed = 0; seed < 3; ++seed) {
    const Words part = Story(200, seed);
    round_up.insert(round_up.end(), part.begin(), part.end());
  }
  EXPECT_FALSE(Copies(round_up, Story(200, 1)));
}

TEST(FingerprintTest, LongTextsAreSampledAlike) {
  const Words story = Story(200000, 1);
  const Fingerprint whole = MakeFingerprint(JoinWords(story));
  EXPECT_LE(whole.shingles.size(), 512U);
  EXPECT_GE(whole.shingles.size(), 200U);
  EXPECT_TRUE(std::is_sorted(whole.shingles.begin(), whole.shingles.end()));
  for (const uint32_t shingle : whole.shingles) {
    EXPECT_EQ(shingle & ((1U << whole.level) - 1), 0U);
  }
  EXPECT_TRUE(Copies(story, CutTo(story, 60)));
  EXPECT_LE(SampleShingles(whole).shingles.size(), 32U);
  EXPECT_GE(SampleShingles(whole).shingles.size(), 8U);
}

// Texts from equal to unlike, through all that lies between, short and long.
TEST(FingerprintTest, TheSieveLetsAllCopiesPassAndStopsMostOthers) {
  std::mt19937_64 random(7);
  size_t copies = 0;
  size_t others = 0;
  size_t passed = 0;
  for (int round = 0; round < 1500; ++round) {
    const Words story = Story(20 + random() % 1200, random());
    Words other = CutTo(story, 30 + random() % 71);
    const uint64_t exchanged = random() % 100;
    for (std::string& word : other) {
      if (random() % 400 < exchanged) word = InventedWord(&random);
    }
    if (random() % 2 == 0) other = WithJunk(std::move(other), &random);
    const Fingerprint a = MakeFingerprint(JoinWords(story));
    const Fingerprint b = MakeFingerprint(JoinWords(other));
    const bool may_be = CopySieve(a).MayBeCopies(b);
    EXPECT_EQ(AreCopies(a, b), AreCopies(b, a));
    if (AreCopies(a, b)) {
      ++copies;
      EXPECT_TRUE(may_be);
      EXPECT_TRUE(CopySieve(b).MayBeCopies(a));
    } else {
      ++others;
      passed += may_be ? 1 : 0;
    }
  }
  EXPECT_GT(copies, 300U);
  EXPECT_GT(others, 300U);
  EXPECT_LT(passed * 2, others);
}

TEST(FingerprintTest, ATextOfOneWordRepeatedIsLinear) {
  std::string text;
  for (int i = 0; i < 1000000; ++i) text += "ha ";
  const Fingerprint fingerprint = MakeFingerprint(text);
  EXPECT_EQ(fingerprint.words, 1000000U);
  EXPECT_EQ(fingerprint.shingles.size(), 1U);
}

}  // namespace
}  // namespace defnews
