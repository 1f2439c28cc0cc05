// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/copy_finder.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "common/status/status_macros.h"
#include "indexer/pipeline/interrupt.h"

namespace defnews {
namespace {

// Copies share five samples and more on average, unrelated texts none.
constexpr uint32_t kSharedSamples = 2;
// And, of the smaller sample, a third or more; an eighth leaves room for
// chance.
constexpr uint32_t kSharedPart = 8;

// A shingle that so many articles of one window have is a formula, and tells
// no more about the next. Keeps the work linear when all are alike.
constexpr size_t kMaxPostings = 5000;

// The articles of which copies may still come, by the samples they have.
class Window {
 public:
  Window(PrintFile* prints, const PairListener& listener)
      : prints_(prints), listener_(listener) {}

  absl::Status Add(uint32_t at) {
    const PrintFile::Entry& entry = prints_->entry(at);
    if (entry.dated) Expire(entry.first_day);
    const auto [equal, fresh] = equals_.try_emplace(KeyOf(entry), at);
    if (!fresh) {  // all its other copies are those of the equal one
      if (listener_.wanted(at, equal->second)) {
        listener_.found(at, equal->second);
      }
      return absl::OkStatus();
    }
    ASSIGN_OR_RETURN(const ArticlePrint print, prints_->Read(at));
    Member member{at, 0, SampleShingles(print.fingerprint)};
    member.sampled = static_cast<uint32_t>(member.sample.size());
    RETURN_IF_ERROR(Compare(member, print.fingerprint));
    Enter(std::move(member), entry);
    return absl::OkStatus();
  }

 private:
  struct Member {
    uint32_t at = 0;
    uint32_t sampled = 0;  // size of `sample`, which may be given up
    std::vector<uint32_t> sample;
  };
  using Key = std::tuple<uint64_t, uint32_t, int32_t, int32_t>;

  static Key KeyOf(const PrintFile::Entry& entry) {
    return {entry.content, entry.words, entry.first_day, entry.last_day};
  }

  absl::Status Compare(const Member& member, const Fingerprint& fingerprint) {
    shared_.resize(members_.size());
    for (const uint32_t shingle : member.sample) {
      const auto postings = postings_.find(shingle);
      if (postings == postings_.end()) continue;
      for (const uint32_t other : postings->second) {
        if (shared_[other]++ == 0) touched_.push_back(other);
      }
    }
    absl::Status status;
    for (const uint32_t other : touched_) {
      const uint32_t count = std::exchange(shared_[other], 0);
      const Member& found = members_[other];
      const uint32_t sampled = std::min(member.sampled, found.sampled);
      if (count < kSharedSamples || count * kSharedPart < sampled) continue;
      if (!status.ok()) continue;
      status = Decide(member.at, fingerprint, found.at);
    }
    touched_.clear();
    return status;
  }

  absl::Status Decide(uint32_t at, const Fingerprint& fingerprint,
                      uint32_t other) {
    if (!listener_.wanted(at, other)) return absl::OkStatus();
    ASSIGN_OR_RETURN(const ArticlePrint print, prints_->Read(other));
    if (AreCopies(fingerprint, print.fingerprint)) listener_.found(at, other);
    return absl::OkStatus();
  }

  void Enter(Member member, const PrintFile::Entry& entry) {
    uint32_t slot = static_cast<uint32_t>(members_.size());
    if (free_.empty()) {
      members_.emplace_back();
    } else {
      slot = free_.back();
      free_.pop_back();
    }
    for (const uint32_t shingle : member.sample) {
      Postings& postings = postings_[shingle];
      if (postings.size() < kMaxPostings) postings.push_back(slot);
    }
    members_[slot] = std::move(member);
    if (entry.dated) {
      ends_[entry.last_day].push_back(slot);
    } else {
      members_[slot].sample = {};  // it stays to the end
    }
  }

  // Takes out those that are too old for an article of `day`, and later ones.
  void Expire(int32_t day) {
    while (!ends_.empty() && ends_.begin()->first < day - kCopyDays) {
      for (const uint32_t slot : ends_.begin()->second) Leave(slot);
      ends_.erase(ends_.begin());
    }
  }

  void Leave(uint32_t slot) {
    Member& member = members_[slot];
    for (const uint32_t shingle : member.sample) {
      const auto postings = postings_.find(shingle);
      if (postings == postings_.end()) continue;
      Postings& slots = postings->second;
      slots.erase(std::remove(slots.begin(), slots.end(), slot), slots.end());
      if (slots.empty()) postings_.erase(postings);
    }
    equals_.erase(KeyOf(prints_->entry(member.at)));
    member.sample.clear();
    free_.push_back(slot);
  }

  // Most shingles are those of one article.
  using Postings = absl::InlinedVector<uint32_t, 2>;

  PrintFile* const prints_;
  const PairListener& listener_;
  std::vector<Member> members_;
  std::vector<uint32_t> free_;  // slots of members_
  absl::flat_hash_map<uint32_t, Postings> postings_;
  absl::flat_hash_map<Key, uint32_t> equals_;
  std::map<int32_t, std::vector<uint32_t>> ends_;  // slots by last day
  std::vector<uint32_t> shared_;                   // by slot; zeros
  std::vector<uint32_t> touched_;
};

absl::Status Sweep(PrintFile* prints, const std::vector<uint32_t>& order,
                   const PairListener& listener) {
  Window window(prints, listener);
  for (const uint32_t at : order) {
    RETURN_IF_ERROR(CheckInterrupt());
    RETURN_IF_ERROR(window.Add(at));
  }
  return absl::OkStatus();
}

void FindEqual(const PrintFile& prints, const std::vector<uint32_t>& which,
               const PairListener& listener) {
  absl::flat_hash_map<std::pair<uint64_t, uint32_t>, uint32_t> first;
  for (const uint32_t at : which) {
    const PrintFile::Entry& entry = prints.entry(at);
    if (entry.words < kMinNearCopyWords) continue;
    const auto [equal, fresh] =
        first.try_emplace({entry.content, entry.words}, at);
    if (!fresh && listener.wanted(equal->second, at)) {
      listener.found(equal->second, at);
    }
  }
}

}  // namespace

absl::Status FindCopies(PrintFile* prints, const std::vector<uint32_t>& which,
                        const PairListener& listener) {
  std::vector<uint32_t> dated;
  std::vector<uint32_t> undated;
  for (const uint32_t at : which) {
    const PrintFile::Entry& entry = prints->entry(at);
    if (entry.dropped || entry.words < kMinCopyWords) continue;
    (entry.dated ? dated : undated).push_back(at);
  }
  std::sort(dated.begin(), dated.end(), [&](uint32_t a, uint32_t b) {
    const int32_t day_a = prints->entry(a).first_day;
    const int32_t day_b = prints->entry(b).first_day;
    return std::pair(day_a, a) < std::pair(day_b, b);
  });
  RETURN_IF_ERROR(Sweep(prints, dated, listener));
  RETURN_IF_ERROR(Sweep(prints, undated, listener));
  dated.insert(dated.end(), undated.begin(), undated.end());
  FindEqual(*prints, dated, listener);
  return absl::OkStatus();
}

}  // namespace defnews
