// SPDX-License-Identifier: GPL-3.0-or-later
// Two whole archives, and a third made of them with captions and with dates
// of every precision: what the index answers is what a naive scan finds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "defnews/searcher.h"
#include "searcher/expand/expansion.h"
#include "searcher/match/text_matcher.h"
#include "searcher/query/parser.h"
#include "tests/acceptance/naive_scan.h"
#include "tests/acceptance/random_query.h"
#include "tests/acceptance/shared_data.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

using Json = nlohmann::json;
using testing::Contains;

constexpr size_t kStories = 1841;
constexpr size_t kSpeeches = 1009;
constexpr size_t kVariants = 300;
constexpr int kQueries = 300;

std::string NextDay(const std::string& day) {
  int y = 0;
  int m = 0;
  int d = 0;
  if (std::sscanf(day.c_str(), "%d-%d-%d", &y, &m, &d) != 3) return "";
  const std::chrono::year_month_day next =
      std::chrono::sys_days(std::chrono::year(y) / m / d) +
      std::chrono::days(1);
  char text[16];
  std::snprintf(
      text, sizeof text, "%04d-%02u-%02u", static_cast<int>(next.year()),
      static_cast<unsigned>(next.month()), static_cast<unsigned>(next.day()));
  return text;
}

// Story `at` with a caption from another and its date made less or more
// precise. `days` says what the scan shall take for its date.
Json Variant(const std::vector<Json>& stories, size_t at) {
  Json variant = stories[at];
  const std::string day = variant.at("published");
  const std::string other = stories[(at * 7 + 3) % kStories].at("body");
  variant["id"] = "variant-" + std::to_string(at);
  variant["captions"] = {other.substr(0, other.find('\n')),
                         stories[(at * 5 + 1) % kStories].at("title")};
  variant["source"] = at % 2 == 0 ? "kcna" : "rodong";
  variant.erase("days");
  switch (at % 4) {
    case 0:
      variant.erase("published");
      variant["days"] = Json::array();
      break;
    case 1:
      variant["published"] = day.substr(0, 4);
      break;
    case 2:
      variant["published"] = day.substr(0, 7);
      break;
    default:  // the next day in Seoul
      variant["published"] = day + "T16:30:00Z";
      variant["days"] = {NextDay(day), NextDay(day)};
  }
  return variant;
}

std::vector<Json> Import(const std::string& file) {
  const ToolRun import = RunTool("corpus", {"import", "--quiet", file});
  EXPECT_EQ(import.status, 0) << import.err;
  return JsonLines(import.out);
}

class ArchiveTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto stories = SharedData("kcna2024_all.jsonl.gz");
    const auto speeches = SharedData("presidential_speeches.jsonl.gz");
    if (!stories || !speeches)
      GTEST_SKIP() << "no archives: set DEFNEWS_SHARED";
    articles_ = Import(*stories);
    ASSERT_EQ(articles_.size(), kStories);
    std::string lines;
    std::vector<Json> variants;
    for (size_t at = 0; at < kVariants; ++at) {
      variants.push_back(Variant(articles_, at));
      Json line = variants.back();
      line.erase("days");
      lines += line.dump() + "\n";
    }
    const std::vector<Json> more = Import(*speeches);
    ASSERT_EQ(more.size(), kSpeeches);
    articles_.insert(articles_.end(), more.begin(), more.end());
    articles_.insert(articles_.end(), variants.begin(), variants.end());
    Build({*stories, *speeches, folder_.Write("variants.jsonl", lines)});
  }

  void Build(const std::vector<std::string>& inputs) {
    const std::string index = (folder_.path() / "index").string();
    std::vector<std::string> arguments = {"build", "--quiet", "--index", index};
    arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    const ToolRun build = RunTool("indexer", arguments);
    ASSERT_EQ(build.status, 0) << build.err;
    EXPECT_EQ(build.err, "") << "nothing is refused";
    Result<Searcher> searcher = Searcher::Open(index);
    ASSERT_TRUE(searcher.ok()) << searcher.status().message();
    searcher_.push_back(std::move(searcher).value());
    ASSERT_EQ(searcher_[0].article_count(), articles_.size());
  }

  SearchResults Search(const std::string& query, SearchOptions options) {
    options.snippets = false;
    options.duplicates = Duplicates::kAll;  // as the scan counts
    Result<SearchResults> results = searcher_[0].Search(query, options);
    EXPECT_TRUE(results.ok()) << query << ": " << results.status().message();
    return results.ok() ? results.value() : SearchResults{};
  }

  const std::vector<Json>& articles() const { return articles_; }

 private:
  TempFolder folder_;
  std::vector<Json> articles_;
  std::vector<Searcher> searcher_;  // one
};

std::vector<std::string> Ids(const SearchResults& results) {
  std::vector<std::string> ids;
  for (const Hit& hit : results.hits) ids.push_back(hit.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

// The words of a text between spaces, cut at double quotes, that have a letter
// or digit.
std::set<std::string> WordsOf(const std::string& text) {
  std::string cut = text;
  for (const std::string_view quote : {"\"", "“", "”", "„", "‟", "″", "＂"}) {
    for (size_t at = 0; (at = cut.find(quote, at)) != std::string::npos;) {
      cut.replace(at, quote.size(), " ");
    }
  }
  std::istringstream stream(cut);
  std::set<std::string> words;
  for (std::string word; stream >> word;) {
    const bool any = std::any_of(word.begin(), word.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
             (c >= 'A' && c <= 'Z');
    });
    if (any) words.insert(word);
  }
  return words;
}

TEST_F(ArchiveTest, EveryWordOfAStoryFindsIt) {
  std::mt19937_64 random(1);
  SearchOptions all;
  all.limit = 0;
  for (int round = 0; round < 5; ++round) {
    const Json& story = articles()[random() % articles().size()];
    const std::string id = story.at("id");
    const std::string text = story.value("title", "") + "\n\n" +
                             story.value("body", "").substr(0, 20000);
    for (const std::string& word : WordsOf(text)) {
      EXPECT_THAT(Ids(Search("\"" + word + "\"", all)), Contains(id)) << word;
    }
  }
}

SearchOptions OptionsOf(const ScanDates& dates, uint64_t undated) {
  SearchOptions options;
  options.limit = 0;
  options.expand = false;  // the scan knows no aliases
  options.after = dates.after;
  options.before = dates.before;
  options.on = dates.on;
  if (undated == 1) options.undated = Undated::kInclude;
  if (undated == 2) options.undated = Undated::kOnly;
  if (undated == 3) options.undated = Undated::kExclude;
  return options;
}

std::string Difference(const std::vector<std::string>& from,
                       const std::vector<std::string>& without) {
  std::vector<std::string> rest;
  std::set_difference(from.begin(), from.end(), without.begin(), without.end(),
                      std::back_inserter(rest));
  rest.resize(std::min<size_t>(rest.size(), 5));
  return testing::PrintToString(rest);
}

TEST_F(ArchiveTest, AnswersAreThoseOfANaiveScan) {
  NaiveScan scan;
  for (const Json& article : articles()) scan.Add(article);
  RandomQuery random(articles(), 20231109, &scan);
  int with_hits = 0;
  int undated_counted = 0;
  for (int round = 0; round < kQueries; ++round) {
    const ScanNode query = random.Next();
    ScanDates dates = random.NextDates();
    const bool filter = !(dates.after + dates.before + dates.on).empty();
    const uint64_t undated = random.Chance(60) ? 0 : random.Below(4);
    dates.undated = undated == 1 || undated == 2 || (undated == 0 && !filter);
    dates.dated = undated != 2;
    const std::string text = QueryText(query);
    const std::vector<std::string> expected = scan.Find(query, dates);
    const SearchResults results = Search(text, OptionsOf(dates, undated));
    const std::vector<std::string> ids = Ids(results);
    EXPECT_EQ(results.total, expected.size()) << text;
    EXPECT_TRUE(ids == expected)
        << text << " --after '" << dates.after << "' --before '" << dates.before
        << "' --on '" << dates.on << "' --undated " << undated
        << "\nmissing: " << Difference(expected, ids)
        << "\nexcess: " << Difference(ids, expected);
    if (filter) {
      const ScanDates none{"", "", "", true, false};
      EXPECT_EQ(results.undated, scan.Find(query, none).size()) << text;
      undated_counted += results.undated > 0 ? 1 : 0;
    }
    with_hits += expected.empty() ? 0 : 1;
  }
  EXPECT_GT(with_hits, kQueries / 3);
  EXPECT_GT(undated_counted, 10);
}

Article ArticleOf(const Json& json) {
  Article article;
  article.id = json.at("id");
  article.title = json.value("title", "");
  article.body = json.value("body", "");
  article.captions = json.value("captions", std::vector<std::string>());
  article.source = json.value("source", "");
  article.published = json.value("published", "");
  return article;
}

// The ids of the articles that the expanded query matches, read one by one.
std::vector<std::string> Matching(const std::string& query,
                                  const std::vector<Article>& articles) {
  Analyzer analyzer;
  const auto parsed = ParseQuery(query, ParserOptions());
  const Node root = Expand(std::get<ParsedQuery>(parsed).root,
                           {&analyzer, &Thesaurus::BuiltIn()})
                        .root;
  TextMatcher matcher(root, &analyzer);
  std::vector<std::string> ids;
  for (const Article& article : articles) {
    if (matcher.Matches(article)) ids.push_back(article.id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

// The index and the text agree on what names and aliases find.
TEST_F(ArchiveTest, ExpandedAnswersAreThoseOfTheMatcher) {
  // Some of them: every query analyses them anew.
  std::vector<Article> read;
  std::set<std::string> read_ids;
  for (size_t at = 0; at < articles().size(); at += 8) {
    read.push_back(ArticleOf(articles()[at]));
    read_ids.insert(read.back().id);
  }
  SearchOptions all;
  all.limit = 0;
  const std::vector<std::string> queries = {
      "\"Kim Jung Un\"",
      "Kim Jong-un missile",
      "김정은",
      "person:\"Kim Jong Il\"",
      "title:\"Kim Jung-un\"",
      "\"comrade Kim Jung Un\"",
      "\"Kim Jung Un said\"",
      "body:\"Choi Son-hui\"",
      "\"Choe Seon-hui\" NEAR/20 Russia",
      "SCM OR NCG",
      "DPRK",
      "\"North Korea\" NOT \"South Korea\"",
      "title:DPRK missile",
      "\"ROK-US alliance\"",
      "ROK-US NEAR/10 exercise",
      "US ADJ/5 \"nuclear umbrella\"",
      "OPCON",
      "\"Workers' Party of Korea\"",
      "확장억제",
      "북한 NOT title:북한",
      "\"the DPRK and Russia\""};
  size_t with_hits = 0;
  for (const std::string& query : queries) {
    const std::vector<std::string> expected = Matching(query, read);
    std::vector<std::string> ids = Ids(Search(query, all));
    std::erase_if(ids, [&](const auto& id) { return !read_ids.contains(id); });
    EXPECT_TRUE(ids == expected)
        << query << "\nmissing: " << Difference(expected, ids)
        << "\nexcess: " << Difference(ids, expected);
    with_hits += expected.empty() ? 0 : 1;
  }
  EXPECT_GT(with_hits, queries.size() / 2);
}

}  // namespace
}  // namespace defnews
