// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents match, found in the slowest and plainest way: by looking at
// the words and places of every document of an index.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/index/manifest.h"
#include "common/index/schema.h"
#include "searcher/compile/index_query.h"

namespace defnews {

class NaiveScan {
 public:
  // Positions of each term of one document.
  using Words = std::map<std::string, std::vector<uint32_t>>;

  // The articles in service of an index.
  NaiveScan(const std::string& index, const Manifest& manifest) {
    for (const Partition& partition : manifest.partitions) {
      const std::set<std::string> hidden = HiddenTerms(partition);
      Read(PartitionPath(index, partition.name), hidden);
      ++partition_;
    }
  }

  // (partition, docid) of what matches.
  std::set<std::pair<uint32_t, uint32_t>> Find(const IndexQuery& query) const {
    std::set<std::pair<uint32_t, uint32_t>> found;
    for (const auto& [document, words] : documents_) {
      if (Matches(query, words)) found.insert(document);
    }
    return found;
  }

 private:
  using Op = IndexQuery::Op;

  static std::set<std::string> HiddenTerms(const Partition& partition) {
    std::set<std::string> terms;
    for (const std::string& version : partition.hidden) {
      terms.insert(schema::VersionTerm(version));
    }
    return terms;
  }

  void Read(const std::string& path, const std::set<std::string>& hidden) {
    const Xapian::Database database(path, Xapian::DB_BACKEND_GLASS);
    const auto is_hidden = [&hidden](const auto& word) {
      return hidden.contains(word.first);
    };
    for (auto at = database.postlist_begin(""); at != database.postlist_end("");
         ++at) {
      Words words;
      for (auto term = database.termlist_begin(*at);
           term != database.termlist_end(*at); ++term) {
        std::vector<uint32_t>& places = words[*term];
        places.assign(term.positionlist_begin(), term.positionlist_end());
      }
      if (std::any_of(words.begin(), words.end(), is_hidden)) continue;
      documents_.emplace(std::pair(partition_, *at), std::move(words));
    }
  }

  static bool Matches(const IndexQuery& query, const Words& words) {
    const auto matches = [&words](const IndexQuery& child) {
      return Matches(child, words);
    };
    const std::vector<IndexQuery>& children = query.children;
    switch (query.op) {
      case Op::kNothing:
        return false;
      case Op::kAll:
        return true;
      case Op::kTerm:
      case Op::kConstant:
        return words.contains(query.term);
      case Op::kAnd:
      case Op::kFilter:
        return std::all_of(children.begin(), children.end(), matches);
      case Op::kOr:
        return std::any_of(children.begin(), children.end(), matches);
      case Op::kAndNot:
        return matches(children[0]) && !matches(children[1]);
      case Op::kMaybe:
      case Op::kScale:
        return matches(children[0]);
      case Op::kPhrase:
      case Op::kNear:
        return MatchesPlaces(query, words, {});
    }
    return false;
  }

  // `taken`: the places of the first children.
  static bool MatchesPlaces(const IndexQuery& query, const Words& words,
                            const std::vector<uint32_t>& taken) {
    if (taken.size() == query.children.size()) return true;
    const auto at = words.find(query.children[taken.size()].term);
    if (at == words.end()) return false;
    return std::any_of(
        at->second.begin(), at->second.end(), [&](uint32_t place) {
          std::vector<uint32_t> places = taken;
          places.push_back(place);
          return Fits(query, places) && MatchesPlaces(query, words, places);
        });
  }

  static bool Fits(const IndexQuery& query, std::vector<uint32_t> places) {
    if (query.op == Op::kNear) std::sort(places.begin(), places.end());
    const bool ascending =
        std::adjacent_find(places.begin(), places.end(),
                           std::greater_equal<>()) == places.end();
    return ascending && places.back() - places.front() < query.window;
  }

  std::map<std::pair<uint32_t, uint32_t>, Words> documents_;
  uint32_t partition_ = 0;
};

}  // namespace defnews
