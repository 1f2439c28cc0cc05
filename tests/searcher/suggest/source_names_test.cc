// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/source_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "common/index/schema.h"
#include "searcher/engine/xapian_engine.h"
#include "searcher/query/edit_distance.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

XapianEngine Outlets(const std::vector<std::string>& names) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const std::string& name : names) {
    Xapian::Document document;
    document.add_boolean_term(schema::SourceTerm(name));
    document.add_boolean_term("yonhap2");  // a word is no outlet
    database.add_document(document);
  }
  return {database, {0}, {}};
}

TEST(SourceNamesTest, NearestFirstThenThoseWithMoreArticles) {
  auto engine = Outlets({"yonhap", "yonhap", "yonhapnews", "joongang", "kbs",
                         "mbc", "mbn", "mbn", "sbs", "chosun"});
  EXPECT_TRUE(HasSource(&engine, "kbs"));
  EXPECT_FALSE(HasSource(&engine, "yonap"));
  EXPECT_THAT(NearestSources(&engine, "yonap"), ElementsAre("yonhap"));
  EXPECT_THAT(NearestSources(&engine, "yon"),
              ElementsAre("yonhap", "yonhapnews"));
  EXPECT_THAT(NearestSources(&engine, "mbs"), ElementsAre("mbn", "kbs", "mbc"));
  EXPECT_THAT(NearestSources(&engine, "reuters"), IsEmpty());
  EXPECT_THAT(NearestSources(&engine, ""), IsEmpty());
}

TEST(SourceNamesTest, LongNamesAreNotCompared) {
  auto engine = Outlets({std::string(300, 'x'), "x"});
  EXPECT_THAT(NearestSources(&engine, std::string(301, 'x')), IsEmpty());
  EXPECT_THAT(NearestSources(&engine, "y"), ElementsAre("x"));
}

TEST(EditDistanceTest, InsertionsDeletionsReplacements) {
  EXPECT_EQ(EditDistance("", ""), 0U);
  EXPECT_EQ(EditDistance("abc", ""), 3U);
  EXPECT_EQ(EditDistance("yonap", "yonhap"), 1U);
  EXPECT_EQ(EditDistance("kitten", "sitting"), 3U);
}

}  // namespace
}  // namespace defnews
