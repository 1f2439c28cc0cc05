// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of one story make a group. What the index records of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "indexer/duplicates/print_file.h"

namespace defnews {

// Two or more articles, each a copy of some other of them.
struct CopyGroup {
  // By date, then id, undated last. The first is the founder, and its id names
  // the group: later copies do not change it.
  std::vector<uint32_t> members;
  size_t lead = 0;      // in `members`: the one that is shown for all
  std::string founder;  // id
};

// The place of an article's document among the copies.
struct CopyState {
  std::string group;  // schema::GroupKey() of the founder; its own if alone
  bool copy = false;  // another leads

  bool operator==(const CopyState&) const = default;
};

// The state of an article alone, which is that of a founder who leads, too: a
// story need not be touched when its first copy comes.
CopyState StateAlone(std::string_view id);
// What is recorded of member `at` of a group.
CopyState StateInGroup(const CopyGroup& group, size_t at);

// The groups among the articles `which` of `prints`. They depend on those
// articles alone and not on their order. A lead is the earliest of those with
// nine tenths of the words of the longest.
absl::StatusOr<std::vector<CopyGroup>> GroupCopies(
    PrintFile* prints, const std::vector<uint32_t>& which);

// Of all articles of `prints`.
absl::StatusOr<std::vector<CopyGroup>> GroupAll(PrintFile* prints);

}  // namespace defnews
