// SPDX-License-Identifier: GPL-3.0-or-later
// One scraped page, from the file to the answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/acceptance/shared_data.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Arguments = std::vector<std::string>;

constexpr char kHeadline[] =
    "“Extended deterrence jointly between Korea and the United States”… "
    "ROK-US Security Council held in Seoul on the 13th";

class SeedTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto seed = SharedData("seed-article.txt");
    if (!seed) GTEST_SKIP() << "no seed-article.txt: set DEFNEWS_SHARED";
    const ToolRun build = RunTool(
        "indexer", {"build", "--quiet", "--index", index().string(), *seed});
    ASSERT_EQ(build.status, 0) << build.err;
  }

  std::filesystem::path index() const { return folder_.path() / "index"; }

 private:
  TempFolder folder_;
};

// Both bytes of the range are the first of a character, or the end.
bool OnBorders(const std::string& text, size_t begin, size_t end) {
  const auto border = [&text](size_t at) {
    return at == text.size() ||
           (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  return begin < end && end <= text.size() && border(begin) && border(end);
}

std::string LowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

// The highlighted texts of a hit, in lower case, after a look at each range.
std::vector<std::string> Highlighted(const nlohmann::json& hit) {
  const std::string text = hit.at("snippet").at("text");
  std::vector<std::string> words;
  size_t last = 0;
  for (const nlohmann::json& range : hit.at("snippet").at("highlights")) {
    const size_t begin = range.at(0);
    const size_t end = range.at(1);
    EXPECT_TRUE(OnBorders(text, begin, end)) << range << " in " << text;
    EXPECT_GE(begin, last) << "ranges overlap or are out of order";
    last = end;
    if (end > text.size()) continue;
    words.push_back(LowerCase(text.substr(begin, end - begin)));
  }
  return words;
}

TEST_F(SeedTest, IsFoundWithItsHeadlineAndSource) {
  const Answer answer = Ask(index(), {"extended deterrence"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  ASSERT_EQ(answer.total(), 1u);
  ASSERT_EQ(answer.hits.size(), 1u);
  EXPECT_EQ(answer.hits[0].at("id"), "seed-article");
  EXPECT_EQ(answer.hits[0].at("title"), kHeadline);
  EXPECT_EQ(answer.hits[0].at("source"), "donga");
}

TEST_F(SeedTest, WhatSurroundsTheArticleFindsNothing) {
  for (const char* chrome :
       {"Advertisement", "Share This Post", "Related Posts", "menu items",
        "\"Source: Donga\""}) {
    const Answer answer = Ask(index(), {chrome});
    EXPECT_EQ(answer.status, 1) << chrome << answer.err;
    EXPECT_EQ(answer.total(), 0u) << chrome;
    EXPECT_THAT(answer.hits, IsEmpty()) << chrome;
  }
}

TEST_F(SeedTest, IsFoundByEveryPartOfTheQueryLanguage) {
  const Arguments queries[] = {
      {"Taegeukgi and American flag"},
      {"caption:\"Lloyd Austin\""},
      {"caption:Taegeukgi"},
      {"SCM", "AND", "COTP"},
      {"SCM AND COTP"},
      {"\"defense ministers\" NEAR/10 Japan"},
      {"defense ministers", "NEAR/10", "Japan"},
      {"title:deterrence"},
      {"ROK-US"},
      {"ROKUS"},
      {"U.S."},
      {"US"},
      {"source:donga", "deterrence"},
  };
  for (const Arguments& query : queries) {
    const Answer answer = Ask(index(), query);
    EXPECT_EQ(answer.status, 0) << testing::PrintToString(query) << answer.err;
    EXPECT_THAT(answer.ids(), ElementsAre("seed-article"))
        << testing::PrintToString(query);
  }
}

TEST_F(SeedTest, ItsFieldsAreKeptApart) {
  const Arguments queries[] = {
      {"caption:COTP"},
      {"title:COTP"},
      {"body:Taegeukgi"},
      {"source:yonhap", "deterrence"},
      {"SCM", "NOT", "COTP"},
      {"\"defense ministers\" NEAR/1 ukraine"},
      {"deterrence extended jointly"},
  };
  for (const Arguments& query : queries) {
    const Answer answer = Ask(index(), query);
    EXPECT_EQ(answer.status, 1) << testing::PrintToString(query) << answer.err;
    EXPECT_EQ(answer.total(), 0u) << testing::PrintToString(query);
  }
}

TEST_F(SeedTest, AGluedCaptionIsKeptOnce) {
  const ToolRun show = RunTool("search", {"--json", "--index", index().string(),
                                          "--show", "seed-article"});
  ASSERT_EQ(show.status, 0) << show.err;
  const std::vector<nlohmann::json> records = JsonLines(show.out);
  ASSERT_EQ(records.size(), 1u);
  ASSERT_TRUE(records[0].contains("captions")) << show.out;
  int austin = 0;
  for (const nlohmann::json& line : records[0].at("captions")) {
    const std::string caption = line;
    for (size_t at = 0;
         (at = caption.find("Lloyd Austin", at)) != std::string::npos; ++at) {
      ++austin;
    }
  }
  EXPECT_EQ(austin, 1) << records[0].at("captions");
}

TEST_F(SeedTest, HighlightsShowTheWords) {
  const struct {
    const char* query;
    std::vector<std::string> shown;
  } cases[] = {
      {"deterrence", {"deterrence"}},
      {"extended deterrence",
       {"extended deterrence", "extended", "deterrence"}},
      {"COTP",
       {"cotp",
        "conditions-based wartime operational control transition plan"}},
      {"Taegeukgi", {"taegeukgi"}},
  };
  for (const auto& [query, shown] : cases) {
    const Answer answer = Ask(index(), {query});
    ASSERT_EQ(answer.hits.size(), 1u) << query;
    const std::vector<std::string> words = Highlighted(answer.hits[0]);
    EXPECT_FALSE(words.empty()) << query << answer.hits[0];
    for (const std::string& word : words) {
      EXPECT_THAT(shown, testing::Contains(word)) << query;
    }
  }
}

TEST_F(SeedTest, IsFoundByItsDayAndTheDaysItSpeaksOf) {
  for (const Arguments& found : {Arguments{"SCM", "--on", "2023-11-09"},
                                 {"mentions:2023-11-13"},
                                 {"mentions:2023-11-14"},
                                 {"mentions:2023-11-12"},
                                 {"mentions:2023-11-07"},
                                 {"mentions:2023-04"},
                                 {"mentions:1968"},
                                 {"mentions:2023-11-10..2023-11-20"}}) {
    EXPECT_THAT(Ask(index(), found).ids(), ElementsAre("seed-article"))
        << found.back();
  }
  for (const Arguments& missed : {Arguments{"SCM", "--on", "2023-10-31"},
                                  {"mentions:2023-10-13"},
                                  {"mentions:2023-12-14"},
                                  {"mentions:2013-05"},
                                  {"mentions:1969"}}) {
    EXPECT_THAT(Ask(index(), missed).ids(), IsEmpty()) << missed.back();
  }
  const Answer hit = Ask(index(), {"SCM"});
  ASSERT_EQ(hit.hits.size(), 1U);
  EXPECT_EQ(hit.hits[0].at("published"), "2023-11-09");
  EXPECT_EQ(hit.hits[0].at("published_method"), "inferred");
  EXPECT_EQ(hit.hits[0].at("published_precision"), "day");
}

TEST_F(SeedTest, DatesWrittenWithAndWithoutASlashAgree) {
  const Answer slash = Ask(index(), {"9/19"});
  const Answer plain = Ask(index(), {"919"});
  EXPECT_EQ(slash.status, plain.status) << slash.err << plain.err;
  EXPECT_EQ(slash.ids(), plain.ids());
}

TEST(NumberFormsTest, SlashDotAndPlainFormsFindEachOther) {
  const TempFolder folder;
  const std::string articles = folder.Write(
      "a.jsonl",
      "{\"id\":\"slash\",\"title\":\"A\",\"body\":\"The 9/19 agreement.\"}\n"
      "{\"id\":\"plain\",\"title\":\"B\",\"body\":\"The 919 agreement.\"}\n"
      "{\"id\":\"dot\",\"title\":\"C\",\"body\":\"The 9·19 agreement.\"}\n"
      "{\"id\":\"other\",\"title\":\"D\",\"body\":\"The 19 and 9 of it.\"}\n");
  const std::filesystem::path index = folder.path() / "index";
  const ToolRun build = RunTool(
      "indexer", {"build", "--quiet", "--index", index.string(), articles});
  ASSERT_EQ(build.status, 0) << build.err;
  for (const char* form : {"9/19", "919", "9·19"}) {
    EXPECT_THAT(Ask(index, {form}).ids(), ElementsAre("dot", "plain", "slash"))
        << form;
  }
}

}  // namespace
}  // namespace defnews
