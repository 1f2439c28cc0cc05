// SPDX-License-Identifier: GPL-3.0-or-later
// The bulk writer against Xapian's own: random documents through both must
// give databases that libxapian cannot tell apart, now and after updates.
// DEFNEWS_FUZZ_ROUNDS sets how many, DEFNEWS_FUZZ_SEED where to begin; a few
// hundred take minutes.
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "indexer/partitions/api_partition_writer.h"
#include "indexer/partitions/bulk_partition_writer.h"
#include "indexer/partitions/database_difference.h"
#include "tests/indexer/glass/answer_difference.h"
#include "tests/indexer/glass/random_documents.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

uint64_t FromEnvironment(const char* name, uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

class Folder {
 public:
  Folder() {
    std::string path = fs::temp_directory_path() / "glass.XXXXXX";
    path_ = mkdtemp(path.data());
  }
  ~Folder() { fs::remove_all(path_); }
  std::string New(const std::string& name) const {
    fs::create_directory(path_ + "/" + name);
    return path_ + "/" + name;
  }
  std::string operator/(const std::string& name) const {
    return path_ + "/" + name;
  }

 private:
  std::string path_;
};

// What one round does to both writers.
struct Script {
  std::vector<std::vector<NumberedDocument>> shards;
  std::vector<std::vector<uint32_t>> removed;  // by shard
  std::vector<std::vector<CopyMark>> marks;    // likewise
  std::vector<std::string> words;              // added to the first shard
  bool edited = false;
};

std::vector<CopyMark> MakeMarks(const std::vector<NumberedDocument>& shard,
                                const std::vector<uint32_t>& removed,
                                RandomDocuments* random) {
  std::vector<CopyMark> marks;
  for (const auto& [docid, document] : shard) {
    if (document.postings.empty() || !random->OneIn(4)) continue;
    if (std::binary_search(removed.begin(), removed.end(), docid)) continue;
    const std::string id = "id" + std::to_string(random->Below(50));
    const std::string group = "id" + std::to_string(random->Below(50));
    marks.push_back({docid, id, {group, random->OneIn(2)}});
  }
  return marks;
}

Script MakeScript(RandomDocuments* random) {
  Script script;
  const bool remove = random->OneIn(2);
  const uint32_t count = 1 + random->Below(4);
  while (script.shards.size() < count) {
    std::vector<NumberedDocument> shard = random->Shard();
    std::vector<uint32_t> removed;
    for (const auto& [docid, document] : shard) {
      if (remove && random->OneIn(5)) removed.push_back(docid);
    }
    if (removed.size() == shard.size()) continue;  // nothing left
    script.marks.push_back(random->OneIn(2) ? MakeMarks(shard, removed, random)
                                            : std::vector<CopyMark>());
    script.edited |= !removed.empty() || !script.marks.back().empty();
    script.shards.push_back(std::move(shard));
    script.removed.push_back(std::move(removed));
  }
  if (!random->OneIn(3)) return script;
  for (uint32_t at = random->Below(9); at > 0; --at) {
    script.words.push_back(std::string(schema::kWord) + "added" +
                           std::to_string(random->Below(20)));
  }
  return script;
}

// Runs `script` and merges into `path`. ASSERT_ wants void.
void Write(const Script& script, PartitionWriter* writer,
           const std::string& path) {
  std::vector<uint32_t> order;
  std::vector<std::string> homeless = script.words;
  for (uint32_t at = 0; at < script.shards.size(); ++at) {
    auto shard = writer->NewShard(at);
    ASSERT_TRUE(shard.ok()) << shard.status();
    for (const auto& [docid, document] : script.shards[at]) {
      const absl::Status status = (*shard)->Add(docid, document);
      ASSERT_TRUE(status.ok()) << status;
    }
    ASSERT_TRUE((*shard)->Finish().ok());
    order.push_back(at);
  }
  for (uint32_t at = 0; at < script.shards.size(); ++at) {
    if (script.removed[at].empty()) continue;
    const auto words = writer->Remove(at, script.removed[at]);
    ASSERT_TRUE(words.ok()) << words.status();
    homeless.insert(homeless.end(), words->begin(), words->end());
  }
  if (!homeless.empty()) {
    ASSERT_TRUE(writer->AddWords(0, homeless).ok());
  }
  for (uint32_t at = 0; at < script.shards.size(); ++at) {
    if (script.marks[at].empty()) continue;
    const absl::Status marked = writer->MarkCopies(at, script.marks[at]);
    ASSERT_TRUE(marked.ok()) << marked;
  }
  const absl::Status status = writer->Merge(order, path);
  ASSERT_TRUE(status.ok()) << status;
}

void ExpectSame(const std::string& bulk, const std::string& api,
                Bounds bounds) {
  SCOPED_TRACE(bulk + " against " + api);
  const auto difference = DatabaseDifference(bulk, api, bounds);
  ASSERT_TRUE(difference.ok()) << difference.status();
  EXPECT_EQ(*difference, "");
  // Bounds that differ may change estimates and what is skipped, not weights.
  if (bounds == Bounds::kEqual) {
    EXPECT_EQ(AnswerDifference(bulk, api, 1, 40), "");
  }
  std::ostringstream faults;
  EXPECT_EQ(Xapian::Database::check(bulk, 0, &faults), 0U) << faults.str();
  EXPECT_EQ(Xapian::Database::check(api, 0, &faults), 0U) << faults.str();
}

// Adds, replaces and deletes, the same in every one of `paths`.
void Update(RandomDocuments* random, const std::vector<std::string>& paths) {
  std::vector<Xapian::WritableDatabase> databases;
  for (const std::string& path : paths) {
    databases.emplace_back(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  }
  for (int step = 0; step < 40; ++step) {
    const Xapian::docid last = databases.front().get_lastdocid();
    const Xapian::docid docid = 1 + random->Below(last + 10);
    const bool remove = random->OneIn(3);
    const Xapian::Document document = ToXapian(random->Document());
    for (Xapian::WritableDatabase& database : databases) {
      if (!remove) {
        database.replace_document(docid, document);
      } else if (database.get_doccount() > 1) {
        try {
          database.delete_document(docid);
        } catch (const Xapian::DocNotFoundError&) {
          // the same in all of them
        }
      }
      if (step % 15 == 14) database.commit();
    }
  }
  for (Xapian::WritableDatabase& database : databases) database.commit();
}

void Compact(const std::vector<std::string>& sources, const std::string& to) {
  Xapian::Database all;
  for (const std::string& source : sources) {
    all.add_database(Xapian::Database(source));
  }
  all.compact(to, Xapian::DB_BACKEND_GLASS);
}

void RunRound(uint64_t seed) {
  const Folder folder;
  RandomDocuments random(seed);
  const Script script = MakeScript(&random);
  BulkOptions options;
  options.block_bytes = 2048U << random.Below(6);
  // Often so little that a shard has many runs.
  options.run_bytes =
      random.OneIn(2) ? size_t{8} << 20 : 1 + random.Below(200000);
  options.merge_bytes = random.OneIn(2) ? 1 : size_t{1} << 20;
  auto bulk = BulkPartitionWriter(folder.New("spill"), 1, options);
  ASSERT_TRUE(bulk.ok()) << bulk.status();
  Write(script, bulk->get(), folder / "bulk");
  Write(script, ApiPartitionWriter(folder.New("shards"), 1).get(),
        folder / "api");
  if (testing::Test::HasFatalFailure()) return;
  const Bounds bounds = script.edited ? Bounds::kWiderInSecond : Bounds::kEqual;
  ExpectSame(folder / "bulk", folder / "api", bounds);
  Compact({folder / "bulk", folder / "api"}, folder / "bulk+api");
  Compact({folder / "api", folder / "api"}, folder / "api+api");
  ExpectSame(folder / "bulk+api", folder / "api+api", bounds);
  Update(&random, {folder / "bulk", folder / "api"});
  ExpectSame(folder / "bulk", folder / "api", Bounds::kWiderInSecond);
  Compact({folder / "bulk"}, folder / "updated-bulk");
  Compact({folder / "api"}, folder / "updated-api");
  ExpectSame(folder / "updated-bulk", folder / "updated-api",
             Bounds::kWiderInSecond);
}

TEST(BothWriters, GiveDatabasesThatCannotBeToldApart) {
  const uint64_t first = FromEnvironment("DEFNEWS_FUZZ_SEED", 1);
  const uint64_t rounds = FromEnvironment("DEFNEWS_FUZZ_ROUNDS", 12);
  for (uint64_t seed = first; seed < first + rounds; ++seed) {
    SCOPED_TRACE("DEFNEWS_FUZZ_SEED=" + std::to_string(seed));
    RunRound(seed);
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace defnews
