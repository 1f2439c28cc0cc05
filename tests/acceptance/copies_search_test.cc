// SPDX-License-Identifier: GPL-3.0-or-later
// Searching with copies left out: what is shown and counted is what the list
// of all the copies says it must be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "defnews/searcher.h"
#include "tests/acceptance/tool_run.h"
#include "tests/indexer/duplicates/stories.h"

namespace defnews {
namespace {

using Json = nlohmann::json;

constexpr uint64_t kStories = 400;

// Stories of 60 words of their own and a few that many share, each told up to
// five times: cut, with a title or outlet of its own, a few days apart.
std::string Articles() {
  std::mt19937_64 random(11);
  const std::vector<std::string> shared = {"alpha", "bravo", "charlie"};
  std::string lines;
  for (uint64_t story = 0; story < kStories; ++story) {
    Words words = Story(60, story);
    for (const std::string& word : shared) {
      if (random() % 2 == 0) words.insert(words.begin() + 3, word);
    }
    const uint64_t day = 1 + random() % 20;
    const bool dated = random() % 6 != 0;
    for (uint64_t copy = 0; copy < 1 + random() % 5; ++copy) {
      Words body = CutTo(words, 60 + random() % 41);
      if (random() % 3 == 0) body.push_back("delta");
      Json line = {{"id", std::to_string(story) + "-" +
                              std::to_string(random() % 100000)},
                   {"title", shared[random() % 3] + " report"},
                   {"source", "outlet" + std::to_string(random() % 4)},
                   {"body", JoinWords(body)}};
      const std::string text = std::to_string(100 + day + random() % 4);
      if (dated) line["published"] = "2023-05-" + text.substr(1);
      lines += line.dump() + "\n";
    }
  }
  return lines;
}

class CopiesSearchTest : public testing::Test {
 protected:
  void SetUp() override {
    index_ = (folder_.path() / "index").string();
    const std::string input = folder_.Write("in.jsonl", Articles());
    const ToolRun build =
        RunTool("indexer", {"build", "--quiet", "--index", index_, input});
    ASSERT_EQ(build.status, 0) << build.err;
    Result<Searcher> searcher = Searcher::Open(index_);
    ASSERT_TRUE(searcher.ok()) << searcher.status().message();
    searcher_.push_back(std::move(searcher).value());
  }

  SearchResults Search(const std::string& query, SearchOptions options) {
    options.snippets = false;
    Result<SearchResults> results = searcher_[0].Search(query, options);
    EXPECT_TRUE(results.ok()) << query << ": " << results.status().message();
    return results.ok() ? results.value() : SearchResults{};
  }

  bool Leads(const std::string& id) {
    const auto [at, fresh] = leads_.try_emplace(id, true);
    if (fresh) {
      const Result<StoredArticle> article = searcher_[0].Get(id);
      EXPECT_TRUE(article.ok()) << id;
      at->second = article.value().duplicate_of.empty();
    }
    return at->second;
  }

  // Of each group the lead, else the first. It stands where it does among all,
  // but by relevance where the first of the group does, with its score.
  std::vector<Hit> Expected(const SearchResults& all, bool by_relevance) {
    std::map<std::string, std::vector<const Hit*>> groups;
    for (const Hit& hit : all.hits) {
      groups[hit.duplicate_group.empty() ? "alone " + hit.id
                                         : hit.duplicate_group]
          .push_back(&hit);
    }
    std::vector<Hit> expected;
    for (const auto& [key, members] : groups) {
      const auto lead =
          std::find_if(members.begin(), members.end(),
                       [&](const Hit* hit) { return Leads(hit->id); });
      expected.push_back(lead == members.end() ? *members[0] : **lead);
      expected.back().copies = members.size() - 1;
      if (by_relevance) {
        raised_ += expected.back().rank > members[0]->rank ? 1 : 0;
        expected.back().rank = members[0]->rank;
        expected.back().score = members[0]->score;
      }
      without_lead_ += lead == members.end() ? 1 : 0;
    }
    std::sort(expected.begin(), expected.end(),
              [](const Hit& a, const Hit& b) { return a.rank < b.rank; });
    return expected;
  }

  void Compare(const std::string& query, const SearchOptions& asked) {
    SearchOptions options = asked;
    options.limit = 0;
    options.duplicates = Duplicates::kAll;
    const SearchResults all = Search(query, options);
    EXPECT_EQ(all.total, all.hits.size());
    EXPECT_EQ(all.total_all, all.total);
    const std::vector<Hit> expected =
        Expected(all, asked.sort == SortOrder::kRelevance);
    options.duplicates = Duplicates::kLead;
    for (const auto& [offset, limit] : std::vector<std::pair<size_t, size_t>>{
             {0, 0}, {0, 10}, {7, 20}, {expected.size(), 5}}) {
      options.offset = offset;
      options.limit = limit;
      const SearchResults leads = Search(query, options);
      EXPECT_EQ(leads.total, expected.size()) << query;
      EXPECT_EQ(leads.total_all, all.total) << query;
      for (size_t i = 0; i < leads.hits.size(); ++i) {
        const Hit& hit = leads.hits[i];
        const Hit& wanted = expected.at(offset + i);
        EXPECT_EQ(hit.rank, offset + i + 1);
        EXPECT_EQ(hit.id, wanted.id) << query << " " << hit.rank;
        EXPECT_EQ(hit.copies, wanted.copies) << hit.id;
        EXPECT_EQ(hit.score, wanted.score) << hit.id;
        EXPECT_EQ(hit.duplicate_group, wanted.duplicate_group);
      }
      const size_t left = expected.size() - std::min(offset, expected.size());
      EXPECT_EQ(leads.hits.size(), limit == 0 ? left : std::min(limit, left));
    }
  }

  TempFolder folder_;
  std::string index_;
  std::vector<Searcher> searcher_;  // one
  std::map<std::string, bool> leads_;
  size_t without_lead_ = 0;
  size_t raised_ = 0;  // groups above the place of their lead
};

TEST_F(CopiesSearchTest, GroupsAreShownOnceAndCounted) {
  SearchOptions filtered;
  filtered.sources = {"outlet1"};
  SearchOptions dated;
  dated.after = "2023-05-05";
  dated.before = "2023-05-09";
  for (const SearchOptions& base : {SearchOptions(), filtered, dated}) {
    for (const SortOrder sort :
         {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest}) {
      SearchOptions options = base;
      options.sort = sort;
      for (const char* query :
           {"alpha", "bravo OR charlie", "title:alpha", "=delta", "delta alpha",
            "report", "\"alpha report\"", "nothing"}) {
        Compare(query, options);
      }
    }
  }
  EXPECT_GT(without_lead_, 500U);
  EXPECT_GT(raised_, 500U);
}

TEST_F(CopiesSearchTest, UndatedGroupsAreCountedOnce) {
  SearchOptions only;
  only.undated = Undated::kOnly;
  SearchOptions filter;
  filter.on = "2023";
  for (const char* query : {"alpha", "=alpha"}) {
    const size_t groups = Search(query, only).total;
    EXPECT_EQ(Search(query, filter).undated, groups);
    filter.duplicates = only.duplicates = Duplicates::kAll;
    EXPECT_GT(Search(query, only).total, groups);
    EXPECT_EQ(Search(query, filter).undated, Search(query, only).total);
    filter.duplicates = only.duplicates = Duplicates::kLead;
  }
}

TEST_F(CopiesSearchTest, TheToolSaysHowManyCopies) {
  const ToolRun plain =
      RunTool("search", {"--index", index_, "alpha", "-n", "0"});
  EXPECT_THAT(plain.out, testing::HasSubstr("\n   +1 copy\n"));
  EXPECT_THAT(plain.out, testing::HasSubstr("\n   +3 copies\n"));
  const Answer leads = Ask(index_, {"alpha"});
  const Answer all = Ask(index_, {"alpha", "--duplicates", "all"});
  EXPECT_EQ(leads.query.at("total_all"), all.query.at("total"));
  EXPECT_LT(leads.total(), all.total());
  size_t articles = 0;
  for (const Json& hit : leads.hits) {
    articles += 1 + hit.at("copies").get<size_t>();
  }
  EXPECT_EQ(articles, all.total());
  const ToolRun count =
      RunTool("search", {"--index", index_, "alpha", "--count"});
  EXPECT_EQ(count.out, std::to_string(leads.total()) + "\n");
  const ToolRun stats =
      RunTool("indexer", {"stats", "--json", "--index", index_});
  const Json counts = Json::parse(stats.out);
  EXPECT_EQ(
      counts.at("articles").get<size_t>() - counts.at("copies").get<size_t>(),
      Ask(index_, {"report"}).total());
  for (const Json& hit : all.hits) {
    if (!hit.contains("duplicate_group")) continue;
    const ToolRun show = RunTool(
        "search", {"--index", index_, "--json", "--show", hit.at("id")});
    EXPECT_EQ(Json::parse(show.out).at("duplicate_group"),
              hit.at("duplicate_group"));
    break;
  }
}

}  // namespace
}  // namespace defnews
