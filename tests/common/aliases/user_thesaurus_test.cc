// SPDX-License-Identifier: GPL-3.0-or-later
// Reading a thesaurus: a user's rows, and every way a line can be wrong.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "common/aliases/generate_thesaurus.h"
#include "common/aliases/thesaurus.h"
#include "common/aliases/thesaurus_reader.h"
#include "common/aliases/thesaurus_tables.h"
#include "common/text/capitals.h"
#include "tests/common/aliases/meeting.h"

namespace defnews {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

Thesaurus WithUser(std::string_view text) {
  absl::StatusOr<Thesaurus> thesaurus = Thesaurus::WithUserText(text, "my.tsv");
  EXPECT_TRUE(thesaurus.ok()) << thesaurus.status();
  return thesaurus.ok() ? *std::move(thesaurus) : Thesaurus::BuiltIn();
}

std::string Message(std::string_view text) {
  const auto thesaurus = Thesaurus::WithUserText(text, "my.tsv");
  EXPECT_FALSE(thesaurus.ok()) << text;
  if (thesaurus.ok()) return "";
  EXPECT_EQ(thesaurus.status().code(), absl::StatusCode::kInvalidArgument);
  return std::string(thesaurus.status().message());
}

TEST(UserThesaurus, RowsJoinTheBuiltInOnes) {
  const Thesaurus user = WithUser(
      "# mine\n"
      "ship\teq\tROKS Haenam\tMSH-573\t해남함\n"
      "meeting\teq\tSCM\t\t\tyearly ministers' round\n");
  EXPECT_TRUE(Meets(user, "해남함", "ROKS Haenam"));
  EXPECT_TRUE(Meets(user, "MSH-573", "해남함"));
  EXPECT_FALSE(Meets(Thesaurus::BuiltIn(), "해남함", "ROKS Haenam"));
  // A row that names a form of a built-in one extends it, both ways.
  EXPECT_TRUE(Meets(user, "yearly ministers' round", "한미안보협의회의"));
  EXPECT_TRUE(Meets(user, "한미안보협의회의", "the yearly ministers' round"));
  EXPECT_TRUE(Meets(user, "SCM", "the yearly ministers' round"));
  // And the rest is as it was.
  EXPECT_TRUE(Meets(user, "ROK-US alliance", "한미동맹"));
  EXPECT_FALSE(Meets(user, "F-35A", "F-35B"));
}

TEST(UserThesaurus, RowMayJoinTwoBuiltInRows) {
  const Thesaurus user =
      WithUser("org\teq\tGimusa\t\t\tCounterintelligence Command\n");
  EXPECT_TRUE(Meets(user, "기무사", "방첩사"));
  EXPECT_TRUE(Meets(user, "방첩사", "기무사"));
}

TEST(UserThesaurus, MarksHold) {
  const Thesaurus user = WithUser(
      "weapon\teq\tAlpha gun\t\t>Beta gun\t<Gamma gun|~Delta gun\n"
      "concept\trel\tone thing\t\t\tanother thing\n"
      "place\teq\tGangneung_Base\t\t강릉_기지\n");
  EXPECT_TRUE(Meets(user, "Beta gun", "Alpha gun"));
  EXPECT_FALSE(Meets(user, "Alpha gun", "Beta gun"));
  EXPECT_TRUE(Meets(user, "Alpha gun", "Gamma gun"));
  EXPECT_FALSE(Meets(user, "Gamma gun", "Alpha gun"));
  EXPECT_FALSE(Meets(user, "Alpha gun", "Delta gun"));
  EXPECT_FALSE(Meets(user, "Delta gun", "Alpha gun"));
  EXPECT_FALSE(Meets(user, "one thing", "another thing"));
  EXPECT_TRUE(Meets(user, "강릉기지", "강릉 기지"));
  Analyzer analyzer;
  const auto match =
      user.Find(analyzer.AnalyzeQuery("one thing", false).sequence, 0);
  ASSERT_TRUE(match);
  EXPECT_THAT(match->forms, IsEmpty());
  EXPECT_THAT(match->related, testing::ElementsAre("another thing"));
}

TEST(UserThesaurus, CommentsBlankLinesAndLineEndsAreAllowed) {
  const Thesaurus user = WithUser(
      "\xEF\xBB\xBF# mine\r\n\r\n   \r\norg\teq\tAlpha Works\tAWX\r\n");
  EXPECT_TRUE(Meets(user, "AWX", "Alpha Works"));
  EXPECT_TRUE(Thesaurus::WithUserText("", "my.tsv").ok());
}

struct Wrong {
  const char* text;
  const char* where;
  const char* value;
};

TEST(UserThesaurus, BadLineIsNamedWithItsValue) {
  const std::string long_form = "org\teq\t" + std::string(300, 'a') + "\tb";
  const Wrong kWrong[] = {
      {"org\teq", "my.tsv:1: ", "2 columns"},
      {"# c\norg eq a b", "my.tsv:2: ", "1 columns"},
      {"org\teq\ta\tb\tc\td\te", "my.tsv:1: ", "7 columns"},
      {"body\teq\tAlpha\tBeta", "my.tsv:1: ", "\"body\""},
      {"org\tsame\tAlpha\tBeta", "my.tsv:1: ", "\"same\""},
      {"org\teq\t\tBeta", "my.tsv:1: ", "empty form"},
      {"org\teq\tAlpha\tBeta|", "my.tsv:1: ", "empty form"},
      {"org\teq\tAlpha\t~", "my.tsv:1: ", "empty form"},
      {"org\teq\tAlpha\t~>Beta", "my.tsv:1: ", "\">Beta\""},
      {"org\teq\tAlpha\t...", "my.tsv:1: ", "\"...\""},
      {"org\teq\tAlpha\tALPHA", "my.tsv:1: ", "\"Alpha\""},
      {"org\teq\tAlpha", "my.tsv:1: ", "\"Alpha\""},
      {"org\teq\t>Alpha\t>Beta", "my.tsv:1: ", "Alpha"},
      {"org\teq\tAlpha\tBeta\t~beta", "my.tsv:1: ", "\"beta\""},
      {"org\teq\tAlpha\tBeta\norg\teq\tGamma\tBeta", "my.tsv:2: ", "my.tsv:1"},
      {"org\teq\tAlpha Board\tADD", "my.tsv:1: ", "^ADD"},
      {"org\teq\tAlpha Board\t^AXB", "my.tsv:1: ", "\"AXB\""},
      {"org\teq\tAlpha\t{ROK-US} talks", "my.tsv:1: ", "\"ROK-US\""},
      {"org\teq\tAlpha\t{ROK-US talks", "my.tsv:1: ", "{"},
      {"org\teq\tAlpha\ta_b_c_d_e", "my.tsv:1: ", "a_b_c_d_e"},
      {"org\teq\tAlpha\t\xFF\xFE", "my.tsv:1: ", "UTF-8"},
      {"org\teq\tAlpha\ta b c d e f g h i j k l m n o p q r",
       "my.tsv:1: ", "18 searchable"},
      {long_form.c_str(), "my.tsv:1: ", "200 bytes"},
  };
  for (const Wrong& wrong : kWrong) {
    EXPECT_THAT(Message(wrong.text),
                AllOf(StartsWith(wrong.where), HasSubstr(wrong.value)))
        << wrong.text;
  }
}

TEST(UserThesaurus, FileIsReadAndAMissingOneNamed) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() /
      ("thesaurus_test_" + std::to_string(::getpid()) + ".tsv");
  std::ofstream(path) << "org\teq\tAlpha Works\tAWX\n";
  const auto user = Thesaurus::WithUserFile(path.string());
  ASSERT_TRUE(user.ok()) << user.status();
  EXPECT_TRUE(Meets(*user, "AWX", "Alpha Works"));
  std::ofstream(path) << "org\tfoo\tAlpha Works\tAWX\n";
  EXPECT_THAT(
      std::string(Thesaurus::WithUserFile(path.string()).status().message()),
      StartsWith(path.string() + ":1: "));
  std::filesystem::remove(path);
  const auto missing = Thesaurus::WithUserFile(path.string());
  EXPECT_EQ(missing.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(missing.status().message()),
              HasSubstr(path.string()));
}

TEST(UserThesaurus, HugeFilesAreRefused) {
  const std::string rows((size_t{4} << 20) + 1, '#');
  EXPECT_THAT(Message(rows), HasSubstr("4 MiB"));
}

// What the build would refuse.
TEST(BuiltInRows, WordsInCapitalsOfTheAnalysisMustStandInTheThesaurus) {
  std::string all = "concept\teq\tall of them\t";
  for (const std::string_view word : CapitalWords()) {
    std::string upper(word);
    for (char& c : upper) c = static_cast<char>(c - ('a' - 'A'));
    all += (all.ends_with('\t') ? "^" : "|^") + upper;
  }
  EXPECT_TRUE(BuiltInRows("", "c.tsv", all, "t.tsv").ok());
  const auto rows = BuiltInRows("", "c.tsv", "org\teq\tAlpha\tBeta", "t.tsv");
  EXPECT_THAT(std::string(rows.status().message()),
              AllOf(StartsWith("t.tsv: "), HasSubstr("^ADD")));
}

TEST(BuiltInRows, BadLinesOfTheCountriesAreNamed) {
  for (const char* text : {"nation\tA\tA\tA", "country\tA\t\tA", "pair\tA-B\t",
                           "country\tA\tA\tA\npair\tA\t"}) {
    const auto rows = BuiltInRows(text, "c.tsv", "", "t.tsv");
    EXPECT_THAT(std::string(rows.status().message()), StartsWith("c.tsv:"))
        << text;
  }
}

TEST(BuiltInRows, PairIsWrittenOutInEveryOrder) {
  const auto pairs = ReadCountryPairs(
      "country\tA\tAl|>Alpha\tAlpha\ncountry\tB\tBe\tBeta\npair\tA-B\t~ab\n",
      "c.tsv");
  ASSERT_TRUE(pairs.ok()) << pairs.status();
  std::vector<std::string> texts;
  for (const auto& form : (*pairs)[0].row.forms) texts.push_back(form.text);
  EXPECT_THAT(texts, testing::ElementsAre("Al-Be", "ab", "Al-Be", "Alpha-Be",
                                          "Be-Al", "Be-Alpha", "Alpha and Beta",
                                          "Beta and Alpha"));
}

}  // namespace
}  // namespace defnews
