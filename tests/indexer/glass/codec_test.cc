// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/codec.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/glass/read_positions.h"
#include "indexer/glass/position_list.h"
#include "indexer/glass/term_list.h"

namespace defnews::glass {
namespace {

using namespace std::string_literals;

constexpr uint32_t kMost = std::numeric_limits<uint32_t>::max();

std::string Sortable(uint32_t docid) {
  std::string bytes;
  AppendSortable(docid, &bytes);
  return bytes;
}

TEST(Codec, WritesDocidsAsTheFormatSays) {
  const std::pair<uint32_t, std::string> cases[] = {
      {1, "\x00\x01"s},
      {0x7fff, "\x7f\xff"s},
      {0x8000, "\x80\x80\x00"s},
      {(1 << 22) - 1, "\xbf\xff\xff"s},
      {1 << 22, "\xc0\x40\x00\x00"s},
      {(1 << 29) - 1, "\xdf\xff\xff\xff"s},
      {1 << 29, "\xe0\x20\x00\x00\x00"s},
      {kMost, "\xe0\xff\xff\xff\xff"s},
  };
  for (const auto& [docid, bytes] : cases) EXPECT_EQ(Sortable(docid), bytes);
}

TEST(Codec, DocidsSortAsNumbersDo) {
  std::mt19937 random(7);
  for (int at = 0; at < 10000; ++at) {
    const auto a = static_cast<uint32_t>(random() >> random() % 32);
    const auto b = static_cast<uint32_t>(random() >> random() % 32);
    EXPECT_EQ(a < b, Sortable(a) < Sortable(b)) << a << " " << b;
  }
}

TEST(Codec, NulsOfATermAreEscaped) {
  std::string key;
  AppendTerm("a\0b\0"s, &key);
  EXPECT_EQ(key,
            "a\0\xff"
            "b\0\xff"s);
}

TEST(Codec, DecoderStopsAtTheEnd) {
  Decoder decoder(
      "\x05"
      "abc");
  EXPECT_EQ(decoder.String(), "");
  EXPECT_FALSE(decoder.ok());
  EXPECT_EQ(decoder.Vint(), 0U);
  Decoder endless(
      std::string_view("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"));
  endless.Vint();
  EXPECT_FALSE(endless.ok());
}

std::string Coded(const std::vector<uint32_t>& positions) {
  ByteBuffer bytes;
  EXPECT_TRUE(AppendPositions(positions, &bytes));
  return std::string(bytes.view());
}

TEST(PositionList, OneIsOnlyItself) { EXPECT_EQ(Coded({300}), "\xac\x02"); }

// First 5 of 9 choices: four bits would hold 16, so 7 spare ones, of which the
// middle numbers 1 to 7 take three bits. Then 1 of 4: two bits. Then 7 is the
// second of the three between: one spare, m = 1, so one bit, 0.
TEST(PositionList, ThreeAreCodedAsTheFormatSays) {
  EXPECT_EQ(Coded({5, 7, 9}), "\x09\x2d");  // 0 1 01 101, from the highest bit
}

TEST(PositionList, WhatIsWrittenIsReadBack) {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::set<uint32_t> wanted;
    const size_t count = random() % (round % 10 == 0 ? 2000 : 8) + 1;
    const uint32_t mask = kMost >> random() % 32;
    for (size_t at = 0; at < count; ++at) {
      wanted.insert(static_cast<uint32_t>(random()) & mask);
    }
    if (round % 3 == 0) wanted.insert(kMost);
    // The format cannot tell 0 and 1 from 1 alone; nothing stands at 0 here.
    wanted.erase(0);
    if (wanted.empty()) continue;
    const std::vector<uint32_t> positions(wanted.begin(), wanted.end());
    std::vector<uint32_t> back;
    ASSERT_TRUE(ReadPositions(Coded(positions), &back));
    EXPECT_EQ(back, positions);
  }
}

TEST(PositionList, PositionsOutOfOrderAreRefused) {
  ByteBuffer bytes;
  bytes.Append("x");
  EXPECT_FALSE(AppendPositions(std::vector<uint32_t>{1, 1}, &bytes));
  EXPECT_FALSE(AppendPositions(std::vector<uint32_t>{1, 3, 2}, &bytes));
  EXPECT_EQ(bytes.view(), "x");
}

TEST(PositionList, WhatIsCutShortIsNoList) {
  const std::string bytes = Coded({5, 70, 900, 1001});
  std::vector<uint32_t> positions;
  for (size_t size = 3; size < bytes.size(); ++size) {
    EXPECT_FALSE(ReadPositions(bytes.substr(0, size), &positions)) << size;
  }
  EXPECT_FALSE(ReadPositions(bytes + "x", &positions));
}

// As damage makes them: they promise two milliards of positions.
TEST(PositionList, WhatItsBytesCannotHoldIsNotMadeRoomFor) {
  const std::string bytes("\xff\xff\xff\xff\x0f\0\0\0\0\xff\xff\xff\xff", 13);
  std::vector<uint32_t> positions;
  EXPECT_FALSE(ReadPositions(bytes, &positions));
  EXPECT_EQ(positions.capacity(), 0U);
}

TEST(PositionList, ARowOfOneWordIsReadWhole) {
  std::vector<uint32_t> row(1'000'000);
  for (uint32_t at = 0; at < row.size(); ++at) row[at] = at + 7;
  std::vector<uint32_t> back;
  ASSERT_TRUE(ReadPositions(Coded(row), &back));
  EXPECT_EQ(back, row);
}

TEST(TermList, WhatIsWrittenIsReadBack) {
  const std::vector<ListedTerm> terms = {
      {"Q1", 0},
      {"a", 126},
      {"ab", 127},
      {"abc", kMost},
      {std::string(245, 'b'), 1},
      {std::string(244, 'b') + "c", 1},
      {"c", 0},
      {"c\0d"s, 3},
  };
  TermListWriter writer;
  writer.Begin();
  for (const ListedTerm& term : terms) writer.Add(term.term, term.wdf);
  EXPECT_EQ(writer.length(), uint64_t{kMost} + 126 + 127 + 5);
  const std::string list(writer.Finish());
  std::vector<ListedTerm> back;
  ASSERT_TRUE(ReadTermList(list, &back));
  ASSERT_EQ(back.size(), terms.size());
  for (size_t at = 0; at < terms.size(); ++at) {
    EXPECT_EQ(back[at].term, terms[at].term);
    EXPECT_EQ(back[at].wdf, terms[at].wdf);
  }
  EXPECT_FALSE(ReadTermList(list.substr(0, list.size() - 1), &back));
}

}  // namespace
}  // namespace defnews::glass
