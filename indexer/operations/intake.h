// SPDX-License-Identifier: GPL-3.0-or-later
// Decides for each article of an input whether it is new, changed, unchanged
// or given twice.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "common/article/article.h"
#include "common/content_hash.h"
#include "common/index/changes.h"
#include "common/index/manifest.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/collected_articles.h"
#include "indexer/operations/regroup.h"
#include "indexer/operations/run.h"

namespace defnews {

// Holds some 50 bytes for each id, however long it is, as an archive's ids
// would not fit the memory: ids are told apart by their 128-bit hashes. The
// articles go to `collected`.
class Intake {
 public:
  // For a build; `replaces` if there is an index already. What `collected`
  // points to must outlive this.
  Intake(CollectedArticles* collected, bool replaces);
  // For an update of what `stored` has, which must outlive this too.
  Intake(CollectedArticles* collected, const StoredIds* stored);

  // Of several articles with one id the last stays.
  absl::Status Take(Article article);

  uint64_t ids() const { return entries_.size(); }
  // Whether anything must be published.
  bool changes() const;

  // Hides the replaced versions in `partitions` (the list that `stored` was
  // opened with). Returns what Regroup() must know.
  RegroupRequest Apply(std::vector<Partition>* partitions) const;

  // What the run adds and changes, once all is taken in.
  absl::StatusOr<ArticleChanges> Changes() const;

  // What a run whose articles are all there will be changes in `old`.
  absl::StatusOr<ArticleChanges> ChangesAgainst(const std::string& index,
                                                const Manifest& old) const;

  // Adds the counts of this input.
  void Count(RunResult* result) const;
  // "1 id was given more than once: X; the last was kept", or "".
  std::string DuplicatesNote() const;

 private:
  // ArticleVersion(), packed.
  using ArticleHash = std::array<char, 16>;

  enum class Fate : uint8_t { kBuilt, kUnchanged };
  struct Entry {
    uint32_t collected = 0;  // number there, for kBuilt
    int32_t change = -1;     // index into changes_, -1 for none
    Fate fate = Fate::kBuilt;
    bool undated = false;
  };
  // What becomes of the stored versions of an id.
  struct Change {
    int64_t visible_in = -1;  // partition of the version in service
    std::string visible;
    std::string group;    // of the version in service
    std::string returns;  // version of the article, if some partition hides it
  };

  struct TableHash {  // of what is a hash already
    size_t operator()(const PackedHash128& id) const {
      return size_t{id[1]} << 32 | id[0];
    }
  };

  absl::Status LookUp(const Article& article, uint32_t at);
  bool Replaces(const Entry& entry) const;
  // Of an entry that is built.
  absl::StatusOr<std::string> IdOf(const Entry& entry) const;
  std::string VersionOf(size_t at) const;
  static ArticleHash Packed(const std::string& version);

  CollectedArticles* const collected_;
  const StoredIds* const stored_;
  const bool versions_wanted_;
  // In parts, as a table takes half as much again while it grows.
  using Table = absl::flat_hash_map<PackedHash128, uint32_t, TableHash>;
  static constexpr size_t kTables = 16;
  static size_t TableOf(const PackedHash128& id) { return id[3] % kTables; }

  std::array<Table, kTables> by_id_;
  // In the order of their first coming. Deques, as these grow long and a
  // vector's move takes twice the memory.
  std::deque<Entry> entries_;
  std::deque<ArticleHash> versions_;  // of each entry, if they are wanted
  std::vector<Change> changes_;
  uint64_t duplicates_ = 0;
  std::map<std::string, uint64_t> given_again_;
};

}  // namespace defnews
