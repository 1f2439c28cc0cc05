// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/saved_search.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr int64_t kNow = 1'700'000'000;

SavedSearch Good(std::string_view text) {
  auto read = ParseSavedSearch("folder/name.query", text, kNow);
  const auto* fault = std::get_if<SavedFault>(&read);
  EXPECT_EQ(fault, nullptr) << text << ": " << fault->message;
  return fault == nullptr ? std::get<SavedSearch>(read) : SavedSearch();
}

TEST(SavedSearchTest, CommentsOptionsAndQuery) {
  const SavedSearch search = Good(
      "# A comment\r\n\r\n--source yonhap\n  --source=KBS\n--lang ko\n"
      "--since 2w\n--undated include\n\"extended deterrence\" OR\n"
      "   NCG\n# another\n");
  EXPECT_EQ(search.name, "name");
  EXPECT_EQ(search.query, "\"extended deterrence\" OR\nNCG");
  EXPECT_EQ(ToText(search.root), "\"extended deterrence\" OR NCG");
  EXPECT_THAT(search.options.sources, ElementsAre("yonhap", "KBS"));
  EXPECT_THAT(search.options.langs, ElementsAre("ko"));
  EXPECT_EQ(search.options.since, "2w");
  EXPECT_EQ(search.options.undated, Undated::kInclude);
  EXPECT_EQ(search.options.now, kNow);
}

TEST(SavedSearchTest, WaysToReadTheQuery) {
  EXPECT_EQ(ToText(Good("--any\na b").root), "a OR b");
  EXPECT_EQ(ToText(Good("--exact\na b").root), "=a AND =b");
  EXPECT_FALSE(Good("--no-expand\na").options.expand);
}

TEST(SavedSearchTest, FaultsAreNamedByLineAndPlace) {
  const struct {
    const char* text;
    const char* message;
    const char* caret;
  } cases[] = {
      {"", "folder/name.query:1: it asks for nothing", ""},
      {"# only\n\n", "folder/name.query:2: it asks for nothing", ""},
      {"a AND\n\"b", ":2: this quote is never closed", "\"b\n^"},
      {"--source x\na\nOR foo:bar", ":3: ", "OR foo:bar\n   ^"},
      {"  --sauce x\na", ":1: unknown option --sauce; known are --source",
       "  --sauce x\n  ^~~~~~~"},
      {"--source\na", ":1: --source needs a value", "--source\n^"},
      {"--any yes\na", ":1: --any takes no value", "--any yes\n      ^~~"},
      {"--undated maybe\na", ":1: \"maybe\" is not one of", "         ^"},
      {"a\n--after 2023-13", ":2: ", ""},
  };
  for (const auto& one : cases) {
    auto read = ParseSavedSearch("folder/name.query", one.text, kNow);
    const auto* fault = std::get_if<SavedFault>(&read);
    ASSERT_NE(fault, nullptr) << one.text;
    EXPECT_EQ(fault->name, "name");
    EXPECT_THAT(fault->message, HasSubstr(one.message));
    EXPECT_THAT(fault->caret, HasSubstr(one.caret));
  }
}

}  // namespace
}  // namespace defnews
