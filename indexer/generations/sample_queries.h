// SPDX-License-Identifier: GPL-3.0-or-later
// Known hits of the generation in service, which the next must still have.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/manifest.h"

namespace defnews {

// A query of a few words that finds an article.
struct SampleQuery {
  std::string id;
  std::vector<std::string> terms;  // of its texts
  std::string day;                 // YYYY-MM-DD; empty if undated
};

// Articles from all over `old`, fewer from partitions that `fresh` takes over
// as they are. Left out are those of which `changed` is true. The queries are
// made from the stored records by the present analyser, so that an index of
// another can be compared with its rebuild.
absl::StatusOr<std::vector<SampleQuery>> SampleQueries(
    const std::string& index, const Manifest& old, const Manifest& fresh,
    const std::function<bool(const std::string& id)>& changed);

// What is wrong with the first sample that `fresh` does not find, naming id and
// query; empty if it finds all. Its partitions must be where the index keeps
// them.
absl::StatusOr<std::string> LostSample(const std::string& index,
                                       const Manifest& fresh,
                                       const std::vector<SampleQuery>& samples);

}  // namespace defnews
