// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/regroup.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "common/article/article_record.h"
#include "common/dates/published_date.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "indexer/duplicates/copy_finder.h"
#include "indexer/generations/stored_documents.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);

// The prints of the run come first in its file, those of documents in service
// are added behind them.
class Regrouping {
 public:
  Regrouping(const RegroupRequest& request, const StoredDocuments& stored,
             CollectedArticles* run, std::vector<Partition>* partitions)
      : request_(request),
        stored_(stored),
        run_(run),
        prints_(run->prints()),
        partitions_(partitions),
        added_(static_cast<uint32_t>(run->size())),
        touched_(request.shrunk) {}

  absl::Status Run() {
    RETURN_IF_ERROR(ReadNeighbours());
    RETURN_IF_ERROR(FindTouchedGroups());
    RETURN_IF_ERROR(CollectMembers());
    RETURN_IF_ERROR(Group());
    ListHidden();
    RETURN_IF_ERROR(ReturnHidden());
    RETURN_IF_ERROR(MoveChanged());
    for (Partition& partition : *partitions_) {
      std::sort(partition.hidden.begin(), partition.hidden.end());
    }
    return absl::OkStatus();
  }

 private:
  // An article that ends up with this state.
  struct Placed {
    std::string id;
    CopyState state;
  };

  bool MayHaveCopies(uint32_t at) const {
    const PrintFile::Entry& entry = prints_->entry(at);
    return !entry.dropped && entry.words >= kMinCopyWords;
  }

  absl::Status AddStored(const std::vector<StoredDocument>& documents) {
    for (const StoredDocument& document : documents) {
      RETURN_IF_ERROR(CheckInterrupt());
      const auto [at, fresh] = print_of_.try_emplace(
          std::pair(document.partition, document.docid), 0);
      if (!fresh) continue;
      ASSIGN_OR_RETURN(const Article article, stored_.Read(document));
      ASSIGN_OR_RETURN(at->second, prints_->Add(MakePrint(article)));
      old_.push_back(document);
    }
    return absl::OkStatus();
  }

  // The documents in service that may be copies of one of the run.
  absl::Status ReadNeighbours() {
    bool undated = false;
    std::vector<uint64_t> contents;
    std::vector<std::pair<int32_t, int32_t>> spans;
    for (uint32_t at = 0; at < added_; ++at) {
      if (!MayHaveCopies(at)) continue;
      const PrintFile::Entry entry = prints_->entry(at);
      if (entry.dated) {
        spans.emplace_back(entry.first_day - kCopyDays,
                           entry.last_day + kCopyDays);
      } else {
        undated = true;
      }
      if (entry.words >= kMinNearCopyWords) contents.push_back(entry.content);
    }
    ASSIGN_OR_RETURN(const auto equal, stored_.WithContent(contents));
    RETURN_IF_ERROR(AddStored(equal));
    std::sort(spans.begin(), spans.end());
    for (size_t at = 0; at < spans.size();) {
      auto [first, last] = spans[at];
      for (; at < spans.size() && spans[at].first <= last + 1; ++at) {
        last = std::max(last, spans[at].second);
      }
      ASSIGN_OR_RETURN(const auto near,
                       stored_.OfDays({kEpoch + first, kEpoch + last}));
      RETURN_IF_ERROR(AddStored(near));
    }
    if (!undated) return absl::OkStatus();
    ASSIGN_OR_RETURN(const auto others, stored_.Undated());
    return AddStored(others);
  }

  const std::string& GroupOf(uint32_t old) const {
    return old_[old - added_].state.group;
  }

  // Groups in service of which one of the run is a copy. Those in service need
  // not be compared with one another: their groups are right.
  absl::Status FindTouchedGroups() {
    std::vector<uint32_t> all(prints_->size());
    for (uint32_t at = 0; at < all.size(); ++at) all[at] = at;
    PairListener listener;
    listener.wanted = [&](uint32_t a, uint32_t b) {
      return (a < added_) != (b < added_) &&
             !touched_.contains(GroupOf(std::max(a, b)));
    };
    listener.found = [&](uint32_t a, uint32_t b) {
      touched_.insert(GroupOf(std::max(a, b)));
    };
    return FindCopies(prints_, all, listener);
  }

  absl::Status CollectMembers() {
    for (uint32_t at = 0; at < added_; ++at) members_.push_back(at);
    for (const std::string& group : touched_) {
      ASSIGN_OR_RETURN(const auto documents, stored_.OfGroup(group));
      RETURN_IF_ERROR(AddStored(documents));
      for (const StoredDocument& document : documents) {
        members_.push_back(
            print_of_[std::pair(document.partition, document.docid)]);
      }
    }
    return absl::OkStatus();
  }

  // What each member of a group ends up as.
  absl::Status Group() {
    ASSIGN_OR_RETURN(const std::vector<CopyGroup> groups,
                     GroupCopies(prints_, members_));
    for (const CopyGroup& group : groups) {
      for (size_t i = 0; i < group.members.size(); ++i) {
        const uint32_t at = group.members[i];
        ASSIGN_OR_RETURN(ArticlePrint print, prints_->Read(at));
        if (at < added_) run_->Mark(at, print.id, StateInGroup(group, i));
        states_[at] = {std::move(print.id), StateInGroup(group, i)};
      }
    }
    return absl::OkStatus();
  }

  absl::StatusOr<Placed> StateOf(uint32_t at) {
    const auto found = states_.find(at);
    if (found != states_.end()) return found->second;
    ASSIGN_OR_RETURN(const ArticlePrint print, prints_->Read(at));
    return Placed{print.id, StateAlone(print.id)};
  }

  void ListHidden() {
    for (size_t at = 0; at < partitions_->size(); ++at) {
      for (const std::string& version : (*partitions_)[at].hidden) {
        hidden_in_[version] = at;
      }
    }
  }

  // Whether a partition had this document hidden, and shows it again.
  bool Show(std::string_view article_version, const Placed& placed) {
    const std::string version = schema::DocumentVersion(
        article_version, placed.id, placed.state.group, placed.state.copy);
    const auto found = hidden_in_.find(version);
    if (found == hidden_in_.end()) return false;
    std::erase((*partitions_)[found->second].hidden, version);
    hidden_in_.erase(found);
    return true;
  }

  absl::Status ReturnHidden() {
    for (const auto& [at, version] : request_.returning) {
      if (prints_->entry(at).dropped) continue;
      ASSIGN_OR_RETURN(const Placed placed, StateOf(at));
      if (Show(version, placed)) run_->Drop(at);
    }
    return absl::OkStatus();
  }

  absl::Status MoveChanged() {
    for (const uint32_t at : members_) {
      if (at < added_) continue;
      const StoredDocument& document = old_[at - added_];
      ASSIGN_OR_RETURN(const Placed placed, StateOf(at));
      if (placed.state == document.state) continue;
      (*partitions_)[document.partition].hidden.push_back(document.version);
      if (Show(schema::ArticleVersionIn(document.version), placed)) continue;
      ASSIGN_OR_RETURN(Article article, stored_.Read(document));
      ASSIGN_OR_RETURN(const BuildLocation location,
                       run_->builder()->Add(std::move(article)));
      if (placed.state == StateAlone(placed.id)) continue;
      run_->builder()->Mark(location, placed.id, placed.state);
    }
    return absl::OkStatus();
  }

  const RegroupRequest& request_;
  const StoredDocuments& stored_;
  CollectedArticles* const run_;
  PrintFile* const prints_;
  std::vector<Partition>* const partitions_;
  const uint32_t added_;  // prints of the run
  std::set<std::string> touched_;
  std::vector<StoredDocument> old_;  // of the prints from added_ on
  std::map<std::pair<size_t, uint32_t>, uint32_t> print_of_;
  std::vector<uint32_t> members_;
  absl::flat_hash_map<uint32_t, Placed> states_;
  absl::flat_hash_map<std::string, size_t> hidden_in_;
};

}  // namespace

absl::Status Regroup(const std::string& index, const RegroupRequest& request,
                     CollectedArticles* run,
                     std::vector<Partition>* partitions) {
  ASSIGN_OR_RETURN(const std::unique_ptr<StoredDocuments> stored,
                   StoredDocuments::Open(index, *partitions));
  return Regrouping(request, *stored, run, partitions).Run();
}

}  // namespace defnews
