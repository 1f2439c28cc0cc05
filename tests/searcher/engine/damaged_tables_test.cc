// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is done to the tables of a partition, asking it ends without a
// crash: with an answer, or with an error that names the file.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "searcher/native/native_engine.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

constexpr int kDamages = 400;

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void Write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

class DamagedTablesTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string path = (folder_.path() / "index").string();
    std::string lines;
    for (int i = 0; i < 900; ++i) {
      lines += R"({"id":"n)" + std::to_string(i) +
               R"(","published":"2020-01-02","title":"common title","body":")";
      for (int word = 0; word < 60; ++word) {
        lines += "common word" +
                 std::string(1, static_cast<char>('a' + (i * word) % 23)) + " ";
      }
      lines += "\"}\n";
    }
    const ToolRun build =
        RunTool("indexer", {"build", "--quiet", "--index", path,
                            folder_.Write("in.jsonl", lines)});
    ASSERT_EQ(build.status, 0) << build.err;
    path_ = path;
    const absl::StatusOr<Manifest> manifest = ReadManifest(path, 1);
    ASSERT_TRUE(manifest.ok());
    manifest_ = *manifest;
    part_ = PartitionPath(path, manifest_.partitions[0].name);
  }

  // Everything an engine can be asked; what comes back does not matter.
  absl::Status AskAll() {
    const std::string version = Read(part_ / "iamglass");
    absl::StatusOr<std::unique_ptr<NativeIndex>> index =
        NativeIndex::Open(path_, manifest_, {version});
    if (!index.ok()) return index.status();
    NativeEngine engine(index->get(), {0});
    const IndexQuery common = IndexQuery::Term("common");
    for (const IndexQuery& query :
         {common, AnyOf(std::vector<std::string>{"worda", "wordb", "common"}),
          AllOf({common, IndexQuery::Term("wordc")}),
          InOrder({"common", "wordd"}, 2), Near({"common", "worde"}, 5),
          Without(IndexQuery::All(), IndexQuery::Term("wordf"))}) {
      for (const SortOrder order :
           {SortOrder::kRelevance, SortOrder::kNewest}) {
        const Found found = engine.Find(
            query, {.order = order, .limit = 10, .count = true, .leads = true});
        for (const Match& match : found.matches) {
          engine.Data(match.document);
          engine.Value(match.document, 5);
        }
      }
    }
    size_t terms = 0;
    engine.ForEachTerm("w", [&](std::string_view) { return ++terms < 10000; });
    return engine.status();
  }

  TempFolder folder_;
  std::string path_;
  Manifest manifest_;
  fs::path part_;
};

TEST_F(DamagedTablesTest, SoundTablesHaveNoFault) {
  EXPECT_TRUE(AskAll().ok()) << AskAll();
}

TEST_F(DamagedTablesTest, RandomDamageNeverCrashes) {
  std::mt19937_64 random(3);
  int noticed = 0;
  for (int i = 0; i < kDamages; ++i) {
    const char* const files[] = {"postlist.glass", "position.glass",
                                 "docdata.glass", "iamglass"};
    const fs::path file = part_ / files[random() % 4];
    const std::string sound = Read(file);
    std::string bytes = sound;
    switch (random() % 4) {
      case 0:  // some bytes
        for (int n = 0; n < 8; ++n) {
          bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        break;
      case 1:  // cut short
        bytes.resize(random() % bytes.size());
        break;
      case 2:  // a run of one byte
        for (size_t at = random() % bytes.size(), n = 0;
             n < 4096 && at < bytes.size(); ++n, ++at) {
          bytes[at] = static_cast<char>(0xff);
        }
        break;
      default:  // a block in the place of another
        if (bytes.size() >= 16384) {
          const size_t blocks = bytes.size() / 8192;
          bytes.replace(random() % blocks * 8192, 8192, bytes,
                        random() % blocks * 8192, 8192);
        }
    }
    Write(file, bytes);
    const absl::Status status = AskAll();
    if (!status.ok()) {
      ++noticed;
      EXPECT_NE(std::string(status.message()).find(part_.filename()),
                std::string::npos)
          << status;
    }
    Write(file, sound);
  }
  EXPECT_GT(noticed, 0);
  EXPECT_TRUE(AskAll().ok());
}

}  // namespace
}  // namespace defnews
