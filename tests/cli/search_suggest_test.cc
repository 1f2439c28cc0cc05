// SPDX-License-Identifier: GPL-3.0-or-later
// What `search` suggests where it finds nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Strings = std::vector<std::string>;

constexpr std::string_view kArticles =
    R"({"id":"a","title":"Missile exercise off the coast","body":"The navy exercised with a drone. Extended deterrence was named. Hwasong-17 is a missile.","published":"2023-01-05","source":"yonhap"}
{"id":"b","title":"Deterrence talks","body":"The mission of the talks was deterrence; a missile flew. NATO watched.","published":"2022-02-10","source":"kbs"}
{"id":"c","title":"확장억제 회의","body":"한미 양국은 확장억제를 논의했다. 핵실험 시설은 실가동 중이다.","published":"2023-03-01","source":"joongang"}
{"id":"d","title":"Missive","body":"A missive is a letter.","published":"2023-03-02","source":"kcna"}
)";

class SearchSuggestTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    const std::string articles = folder_->Write("a.jsonl", kArticles);
    index_ = (folder_->path() / "index").string();
    const ToolRun built =
        RunTool("indexer", {"build", "--quiet", "--index", index_, articles});
    ASSERT_EQ(built.status, 0) << built.err;
  }
  static void TearDownTestSuite() { folder_.reset(); }

  static ToolRun Search(Strings arguments) {
    arguments.insert(arguments.begin(), {"--index", index_});
    return RunTool("search", arguments);
  }

  static Strings Suggested(const Strings& arguments) {
    Strings all = {"--json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const ToolRun run = Search(all);
    EXPECT_EQ(run.status, 1) << run.out << run.err;
    return JsonLines(run.out).at(0).at("suggestions").get<Strings>();
  }

  static std::unique_ptr<TempFolder> folder_;
  static std::string index_;
};

std::unique_ptr<TempFolder> SearchSuggestTest::folder_;
std::string SearchSuggestTest::index_;

TEST_F(SearchSuggestTest, NearWordsInTheOrderOfTheirArticles) {
  EXPECT_THAT(Suggested({"misile"}), ElementsAre("missile"));
  EXPECT_THAT(Suggested({"missiie"}), ElementsAre("missile", "missive"));
  EXPECT_THAT(Suggested({"exercize"}), ElementsAre("exercise"));
  EXPECT_THAT(Suggested({"xetended"}), ElementsAre("extended"));
  EXPECT_THAT(Suggested({"Hwasomg-17"}), ElementsAre("Hwasong-17"));
}

TEST_F(SearchSuggestTest, WholeQueriesThatFindSomething) {
  EXPECT_THAT(Suggested({"extended detrrence"}),
              ElementsAre("\"extended deterrence\""));
  EXPECT_THAT(Suggested({"misile", "drome"}), ElementsAre("missile AND drone"));
  EXPECT_THAT(Suggested({"misile NEAR/30 nato"}),
              ElementsAre("missile NEAR/30 nato"));
  // It would be found, but not by this.
  EXPECT_THAT(Suggested({"misile", "kbs", "drone"}), IsEmpty());
  EXPECT_THAT(Suggested({"misile", "--on", "2021"}), IsEmpty());
  EXPECT_THAT(Suggested({"misile", "--source", "joongang"}), IsEmpty());
}

TEST_F(SearchSuggestTest, FieldsAndWordsAsTypedAreRespected) {
  EXPECT_THAT(Suggested({"title:misile"}), ElementsAre("title:missile"));
  EXPECT_THAT(Suggested({"title:dronee"}), IsEmpty());
  EXPECT_THAT(Suggested({"=exercize"}), ElementsAre("=exercise"));
  // The stem is there, the word is not.
  EXPECT_THAT(Suggested({"=exercises"}),
              ElementsAre("=exercise", "=exercised"));
  EXPECT_THAT(Suggested({"--exact", "drome"}), ElementsAre("=drone"));
}

TEST_F(SearchSuggestTest, KoreanBySyllables) {
  EXPECT_THAT(Suggested({"확장억재"}), ElementsAre("확장억제"));
  EXPECT_THAT(Suggested({"확잔억제를"}), ElementsAre("확장억제"));
  // 핵실가 would be found, as it loses its particle, but is in no article.
  EXPECT_THAT(Suggested({"핵실헝"}), ElementsAre("핵실험"));
  EXPECT_THAT(Suggested({"확억제"}), ElementsAre("확장억제"));
}

TEST_F(SearchSuggestTest, NothingWhereNoWordIsMisspelled) {
  EXPECT_THAT(Suggested({"drone", "nato"}), IsEmpty());
  EXPECT_THAT(Suggested({"drone flew"}), IsEmpty());
  EXPECT_THAT(Suggested({"misil*"}), IsEmpty()) << "a prefix";
  EXPECT_THAT(Suggested({"sea"}), IsEmpty()) << "three letters";
  EXPECT_THAT(Suggested({"Hwasong-18"}), IsEmpty()) << "a number";
  EXPECT_THAT(Suggested({"drone", "date:2019"}), IsEmpty());
  EXPECT_THAT(Suggested({"zzzzqqqq"}), IsEmpty());
}

TEST_F(SearchSuggestTest, OutletsByTheirNames) {
  EXPECT_THAT(Suggested({"missile source:yonap"}),
              ElementsAre("missile AND source:yonhap"));
  const ToolRun run = Search({"missile", "--source", "Yonap"});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("no article is of the source \"yonap\"; did "
                                 "you mean yonhap?"));
}

TEST_F(SearchSuggestTest, PeopleReadACommandOnStderr) {
  const ToolRun run = Search({"extended detrrence", "--after", "2023"});
  EXPECT_EQ(run.status, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("search: did you mean: search "
                                 "'\"extended deterrence\"'"));
  EXPECT_THAT(run.err, HasSubstr("--after 2023"));
}

TEST_F(SearchSuggestTest, ProgramsReadNoneOnStderr) {
  for (const Strings& form :
       {Strings{"--json"}, {"--csv"}, {"--count"}, {"--format", "{id}"}}) {
    Strings arguments = form;
    arguments.push_back("misile");
    const ToolRun run = Search(arguments);
    EXPECT_EQ(run.status, 1);
    EXPECT_EQ(run.err, "") << form[0];
  }
}

TEST_F(SearchSuggestTest, NothingIsSuggestedBesideHits) {
  const ToolRun run = Search({"--json", "missive"});
  EXPECT_EQ(run.status, 0);
  EXPECT_FALSE(JsonLines(run.out).at(0).contains("suggestions"));
  const ToolRun plain = Search({"missive OR misile"});
  EXPECT_EQ(plain.status, 0);
  EXPECT_THAT(plain.err, Not(HasSubstr("did you mean")));
}

TEST_F(SearchSuggestTest, ExplainSaysWhy) {
  const ToolRun run = Search({"--explain", "misile"});
  EXPECT_THAT(run.out, HasSubstr("suggested: missile (misile -> missile)"));
}

}  // namespace
}  // namespace defnews
