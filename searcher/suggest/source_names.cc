// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggest/source_names.h"

#include <algorithm>
#include <set>
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

struct NearName {
  size_t edits = 0;
  uint64_t articles = 0;
  std::string name;
};

bool OneBeginsWithOther(std::string_view a, std::string_view b) {
  return std::min(a.size(), b.size()) >= kShortestBeginning &&
         (a.starts_with(b) || b.starts_with(a));
}

}  // namespace

bool HasSource(Engine* engine, std::string_view name) {
  return engine->Frequencies({schema::SourceTerm(name)})[0] > 0;
}

std::vector<std::string> NearestSources(Engine* engine, std::string_view name) {
  std::vector<NearName> near;
  if (name.empty() || name.size() > kLongestName) return {};
  const size_t most_edits = std::max<size_t>(1, name.size() / 3);
  const std::string prefix = schema::SourceTerm("");
  // Once, though several partitions have the term.
  std::set<std::string> known;
  engine->ForEachTerm(prefix, [&](std::string_view term) {
    const std::string_view other = term.substr(prefix.size());
    if (other.size() > kLongestName || other[0] == '\x01') return true;
    known.emplace(other);
    return known.size() < kMostNames;
  });
  for (const std::string& other : known) {
    const size_t edits = EditDistance(name, other);
    if (edits <= most_edits || OneBeginsWithOther(name, other)) {
      near.push_back(
          {edits, engine->Frequencies({schema::SourceTerm(other)})[0], other});
    }
  }
  std::sort(near.begin(), near.end(), [](const NearName& a, const NearName& b) {
    return std::tuple(a.edits, b.articles, std::string_view(a.name)) <
           std::tuple(b.edits, a.articles, std::string_view(b.name));
  });
  std::vector<std::string> names;
  for (const NearName& one : near) {
    if (names.size() < kMostSources) names.push_back(one.name);
  }
  return names;
}

}  // namespace defnews
