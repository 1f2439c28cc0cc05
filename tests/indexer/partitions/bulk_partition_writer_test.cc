// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/bulk_partition_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <filesystem>
#include <memory>
#include <string>

#include "indexer/partitions/api_partition_writer.h"
#include "indexer/partitions/database_difference.h"
#include "indexer/partitions/document_builder.h"
#include "indexer/partitions/writer_choice.h"
#include "tests/indexer/glass/random_documents.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

class BulkPartitionWriterTest : public testing::Test {
 protected:
  BulkPartitionWriterTest() {
    std::string path = fs::temp_directory_path() / "bulk.XXXXXX";
    folder_ = mkdtemp(path.data());
  }
  ~BulkPartitionWriterTest() override { fs::remove_all(folder_); }

  std::unique_ptr<PartitionWriter> Writer(bool fall_back = false) {
    BulkOptions options;
    options.fall_back = fall_back;
    return *BulkPartitionWriter(folder_, 1, options);
  }

  static absl::Status AddTo(PartitionWriter* writer,
                            const IndexableDocument& document) {
    return (*writer->NewShard(0))->Add(1, document);
  }

  static void WriteShard(PartitionWriter* writer,
                         const std::vector<NumberedDocument>& documents) {
    auto shard = writer->NewShard(0);
    for (const auto& [docid, document] : documents) {
      ASSERT_TRUE((*shard)->Add(docid, document).ok());
    }
    ASSERT_TRUE((*shard)->Finish().ok());
  }

  std::string folder_;
};

TEST_F(BulkPartitionWriterTest, RefusesWhatTheFormatCannotHold) {
  const auto writer = Writer();
  const IndexableDocument refused[] = {
      {{{"b", 1, {}}, {"a", 1, {}}}, {}, ""},
      {{{"a", 1, {}}, {"a", 1, {}}}, {}, ""},
      {{{"", 1, {}}}, {}, ""},
      {{{std::string(246, 'a'), 1, {}}}, {}, ""},
      {{{std::string(123, '\0'), 1, {}}}, {}, ""},
      {{{"a", 1, {3, 3}}}, {}, ""},
      {{{"a", 0xffffffff, {}}, {"b", 1, {}}}, {}, ""},
      {{}, {{128, "x"}}, ""},
      {{}, {{2, "x"}, {1, "x"}}, ""},
  };
  for (const IndexableDocument& document : refused) {
    EXPECT_TRUE(absl::IsInvalidArgument(AddTo(writer.get(), document)));
  }
}

TEST_F(BulkPartitionWriterTest, RefusesDocumentsOutOfOrder) {
  const auto writer = Writer();
  const auto shard = *writer->NewShard(0);
  ASSERT_TRUE(shard->Add(5, {}).ok());
  EXPECT_TRUE(absl::IsInvalidArgument(shard->Add(5, {})));
}

TEST_F(BulkPartitionWriterTest, LeavesNothingButThePartition) {
  const auto writer = Writer();
  WriteShard(writer.get(), {{1, {{{"a", 1, {1}}}, {}, "data"}}});
  ASSERT_TRUE(writer->Merge({0}, folder_ + "/p").ok());
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
  EXPECT_EQ(Xapian::Database(folder_ + "/p").get_document(1).get_data(),
            "data");
}

TEST_F(BulkPartitionWriterTest, WordsOfARemovedDocumentMoveOrAreReturned) {
  const auto writer = Writer();
  WriteShard(writer.get(), {{1, {{{"XWones", 0, {}}}, {}, ""}},
                            {2, {{{"XWtwos", 0, {}}}, {}, ""}}});
  EXPECT_THAT(*writer->Remove(0, {1}), IsEmpty());
  EXPECT_THAT(*writer->Remove(0, {2}),
              testing::UnorderedElementsAre("XWones", "XWtwos"));
  EXPECT_TRUE(absl::IsFailedPrecondition(writer->Merge({0}, folder_ + "/p")));
}

TEST_F(BulkPartitionWriterTest, FallsBackOnTheApiAndSaysSo) {
  RandomDocuments random(3);
  std::vector<NumberedDocument> documents;
  while (documents.size() < 20) {
    documents.emplace_back(documents.size() + 1, random.Document());
  }
  // What is in the way makes the first attempt fail.
  fs::create_directory(folder_ + "/bulk");
  const auto stubborn = Writer();
  WriteShard(stubborn.get(), documents);
  EXPECT_FALSE(stubborn->Merge({0}, folder_ + "/bulk").ok());
  const auto writer = Writer(/*fall_back=*/true);
  WriteShard(writer.get(), documents);
  EXPECT_TRUE(writer->Merge({0}, folder_ + "/bulk").ok());
  EXPECT_EQ(writer->Notes().size(), 1U);
  fs::create_directory(folder_ + "/shards");
  const auto api = ApiPartitionWriter(folder_ + "/shards", 1);
  WriteShard(api.get(), documents);
  ASSERT_TRUE(api->Merge({0}, folder_ + "/api").ok());
  EXPECT_EQ(
      *DatabaseDifference(folder_ + "/bulk", folder_ + "/api", Bounds::kEqual),
      "");
}

TEST_F(BulkPartitionWriterTest, TheProbePassesWithThisXapian) {
  EXPECT_EQ(ProbeBulkWriter(folder_ + "/trial"), absl::OkStatus());
  const auto chosen = ChooseWriter(WriterKind::kAuto, folder_, 1);
  ASSERT_TRUE(chosen.ok()) << chosen.status();
  EXPECT_EQ(chosen->note, "");
}

TEST_F(BulkPartitionWriterTest, DifferencesAreFound) {
  const IndexableDocument plain = {
      {{"a", 2, {1, 4, 9}}, {"b", 0, {}}}, {{1, "x"}, {3, "y"}}, "data"};
  IndexableDocument others[6] = {plain, plain, plain, plain, plain, plain};
  others[0].postings[0].wdf = 1;
  others[1].postings[0].positions = {1, 5, 9};
  others[2].postings[1].term = "c";
  others[3].values[1].second = "z";
  others[4].data = "Data";
  others[5].postings.push_back({"d", 0, {}});
  const auto write = [&](const IndexableDocument& document,
                         const std::string& name) {
    const auto writer = Writer();
    WriteShard(writer.get(), {{1, document}});
    EXPECT_TRUE(writer->Merge({0}, folder_ + name).ok());
  };
  write(plain, "/plain");
  for (size_t at = 0; at < std::size(others); ++at) {
    const std::string name = "/other" + std::to_string(at);
    write(others[at], name);
    EXPECT_NE(
        *DatabaseDifference(folder_ + "/plain", folder_ + name, Bounds::kEqual),
        "")
        << at;
  }
}

// Articles whose words recur in other fields and other documents.
Article MakeArticle(uint32_t number) {
  const auto word = [number](uint32_t at) {
    return " word" + std::to_string((number * 7 + at * at) % 60);
  };
  Article article;
  article.id = "a" + std::to_string(number);
  article.title = "Kim Jong-un visits" + word(1) + word(2);
  for (uint32_t at = 0; at < number % 90; ++at) article.body += word(at);
  article.captions = {"US drill" + word(3), "ROK-US F-35As" + word(2)};
  if (number % 3 != 0) article.published = "2023-11-09";
  article.source = "kcna";
  article.lang = "en-GB";
  return article;
}

TEST_F(BulkPartitionWriterTest, TakesTheNumbersOfAnalyzersForTheirTerms) {
  BulkOptions options;
  options.run_bytes = 100000;  // so that a shard has several runs
  const auto writer = *BulkPartitionWriter(folder_, 1, options);
  for (uint32_t shard = 0; shard < 4; ++shard) {
    // Both analyzers give their own numbers, and the writer meets them in turn.
    DocumentBuilder builders[2];
    const auto out = *writer->NewShard(shard);
    for (uint32_t number = 1; number <= 120; ++number) {
      DocumentBuilder& builder = builders[number / 20 % 2];
      const Article article = MakeArticle(number);
      ASSERT_TRUE((shard < 2 ? out->Add(number, builder.Build(article, "2023"))
                             : out->AddAnalyzed(
                                   number, builder.Analyze(article, "2023")))
                      .ok());
    }
    ASSERT_TRUE(out->Finish().ok());
  }
  ASSERT_TRUE(writer->Merge({0, 1}, folder_ + "/spelt").ok());
  ASSERT_TRUE(writer->Merge({2, 3}, folder_ + "/numbers").ok());
  EXPECT_EQ(*DatabaseDifference(folder_ + "/spelt", folder_ + "/numbers",
                                Bounds::kEqual),
            "");
}

TEST_F(BulkPartitionWriterTest, RefusesATermThatComesTwice) {
  const auto writer = Writer();
  DocumentBuilder builder;
  AnalyzedDocument document = builder.Analyze(MakeArticle(1), "2023");
  document.filters.push_back(document.filters.front());
  EXPECT_TRUE(absl::IsInvalidArgument(
      (*writer->NewShard(0))->AddAnalyzed(1, document)));
  document.filters.pop_back();
  document.postings.push_back(document.postings.front());
  EXPECT_TRUE(absl::IsInvalidArgument(
      (*writer->NewShard(0))->AddAnalyzed(1, document)));
  document.postings.pop_back();
  document.filters.push_back("drill");
  const auto shard = *writer->NewShard(0);
  ASSERT_TRUE(shard->AddAnalyzed(1, document).ok());
  EXPECT_TRUE(absl::IsInvalidArgument(shard->Finish()));
}

}  // namespace
}  // namespace defnews
