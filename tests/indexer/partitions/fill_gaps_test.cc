// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/fill_gaps.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/temp_path.h"

namespace defnews {
namespace {

constexpr Xapian::docid kDocuments = 3000;  // their list has several chunks

void Write(const std::string& path, const std::vector<Xapian::docid>& without) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (Xapian::docid docid = 1; docid <= kDocuments; ++docid) {
    Xapian::Document document;
    document.add_posting("all", 1);
    document.add_posting("n" + std::to_string(docid), 2);
    document.add_value(1, std::to_string(docid));
    document.set_data(std::to_string(docid));
    database.add_document(document);
  }
  for (const Xapian::docid docid : without) database.delete_document(docid);
  database.commit();
}

Xapian::doccount CountAll(const Xapian::Database& database) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(Xapian::Query("all"));
  return enquire.get_mset(0, 0, database.get_doccount())
      .get_matches_estimated();
}

class FillGapsTest : public testing::Test {
 protected:
  ~FillGapsTest() override { std::filesystem::remove_all(path_); }

  const std::string path_ = TempPath();
};

TEST_F(FillGapsTest, EachDocumentIsKeptWhole) {
  const std::string& path = path_;
  const std::vector<Xapian::docid> without = {1, 2, 700, 1500, 2998, 3000};
  Write(path, without);
  ASSERT_TRUE(FillGaps(path).ok());
  const Xapian::Database database(path);
  const auto left = static_cast<Xapian::doccount>(kDocuments - without.size());
  EXPECT_EQ(database.get_doccount(), left);
  EXPECT_EQ(database.get_lastdocid(), left);
  for (Xapian::docid docid = 1; docid <= left; ++docid) {
    const Xapian::Document document = database.get_document(docid);
    const std::string number = document.get_data();
    EXPECT_EQ(document.get_value(1), number);
    const std::string term = "n" + number;
    ASSERT_EQ(database.get_termfreq(term), 1U);
    EXPECT_EQ(*database.postlist_begin(term), docid);
    EXPECT_EQ(*database.positionlist_begin(docid, term), 2U);
  }
  for (const Xapian::docid docid : without) {
    EXPECT_FALSE(database.term_exists("n" + std::to_string(docid)));
  }
  EXPECT_EQ(CountAll(database), left);
}

TEST_F(FillGapsTest, WithoutGapsNothingIsWritten) {
  const std::string& path = path_;
  Write(path, {});
  const std::string before = Xapian::Database(path).get_uuid();
  ASSERT_TRUE(FillGaps(path).ok());
  EXPECT_EQ(Xapian::Database(path).get_uuid(), before);
  EXPECT_EQ(CountAll(Xapian::Database(path)), kDocuments);
}

TEST_F(FillGapsTest, WhatCannotBeOpenedIsAnError) {
  EXPECT_FALSE(FillGaps(path_).ok());
}

}  // namespace
}  // namespace defnews
