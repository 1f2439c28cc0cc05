// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/copy_finder.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <map>
#include <memory>
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

// Fingerprints that stay in memory, of 4 KiB at most.
constexpr size_t kMostInMemory = 2048;

// Whether so many shared samples may be those of copies, the smaller sample
// being of `common` at the level of both. Copies have 4/7 of the shorter one's
// shingles in common or more (AreCopies(): a Jaccard similarity of .4, or .8 of
// the shorter), so of `common` samples 4/7 on average; one pair in 2,000 at
// that very limit has fewer than a third of those over eight (binomial).
bool MayBeCopies(uint32_t shared, uint32_t common) {
  constexpr uint32_t kChance = 8;
  constexpr uint32_t kPart = 3;
  return shared >= kSharedSamples && shared * kPart + kChance >= common;
}

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
    ASSIGN_OR_RETURN(ArticlePrint print, prints_->Read(at));
    Member member = MakeMember(at, SampleShingles(print.fingerprint));
    RETURN_IF_ERROR(Compare(member, print.fingerprint));
    if (entry.dated && in_memory_ < kMostInMemory) {
      member.fingerprint =
          std::make_unique<Fingerprint>(std::move(print.fingerprint));
      ++in_memory_;
    }
    Enter(std::move(member), entry);
    return absl::OkStatus();
  }

 private:
  struct Member {
    uint32_t at = 0;
    uint32_t level = 0;  // of the sample
    // How many of the sample are kept at each level from there on; copies are
    // not so different in length that more are needed.
    std::array<uint8_t, 4> kept = {};
    std::vector<uint32_t> sample;              // may be given up
    std::unique_ptr<Fingerprint> fingerprint;  // if it is in memory
  };
  using Key = std::tuple<uint64_t, uint32_t, int32_t, int32_t>;

  static Key KeyOf(const PrintFile::Entry& entry) {
    return {entry.content, entry.words, entry.first_day, entry.last_day};
  }

  static Member MakeMember(uint32_t at, ShingleSample sample) {
    Member member;
    member.at = at;
    member.level = sample.level;
    for (const uint32_t shingle : sample.shingles) {
      const uint32_t last = static_cast<uint32_t>(std::countr_zero(shingle));
      for (uint32_t up = 0; up < member.kept.size(); ++up) {
        if (sample.level + up <= last) ++member.kept[up];
      }
    }
    member.sample = std::move(sample.shingles);
    return member;
  }

  static uint32_t KeptAt(const Member& member, uint32_t level) {
    const size_t up = level - member.level;
    return up < member.kept.size() ? member.kept[up] : 0;
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
    const CopySieve sieve(fingerprint);
    absl::Status status;
    for (const uint32_t other : touched_) {
      const uint32_t count = std::exchange(shared_[other], 0);
      const Member& found = members_[other];
      const uint32_t level = std::max(member.level, found.level);
      const uint32_t common =
          std::min(KeptAt(member, level), KeptAt(found, level));
      if (!MayBeCopies(count, common) || !status.ok()) continue;
      status = Decide(member.at, fingerprint, sieve, found);
    }
    touched_.clear();
    return status;
  }

  absl::Status Decide(uint32_t at, const Fingerprint& fingerprint,
                      const CopySieve& sieve, const Member& other) {
    if (!listener_.wanted(at, other.at)) return absl::OkStatus();
    const Fingerprint* found = other.fingerprint.get();
    ArticlePrint print;
    if (found == nullptr) {
      ASSIGN_OR_RETURN(print, prints_->Read(other.at));
      found = &print.fingerprint;
    }
    if (sieve.MayBeCopies(*found) && AreCopies(fingerprint, *found)) {
      listener_.found(at, other.at);
    }
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
    if (member.fingerprint != nullptr) --in_memory_;
    member.fingerprint.reset();
    free_.push_back(slot);
  }

  // Most shingles are those of one article.
  using Postings = absl::InlinedVector<uint32_t, 2>;

  PrintFile* const prints_;
  const PairListener& listener_;
  std::vector<Member> members_;
  std::vector<uint32_t> free_;  // slots of members_
  size_t in_memory_ = 0;        // fingerprints
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

// Sorts, as a table of them all would take ten times the memory.
void FindEqual(const PrintFile& prints, std::vector<uint32_t> which,
               const PairListener& listener) {
  const auto key = [&](uint32_t at) {
    const PrintFile::Entry& entry = prints.entry(at);
    return std::pair(entry.content, entry.words);
  };
  std::erase_if(which, [&](uint32_t at) {
    return prints.entry(at).words < kMinNearCopyWords;
  });
  std::sort(which.begin(), which.end(), [&](uint32_t a, uint32_t b) {
    return std::pair(key(a), a) < std::pair(key(b), b);
  });
  for (size_t next = 1; next < which.size(); ++next) {
    const uint32_t at = which[next];
    const uint32_t equal = which[next - 1];
    if (key(at) == key(equal) && listener.wanted(equal, at)) {
      listener.found(equal, at);
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
  FindEqual(*prints, std::move(dated), listener);
  return absl::OkStatus();
}

}  // namespace defnews
