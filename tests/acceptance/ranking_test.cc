// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above what, and why: kinds of evidence, one by one. Whole
// rankings are judged in tests/relevance.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/acceptance/small_index.h"

namespace defnews {
namespace {

using Json = nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

Json Story(const std::string& id, const std::string& title,
           const std::string& body) {
  return {{"id", id}, {"title", title}, {"body", body}, {"lang", "en"}};
}

// Articles that have none of what is asked for, so that words are rare.
std::vector<Json> With(std::vector<Json> articles, unsigned others = 40) {
  for (unsigned i = 0; i < others; ++i) {
    articles.push_back(Story("other-" + std::to_string(i),
                             "Notes on " + Filler(2 * i, 2),
                             Filler(2 * i + 1, 60 + static_cast<int>(i))));
  }
  return articles;
}

SearchOptions Any() {
  SearchOptions options;
  options.any = true;
  return options;
}

TEST(Ranking, TitleAboveLeadAboveBodyAboveCaption) {
  Json caption = Story("caption", "Notes " + Filler(101, 4), Filler(102, 80));
  caption["captions"] = {"A torpedo on the quay"};
  SmallIndex index(With(
      {Story("body", "Notes " + Filler(103, 4),
             Filler(104, 60) + " torpedo " + Filler(105, 19)),
       Story("lead", "Notes " + Filler(106, 4),
             Filler(107, 5) + " torpedo " + Filler(108, 74)),
       Story("title", "Torpedo " + Filler(109, 4), Filler(110, 80)), caption}));
  EXPECT_THAT(index.Ids("torpedo"),
              ElementsAre("title", "lead", "body", "caption"));
  EXPECT_THAT(index.Ids("torpedo OR zeppelin"),
              ElementsAre("title", "lead", "body", "caption"));
}

TEST(Ranking, PhraseInTheTitleAboveOneInTheBody) {
  SmallIndex index(With(
      {Story("body", "Notes " + Filler(111, 4),
             Filler(112, 60) + " silent torpedo " + Filler(113, 20)),
       Story("title", "Silent torpedo " + Filler(114, 2), Filler(115, 82))}));
  EXPECT_THAT(index.Ids("\"silent torpedo\""), ElementsAre("title", "body"));
  EXPECT_THAT(index.Ids("silent torpedo"), ElementsAre("title", "body"));
}

TEST(Ranking, WhatWasTypedAboveAnotherWording) {
  SmallIndex index(With(
      {Story("wording", "Notes " + Filler(116, 4),
             Filler(117, 40) + " the Security Consultative Meeting " +
                 Filler(118, 40)),
       Story("typed", "Notes " + Filler(119, 4),
             Filler(120, 40) + " the SCM meets today " + Filler(121, 40))}));
  EXPECT_THAT(index.Ids("SCM"), ElementsAre("typed", "wording"));
  EXPECT_THAT(index.Ids("SCM", Any()), ElementsAre("typed", "wording"));
  EXPECT_THAT(index.Ids("\"Security Consultative Meeting\""),
              ElementsAre("wording", "typed"));
}

TEST(Ranking, SpellingThatWasTypedAboveOthersOfTheName) {
  unsigned seed = 500;
  const auto story = [&](const std::string& id, const std::string& name) {
    seed += 3;
    return Story(
        id, "Notes " + Filler(seed + 0, 4),
        Filler(seed + 1, 40) + " " + name + " spoke " + Filler(seed + 2, 40));
  };
  SmallIndex index(
      With({story("north", "Sin Won Sik"), story("south", "Shin Won-sik"),
            story("hangul", "신원식")}));
  const std::vector<std::string> south = index.Ids("\"Shin Won-sik\"");
  EXPECT_THAT(south, IsSupersetOf({"north", "south", "hangul"}));
  EXPECT_EQ(south.at(0), "south");
  EXPECT_EQ(index.Ids("\"Sin Won Sik\"").at(0), "north");
  EXPECT_EQ(index.Ids("Sin Won Sik", Any()).at(0), "north");
  EXPECT_EQ(index.Ids("신원식").at(0), "hangul");
}

// The letters of Jeon Jong-su stand for many Hangul names; articles about
// others of them must not come before the one that is spelled so.
TEST(Ranking, RareNameIsNotDrownedByItsReadings) {
  std::vector<Json> articles = {
      Story("typed", "Notes " + Filler(125, 4),
            Filler(126, 60) + " Jeon Jong-su spoke " + Filler(127, 20))};
  for (unsigned i = 0; i < 12; ++i) {
    articles.push_back(Story(
        "reading-" + std::to_string(i), "Notes " + Filler(200 + i, 4),
        Filler(300 + i, 20) + (i % 2 == 0 ? " 전종수 전정수 " : " 전정수 ") +
            Filler(400 + i, 60)));
  }
  SmallIndex index(With(articles));
  for (const char* query : {"\"Jeon Jong-su\"", "Jeon Jong-su"}) {
    const std::vector<std::string> ids = index.Ids(query);
    ASSERT_FALSE(ids.empty()) << query;
    EXPECT_EQ(ids[0], "typed") << query;
  }
  EXPECT_EQ(index.Ids("Jeon Jong-su", Any()).at(0), "typed");
}

TEST(Ranking, RareWordAboveCommonOnes) {
  std::vector<Json> articles = With({});
  for (Json& article : articles) {
    article["body"] = "harbour gravel, " + article["body"].get<std::string>();
  }
  articles.push_back(Story("rare", "Notes " + Filler(131, 4),
                           Filler(132, 60) + " zeppelin " + Filler(133, 10)));
  articles.push_back(Story("common", "Notes harbour gravel",
                           "harbour gravel " + Filler(134, 70)));
  SmallIndex index(articles);
  EXPECT_EQ(index.Ids("harbour gravel zeppelin", Any()).at(0), "rare");
}

TEST(Ranking, StopWordsMatchAndDoNotScore) {
  SmallIndex index(With({Story("wanted", "Notes " + Filler(132, 4),
                               Filler(133, 60) + " torpedo " + Filler(134, 9)),
                         Story("stops", "The of the to and",
                               "the of the to and the of the to and")}));
  const SearchResults results = index.Search("the torpedo of the", Any());
  EXPECT_EQ(results.total, 2U);
  EXPECT_EQ(results.hits.at(0).id, "wanted");
  EXPECT_EQ(results.hits.at(1).score, 0);
  EXPECT_GT(index.Search("the of").hits.at(0).score, 0);
}

TEST(Ranking, PartsOfACompoundCountAmongAlternatives) {
  SmallIndex index(
      With({Story("apart", "Notes " + Filler(135, 4),
                  "torpedo layer " + Filler(136, 30) + " boundary " +
                      Filler(137, 30)),
            Story("none", "Notes " + Filler(138, 4),
                  "torpedo " + Filler(139, 31) + " " + Filler(140, 31))}));
  EXPECT_THAT(index.Ids("torpedo boundary-layer", Any()),
              ElementsAre("apart", "none"));
  // They add nothing to what matches.
  EXPECT_EQ(index.Search("boundary-layer OR zeppelin").total, 0U);
  EXPECT_EQ(index.Search("torpedo boundary-layer").total, 0U);
}

// libxapian 1.4.22 reads freed memory, and at times crashes, where all parts of
// an OP_MAX come to their end in one of several partitions.
TEST(Ranking, WordingsThatOnePartitionLacksDoNoHarm) {
  std::vector<Json> articles = With({});
  for (size_t i = 0; i < articles.size(); ++i) {
    const bool late = i % 2 == 0;
    articles[i]["published"] = late ? "2023-03-01" : "2021-03-01";
    articles[i]["body"] =
        articles[i]["body"].get<std::string>() +
        (late ? " missile Security Consultative Meeting" : " missile");
  }
  SmallIndex index(articles);
  EXPECT_EQ(index.Search("SCM missile").total, 20U);
  EXPECT_EQ(index.Search("SCM").total, 20U);
  EXPECT_EQ(index.Search("SCM missile", Any()).total, 40U);
  SearchOptions explain;
  explain.explain = true;
  for (const std::string& line : index.Search("SCM", explain).explanation) {
    EXPECT_THAT(line, Not(HasSubstr(" MAX ")));
  }
}

}  // namespace
}  // namespace defnews
