// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/packed_text.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "common/article/article_record.h"

namespace defnews {
namespace {

std::string Sentence(size_t size) {
  std::string text;
  while (text.size() < size) {
    text += "The two sides agreed to hold working-level talks again. ";
  }
  text.resize(size);
  return text;
}

std::string Noise(size_t size) {
  std::mt19937 random(5);
  std::string text;
  while (text.size() < size) text += static_cast<char>(random());
  return text;
}

TEST(PackedText, ComesBackAsItWas) {
  for (const size_t size : {0U, 1U, 2U, 12U, 13U, 100U, 5000U, 70000U}) {
    for (const std::string& text : {Sentence(size), Noise(size)}) {
      std::string packed = "before";
      ASSERT_TRUE(AppendFast(text, 100000, &packed)) << size;
      ASSERT_TRUE(packed.starts_with("before"));
      const auto back = UnpackFast(packed.substr(6), size);
      ASSERT_TRUE(back.ok()) << size;
      EXPECT_EQ(*back, text);
      const auto inflated = Inflate(Deflate(text), size);
      ASSERT_TRUE(inflated.ok()) << size;
      EXPECT_EQ(*inflated, text);
    }
  }
}

TEST(PackedText, KeepsToTheRoomThereIs) {
  std::string out = "x";
  EXPECT_FALSE(AppendFast(Noise(1000), 999, &out));
  EXPECT_EQ(out, "x");
  EXPECT_TRUE(AppendFast(Noise(1000), 1000, &out));
  EXPECT_EQ(out, "x" + Noise(1000));
  EXPECT_FALSE(AppendFast(Sentence(5000), 20, &out));
}

TEST(PackedText, DamageIsAnError) {
  EXPECT_FALSE(UnpackFast("abc", 2).ok());
  EXPECT_FALSE(UnpackFast("abc", 4000).ok());
  EXPECT_FALSE(UnpackFast("", size_t{1} << 40).ok());
  EXPECT_FALSE(Inflate("abc", 3).ok());
  EXPECT_FALSE(Inflate("", size_t{1} << 40).ok());
}

// What is in the table of a database with this data in its only document.
std::string TableWith(const std::string& data) {
  const std::string folder =
      testing::TempDir() + "/packed_text_test." + std::to_string(getpid());
  Xapian::WritableDatabase database(folder, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::Document document;
  document.set_data(data);
  database.add_document(document);
  database.close();
  std::ifstream in(folder + "/docdata.glass", std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  std::filesystem::remove_all(folder);
  return bytes;
}

TEST(PackedText, KnowsWhatLibxapianDeflates) {
  size_t deflated = 0;
  for (size_t repeated = 0; repeated < 60; ++repeated) {
    const std::string data = Noise(9000) + std::string(repeated, 'a');
    const bool raw =
        TableWith(data).find(data.substr(0, 500)) != std::string::npos;
    EXPECT_EQ(IsDeflatedByXapian(data), !raw) << repeated;
    deflated += raw ? 0 : 1;
  }
  EXPECT_GT(deflated, 0U);
  EXPECT_LT(deflated, 60U);
}

// The condition under which libxapian 1.4.22 may fail to read a value back:
// it has deflated it itself, and the value does not fit one buffer.
bool XapianMayLoseIt(const std::string& record) {
  return record.size() > 8191 && IsDeflatedByXapian(record);
}

TEST(ArticleRecord, LibxapianHasNothingToInflate) {
  Article article;
  article.id = "a";
  size_t deflated = 0;
  for (size_t size = 1000; size < 300000; size = size * 4 / 3) {
    for (const std::string& body :
         {Sentence(size), Noise(size), std::string(size, 'a')}) {
      article.body = body;
      const std::string record = EncodeArticle(article);
      EXPECT_FALSE(XapianMayLoseIt(record)) << size;
      const absl::StatusOr<Article> decoded = DecodeArticle(record);
      ASSERT_TRUE(decoded.ok()) << size;
      EXPECT_EQ(*decoded, article);
      ASSERT_TRUE(DecodeHead(record).ok()) << size;
      if (record.front() != '\x02') ++deflated;
    }
  }
  EXPECT_GT(deflated, 5U);
  // What repeats itself without end is deflated again.
  article.body = std::string(5000000, 'a');
  EXPECT_EQ(EncodeArticle(article).front(), '\x03');
}

void AppendDeflated(const std::string& text, std::string* out) {
  const std::string deflated = Deflate(text);
  *out += static_cast<char>(text.size());
  *out += static_cast<char>(deflated.size());
  *out += deflated;
}

TEST(ArticleRecord, ReadsThoseOfOlderIndexes) {
  std::string record = "\x01";
  AppendDeflated(std::string("\1i\0\5title\0\0\0\0\0", 14), &record);
  AppendDeflated(std::string("\4body\0\0\0\0\0\0", 11), &record);
  const absl::StatusOr<Article> article = DecodeArticle(record);
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article->id, "i");
  EXPECT_EQ(article->title, "title");
  EXPECT_EQ(article->body, "body");
}

}  // namespace
}  // namespace defnews
