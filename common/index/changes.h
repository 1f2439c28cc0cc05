// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles a generation adds, changes and removes, against the one it
// was made from. Written by the indexer before the generation comes into
// service, read by whoever reports what is new. INDEX/changes/000012.jsonl, one
// JSON object a line:
//
//   {"generation":12,"base":11,"created":"2026-03-01T03:30:12Z",
//    "base_created":"2026-02-28T03:30:09Z","articles":2}
//   {"id":"yna-1","change":"added","version":"5f0c..."}
//   {"id":"yna-0","change":"removed"}
//
// A first line with "complete":true lists nothing: any article may be new, as
// after the first build. "forced" lists the guards that --force overrode. What
// leaves the articles as they are (a rebuild, the folding of partitions, a
// story that leads another group) lists nothing.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace defnews {

enum class ArticleChangeKind { kAdded, kChanged, kRemoved };

struct ArticleChange {
  ArticleChangeKind kind = ArticleChangeKind::kAdded;
  // ArticleVersion() of what is in service since; empty if it is not known, or
  // the article was removed.
  std::string version;
  bool operator==(const ArticleChange&) const = default;
};

using ArticleChanges = std::map<std::string, ArticleChange>;  // by id

// One generation's.
struct GenerationChanges {
  uint64_t generation = 0;
  std::string created;  // as in its manifest
  // The generation that was in service, and when it was made; 0 for none.
  uint64_t base = 0;
  std::string base_created;
  bool complete = false;
  std::vector<std::string> forced;
  ArticleChanges articles;
};

std::string ChangesPath(std::string_view index, uint64_t generation);

std::string ChangesToText(const GenerationChanges& changes);
// DataLoss says what is wrong. A text that was cut short is found by the
// number of its articles.
absl::StatusOr<GenerationChanges> ChangesFromText(std::string_view text);

// NotFound if there is no such file, as for generations made before there
// were any; DataLoss names the file.
absl::StatusOr<GenerationChanges> ReadChanges(std::string_view index,
                                              uint64_t generation);

// Which state of an index somebody last looked at. `created`, from the
// manifest, tells it from a generation of the same number in an index that was
// deleted and made anew; an empty one is not compared.
struct GenerationMark {
  uint64_t generation = 0;
  std::string created;
};

struct ChangesBetweenResult {
  // False where the files do not tell: one is missing or damaged, a generation
  // on the way lists nothing because it is complete, or the older mark is none
  // of this index. `articles` is empty then, and `why` says it in words.
  bool known = false;
  std::string why;
  ArticleChanges articles;
};

// How the articles of `present` differ from those of `older`. Either may have
// been made from the other, or both from a third, as after a rollback. An
// article that was changed and changed back is not listed, where the versions
// tell. Costs the reading of one small file for each generation between them.
ChangesBetweenResult ChangesBetween(std::string_view index,
                                    const GenerationMark& older,
                                    const GenerationMark& present);

}  // namespace defnews
