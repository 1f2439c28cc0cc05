// SPDX-License-Identifier: GPL-3.0-or-later
// Decides for each article of an input whether it is new, changed, unchanged
// or given twice.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "common/article/article.h"
#include "common/index/changes.h"
#include "common/index/manifest.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/operations/collected_articles.h"
#include "indexer/operations/regroup.h"
#include "indexer/operations/run.h"

namespace defnews {

// Holds one small entry for each id; the articles go to `collected`.
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
  ArticleChanges Changes() const;

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
    Fate fate = Fate::kBuilt;
    bool undated = false;
    ArticleHash version = {};
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
  bool Replaces(const Entry& entry) const;
  static ArticleHash Packed(const std::string& version);
  static std::string Unpacked(const ArticleHash& packed);

  CollectedArticles* const collected_;
  const StoredIds* const stored_;
  const bool versions_wanted_;
  absl::flat_hash_map<std::string, Entry> entries_;
  std::vector<Change> changes_;
  uint64_t duplicates_ = 0;
  std::map<std::string, uint64_t> given_again_;
};

}  // namespace defnews
