// SPDX-License-Identifier: GPL-3.0-or-later
// Looking a run of terms up in one or two tables of a thesaurus.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "common/aliases/thesaurus_tables.h"
#include "common/text/analyzer.h"

namespace defnews {

// A row of the table that was added first (0) or second (1).
struct ThesaurusRowId {
  uint32_t table;
  uint32_t row;

  friend bool operator==(const ThesaurusRowId&,
                         const ThesaurusRowId&) = default;
  template <typename H>
  friend H AbslHashValue(H h, const ThesaurusRowId& id) {
    return H::combine(std::move(h), id.table, id.row);
  }
};

// For a row that shares forms with others, all of these, itself included.
using ThesaurusGroups =
    absl::flat_hash_map<ThesaurusRowId, std::vector<ThesaurusRowId>>;

// The groups of two tables: rows (but `rel` ones) that have a form in common,
// both ways in both. Only groups of two rows and more are listed.
ThesaurusGroups GroupRows(const ThesaurusView& first,
                          const ThesaurusView& second);

struct ThesaurusAnswer {
  size_t length = 0;
  std::vector<std::string> forms;
  std::vector<std::string> related;
};

// One look-up; keeps references to the terms and tables.
class ThesaurusLookup {
 public:
  ThesaurusLookup(const std::vector<QueryTerms::Term>& terms, size_t at)
      : terms_(terms), at_(at) {}

  // Finds the keys of one more table (of two) that stand at the position.
  void Add(const ThesaurusView& view);

  bool empty() const { return hits_.empty(); }

  // What the longest key asks for, see Thesaurus::Match. `groups` may be null.
  ThesaurusAnswer Answer(const ThesaurusGroups* groups);

 private:
  struct Hit {
    size_t length;
    uint32_t table;
    uint32_t key;
  };
  struct Candidate {
    std::string_view text;
    std::vector<std::string_view> terms;
    bool joined;
  };

  bool EndsAt(size_t length) const;
  void Collect(size_t length, const ThesaurusGroups* groups);
  void CollectRow(ThesaurusRowId id, FormRole typed);
  void AddTo(const ThesaurusView& view, uint32_t form,
             std::vector<Candidate>* out) const;
  bool IsTyped(const Candidate& candidate, size_t length) const;
  bool Covers(const std::vector<std::string_view>& shorter,
              const Candidate& longer, size_t length) const;
  void DropCovered(size_t length);

  const std::vector<QueryTerms::Term>& terms_;
  size_t at_;
  std::array<const ThesaurusView*, 2> views_{};
  uint32_t tables_ = 0;
  std::vector<Hit> hits_;
  std::vector<ThesaurusRowId> seen_;
  std::vector<Candidate> forms_;
  std::vector<Candidate> related_;
};

}  // namespace defnews
