// SPDX-License-Identifier: GPL-3.0-or-later
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "searcher/cli/arguments.h"
#include "searcher/cli/environment.h"
#include "searcher/cli/options.h"
#include "searcher/cli/phrase_hint.h"

namespace defnews {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SearchArguments : public testing::Test {
 protected:
  SearchArguments() { DefineOptions(&app_, &options_); }

  SplitArguments Read(const std::vector<std::string>& arguments) {
    SplitArguments split = Split(app_, arguments);
    if (split.error.empty()) {
      app_.parse(std::vector<std::string>(split.options.rbegin(),
                                          split.options.rend()));
    }
    return split;
  }

  CLI::App app_;
  SearchCliOptions options_;
};

TEST_F(SearchArguments, OptionsStandAnywhereAmongWords) {
  EXPECT_THAT(
      Read({"a", "-n5", "b", "--after=2023", "--before", "2024", "c"}).words,
      ElementsAre("a", "b", "c"));
  EXPECT_EQ(options_.search.limit, 5U);
  EXPECT_EQ(options_.search.after, "2023");
  EXPECT_EQ(options_.search.before, "2024");
}

TEST_F(SearchArguments, WordsReachTheQueryUntouched) {
  EXPECT_THAT(Read({"[a,b]", "{}", "%%", "", "-a b", "x=y"}).words,
              ElementsAre("[a,b]", "{}", "%%", "", "-a b", "x=y"));
}

TEST_F(SearchArguments, TwoDashesEndTheOptions) {
  const SplitArguments split = Read({"a", "--", "-b", "--json", "-"});
  EXPECT_THAT(split.words, ElementsAre("a", "-b", "--json", "-"));
  EXPECT_FALSE(split.read_stdin);
  EXPECT_FALSE(options_.json);
}

TEST_F(SearchArguments, ADashReadsStandardInput) {
  EXPECT_TRUE(Read({"-", "--json"}).read_stdin);
  EXPECT_TRUE(options_.json);
}

TEST_F(SearchArguments, ListsTakeOneValueEach) {
  EXPECT_THAT(Read({"--source", "kbs", "word", "--source=yna"}).words,
              ElementsAre("word"));
  EXPECT_THAT(options_.search.sources, ElementsAre("kbs", "yna"));
}

TEST_F(SearchArguments, ValuesMayStartWithADash) {
  EXPECT_THAT(Read({"--show", "-id-"}).words, IsEmpty());
  EXPECT_EQ(options_.show, "-id-");
}

TEST_F(SearchArguments, FaultsOfShapeAreNamed) {
  const struct {
    std::vector<std::string> arguments;
    std::string_view message;
  } kCases[] = {
      {{"a", "-b"}, "write `-- -b`, `NOT b`, or quote the query"},
      {{"-nato"}, "unknown option -nato; to exclude a word"},
      {{"--nope", "a"}, "unknown option --nope"},
      {{"--jso", "a"}, "unknown option --jso"},
      {{"--frobnicate", "source"}, "unknown option --frobnicate"},
      {{"a", "--after"}, "--after needs a value"},
      {{"a", "--after="}, "--after needs a value"},
      {{"a", "--json=1"}, "--json takes no value"},
  };
  for (const auto& [arguments, message] : kCases) {
    EXPECT_THAT(Split(app_, arguments).error, HasSubstr(std::string(message)));
  }
}

TEST_F(SearchArguments, BadValuesThrow) {
  for (const char* bad : {"--limit=x", "--limit=-1", "--limit=1.5",
                          "--offset=99999999999999999999", "--sort=best",
                          "--undated=maybe", "--color=red"}) {
    EXPECT_THROW(Read({"a", bad}), CLI::ParseError) << bad;
  }
  EXPECT_THROW(Read({"a", "--json", "--csv"}), CLI::ParseError);
  EXPECT_THROW(Read({"--show", "x", "--count"}), CLI::ParseError);
}

TEST_F(SearchArguments, SortByDateIsNewest) {
  Read({"--sort", "date"});
  EXPECT_EQ(options_.search.sort, SortOrder::kNewest);
}

TEST(PhraseHint, NamesTheCommandThatAsksForTheWords) {
  const auto hint =
      HintForPhrases({"extended deterrence"}, {"--after", "2023"}, false);
  ASSERT_TRUE(hint);
  EXPECT_EQ(hint->query, "(extended AND deterrence)");
  EXPECT_EQ(HintText(*hint, 12),
            "no article has this phrase; 12 have all its words: search "
            "extended deterrence --after 2023");
}

TEST(PhraseHint, QuotesForTheShellAndKeepsDashes) {
  const auto hint = HintForPhrases({"it's here", "-x"}, {"--any"}, true);
  ASSERT_TRUE(hint);
  EXPECT_EQ(hint->command, "search --any -- '(it'\\''s AND here)' -x");
}

TEST(PhraseHint, NoneWithoutAPhrase) {
  EXPECT_FALSE(HintForPhrases({"a", "b", "\"c d\""}, {}, false));
}

TEST(Environment, TheIndexIsFoundInOrder) {
  setenv("HOME", "/h", 1);
  unsetenv("XDG_DATA_HOME");
  unsetenv("DEFNEWS_INDEX");
  EXPECT_EQ(IndexDirectory(""), "/h/.local/share/defnews/index");
  setenv("XDG_DATA_HOME", "/d", 1);
  EXPECT_EQ(IndexDirectory(""), "/d/defnews/index");
  setenv("DEFNEWS_INDEX", "/i", 1);
  EXPECT_EQ(IndexDirectory(""), "/i");
  EXPECT_EQ(IndexDirectory("/o"), "/o");
}

TEST(Environment, NowIsSecondsOrAnInstant) {
  EXPECT_EQ(ParseNow("1700000000"), 1700000000);
  EXPECT_EQ(ParseNow("2023-11-14T22:13:20Z"), 1700000000);
  for (const char* bad : {"", "soon", "2023-11", "2023-11-14", "12x"}) {
    EXPECT_EQ(ParseNow(bad), std::nullopt) << bad;
  }
}

TEST(Environment, TheWaitForServersIsInSeconds) {
  unsetenv("DEFNEWS_SERVER_TIMEOUT");
  EXPECT_EQ(ServerTimeout(5000), 5000U);
  setenv("DEFNEWS_SERVER_TIMEOUT", "30", 1);
  EXPECT_EQ(ServerTimeout(5000), 30000U);
  for (const char* bad : {"0", "3601", "-1", "2s", "1.5"}) {
    setenv("DEFNEWS_SERVER_TIMEOUT", bad, 1);
    EXPECT_EQ(ServerTimeout(5000), std::nullopt) << bad;
  }
  unsetenv("DEFNEWS_SERVER_TIMEOUT");
}

TEST(Environment, ColorFollowsTheUsualVariables) {
  unsetenv("NO_COLOR");
  unsetenv("CLICOLOR_FORCE");
  setenv("TERM", "xterm", 1);
  EXPECT_TRUE(UseColor(ColorMode::kAuto, true));
  EXPECT_FALSE(UseColor(ColorMode::kAuto, false));
  EXPECT_TRUE(UseColor(ColorMode::kAlways, false));
  EXPECT_FALSE(UseColor(ColorMode::kNever, true));
  setenv("TERM", "dumb", 1);
  EXPECT_FALSE(UseColor(ColorMode::kAuto, true));
  setenv("CLICOLOR_FORCE", "1", 1);
  EXPECT_TRUE(UseColor(ColorMode::kAuto, false));
  setenv("NO_COLOR", "1", 1);
  EXPECT_FALSE(UseColor(ColorMode::kAuto, true));
}

TEST(Environment, ThePagerMayBeNone) {
  unsetenv("DEFNEWS_PAGER");
  unsetenv("PAGER");
  EXPECT_EQ(PagerCommand(), "less -FRX");
  setenv("PAGER", "more", 1);
  EXPECT_EQ(PagerCommand(), "more");
  setenv("DEFNEWS_PAGER", "cat", 1);
  EXPECT_EQ(PagerCommand(), "");
  setenv("DEFNEWS_PAGER", "", 1);
  EXPECT_EQ(PagerCommand(), "");
}

}  // namespace
}  // namespace defnews
