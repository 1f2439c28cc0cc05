// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/names/korean_name.h"
#include "common/names/name_scan.h"
#include "common/text/char_class.h"

namespace defnews {
namespace {

// "surface=first reading" of each mention, separated by "; ".
std::string Found(std::string_view text) {
  std::vector<NameMention> mentions;
  FindNames(text, &mentions);
  std::string out;
  for (const NameMention& mention : mentions) {
    if (!out.empty()) out += "; ";
    out += text.substr(mention.begin, mention.end - mention.begin);
    out += "=" + mention.readings[0].hangul;
  }
  return out;
}

struct Case {
  const char* text;
  const char* found;
};

void CheckAll(const std::vector<Case>& cases) {
  for (const Case& each : cases) EXPECT_EQ(Found(each.text), each.found);
}

TEST(FindNames, FindsNamesInEnglishText) {
  CheckAll({
      {"Minister Shin Won-sik said", "Shin Won-sik=신원식"},
      {"Gen. Kim Seung-gyeom.", "Kim Seung-gyeom=김승겸"},
      {"Kim Jong-un's sister", "Kim Jong-un=김정은"},
      {"Kim Jong Un’s order", "Kim Jong Un=김정은"},
      {"by Won-sik Shin and", "Won-sik Shin=신원식"},
      {"by Wonsik Shin and", "Wonsik Shin=신원식"},
      {"Shin, Won-sik: author", "Shin, Won-sik=신원식"},
      {"Shin, Wonsik (author)", "Shin, Wonsik=신원식"},
      {"KIM JONG UN VISITS", "KIM JONG UN=김정은"},
      {"AHN Gyu-back said", "AHN Gyu-back=안규백"},
      {"Suh Wook, then Suh Hoon", "Suh Wook=서욱; Suh Hoon=서훈"},
      {"Moon Jae-in-led", "Moon Jae-in=문재인"},
      {"Ri Pyong Chol and Pak Jong Chon went",
       "Ri Pyong Chol=이병철; Pak Jong Chon=박정천"},
      {"Namgung Min-su said", "Namgung Min-su=남궁민수"},
      {"Premier I Nak-yeon said", "I Nak-yeon=이낙연"},
      {"ComradeKim Jong Un", "Kim Jong Un=김정은"},
      {"Sin Wŏnsik", "Sin Wŏnsik=신원식"},
      {"Syngman Rhee", "Syngman Rhee=이승만"},
      {"the Sejong the Great destroyer", "Sejong the Great=세종대왕함"},
      {"from Phyongyang to Mt. Paektu", "Phyongyang=평양; Mt. Paektu=백두산"},
      {"a Hwasong-17 missile", "Hwasong=화성"},
      {"Kim Chaek University", "Kim Chaek=김책"},
  });
}

TEST(FindNames, PassesOverWhatOnlyLooksLikeAName) {
  for (const char* text : {"Song In the choir",
                           "Park In the town",
                           "Won In a row",
                           "Han River",
                           "Moon Landing",
                           "Lee University",
                           "In Seo-called",
                           "I So-called it",
                           "In Shan-tung",
                           "No One",
                           "So Long",
                           "An American",
                           "In China",
                           "No China",
                           "Kim said",
                           "Kim And Lee",
                           "Jong Un said",
                           "Jong-un said",
                           "Won-sik said",
                           "Mr. Kim. Jong-un left",
                           "President Moon\nJae-in",
                           "Kim, Park and Lee",
                           "the kim jong un",
                           "Kim’s Jong-un",
                           "Park Service",
                           "Song China",
                           "Moon Says No To War",
                           "Ho Chi Minh",
                           "Li Hung Chang",
                           "Jae-in No",
                           "HAN IS SO",
                           ""}) {
    EXPECT_EQ(Found(text), "") << text;
  }
}

TEST(FindNames, FindsNamesInKoreanText) {
  CheckAll({
      {"신원식 국방부 장관은 9일", "신원식=신원식"},
      {"김명수 합참의장과 조태열 외교부장관에게",
       "김명수=김명수; 조태열=조태열"},
      {"신원식은 말했다", "신원식=신원식"},
      {"이종섭장관이", "이종섭=이종섭"},
      {"리영호 총참모장", "리영호=이영호"},
      {"남궁민수 대변인", "남궁민수=남궁민수"},
      {"서욱 장관과 박진 장관", "서욱=서욱; 박진=박진"},
      {"김정은이 평양에서", "김정은=김정은; 평양=평양"},
      {"천안함이 침몰", "천안함=천안함"},
      {"김명수(합참의장)", "김명수=김명수"},
  });
}

TEST(FindNames, PassesOverKoreanWords) {
  for (const char* text :
       {"정부가",        "이번에",   "한국의 장관", "한국은",
        "우리의 대통령", "지난해는", "성과적으로",  "강력한 의장",
        "위대한 수령",   "전시회",   "변호사가",    "지휘관은",
        "박대표는",      "김국장이", "국무 장관",   "부시 대통령",
        "구성을",        "하지만",   "나라의",      "조선의",
        "원인이"}) {
    EXPECT_EQ(Found(text), "") << text;
  }
}

TEST(FindNames, AppendsWithBytesOfTheText) {
  std::vector<NameMention> mentions(1);
  const std::string text = "“Shin Won-sik’s” 신원식 장관";
  FindNames(text, &mentions);
  ASSERT_EQ(mentions.size(), 3u);
  EXPECT_EQ(mentions[1].begin, 3u);
  EXPECT_EQ(mentions[1].end, 15u);
  EXPECT_EQ(text.substr(mentions[2].begin, 9), "신원식");
  EXPECT_EQ(mentions[2].end, mentions[2].begin + 9);
}

TEST(FindNames, IsLinearOnHostileText) {
  const auto start = std::chrono::steady_clock::now();
  for (const char* piece :
       {"Kim ", "K", "Kim-", "Kim Jong-", "Kim, ", "김", "Sejong the ", "Ch'",
        "ŏ", "Mt. ", "South ", "aB", "O'"}) {
    std::string text;
    while (text.size() < size_t{1} << 20) text += piece;
    std::vector<NameMention> mentions;
    FindNames(text, &mentions);
  }
  const auto took = std::chrono::steady_clock::now() - start;
  // Seconds on a busy machine with sanitizers; hours if it were quadratic.
  EXPECT_LT(took, std::chrono::seconds(200));
}

// As an analyzer does it that passes over the chunks it can.
std::vector<NameMention> FoundByChunks(std::string_view text,
                                       size_t* passed_over) {
  std::vector<NameMention> mentions;
  NameScan scan(text, &mentions);
  size_t last_capital = kNoCapital;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && !IsBlank(text[end])) ++end;
    const auto capital = LastCapitalIfNameless(text.substr(at, end - at));
    if (!capital.has_value()) {
      scan.Scan(at, end, last_capital);
      last_capital = kNoCapital;
    } else {
      ++*passed_over;
      if (*capital != kNoCapital) last_capital = at + *capital;
    }
    at = end + 1;
  }
  return mentions;
}

TEST(NameScan, FindsTheSameChunkByChunk) {
  const std::vector<std::string> pieces = {
      "Kim",   "Jong",    "un",     "Won",   "sik",  "Wonsik", "Shin",
      "South", "Korea",   "Seoul",  "Mt",    "Paek", "tu",     "Park",
      "KIM",   "JONG",    "UN",     "The",   "of",   "said",   "Mc",
      "Foo",   "Ch'oe",   "Ch’oe",  "Ŏ",     "ŭn",   "Rŭng",   "신원식",
      "장관",  "Comrade", "2nd",    "F-35A", "x",    "Lee",    "Han",
      "River", "Cheong",  "Gyeong", "A",     "Ri",   "Yong",   "ho"};
  const std::vector<std::string> joints = {
      " ",  " ",  " ",  " ", "-",  "",   ",", "'",
      "’s", "'s", ", ", ".", "  ", "\n", "–", "\xC2\xA0"};
  std::mt19937 random(20231109);
  size_t passed_over = 0;
  size_t found = 0;
  for (int round = 0; round < 100000; ++round) {
    std::string text;
    for (size_t left = 1 + random() % 12; left > 0; --left) {
      text += pieces[random() % pieces.size()];
      text += joints[random() % joints.size()];
    }
    std::vector<NameMention> whole;
    FindNames(text, &whole);
    const std::vector<NameMention> parts = FoundByChunks(text, &passed_over);
    ASSERT_EQ(whole.size(), parts.size()) << text;
    for (size_t at = 0; at < whole.size(); ++at) {
      ASSERT_EQ(whole[at].begin, parts[at].begin) << text;
      ASSERT_EQ(whole[at].end, parts[at].end) << text;
      ASSERT_EQ(whole[at].readings[0].hangul, parts[at].readings[0].hangul);
    }
    found += whole.size();
  }
  EXPECT_GT(passed_over, 10000u);
  EXPECT_GT(found, 10000u);
}

}  // namespace
}  // namespace defnews
