// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/source_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/index/schema.h"
#include "searcher/query/edit_distance.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Xapian::WritableDatabase Outlets(const std::vector<std::string>& names) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& name : names) {
    Xapian::Document document;
    document.add_boolean_term(schema::SourceTerm(name));
    document.add_boolean_term("yonhap2");  // a word is no outlet
    database.add_document(document);
  }
  return database;
}

TEST(SourceNamesTest, NearestFirstThenThoseWithMoreArticles) {
  const auto database = Outlets({"yonhap", "yonhap", "yonhapnews", "joongang",
                                 "kbs", "mbc", "mbn", "mbn", "sbs", "chosun"});
  EXPECT_TRUE(HasSource(database, "kbs"));
  EXPECT_FALSE(HasSource(database, "yonap"));
  EXPECT_THAT(NearestSources(database, "yonap"), ElementsAre("yonhap"));
  EXPECT_THAT(NearestSources(database, "yon"),
              ElementsAre("yonhap", "yonhapnews"));
  EXPECT_THAT(NearestSources(database, "mbs"),
              ElementsAre("mbn", "kbs", "mbc"));
  EXPECT_THAT(NearestSources(database, "reuters"), IsEmpty());
  EXPECT_THAT(NearestSources(database, ""), IsEmpty());
}

TEST(SourceNamesTest, LongNamesAreNotCompared) {
  const auto database = Outlets({std::string(300, 'x'), "x"});
  EXPECT_THAT(NearestSources(database, std::string(301, 'x')), IsEmpty());
  EXPECT_THAT(NearestSources(database, "y"), ElementsAre("x"));
}

TEST(EditDistanceTest, InsertionsDeletionsReplacements) {
  EXPECT_EQ(EditDistance("", ""), 0U);
  EXPECT_EQ(EditDistance("abc", ""), 3U);
  EXPECT_EQ(EditDistance("yonap", "yonhap"), 1U);
  EXPECT_EQ(EditDistance("kitten", "sitting"), 3U);
}

}  // namespace
}  // namespace defnews
