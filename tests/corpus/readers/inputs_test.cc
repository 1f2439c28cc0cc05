// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/inputs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/corpus/reading.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class InputsTest : public testing::Test {
 protected:
  InputsTest() {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    root_ =
        fs::path(testing::TempDir()) / (std::string("inputs_") + info->name());
    fs::remove_all(root_);
    fs::create_directories(root_);
  }
  ~InputsTest() override { fs::remove_all(root_); }

  std::string Put(const std::string& name, std::string_view bytes) {
    const fs::path path = root_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

  std::string Page(const std::string& name) {
    return Put(name,
               "Navy holds drill off Busan\n\nThe navy sailed at dawn on the "
               "4th and came back in the evening.\n\nNobody was hurt there.\n");
  }

  ReadResult Read(std::vector<std::string> inputs, size_t threads = 1) {
    ReadResult result;
    ReaderOptions options;
    options.threads = threads;
    auto reader = OpenInputs(std::move(inputs), options, SinkInto(&result));
    EXPECT_TRUE(reader.ok());
    Drain(reader->get(), &result);
    bytes_read_ = (*reader)->bytes_read();
    total_bytes_ = (*reader)->total_bytes();
    return result;
  }

  static std::vector<std::string> Ids(const ReadResult& result) {
    std::vector<std::string> ids;
    for (const Article& article : result.articles) ids.push_back(article.id);
    return ids;
  }

  fs::path root_;
  uint64_t bytes_read_ = 0;
  uint64_t total_bytes_ = 0;
};

TEST_F(InputsTest, NoInputsIsAnError) {
  EXPECT_FALSE(OpenInputs({}, {}, nullptr).ok());
}

TEST_F(InputsTest, FoldersAreWalkedInTheOrderOfTheirPaths) {
  Page("b.txt");
  Page("a/z.txt");
  Page(".hidden.txt");
  Page(".git/x.txt");
  Put("c.jsonl", "{\"id\":\"c1\",\"title\":\"t\"}\n");
  Put("readme.md", "Not an article. It is about them.\n");
  const ReadResult result = Read({root_.string()});
  EXPECT_THAT(Ids(result), ElementsAre("z", "b", "c1"));
  EXPECT_THAT(result.refused, IsEmpty());
  EXPECT_THAT(result.notes, ElementsAre(HasSubstr("readme.md: skipped")));
}

TEST_F(InputsTest, BytesAreCounted) {
  Page("a.txt");
  Page("b.txt");
  Read({root_.string()});
  EXPECT_GT(total_bytes_, 100U);
  EXPECT_EQ(bytes_read_, total_bytes_);
}

TEST_F(InputsTest, EachBadInputIsNamedAndTheRestGoesOn) {
  const std::string good = Page("good.txt");
  const std::string empty = Put("empty.jsonl", "");
  const std::string feed = Put("feed.xml", "<rss/>");
  const std::string warc = Put("a.warc.gz", Gzip("WARC/1.1\r\n"));
  const std::string picture = Put("p.png", std::string("\x89PNG\0\0", 6));
  fs::create_directories(root_ / "void");
  const std::string folder = (root_ / "void").string();
  const ReadResult result =
      Read({"/no/such/file", empty, feed, warc, picture, folder, good});
  EXPECT_THAT(Ids(result), ElementsAre("good"));
  EXPECT_THAT(result.refused,
              ElementsAre("/no/such/file: no such file or folder",
                          empty + ": no articles were found in it",
                          feed + ": no articles were found in it",
                          warc + ": at byte 0: no WARC record begins here",
                          picture + ": not text",
                          folder + ": no articles were found in it"));
}

TEST_F(InputsTest, UnknownNamesAreToldByContent) {
  const std::string json =
      Put("records.data", "{\"id\":\"1\",\"title\":\"t\"}");
  const std::string zipped =
      Put("zipped", Gzip("{\"id\":\"2\",\"title\":\"t\"}"));
  const std::string table = Put("table.dat", "id,title\n3,t\n");
  EXPECT_THAT(Ids(Read({json, zipped, table})), ElementsAre("1", "2", "3"));
}

TEST_F(InputsTest, ThreadsChangeNothingButTheSpeed) {
  for (int i = 0; i < 60; ++i) {
    Page(std::to_string(100 + i) + ".txt");
    if (i % 10 == 0) Put(std::to_string(100 + i) + "x.html", "<h1>no</h1>");
    if (i % 15 == 0) {
      Put(std::to_string(100 + i) + "y.jsonl", "{\"title\":\"t\"}\nbad\n");
    }
  }
  const ReadResult one = Read({root_.string(), "/no/such/file"}, 1);
  const ReadResult four = Read({root_.string(), "/no/such/file"}, 4);
  EXPECT_EQ(one.articles.size(), 64U);
  EXPECT_EQ(one.articles, four.articles);
  EXPECT_EQ(one.refused, four.refused);
  EXPECT_EQ(one.notes, four.notes);
  EXPECT_EQ(bytes_read_, total_bytes_);
}

TEST_F(InputsTest, AReaderLeftInTheMiddleWaitsForItsThreads) {
  for (int i = 0; i < 20; ++i) Page(std::to_string(i) + ".txt");
  ReaderOptions options;
  options.threads = 4;
  auto reader = OpenInputs({root_.string()}, options, nullptr);
  Article article;
  EXPECT_TRUE((*reader)->Next(&article));
}

TEST_F(InputsTest, TheDefaultSourceFillsIn) {
  const std::string path = Page("a.txt");
  ReaderOptions options;
  options.default_source = "Donga";
  auto reader = OpenInputs({path}, options, nullptr);
  Article article;
  ASSERT_TRUE((*reader)->Next(&article));
  EXPECT_EQ(article.source, "donga");
}

TEST_F(InputsTest, APageOverTheCapIsRefused) {
  const std::string path = Page("a.txt");
  ReaderOptions options;
  options.max_record_bytes = 50;
  ReadResult result;
  auto reader = OpenInputs({path}, options, SinkInto(&result));
  Drain(reader->get(), &result);
  EXPECT_THAT(result.refused, ElementsAre(HasSubstr("over the limit of 50")));
}

}  // namespace
}  // namespace defnews
