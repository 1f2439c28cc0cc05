// SPDX-License-Identifier: GPL-3.0-or-later
// The tool `search` as a shell sees it, over an index that `indexer` built.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;
using testing::UnorderedElementsAre;
using Json = nlohmann::ordered_json;

constexpr std::string_view kArticles =
    R"({"id":"jan","title":"Missile launch in January","body":"The army fired a missile at sea.\n\nMore was said.","published":"2023-01-05","source":"yonhap","lang":"en","url":"https://news.example/jan","captions":["A launcher on the coast."]}
{"id":"feb","title":"Second missile","body":"Another missile flew over the sea, the navy said.","published":"2023-02-10T09:00:00+09:00","source":"kbs","lang":"en"}
{"id":"ko","title":"미사일 발사","body":"군은 미사일을 발사했다. missile","published":"2023-03","source":"kbs","lang":"ko"}
{"id":"none","title":"An undated missile","body":"The missile has no date.","source":"yonhap","lang":"en"}
{"id":"words","title":"On deterrence","body":"Deterrence was extended to the whole peninsula.","published":"2022-05-01","source":"kcna","lang":"en"}
{"id":"evil","title":"Escape \"quoted\", torpedo","body":"A torpedo \u202eturned\u001b[31m red.","published":"2021-05-01","source":"kcna","lang":"en"}
)";

std::string Slurp(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

class SearchCliTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    suite_ = new fs::path(fs::path(testing::TempDir()) /
                          ("search_cli_" + std::to_string(getpid())));
    fs::remove_all(*suite_);
    fs::create_directories(*suite_);
    std::ofstream(*suite_ / "a.jsonl", std::ios::binary) << kArticles;
    const std::string build = "'" DEFNEWS_BIN_DIR "/indexer' build --index '" +
                              (*suite_ / "index").string() + "' --quiet '" +
                              (*suite_ / "a.jsonl").string() + "'";
    ASSERT_EQ(std::system(build.c_str()), 0) << build;
  }
  static void TearDownTestSuite() {
    fs::remove_all(*suite_);
    delete suite_;
    suite_ = nullptr;
  }

  // A shell line with the index set; its status, -1 for a signal.
  int Shell(const std::string& line) {
    const std::string command =
        "cd '" + suite_->string() +
        "' && unset DEFNEWS_NOW NO_COLOR CLICOLOR_FORCE; "
        "DEFNEWS_INDEX=index; export DEFNEWS_INDEX; PATH='" DEFNEWS_BIN_DIR
        "':\"$PATH\"; { " +
        line + "; } >out 2>err";
    const int status = std::system(command.c_str());
    out_ = Slurp(*suite_ / "out");
    err_ = Slurp(*suite_ / "err");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  int Run(const std::string& arguments) { return Shell("search " + arguments); }

  std::vector<std::string> Ids(const std::string& arguments) {
    status_ = Run("--format '{id}' " + arguments);
    std::vector<std::string> ids;
    std::istringstream lines(out_);
    for (std::string line; std::getline(lines, line);) ids.push_back(line);
    return ids;
  }

  // Exit 2, nothing on stdout, and a message with this in it.
  void ExpectError(const std::string& arguments, const std::string& message) {
    EXPECT_EQ(Run(arguments), 2) << arguments;
    EXPECT_THAT(out_, IsEmpty()) << arguments;
    EXPECT_THAT(err_, StartsWith("search: ")) << arguments;
    EXPECT_THAT(err_, HasSubstr(message)) << arguments;
  }

  static fs::path* suite_;
  std::string out_;
  std::string err_;
  int status_ = 0;
};

fs::path* SearchCliTest::suite_ = nullptr;

TEST_F(SearchCliTest, StatusSaysWhetherThereAreHits) {
  EXPECT_EQ(Run("missile"), 0);
  EXPECT_THAT(out_, StartsWith("1. "));
  EXPECT_THAT(err_, IsEmpty());
  EXPECT_EQ(Run("submarine"), 1);
  EXPECT_THAT(out_, IsEmpty());
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(SearchCliTest, FaultyQueriesAreErrorsWithACaret) {
  const struct {
    std::string query;
    std::string message;
  } kCases[] = {
      {"foo:bar", "unknown field \"foo\""},
      {"missile date:2023-13", "2023-13"},
      {"date:2023-02-30", "2023-02-30"},
      {"date:2023-1", "2023-1"},
      {"'missile \"sea'", "never closed"},
      {"'(missile'", "never closed"},
      {"NOT missile", "only narrow a search"},
      {"'co*'", "at least 3 letters"},
      {"'a*'", "at least 3 letters"},
      {"\"$(printf 'a\\377b')\"", "not valid UTF-8"},
  };
  for (const auto& [query, message] : kCases) {
    ExpectError(query, message);
    EXPECT_THAT(err_, HasSubstr("^")) << query;
  }
}

TEST_F(SearchCliTest, BadDatesOfOptionsAreErrors) {
  for (const char* date :
       {"2023-13", "2023-02-30", "2023-1", "13th", "2023-01-05x"}) {
    for (const char* option : {"--after", "--before", "--on", "--since"}) {
      ExpectError(std::string("missile ") + option + ' ' + date, date);
    }
  }
}

TEST_F(SearchCliTest, EmptyQueriesAreErrors) {
  for (const char* arguments : {"", "''", "'  '", "-- ''", "- </dev/null"}) {
    ExpectError(arguments, "empty query");
  }
}

TEST_F(SearchCliTest, OversizedQueriesAreErrors) {
  ExpectError(std::string(5 * 1024, 'a'), "at most 4096");
  ExpectError("'" + std::string(1000, '(') + "a" + std::string(1000, ')') + "'",
              "nest deeper than 32");
  std::ofstream(*suite_ / "big") << std::string(size_t{1} << 20, 'a');
  ExpectError("- <big", "at most 4096");
}

TEST_F(SearchCliTest, UsageErrorsGiveTwo) {
  ExpectError("missile -sea", "to exclude a word write `-- -sea`, `NOT sea`");
  ExpectError("--nope missile", "unknown option --nope");
  ExpectError("--frobnicate source missile", "unknown option --frobnicate");
  ExpectError("missile --after", "--after needs a value");
  ExpectError("missile -n x", "whole number");
  ExpectError("missile --sort best", "relevance");
  ExpectError("missile --csv --json", "excludes");
  ExpectError("missile --format '{day}'", "unknown {day}");
  ExpectError("--show jan missile", "--show takes no query");
  ExpectError("- missile </dev/null", "leave out");
  ExpectError("missile --index /no/such/index", "/no/such/index");
  EXPECT_EQ(Shell("DEFNEWS_NOW=soon search missile"), 2);
  EXPECT_THAT(err_, HasSubstr("DEFNEWS_NOW"));
}

TEST_F(SearchCliTest, AWordIsExcludedAfterDashesByNotAndInsideQuotes) {
  for (const char* arguments :
       {"-- missile -sea", "missile NOT sea", "'missile -sea'"}) {
    EXPECT_THAT(Ids(arguments), UnorderedElementsAre("ko", "none"))
        << arguments;
  }
}

TEST_F(SearchCliTest, TheQueryMayComeFromStandardInput) {
  EXPECT_EQ(Shell("echo '\"missile at sea\"' | search - --count"), 0);
  EXPECT_EQ(out_, "1\n");
}

TEST_F(SearchCliTest, APhraseThatFindsNothingNamesItsWords) {
  EXPECT_EQ(Run("'extended deterrence'"), 1);
  EXPECT_THAT(out_, IsEmpty());
  EXPECT_THAT(err_, HasSubstr("search: no article has this phrase; 1 has all "
                              "its words: search extended deterrence\n"));
  EXPECT_THAT(err_, HasSubstr("search: related, not searched: "));
  EXPECT_EQ(Run("extended deterrence --count"), 0);
  EXPECT_EQ(out_, "1\n");
}

TEST_F(SearchCliTest, CountIsTheTotalAlone) {
  EXPECT_EQ(Run("missile --count -n1 --offset 3"), 0);
  EXPECT_EQ(out_, "4\n");
  EXPECT_EQ(Run("submarine --count"), 1);
  EXPECT_EQ(out_, "0\n");
}

TEST_F(SearchCliTest, PagesFitTogether) {
  const std::vector<std::string> all = Ids("missile -n0");
  ASSERT_EQ(all.size(), 4U);
  EXPECT_THAT(Ids("missile -n 2"), ElementsAre(all[0], all[1]));
  EXPECT_THAT(Ids("missile --limit=2 --offset 2"), ElementsAre(all[2], all[3]));
  EXPECT_THAT(Ids("missile --offset 9"), IsEmpty());
}

TEST_F(SearchCliTest, SortsByDateWithTheUndatedLast) {
  const auto newest = ElementsAre("ko", "feb", "jan", "none");
  EXPECT_THAT(Ids("missile --sort newest"), newest);
  EXPECT_THAT(Ids("missile --sort date"), newest);
  EXPECT_THAT(Ids("missile --sort oldest"),
              ElementsAre("jan", "feb", "ko", "none"));
}

TEST_F(SearchCliTest, FiltersNarrow) {
  EXPECT_THAT(Ids("missile --source yonhap"),
              UnorderedElementsAre("jan", "none"));
  EXPECT_THAT(Ids("missile --source kbs --source yonhap"),
              UnorderedElementsAre("jan", "feb", "ko", "none"));
  EXPECT_THAT(Ids("missile --lang ko"), ElementsAre("ko"));
  EXPECT_THAT(Ids("missile --lang KO"), ElementsAre("ko"));
  EXPECT_THAT(Ids("missile --on 2023-01"), ElementsAre("jan"));
  EXPECT_THAT(Ids("missile --before 2023-02"), ElementsAre("jan"));
  EXPECT_THAT(Ids("missile --after=2023-02"),
              UnorderedElementsAre("feb", "ko"));
  EXPECT_THAT(Ids("army navy --any"), UnorderedElementsAre("jan", "feb"));
  EXPECT_THAT(Ids("army navy"), IsEmpty());
  EXPECT_EQ(status_, 1);
}

TEST_F(SearchCliTest, UndatedArticlesAreToldOf) {
  EXPECT_THAT(Ids("missile --after 2023-02"),
              UnorderedElementsAre("feb", "ko"));
  EXPECT_EQ(err_,
            "search: 1 more matched but are undated (--undated include shows "
            "them)\n");
  EXPECT_THAT(Ids("missile --after 2023-02 --undated include"),
              UnorderedElementsAre("feb", "ko", "none"));
  EXPECT_THAT(err_, IsEmpty());
  EXPECT_THAT(Ids("missile --after 2023-02 --undated exclude"),
              UnorderedElementsAre("feb", "ko"));
  EXPECT_THAT(err_, IsEmpty());
  EXPECT_THAT(Ids("missile --undated only"), ElementsAre("none"));
}

TEST_F(SearchCliTest, SinceCountsFromTheGivenNow) {
  EXPECT_EQ(Shell("DEFNEWS_NOW=2023-02-12T00:00:00Z search --since 7d "
                  "--before 2023-03 --format '{id}' missile"),
            0);
  EXPECT_EQ(out_, "feb\n");
}

TEST_F(SearchCliTest, JsonIsAQueryRecordThenHits) {
  ASSERT_EQ(Run("--json missile army --after 2023-01"), 0);
  std::istringstream lines(out_);
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  const Json query = Json::parse(line);
  std::vector<std::string> keys;
  for (const auto& item : query.items()) keys.push_back(item.key());
  EXPECT_THAT(keys, ElementsAre("type", "schema", "query", "parsed", "interval",
                                "total", "undated", "generation", "total_all"));
  EXPECT_EQ(query["query"], "missile army");
  EXPECT_EQ(query["total"], 1);
  EXPECT_TRUE(query["interval"].is_string());
  ASSERT_TRUE(std::getline(lines, line));
  const Json hit = Json::parse(line);
  keys.clear();
  for (const auto& item : hit.items()) keys.push_back(item.key());
  EXPECT_THAT(
      keys, ElementsAre("type", "rank", "id", "title", "url", "source",
                        "published", "published_precision", "published_method",
                        "score", "snippet", "lang", "copies"));
  EXPECT_EQ(hit["id"], "jan");
  EXPECT_TRUE(hit["score"].is_number());
  const std::string text = hit["snippet"]["text"];
  ASSERT_FALSE(hit["snippet"]["highlights"].empty());
  for (const Json& pair : hit["snippet"]["highlights"]) {
    EXPECT_LT(pair[0].get<size_t>(), pair[1].get<size_t>());
    EXPECT_LE(pair[1].get<size_t>(), text.size());
  }
  EXPECT_FALSE(std::getline(lines, line));
}

TEST_F(SearchCliTest, JsonWithoutHitsIsTheQueryRecord) {
  EXPECT_EQ(Run("--json submarine"), 1);
  EXPECT_EQ(Json::parse(out_)["total"], 0);
  EXPECT_TRUE(Json::parse(out_)["interval"].is_null());
  EXPECT_EQ(Run("--json --count missile"), 0);
  EXPECT_EQ(Json::parse(out_)["total"], 4);
}

TEST_F(SearchCliTest, ExplainsWhereAskedTo) {
  EXPECT_EQ(Run("missile --explain"), 0);
  EXPECT_THAT(out_, StartsWith("# "));
  EXPECT_EQ(Run("missile --explain --json -n1"), 0);
  const Json hit = Json::parse(out_.substr(out_.find('\n') + 1));
  double sum = 0;
  for (const Json& part : hit["explanation"])
    sum += part["score"].get<double>();
  EXPECT_NEAR(sum, hit["score"].get<double>(), 1e-6);
}

TEST_F(SearchCliTest, ExplainsNoPartOfAnAlternativeThatDoesNotMatch) {
  ASSERT_EQ(Run("'torpedo OR (red zeppelin)' --explain --json"), 0);
  const Json hit = Json::parse(out_.substr(out_.find('\n') + 1));
  ASSERT_EQ(hit["explanation"].size(), 1U);
  EXPECT_EQ(hit["explanation"][0]["part"], "torpedo");
  EXPECT_EQ(hit["explanation"][0]["score"], hit["score"]);
}

TEST_F(SearchCliTest, ControlCharactersOfArticlesStayInside) {
  for (const char* form :
       {"", "--csv", "--format '{title} {snippet}'", "--explain"}) {
    ASSERT_EQ(Run(std::string("torpedo ") + form), 0) << form;
    EXPECT_THAT(out_, Not(HasSubstr("\x1b"))) << form;
    EXPECT_THAT(out_, Not(HasSubstr("\u202e"))) << form;
  }
  ASSERT_EQ(Run("--csv torpedo"), 0);
  EXPECT_THAT(out_, StartsWith("rank,id,published,source,title,url,score\n"
                               "1,evil,2021-05-01,kcna,"
                               "\"Escape \"\"quoted\"\", torpedo\",,"));
}

TEST_F(SearchCliTest, ColorIsForTerminalsUnlessForced) {
  Run("missile --color always -n1");
  EXPECT_THAT(out_, HasSubstr("\x1b[1;31m"));
  Run("missile -n1");
  EXPECT_THAT(out_, Not(HasSubstr("\x1b")));
}

TEST_F(SearchCliTest, ShowsAWholeArticle) {
  EXPECT_EQ(Run("--show jan"), 0);
  EXPECT_THAT(out_, StartsWith("Missile launch in January\n"));
  EXPECT_THAT(out_, HasSubstr("\n\nMore was said.\n"));
  EXPECT_THAT(out_, HasSubstr("A launcher on the coast."));
  EXPECT_EQ(Run("--show jan --json"), 0);
  EXPECT_EQ(Json::parse(out_)["source"], "yonhap");
  EXPECT_EQ(Run("--show nobody"), 1);
  EXPECT_THAT(out_, IsEmpty());
  EXPECT_THAT(err_, HasSubstr("nobody"));
}

TEST_F(SearchCliTest, AFullDiskUnderStdoutIsAnError) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full";
  for (const char* arguments :
       {"missile", "--json missile", "--count missile", "--csv missile",
        "--show jan", "--help", "--version", "--generate man"}) {
    EXPECT_EQ(Run(std::string(arguments) + " >/dev/full"), 2) << arguments;
    EXPECT_THAT(err_, HasSubstr("search: cannot write: ")) << arguments;
  }
  EXPECT_EQ(Run("missile >&-"), 2);
}

TEST_F(SearchCliTest, AClosedPipeEndsItQuietly) {
  // The reader is gone before anything is written.
  EXPECT_EQ(Shell("mkfifo pipe; { sleep 0 <pipe & } ; exec 3>pipe; wait; "
                  "search missile >&3; echo $?; rm pipe"),
            0);
  EXPECT_EQ(out_, std::to_string(128 + SIGPIPE) + "\n");
  EXPECT_THAT(err_, IsEmpty());
}

TEST_F(SearchCliTest, HelpVersionAndManualGoToStdout) {
  EXPECT_EQ(Run("--help"), 0);
  EXPECT_THAT(out_, HasSubstr("--undated"));
  EXPECT_THAT(out_, HasSubstr("--facet"));
  EXPECT_EQ(Run("--version"), 0);
  EXPECT_THAT(out_, StartsWith("search "));
  EXPECT_EQ(Run("--generate man"), 0);
  EXPECT_THAT(out_, StartsWith(".TH SEARCH 1"));
  EXPECT_EQ(Shell("search --generate bash | bash -n"), 0);
  EXPECT_THAT(err_, IsEmpty());
}

}  // namespace
}  // namespace defnews
