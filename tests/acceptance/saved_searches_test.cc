// SPDX-License-Identifier: GPL-3.0-or-later
// `search --saved` over nights: each story once, whatever becomes of the index.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/acceptance/damage.h"
#include "tests/acceptance/small_index.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

using Strings = std::vector<std::string>;

json Story(const std::string& id, const std::string& body,
           const std::string& published = "2024-05-06") {
  return {
      {"id", id},           {"title", "Title of " + id},
      {"body", body},       {"published", published},
      {"source", "yonhap"}, {"url", "https://news.example/?a=" + id + "&b=<>"}};
}

class SavedSearchesTest : public testing::Test {
 protected:
  void SetUp() override {
    fs::create_directory(searches());
    Save("missile", "missile");
    Index("build", {Story("old", "An old missile."), Story("x", "Nothing.")});
    EXPECT_THAT(Report(), IsEmpty());  // all of it has been seen
  }

  fs::path index() const { return folder_.path() / "index"; }
  fs::path searches() const { return folder_.path() / "searches"; }
  fs::path out() const { return folder_.path() / "out"; }

  void Save(const std::string& name, const std::string& text) const {
    WriteBytes(searches() / (name + ".query"), text + "\n");
  }

  void Index(const std::string& command, const std::vector<json>& articles) {
    std::string lines;
    for (const json& article : articles) lines += article.dump() + "\n";
    Strings arguments = {command, folder_.Write("articles.jsonl", lines)};
    if (command == "build") arguments.emplace_back("--force");
    Indexer(arguments);
  }
  void Indexer(Strings arguments) const {
    arguments.insert(arguments.end(), {"--quiet", "--index", index().string()});
    const ToolRun run = RunTool("indexer", arguments);
    ASSERT_EQ(run.status, 0) << run.err;
  }

  ToolRun Search(const Strings& more = {}) const {
    Strings arguments = {"--index",           index().string(), "--saved",
                         searches().string(), "--report",       out().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunTool("search", arguments);
  }

  std::string LastReport(const std::string& extension) const {
    std::map<std::string, std::string> reports;
    if (fs::exists(out() / "reports")) {
      for (const auto& entry : fs::directory_iterator(out() / "reports")) {
        if (entry.path().extension() == extension) {
          reports[entry.path().filename().string()] = ReadBytes(entry.path());
        }
      }
    }
    return reports.empty() ? "" : reports.rbegin()->second;
  }

  size_t CountReports() const {
    if (!fs::exists(out() / "reports")) return 0;
    return static_cast<size_t>(std::distance(
        fs::directory_iterator(out() / "reports"), fs::directory_iterator()));
  }

  // "search:id" of what a run reports, "*" behind the changed.
  Strings Report(int status = 0, const Strings& more = {}) const {
    const size_t before = CountReports();
    const ToolRun run = Search(more);
    EXPECT_EQ(run.status, status) << run.err;
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(run.err.empty(), status == 0) << run.err;
    if (CountReports() == before) return {};
    EXPECT_EQ(ReadBytes(out() / "report.jsonl"), LastReport(".jsonl"));
    EXPECT_EQ(ReadBytes(out() / "report.txt"), LastReport(".txt"));
    return Stories(LastReport(".jsonl"));
  }

  static Strings Stories(const std::string& report) {
    Strings stories;
    for (const json& line : JsonLines(report)) {
      if (line["type"] != "story") continue;
      stories.push_back(line["search"].get<std::string>() + ":" +
                        line["id"].get<std::string>() +
                        (line["change"] == "changed" ? "*" : ""));
    }
    return stories;
  }

  TempFolder folder_;
};

TEST_F(SavedSearchesTest, ANightsStoriesAreReportedOnce) {
  Save("navy", "# ships\n--source yonhap\nnavy OR frigate\n");
  Save("kbs", "--source kbs\nmissile\n");
  Index("update", {Story("a", "A missile of the navy.", "2024-05-07"),
                   Story("b", "A frigate.", "2024-05-08"),
                   Story("x", "Now with a missile.")});
  EXPECT_THAT(Report(),
              ElementsAre("missile:a", "missile:x*", "navy:b", "navy:a"));
  const std::string text = LastReport(".txt");
  EXPECT_THAT(text, HasSubstr("2 new stories and 1 changed, of 2 out of 3"));
  EXPECT_THAT(text, HasSubstr("== navy (2)\n"));
  EXPECT_THAT(text, HasSubstr("* [changed] Title of x\n"));
  EXPECT_THAT(Report(), IsEmpty());
  Index("update", {Story("b", "A frigate.", "2024-05-08")});
  EXPECT_THAT(Report(), IsEmpty());
}

TEST_F(SavedSearchesTest, MissedNightsAreCaughtUp) {
  Index("update", {Story("a", "A missile.")});
  Index("update", {Story("b", "A missile too."), Story("a", "A rocket.")});
  Index("update", {Story("c", "The third missile.")});
  Indexer({"remove", "b"});
  EXPECT_THAT(Report(), ElementsAre("missile:c"));
}

TEST_F(SavedSearchesTest, RollbackAndAnotherUpdateMakeNothingNew) {
  Index("update", {Story("a", "A missile.")});
  EXPECT_THAT(Report(), ElementsAre("missile:a"));
  Indexer({"rollback"});
  EXPECT_THAT(Report(), IsEmpty());
  Index("update", {Story("a", "A missile."), Story("b", "A new missile.")});
  EXPECT_THAT(Report(), ElementsAre("missile:b"));
}

TEST_F(SavedSearchesTest, AChangeThatIsRolledBackIsReportedOnce) {
  const json changed = Story("old", "An old missile, changed.");
  Index("update", {changed});
  EXPECT_THAT(Report(), ElementsAre("missile:old*"));
  Indexer({"rollback"});
  EXPECT_THAT(Report(), IsEmpty());
  Index("update", {changed});
  EXPECT_THAT(Report(), IsEmpty());
  Index("update", {Story("old", "An old missile, changed again.")});
  EXPECT_THAT(Report(), ElementsAre("missile:old*"));
}

TEST_F(SavedSearchesTest, AnIndexMadeAnewIsNotNews) {
  fs::remove_all(index());
  Index("build", {Story("old", "An old missile."), Story("x", "Nothing."),
                  Story("a", "A missile.")});
  EXPECT_THAT(Report(), ElementsAre("missile:a"));
  Index("build", {Story("old", "An old missile, changed.")});
  EXPECT_THAT(Report(), ElementsAre("missile:old*"));
  fs::remove_all(index() / "changes");
  Index("update", {Story("b", "A new missile.")});
  fs::remove_all(index() / "changes");
  EXPECT_THAT(Report(), ElementsAre("missile:b"));
}

TEST_F(SavedSearchesTest, OnlyDeliveryMovesTheCursors) {
  Index("update", {Story("a", "A missile.")});
  const std::string kept = (folder_.path() / "mail").string();
  const ToolRun failed = Search({"--deliver", "cat > '" + kept + "'; exit 3"});
  EXPECT_EQ(failed.status, 2);
  EXPECT_THAT(failed.err, HasSubstr("exited 3"));
  EXPECT_THAT(ReadBytes(kept), HasSubstr("Title of a"));
  EXPECT_FALSE(fs::exists(out() / "report.txt"));
  EXPECT_THAT(ReadBytes(out() / "feed.atom"), Not(HasSubstr("Title of a")));
  Index("update", {Story("b", "A missile too.")});
  EXPECT_EQ(Search({"--deliver", "cat > '" + kept + "'"}).status, 0);
  EXPECT_THAT(ReadBytes(kept), HasSubstr("Title of a"));
  EXPECT_THAT(ReadBytes(kept), HasSubstr("Title of b"));
  fs::remove(kept);
  EXPECT_EQ(Search({"--deliver", "cat > '" + kept + "'"}).status, 0);
  EXPECT_FALSE(fs::exists(kept));  // nothing to deliver
}

TEST_F(SavedSearchesTest, WhatWasDeliveredDoesNotComeAgainWhenTheFeedFails) {
  Index("update", {Story("a", "A missile.")});
  const std::string kept = (folder_.path() / "mail").string();
  const Strings deliver = {"--deliver", "cat >> '" + kept + "'"};
  fs::remove(out() / "feed.atom");
  fs::create_directory(out() / "feed.atom");
  fs::create_directory(out() / "report.txt");
  for (int run = 0; run < 2; ++run) {
    const ToolRun failed = Search(deliver);
    EXPECT_EQ(failed.status, 2);
    EXPECT_THAT(failed.err, HasSubstr("report.txt: "));
    EXPECT_THAT(failed.err, HasSubstr("has been delivered"));
  }
  fs::remove(out() / "report.txt");
  const ToolRun failed = Search(deliver);
  EXPECT_EQ(failed.status, 2);
  EXPECT_THAT(failed.err, HasSubstr("feed.atom: "));
  fs::remove(out() / "feed.atom");
  EXPECT_THAT(Report(0, deliver), IsEmpty());
  EXPECT_THAT(ReadBytes(out() / "feed.atom"), HasSubstr("Title of a"));
  EXPECT_EQ(ReadBytes(out() / "report.txt"), LastReport(".txt"));
  EXPECT_EQ(ReadBytes(kept), LastReport(".txt"));  // once
}

TEST_F(SavedSearchesTest, NothingIsDeliveredWhereCursorsCannotBeWritten) {
  Index("update", {Story("a", "A missile.")});
  const std::string kept = (folder_.path() / "mail").string();
  const Strings deliver = {"--deliver", "cat >> '" + kept + "'"};
  const fs::path obstacle = out() / "state" / "cursors.json.next";
  fs::create_directory(obstacle);
  for (int run = 0; run < 3; ++run) {
    const ToolRun failed = Search(deliver);
    EXPECT_EQ(failed.status, 2);
    EXPECT_THAT(failed.err, HasSubstr(obstacle.string()));
    EXPECT_FALSE(fs::exists(kept));
  }
  size_t seen = 0;
  for (const auto& entry : fs::directory_iterator(out() / "state")) {
    seen += entry.path().filename().string().starts_with("seen.") ? 1 : 0;
  }
  EXPECT_EQ(seen, 2U);  // in use, and of the last run; none of those before
  fs::remove(obstacle);
  EXPECT_EQ(Search(deliver).status, 0);
  EXPECT_EQ(Search(deliver).status, 0);
  EXPECT_THAT(Stories(LastReport(".jsonl")), ElementsAre("missile:a"));
  EXPECT_EQ(ReadBytes(kept), LastReport(".txt"));
}

// As after a crash between the writing of reports and cursors.
TEST_F(SavedSearchesTest, ARunThatIsRepeatedWritesTheSameReport) {
  Index("update", {Story("a", "A missile.")});
  const fs::path state = out() / "state";
  fs::copy(state, folder_.path() / "before");
  EXPECT_THAT(Report(), ElementsAre("missile:a"));
  const size_t reports = CountReports();
  fs::remove_all(state);
  fs::copy(folder_.path() / "before", state);
  EXPECT_EQ(Search().status, 0);
  EXPECT_EQ(CountReports(), reports);
  EXPECT_THAT(Stories(LastReport(".jsonl")), ElementsAre("missile:a"));
}

TEST_F(SavedSearchesTest, FaultySearchesAreNamedAndCaughtUpWhenMended) {
  Save("bad", "missile\nAND \"open");
  Index("update", {Story("a", "A missile.")});
  const ToolRun run = Search();
  EXPECT_EQ(run.status, 1);
  EXPECT_THAT(run.err, HasSubstr("bad.query:2: "));
  EXPECT_THAT(run.err, HasSubstr("\nAND \"open\n    ^"));
  EXPECT_THAT(Stories(LastReport(".jsonl")), ElementsAre("missile:a"));
  Index("update", {Story("b", "A missile too.")});
  EXPECT_THAT(Report(1), ElementsAre("missile:b"));
  Save("bad", "missile AND \"too\"");
  Save("late", "missile");  // begins with the news of this run
  Index("update", {Story("c", "The third missile.")});
  EXPECT_THAT(Report(), ElementsAre("bad:b", "late:c", "missile:c"));
}

TEST_F(SavedSearchesTest, AMendedSearchIsCaughtUpWithoutOtherNews) {
  Save("bad", "\"open");
  Index("update", {Story("a", "A missile.")});
  EXPECT_THAT(Report(1), ElementsAre("missile:a"));
  Save("bad", "missile");
  EXPECT_THAT(Report(), ElementsAre("bad:a"));
  EXPECT_THAT(Report(), IsEmpty());
}

TEST_F(SavedSearchesTest, AGroupOfCopiesIsOneStory) {
  const std::string text = "The missile flew. " + Filler(1, 60);
  Index("update",
        {Story("a", text, "2024-05-07"), Story("b", text, "2024-05-08")});
  EXPECT_THAT(Report(), ElementsAre("missile:a"));
  EXPECT_THAT(LastReport(".jsonl"), HasSubstr("\"copies\":1"));
  Index("update", {Story("c", text, "2024-05-08")});
  EXPECT_THAT(Report(), IsEmpty());
  // The whole story, which leads from now on.
  Index("update", {Story("d", text + " " + Filler(2, 30), "2024-05-09")});
  EXPECT_THAT(Report(), ElementsAre("missile:d*"));
}

TEST_F(SavedSearchesTest, EveryKindOfQueryIsAskedOfTheNews) {
  Save("phrase", "\"second torpedo\"");
  Save("typed", "=torpedoes");
  Save("prefix", "torped*");
  Save("near", "torpedo NEAR/3 flew");
  Save("not", "torpedo NOT second");
  Save("title", "title:a AND torpedo");
  Save("date", "--after 2024-06\ntorpedo");
  Save("name", "\"Kim Jong Un\"");
  Save("undated", "--undated only\ntorpedo");
  Index("update", {Story("a", "Torpedoes flew. Kim Jong-un saw it."),
                   Story("b", "The second torpedo.", "2024-06-01")});
  EXPECT_THAT(Report(),
              ElementsAre("date:b", "name:a", "near:a", "not:a", "phrase:b",
                          "prefix:b", "prefix:a", "title:a", "typed:a"));
}

TEST_F(SavedSearchesTest, TheFeedIsValidAtom) {
  if (!Installed("python3")) GTEST_SKIP() << "python3 is missing";
  const auto entries = [&] {
    const ToolRun run = RunProgram(
        "python3", {DEFNEWS_SOURCE_DIR "/tests/acceptance/atom_check.py",
                    (out() / "feed.atom").string()});
    EXPECT_EQ(run.status, 0) << run.err;
    return JsonLines(run.out);
  };
  EXPECT_THAT(entries(), IsEmpty());
  Save("navy", "navy");
  json odd = Story("a", "A missile of the navy \u0001 <b>&amp; 미사일.");
  odd["title"] = "<&> \"Title\" ]]>";
  json bare = {{"id", "b"}, {"title", "The bare missile"}};
  Index("update", {odd, bare});
  EXPECT_THAT(Report(),
              UnorderedElementsAre("missile:a", "missile:b", "navy:a"));
  std::vector<json> feed = entries();
  ASSERT_EQ(feed.size(), 2U);
  EXPECT_EQ(feed[0]["title"], "<&> \"Title\" ]]>");
  EXPECT_EQ(feed[0]["url"], "https://news.example/?a=a&b=<>");
  EXPECT_THAT(feed[0]["searches"], ElementsAre("missile", "navy"));
  const std::string id = feed[0]["id"];
  odd["body"] = "A missile, and more.";
  Index("update", {odd});
  EXPECT_THAT(Report(), ElementsAre("missile:a*"));
  feed = entries();
  ASSERT_EQ(feed.size(), 2U);
  EXPECT_EQ(feed[0]["id"], id);
  EXPECT_EQ(feed[0]["title"], "[changed] <&> \"Title\" ]]>");
  EXPECT_EQ(feed[0]["content"], "A missile, and more.");
  // Another reader: our own, which is libxml2's.
  const ToolRun imported =
      RunTool("corpus", {"import", "--quiet", (out() / "feed.atom").string()});
  EXPECT_EQ(JsonLines(imported.out).size(), 2U);
}

TEST_F(SavedSearchesTest, ADamagedStateIsNamedAndNothingIsReported) {
  Index("update", {Story("a", "A missile.")});
  const fs::path state = out() / "state" / "cursors.json";
  const std::string sound = ReadBytes(state);
  std::string damaged = sound;
  damaged[damaged.find("\"run\":1") + 6] = '7';
  WriteBytes(state, damaged);
  const ToolRun run = Search();
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr(state.string()));
  EXPECT_EQ(CountReports(), 0U);
  WriteBytes(state, sound);
  EXPECT_THAT(Report(), ElementsAre("missile:a"));
}

TEST_F(SavedSearchesTest, MissingCursorsAreDamageAndNoBeginning) {
  Index("update", {Story("a", "A missile.")});
  fs::remove(out() / "state" / "cursors.json");
  const ToolRun run = Search();
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("cursors.json: it is missing"));
  EXPECT_EQ(CountReports(), 0U);
  // Killed before its cursors were written, the first run is the first again.
  fs::remove(out() / "feed.atom");
  EXPECT_EQ(Search().status, 0);
  Index("update", {Story("b", "A missile too.")});
  EXPECT_THAT(Report(), ElementsAre("missile:b"));
}

TEST_F(SavedSearchesTest, AStateBegunAnewOverwritesNoReport) {
  Index("update", {Story("a", "A missile.")});
  EXPECT_THAT(Report(), ElementsAre("missile:a"));
  Save("bad", "\"open");
  fs::remove_all(out() / "state");
  EXPECT_EQ(Search().status, 1);
  Index("update", {Story("b", "A missile too.")});
  EXPECT_THAT(Report(1), ElementsAre("missile:b"));
  EXPECT_EQ(CountReports(), 4U);  // text and lines of two
  Save("bad", "missile");
  EXPECT_THAT(Report(), ElementsAre("bad:b"));
}

TEST_F(SavedSearchesTest, WhatCannotBeDoneIsSaid) {
  const auto status = [](const Strings& arguments) {
    return RunTool("search", arguments).status;
  };
  const std::string saved = searches().string();
  EXPECT_EQ(status({"--saved", saved}), 2);
  EXPECT_EQ(status({"--report", out().string()}), 2);
  EXPECT_EQ(status({"--saved", saved, "--report", "x", "word"}), 2);
  EXPECT_EQ(status({"--saved", saved, "--report", "x", "--source", "a"}), 2);
  const std::string nowhere = (folder_.path() / "nowhere").string();
  ToolRun run = RunTool("search", {"--index", nowhere, "--saved", saved,
                                   "--report", out().string()});
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("no index at " + nowhere));
  fs::remove_all(searches());
  run = Search();
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr(saved));
  fs::create_directory(searches());
  run = Search();
  EXPECT_EQ(run.status, 2);
  EXPECT_THAT(run.err, HasSubstr("NAME.query"));
}

TEST_F(SavedSearchesTest, TwoRunsAtOnceAreOneTooMany) {
  const int lock = open((out() / "state" / "lock").c_str(), O_RDWR);
  ASSERT_EQ(flock(lock, LOCK_EX), 0);
  const ToolRun run = Search();
  EXPECT_EQ(run.status, 75);
  EXPECT_THAT(run.err, HasSubstr("another run"));
  close(lock);
  EXPECT_EQ(Search().status, 0);
}

}  // namespace
}  // namespace defnews
