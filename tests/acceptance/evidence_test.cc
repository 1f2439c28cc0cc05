// SPDX-License-Identifier: GPL-3.0-or-later
// What --rerank, --feedback, --recent and --like weigh.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "tests/acceptance/small_index.h"

namespace defnews {
namespace {

using Json = nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::Not;

Json Story(const std::string& id, const std::string& body,
           const std::string& published = "") {
  Json story = {{"id", id}, {"title", "Notes"}, {"body", body}};
  if (!published.empty()) story["published"] = published;
  return story;
}

std::vector<Json> With(std::vector<Json> articles) {
  for (unsigned i = 0; i < 120; ++i) {
    articles.push_back(
        Story("other-" + std::to_string(i), Filler(1000 + i, 70)));
  }
  return articles;
}

std::set<std::string> AsSet(const std::vector<std::string>& ids) {
  return {ids.begin(), ids.end()};
}

TEST(Rerank, WordsNearEachOtherComeFirst) {
  SmallIndex index(With(
      {Story("apart", Filler(101, 31) + " torpedo " + Filler(102, 30) +
                          " alarm " + Filler(103, 8)),
       Story("near", Filler(104, 40) + " torpedo alarm " + Filler(105, 30))}));
  SearchOptions options;
  EXPECT_THAT(index.Ids("torpedo alarm", options),
              ElementsAre("apart", "near"));
  options.rerank = true;
  EXPECT_THAT(index.Ids("torpedo alarm", options),
              ElementsAre("near", "apart"));
  options.any = true;
  EXPECT_THAT(index.Ids("torpedo alarm", options),
              ElementsAre("near", "apart"));
}

TEST(Rerank, PagesJoinAndNothingElseMatches) {
  std::vector<Json> articles;
  for (unsigned i = 0; i < 90; ++i) {
    articles.push_back(
        Story("s" + std::to_string(i), Filler(i, 20) + " torpedo " +
                                           Filler(200 + i, i % 11) + " alarm " +
                                           Filler(400 + i, 20 + i % 7)));
  }
  SmallIndex index(articles);
  SearchOptions options;
  options.limit = 0;
  const std::vector<std::string> plain = index.Ids("torpedo alarm", options);
  options.rerank = true;
  const std::vector<std::string> all = index.Ids("torpedo alarm", options);
  EXPECT_NE(all, plain);
  EXPECT_EQ(AsSet(all), AsSet(plain));
  // What stood below the best 50 stays where it was.
  EXPECT_TRUE(std::equal(all.begin() + 50, all.end(), plain.begin() + 50));
  std::vector<std::string> paged;
  options.limit = 7;
  for (options.offset = 0; options.offset < all.size(); options.offset += 7) {
    for (std::string& id : index.Ids("torpedo alarm", options)) {
      paged.push_back(std::move(id));
    }
  }
  EXPECT_EQ(paged, all);
}

TEST(Recent, NewerOfEqualsFirstAndUndatedBetween) {
  // By id the other way round, as equals are sorted by date anyway.
  const std::string body = Filler(1, 30) + " torpedo ";
  SmallIndex index(With({Story("old", body + Filler(2, 30), "2015-06-01"),
                         Story("undated", body + Filler(3, 30)),
                         Story("new", body + Filler(4, 30), "2023-06-01")}));
  SearchOptions options;
  options.recent = true;
  const SearchResults results = index.Search("torpedo", options);
  ASSERT_EQ(results.hits.size(), 3U);
  EXPECT_EQ(results.hits[0].id, "new");
  EXPECT_EQ(results.hits[1].id, "undated");
  EXPECT_EQ(results.hits[2].id, "old");
  const double plain = index.Search("torpedo").hits[0].score;
  EXPECT_NEAR(results.hits[0].score, 1.1 * plain, 1e-6);
  EXPECT_NEAR(results.hits[1].score, 1.05 * plain, 1e-6);
  EXPECT_NEAR(results.hits[2].score, plain, 0.001 * plain);
}

TEST(Recent, BetterOldStoryStaysAboveAPoorNewOne) {
  SmallIndex index(With(
      {Story("good", "torpedo alarm torpedo " + Filler(2, 30), "2015-06-01"),
       Story("poor", Filler(3, 90) + " torpedo", "2023-06-01")}));
  SearchOptions options;
  options.recent = true;
  EXPECT_THAT(index.Ids("torpedo", options), ElementsAre("good", "poor"));
}

// Every day, month and year has its weight, whatever the date is known to.
TEST(Recent, WeightFallsWithAgeAndNeverRises) {
  std::vector<Json> articles;
  const std::vector<std::string> dates = {
      "2023-06-30", "2023-06-29", "2023-06-01", "2023-05-31", "2023-05-01",
      "2023-04-20", "2023-01-15", "2022-11-01", "2022-02-01", "2021-12-31",
      "2021-01-01", "2020-12-31", "2019-03-03", "2010-01-01", "1990-01-01"};
  for (const std::string& date : dates) {
    articles.push_back(Story("d" + date, Filler(7, 30) + " torpedo", date));
  }
  for (const char* date : {"2023-06", "2022-10", "2022", "2021", "2012"}) {
    articles.push_back(
        Story(std::string("p") + date, Filler(7, 30) + " torpedo", date));
  }
  SmallIndex index(articles);
  SearchOptions options;
  options.recent = options.explain = true;
  options.limit = 0;
  options.duplicates = Duplicates::kAll;
  const SearchResults results = index.Search("torpedo", options);
  ASSERT_EQ(results.hits.size(), articles.size());
  // Halved every 365 days, from the middle of a month or year.
  const std::map<std::string, double> shares = {
      {"d2023-06-30", 0.1},    {"d2023-06-01", 0.0946},
      {"d2022-02-01", 0.0387}, {"d2021-12-31", 0.0344},
      {"p2021", 0.0250},       {"d2020-12-31", 0.0125}};
  double last = 1;
  double base = 0;
  for (const Hit& hit : results.hits) {
    ASSERT_EQ(hit.explanation.size(), hit.id == "d1990-01-01" ? 1U : 2U)
        << hit.id;
    base = hit.explanation[0].second;
    if (hit.explanation.size() < 2) continue;
    const double share = hit.explanation[1].second / base;
    EXPECT_LE(share, 0.1 + 1e-9) << hit.id;
    EXPECT_LE(share, last + 1e-9) << hit.id;
    last = share;
    const auto wanted = shares.find(hit.id);
    if (wanted != shares.end()) {
      EXPECT_NEAR(share, wanted->second, 0.0005) << hit.id;
    }
  }
}

TEST(Recent, ChangesNothingByDateAndNothingThatMatches) {
  const std::string body = Filler(1, 30) + " torpedo ";
  SmallIndex index(With({Story("a", body + Filler(2, 30), "2015-06-01"),
                         Story("b", body + "alarm torpedo", "2023-06-01")}));
  SearchOptions options;
  options.recent = true;
  EXPECT_EQ(index.Search("torpedo", options).total, 2U);
  EXPECT_EQ(index.Search("zeppelin", options).total, 0U);
  options.sort = SortOrder::kOldest;
  EXPECT_THAT(index.Ids("torpedo", options), ElementsAre("a", "b"));
}

TEST(Feedback, WordsOfTheBestRaiseWhatSharesThem) {
  // "companion" stands in the best matches alone, and in one poor match.
  std::vector<Json> articles;
  for (unsigned i = 0; i < 9; ++i) {
    articles.push_back(Story("best-" + std::to_string(i),
                             "zeppelin engine failure over the northern sea " +
                                 Filler(i, 20) + " companion companion"));
  }
  articles.push_back(Story("without", "zeppelin " + Filler(100, 60)));
  articles.push_back(
      Story("with", "companion zeppelin companion " + Filler(101, 70)));
  SmallIndex index(With(articles));
  SearchOptions options;
  options.any = true;
  options.limit = 0;
  const std::string question =
      "what was the reason for the failure of the engine of a zeppelin over "
      "the northern sea";
  const auto place = [&](const std::string& id) {
    const std::vector<std::string> ids = index.Ids(question, options);
    return std::find(ids.begin(), ids.end(), id) - ids.begin();
  };
  ASSERT_LT(place("without"), place("with"));
  const size_t total = index.Search(question, options).total;
  options.feedback = true;
  EXPECT_LT(place("with"), place("without"));
  EXPECT_EQ(index.Search(question, options).total, total);
  // A short query stays as it is.
  const std::vector<std::string> with = index.Ids("zeppelin engine", options);
  options.feedback = false;
  EXPECT_EQ(index.Ids("zeppelin engine", options), with);
}

TEST(Like, FindsTheStoriesOfTheSameEventsWithoutItselfAndItsCopies) {
  const std::string event = Filler(1, 25);
  const std::string copy = event + " " + Filler(2, 40);
  SmallIndex index(With({Story("asked", copy), Story("copy", copy + " end"),
                         Story("like", event + " " + Filler(3, 60)),
                         Story("less", event.substr(0, 60) + Filler(4, 80))}));
  const Result<SearchResults> results = index.searcher().Like("asked", {});
  ASSERT_TRUE(results.ok()) << results.status().message();
  std::vector<std::string> ids;
  for (const Hit& hit : results.value().hits) ids.push_back(hit.id);
  EXPECT_THAT(ids, ElementsAre("like", "less"));
  EXPECT_EQ(index.searcher().Like("nobody", {}).status().code(),
            StatusCode::kNotFound);
}

TEST(Like, KoreanArticlesToo) {
  SmallIndex index({Story("asked", "해군은 새 구축함의 시험 항해를 마쳤다"),
                    Story("like", "구축함의 시험 항해가 길어졌다"),
                    Story("other", "봄이 오자 과수원에 꽃이 피었다")});
  const Result<SearchResults> results = index.searcher().Like("asked", {});
  ASSERT_TRUE(results.ok()) << results.status().message();
  ASSERT_EQ(results.value().hits.size(), 1U);
  EXPECT_EQ(results.value().hits[0].id, "like");
}

TEST(Like, AnArticleWithNoWordOfItsOwnIsAnError) {
  Json other = Story("two", "harbour gravel");
  other["title"] = "Weather";
  SmallIndex index({Story("one", "alone zeppelin"), other});
  const Result<SearchResults> results = index.searcher().Like("one", {});
  ASSERT_FALSE(results.ok());
  EXPECT_EQ(results.status().code(), StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace defnews
