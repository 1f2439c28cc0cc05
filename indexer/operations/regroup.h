// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the groups of copies right when an index changes: afterwards they are
// those that a build from the same articles would give, names and leads
// included.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/index/manifest.h"
#include "indexer/operations/collected_articles.h"

namespace defnews {

struct RegroupRequest {
  // The keys of the groups that lost a member.
  std::set<std::string> shrunk;
  // Of articles of the run, by number: the ArticleVersion() of those that a
  // partition may still hold, hidden.
  std::map<uint32_t, std::string> returning;
};

// Groups the articles of `run` with the copies of them that `partitions` have
// in service; replaced and removed ones are hidden there already. Documents
// whose group or lead changes are hidden and given to `run` anew. Articles of
// `run` that a partition holds as they must be are shown there again, and
// dropped from `run`.
absl::Status Regroup(const std::string& index, const RegroupRequest& request,
                     CollectedArticles* run,
                     std::vector<Partition>* partitions);

}  // namespace defnews
