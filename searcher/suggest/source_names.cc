// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/source_names.h"

#include <algorithm>
#include <tuple>

#include "common/index/schema.h"
#include "searcher/query/edit_distance.h"

namespace defnews {
namespace {

constexpr size_t kMostSources = 3;
constexpr size_t kLongestName = 60;
// Names that are looked at; archives have tens of outlets, feeds thousands.
constexpr size_t kMostNames = 20000;
// Shorter beginnings are shared by chance.
constexpr size_t kShortestBeginning = 3;

struct Near {
  size_t edits = 0;
  Xapian::doccount articles = 0;
  std::string name;
};

bool OneBeginsWithOther(std::string_view a, std::string_view b) {
  return std::min(a.size(), b.size()) >= kShortestBeginning &&
         (a.starts_with(b) || b.starts_with(a));
}

}  // namespace

bool HasSource(const Xapian::Database& database, std::string_view name) {
  return database.term_exists(schema::SourceTerm(name));
}

std::vector<std::string> NearestSources(const Xapian::Database& database,
                                        std::string_view name) {
  std::vector<Near> near;
  if (name.empty() || name.size() > kLongestName) return {};
  const size_t most_edits = std::max<size_t>(1, name.size() / 3);
  const std::string prefix = schema::SourceTerm("");
  auto it = database.allterms_begin(prefix);
  const auto end = database.allterms_end(prefix);
  for (size_t i = 0; i < kMostNames && it != end; ++i, ++it) {
    const std::string other = (*it).substr(prefix.size());
    if (other.size() > kLongestName || other[0] == '\x01') continue;
    const size_t edits = EditDistance(name, other);
    if (edits <= most_edits || OneBeginsWithOther(name, other)) {
      near.push_back({edits, it.get_termfreq(), other});
    }
  }
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    return std::tuple(a.edits, b.articles, std::string_view(a.name)) <
           std::tuple(b.edits, a.articles, std::string_view(b.name));
  });
  std::vector<std::string> names;
  for (const Near& one : near) {
    if (names.size() < kMostSources) names.push_back(one.name);
  }
  return names;
}

}  // namespace defnews
