// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/copy_groups.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "indexer/duplicates/copy_finder.h"

namespace defnews {
namespace {

// Articles joined by being copies, directly or through others.
class Joined {
 public:
  explicit Joined(size_t count) : above_(count) {
    std::iota(above_.begin(), above_.end(), 0U);
  }

  uint32_t Root(uint32_t at) {
    while (above_[at] != at) {
      above_[at] = above_[above_[at]];
      at = above_[at];
    }
    return at;
  }

  void Join(uint32_t a, uint32_t b) {
    const uint32_t root_a = Root(a);
    const uint32_t root_b = Root(b);
    above_[std::max(root_a, root_b)] = std::min(root_a, root_b);
  }

 private:
  std::vector<uint32_t> above_;
};

absl::StatusOr<CopyGroup> MakeGroup(PrintFile* prints,
                                    const std::vector<uint32_t>& members) {
  struct Named {
    std::string order;
    std::string id;
    uint32_t at;
  };
  std::vector<Named> named;
  uint64_t longest = 0;
  for (const uint32_t at : members) {
    ASSIGN_OR_RETURN(ArticlePrint print, prints->Read(at));
    named.push_back({std::move(print.order), std::move(print.id), at});
    longest = std::max<uint64_t>(longest, prints->entry(at).words);
  }
  std::sort(named.begin(), named.end(),
            [](const Named& a, const Named& b) { return a.order < b.order; });
  CopyGroup group;
  group.founder = named.front().id;
  for (const Named& one : named) group.members.push_back(one.at);
  const auto lead = std::find_if(
      group.members.begin(), group.members.end(), [&](uint32_t at) {
        return uint64_t{prints->entry(at).words} * 10 >= longest * 9;
      });
  group.lead = static_cast<size_t>(lead - group.members.begin());
  return group;
}

}  // namespace

CopyState StateAlone(std::string_view id) {
  return {schema::GroupKey(id), false};
}

CopyState StateInGroup(const CopyGroup& group, size_t at) {
  return {schema::GroupKey(group.founder), at != group.lead};
}

absl::StatusOr<std::vector<CopyGroup>> GroupCopies(
    PrintFile* prints, const std::vector<uint32_t>& which) {
  Joined joined(prints->size());
  PairListener listener;
  listener.wanted = [&](uint32_t a, uint32_t b) {
    return joined.Root(a) != joined.Root(b);
  };
  listener.found = [&](uint32_t a, uint32_t b) { joined.Join(a, b); };
  RETURN_IF_ERROR(FindCopies(prints, which, listener));
  std::map<uint32_t, std::vector<uint32_t>> by_root;
  for (const uint32_t at : which) {
    const uint32_t root = joined.Root(at);
    if (root != at) by_root[root].push_back(at);
  }
  std::vector<CopyGroup> groups;
  for (auto& [root, members] : by_root) {
    members.push_back(root);
    ASSIGN_OR_RETURN(CopyGroup group, MakeGroup(prints, members));
    groups.push_back(std::move(group));
  }
  return groups;
}

absl::StatusOr<std::vector<CopyGroup>> GroupAll(PrintFile* prints) {
  std::vector<uint32_t> all(prints->size());
  std::iota(all.begin(), all.end(), 0U);
  return GroupCopies(prints, all);
}

}  // namespace defnews
