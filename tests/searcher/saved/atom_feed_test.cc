// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/atom_feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

FeedEntry Entry(const std::string& id, const std::string& updated,
                std::vector<std::string> searches = {"s"}) {
  FeedEntry entry;
  entry.id = id;
  entry.title = "Title of " + id;
  entry.updated = updated;
  entry.searches = std::move(searches);
  return entry;
}

std::vector<std::string> Ids(const std::vector<FeedEntry>& entries) {
  std::vector<std::string> ids;
  for (const FeedEntry& entry : entries) ids.push_back(entry.id);
  return ids;
}

constexpr char kNow[] = "2024-03-01T00:00:00Z";

TEST(AtomFeedTest, TextIsEscapedAndWithoutWhatXmlCannotHold) {
  EXPECT_EQ(XmlText("a<b>&\"c\"\n\t억제"),
            "a&lt;b&gt;&amp;&quot;c&quot;\n\t억제");
  EXPECT_EQ(XmlText("\x01\x1b[31m\xff"),
            "\xEF\xBF\xBD\xEF\xBF\xBD[31m"
            "\xEF\xBF\xBD");
}

TEST(AtomFeedTest, EntriesLeaveAfterAMonth) {
  EXPECT_THAT(Ids(MergeEntries({Entry("new", kNow)},
                               {Entry("recent", "2024-02-01T00:00:00Z"),
                                Entry("old", "2024-01-20T00:00:00Z")},
                               kNow)),
              ElementsAre("new", "recent"));
}

TEST(AtomFeedTest, AStoryIsOneEntryHoweverOftenItIsReported) {
  const std::vector<FeedEntry> merged =
      MergeEntries({Entry("a", kNow, {"t"})},
                   {Entry("a", "2024-02-28T00:00:00Z", {"s"})}, kNow);
  ASSERT_EQ(merged.size(), 1U);
  EXPECT_EQ(merged[0].updated, kNow);
  EXPECT_THAT(merged[0].searches, ElementsAre("s", "t"));
}

TEST(AtomFeedTest, TheFeedDoesNotGrowWithoutEnd) {
  std::vector<FeedEntry> old;
  for (int i = 0; i < 600; ++i) old.push_back(Entry(std::to_string(i), kNow));
  const auto merged = MergeEntries({Entry("new", kNow)}, old, kNow);
  EXPECT_EQ(merged.size(), kFeedEntries);
  EXPECT_EQ(merged[0].id, "new");
}

TEST(AtomFeedTest, IdsDependOnTheArticleAlone) {
  FeedEntry changed = Entry("a", kNow);
  changed.changed = true;
  changed.title = "Another";
  const auto id = [](const std::string& feed) {
    const size_t at = feed.find("<id>tag:", feed.find("<entry>"));
    return feed.substr(at, feed.find("</id>", at) - at);
  };
  const std::string feed = AtomFeed("f", kNow, {changed});
  EXPECT_EQ(id(feed), id(AtomFeed("g", "2025-01-01T00:00:00Z",
                                  {Entry("a", "2024-02-01T00:00:00Z")})));
  EXPECT_NE(id(feed), id(AtomFeed("f", kNow, {Entry("b", kNow)})));
  EXPECT_THAT(feed, HasSubstr("<title>[changed] Another</title>"));
}

}  // namespace
}  // namespace defnews
