// SPDX-License-Identifier: GPL-3.0-or-later
// Decides for each article of an input whether it is new, changed, unchanged
// or given twice.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "common/article/article.h"
#include "common/index/manifest.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/collected_articles.h"
#include "indexer/operations/regroup.h"
#include "indexer/operations/run.h"

namespace defnews {

// Holds one small entry for each id; the articles go to `collected`.
class Intake {
 public:
  // `stored` may be null: nothing is there yet. Both must outlive this.
  Intake(CollectedArticles* collected, const StoredIds* stored);

  // Of several articles with one id the last stays.
  absl::Status Take(Article article);

  uint64_t ids() const { return entries_.size(); }
  // Whether anything must be published.
  bool changes() const;

  // Hides the replaced versions in `partitions` (the list that `stored` was
  // opened with). Returns what Regroup() must know.
  RegroupRequest Apply(std::vector<Partition>* partitions) const;

  // Adds the counts of this input.
  void Count(RunResult* result) const;
  // "1 id was given more than once: X; the last was kept", or "".
  std::string DuplicatesNote() const;

 private:
  enum class Fate : uint8_t { kBuilt, kUnchanged };
  struct Entry {
    Fate fate = Fate::kBuilt;
    bool undated = false;
    uint32_t collected = 0;  // number there, for kBuilt
    int64_t changes = -1;    // index into changes_, -1 for none
  };
  // What becomes of the stored versions of an id.
  struct Change {
    int64_t visible_in = -1;  // partition of the version in service
    std::string visible;
    std::string group;    // of the version in service
    std::string returns;  // version of the article, if some partition hides it
  };

  absl::Status LookUp(const Article& article, Entry* entry);

  CollectedArticles* const collected_;
  const StoredIds* const stored_;
  absl::flat_hash_map<std::string, Entry> entries_;
  std::vector<Change> changes_;
  uint64_t duplicates_ = 0;
  std::map<std::string, uint64_t> given_again_;
};

}  // namespace defnews
