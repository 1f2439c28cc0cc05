// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/names/korean_name.h"

namespace defnews {
namespace {

std::string First(std::string_view text) {
  const auto readings = ReadName(text);
  return readings.empty() ? "" : readings[0].hangul;
}

double ClosenessOf(std::string_view text, std::string_view hangul) {
  for (const NameReading& reading : ReadName(text)) {
    if (reading.hangul == hangul) return reading.closeness;
  }
  return 0;
}

bool Meet(std::string_view a, std::string_view b) {
  for (const NameReading& reading : ReadName(a)) {
    if (ClosenessOf(b, reading.hangul) > 0) return true;
  }
  return false;
}

TEST(ReadName, TakesEveryFormOfOneName) {
  for (const char* text :
       {"Shin Won-sik",   "shin won sik",    "SHIN WON SIK",
        "Shin Wonsik",    "shinwonsik",      "Wonsik Shin",
        "Won-sik Shin",   "won sik shin",    "wonsikshin",
        "Shin, Wonsik",   "Shin, Won-sik",   "Shin, Won Sik",
        "Shin Won-sik's", "Shin Won-shik",   "Sin Wŏnsik",
        "Sin Wŏn-sik",    "Shin Won–sik",    "신원식",
        "신원식 장관",    "신원식이",        "신 원식",
        "신원식장관은",   "  Shin Won-sik ", "\"Shin Won-sik\""}) {
    EXPECT_GT(ClosenessOf(text, "신원식"), 0) << text;
  }
}

TEST(ReadName, NeverJoinsWhatSpellingTellsApart) {
  const std::pair<const char*, const char*> kApart[] = {
      {"Shin Jin", "Shim Jin"},
      {"Shin Won-sik", "Shin Won-suk"},
      {"Jeon Ha-gyu", "Jeong Ha-gyu"},
      {"Park Jin", "Paik Jin"},
      {"Suh Wook", "Suh Hoon"},
      {"Pak Jong-chon", "Pak Jong-chol"},
      {"Cho Tae-yul", "Cho Tae-yong"},
      {"Lee Jae-myung", "Lee Jae-myun"},
      {"Ahn Gyu-baek", "Ahn Ki-baek"},
      {"Song Young-moo", "Song Young-koo"},
      {"Shin Beom-chul", "Seo Beom-chul"},
      {"Kim Yong-hyun", "Kim Yang-hyun"},
      {"Kim Jae-in", "Kim Je-in"},
      {"Kim Kuk-tae", "Kim Kung-tae"},
      {"Kusong", "Kaesong"},
      {"Cheongju", "Chungju"},
      {"Hwasong", "Hwasan"},
      {"Pyongyang", "North Pyongan"},
      {"Jinju", "Jeonju"},
      {"Cheongung", "Chunmoo"}};
  for (const auto& [a, b] : kApart) {
    EXPECT_FALSE(ReadName(a).empty()) << a;
    EXPECT_FALSE(ReadName(b).empty()) << b;
    EXPECT_FALSE(Meet(a, b)) << a << " and " << b;
  }
}

TEST(ReadName, RanksWhatSpellingCannotTellApart) {
  EXPECT_EQ(ClosenessOf("Park Yong-hyun", "박용현"), 1);
  EXPECT_GT(ClosenessOf("Park Yong-hyun", "박영현"), 0);
  EXPECT_LT(ClosenessOf("Park Yong-hyun", "박영현"), 1);
  EXPECT_EQ(ClosenessOf("Park Young-hyun", "박영현"), 1);
  EXPECT_GT(ClosenessOf("Kim Sung-ho", "김성호"), 0);
  EXPECT_GT(ClosenessOf("Kim Sung-ho", "김승호"), 0);
}

TEST(ReadName, FoldsTheInitialSound) {
  EXPECT_EQ(First("리영호"), "이영호");
  EXPECT_EQ(First("이영호"), "이영호");
  EXPECT_EQ(First("최룡해"), "최용해");
  EXPECT_EQ(First("로광철"), "노광철");
  EXPECT_TRUE(Meet("Ri Yong-ho", "Lee Young-ho"));
  EXPECT_TRUE(Meet("Choe Ryong Hae", "Choi Yong-hae"));
  EXPECT_TRUE(Meet("Ryu Woo-ik", "Yoo Woo-ik"));
}

TEST(ReadName, ReadsMcCuneReischauer) {
  EXPECT_GT(ClosenessOf("Ch'oe Sŏnhŭi", "최선희"), 0);
  EXPECT_GT(ClosenessOf("Ch’oe Ryonghae", "최용해"), 0);
  EXPECT_GT(ClosenessOf("Chang Sŏngt'aek", "장성택"), 0);
  EXPECT_GT(ClosenessOf("Wi Sŏngnak", "위성락"), 0);  // sounds changed
  EXPECT_EQ(First("P'yŏngyang"), "평양");
  EXPECT_EQ(ClosenessOf("Wi Seong-nak", "위성락"), 0);  // RR: as it stands
}

TEST(ReadName, KnowsTheLexicon) {
  EXPECT_EQ(ReadName("Kim Jong Un").size(), 1u);
  EXPECT_EQ(First("Syngman Rhee"), "이승만");
  EXPECT_EQ(First("Kim Koo"), "김구");
  EXPECT_EQ(First("phyongyang"), "평양");
  EXPECT_EQ(First("Gaeseong"), "개성");
  EXPECT_EQ(First("mt. paektu"), "백두산");
  EXPECT_EQ(ReadName("Pyongyang")[0].kind, NameKind::kPlace);
  EXPECT_EQ(ReadName("Hyunmoo")[0].kind, NameKind::kWeapon);
  EXPECT_TRUE(Meet("Cheonan", "천안함"));
  EXPECT_TRUE(Meet("Hwasongpho", "화성"));
}

TEST(ReadName, TakesSurnamesOfTwoSyllables) {
  EXPECT_EQ(First("Namgung Min"), "남궁민");
  EXPECT_EQ(First("Nam Gung Jin Woo"), "남궁진우");
  EXPECT_EQ(First("Sunwoo Eun-sook"), "선우은숙");
  EXPECT_EQ(First("황보관"), "황보관");
}

TEST(ReadName, RefusesWhatIsNoName) {
  for (const char* text : {"",
                           " ",
                           "-",
                           "extended deterrence",
                           "moon landing",
                           "han river",
                           "lee university",
                           "no one",
                           "so long",
                           "song in",
                           "park in",
                           "won-sik",
                           "kim",
                           "12 August",
                           "kim jong un visits moscow",
                           "정부",
                           "한국의",
                           "확장억제",
                           "Kim; Jong",
                           "Kim (Jong)",
                           "\xff\xfe"}) {
    EXPECT_TRUE(ReadName(text).empty()) << text << " " << First(text);
  }
}

TEST(ReadName, GivesFewReadingsClosestFirst) {
  for (const char* text : {"Jon Song-son", "Cho Jung-sun", "Chun Chung-sung"}) {
    const auto readings = ReadName(text);
    ASSERT_FALSE(readings.empty()) << text;
    EXPECT_LE(readings.size(), kMaxReadings);
    EXPECT_EQ(readings[0].closeness, 1);
    EXPECT_TRUE(std::is_sorted(readings.begin(), readings.end(),
                               [](const auto& a, const auto& b) {
                                 return a.closeness > b.closeness;
                               }));
  }
}

TEST(ReadName, IsQuickOnHostileText) {
  const auto start = std::chrono::steady_clock::now();
  ReadName(std::string(4 << 20, 'o'));
  ReadName("Kim " + std::string(4 << 20, 'a') + "-un");
  std::string hangul;
  for (int i = 0; i < 1 << 20; ++i) hangul += "김";
  ReadName(hangul);
  const auto took = std::chrono::steady_clock::now() - start;
  EXPECT_LT(took, std::chrono::seconds(2));
}

}  // namespace
}  // namespace defnews
