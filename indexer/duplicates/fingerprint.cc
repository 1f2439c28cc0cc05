// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/fingerprint.h"

#include <algorithm>
#include <array>
#include <bit>

#include "indexer/duplicates/word_hashes.h"

namespace defnews {
namespace {

using hashing::ForEachWord;
using hashing::kFirst;
using hashing::kSecond;
using hashing::kThird;
using hashing::Mix;

constexpr size_t kMaxShingles = 512;
constexpr size_t kMaxWords = 512;
constexpr size_t kMaxSample = 32;
// Hashes gathered before they are sorted and thinned out.
constexpr size_t kGathered = 4 * kMaxShingles;

bool Kept(uint32_t hash, uint32_t level) {
  return (hash & ((uint32_t{1} << level) - 1)) == 0;
}

void InsertionSort(uint32_t* begin, const uint32_t* end) {
  for (uint32_t* at = begin; at != end; ++at) {
    const uint32_t value = *at;
    uint32_t* to = at;
    for (; to != begin && to[-1] > value; --to) *to = to[-1];
    *to = value;
  }
}

// Sorts hashes, which are spread evenly: each has its place to within a few by
// its first bits.
void SortHashes(std::vector<uint32_t>* hashes) {
  constexpr size_t kFew = 24;
  constexpr size_t kCrowd = 16;
  const size_t count = hashes->size();
  if (count <= kFew || count > kGathered) {
    return std::sort(hashes->begin(), hashes->end());
  }
  const size_t bits = static_cast<size_t>(std::bit_width(count)) - 1;
  const size_t shift = 32 - bits;
  std::array<uint32_t, kGathered + 1> ends;
  std::fill_n(ends.begin(), (size_t{1} << bits) + 1, 0);
  for (const uint32_t hash : *hashes) ++ends[(hash >> shift) + 1];
  for (size_t at = 1; at < size_t{1} << bits; ++at) ends[at] += ends[at - 1];
  std::array<uint32_t, kGathered> sorted;
  for (const uint32_t hash : *hashes) sorted[ends[hash >> shift]++] = hash;
  uint32_t begin = 0;
  for (size_t at = 0; at < size_t{1} << bits; begin = ends[at++]) {
    if (ends[at] - begin < kCrowd) continue;
    std::sort(sorted.data() + begin, sorted.data() + ends[at]);
  }
  InsertionSort(sorted.data(), sorted.data() + count);
  std::copy_n(sorted.begin(), count, hashes->begin());
}

// Leaves no more than `most` of sorted hashes, by raising the level.
void ThinOut(size_t most, uint32_t* level, std::vector<uint32_t>* sorted) {
  while (sorted->size() > most && *level < 31) {
    const uint32_t higher = ++*level;
    std::erase_if(*sorted,
                  [higher](uint32_t hash) { return !Kept(hash, higher); });
  }
  if (sorted->size() > most) sorted->resize(most);  // one word without end
}

void Unite(std::vector<uint32_t>* all) {
  SortHashes(all);
  all->erase(std::unique(all->begin(), all->end()), all->end());
}

// Appends those of `count` hashes that are kept at `level`.
template <typename HashAt>
void AppendKept(size_t count, uint32_t level, HashAt hash_at,
                std::vector<uint32_t>* hashes) {
  size_t end = hashes->size();
  hashes->resize(end + count);
  for (size_t at = 0; at < count; ++at) {
    const uint32_t hash = hash_at(at);
    (*hashes)[end] = hash;
    end += Kept(hash, level) ? 1 : 0;
  }
  hashes->resize(end);
}

// Takes words by the hundred, as short loops are fast. When hashes are thinned
// out makes no difference to what is left of them in the end.
class Gathering {
 public:
  explicit Gathering(Fingerprint* fingerprint) : print_(*fingerprint) {}

  void Add(uint64_t word) {
    words_[kBefore + count_] = word;
    if (++count_ == kAtOnce) Flush();
  }

  void Finish() {
    Flush();
    ThinOutShingles();
    ThinOutWords();
  }

 private:
  static constexpr size_t kBefore = 2;  // words of the last flush
  static constexpr size_t kAtOnce = 128;
  static constexpr size_t kFull = kGathered - kAtOnce;

  void Flush() {
    const uint64_t* const words = words_.data() + kBefore;
    uint64_t content = print_.content;
    for (size_t at = 0; at < count_; ++at) {
      content = Mix(content * kThird + words[at]);
    }
    print_.content = content;
    AppendKept(
        count_, print_.word_level,
        [words](size_t at) {
          return static_cast<uint32_t>(Mix(words[at]) >> 32);
        },
        &print_.word_hashes);
    if (print_.word_hashes.size() >= kFull) ThinOutWords();
    // The first two words of a text end no shingle.
    const size_t first =
        std::min(count_, print_.words < kBefore ? kBefore - print_.words : 0);
    const uint64_t* const ends = words + first;
    AppendKept(
        count_ - first, print_.level,
        [ends](size_t at) {
          const uint64_t* const end = ends + at;
          return static_cast<uint32_t>(Mix(end[-2] * kFirst +
                                           std::rotl(end[-1], 21) * kSecond +
                                           end[0]) >>
                                       32);
        },
        &print_.shingles);
    if (print_.shingles.size() >= kFull) ThinOutShingles();
    print_.words += static_cast<uint32_t>(count_);
    std::copy_n(words_.begin() + count_, kBefore, words_.begin());
    count_ = 0;
  }

  void ThinOutWords() {
    SortHashes(&print_.word_hashes);
    ThinOut(kMaxWords, &print_.word_level, &print_.word_hashes);
  }

  void ThinOutShingles() {
    Unite(&print_.shingles);
    ThinOut(kMaxShingles, &print_.level, &print_.shingles);
  }

  Fingerprint& print_;
  std::array<uint64_t, kBefore + kAtOnce> words_{};
  size_t count_ = 0;
};

// How many members of two sorted lists are in one or both, of those kept at
// `level`.
struct Overlap {
  size_t both = 0;
  size_t only_a = 0;
  size_t only_b = 0;

  size_t all() const { return both + only_a + only_b; }
};

size_t CountKept(const std::vector<uint32_t>& hashes, uint32_t level) {
  size_t count = 0;
  for (const uint32_t hash : hashes) count += Kept(hash, level) ? 1 : 0;
  return count;
}

// Without branches on the hashes, as no processor can foresee them.
Overlap Compare(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b,
                uint32_t level) {
  size_t both = 0;
  const uint32_t* at = a.data();
  const uint32_t* bt = b.data();
  const uint32_t* const a_end = at + a.size();
  const uint32_t* const b_end = bt + b.size();
  while (at != a_end && bt != b_end) {
    const uint32_t x = *at;
    const uint32_t y = *bt;
    both += static_cast<size_t>(x == y) & static_cast<size_t>(Kept(x, level));
    at += static_cast<size_t>(x <= y);
    bt += static_cast<size_t>(y <= x);
  }
  return {both, CountKept(a, level) - both, CountKept(b, level) - both};
}

bool HaveTheSameWords(const Fingerprint& a, const Fingerprint& b) {
  const Overlap words = Compare(a.word_hashes, b.word_hashes,
                                std::max(a.word_level, b.word_level));
  return words.both * 4 >= words.all() * 3;
}

}  // namespace

Fingerprint MakeFingerprint(std::string_view text) {
  Fingerprint fingerprint;
  const size_t expected = std::min<size_t>(kGathered, text.size() / 5 + 1);
  fingerprint.shingles.reserve(expected);
  fingerprint.word_hashes.reserve(expected);
  Gathering gathering(&fingerprint);
  ForEachWord(text, [&](uint64_t word) { gathering.Add(word); });
  gathering.Finish();
  return fingerprint;
}

uint64_t ContentKey(std::string_view text) {
  uint64_t content = 0;
  uint32_t words = 0;
  ForEachWord(text, [&](uint64_t word) {
    content = Mix(content * kThird + word);
    ++words;
  });
  return words < kMinCopyWords ? 0 : content;
}

uint64_t ContentKeyOf(const Fingerprint& fingerprint) {
  return fingerprint.words < kMinCopyWords ? 0 : fingerprint.content;
}

bool AreCopies(const Fingerprint& a, const Fingerprint& b) {
  if (a.words < kMinCopyWords || b.words < kMinCopyWords) return false;
  if (a.content == b.content && a.words == b.words) return true;
  if (a.words < kMinNearCopyWords || b.words < kMinNearCopyWords) return false;
  const Overlap shingles =
      Compare(a.shingles, b.shingles, std::max(a.level, b.level));
  const size_t both = shingles.both;
  if (both == 0) return false;
  // In whole numbers, so that every machine decides alike.
  if (both * 2 >= shingles.all()) return true;
  const size_t shorter = both + std::min(shingles.only_a, shingles.only_b);
  const size_t longer = both + std::max(shingles.only_a, shingles.only_b);
  if (both * 5 >= shorter * 4 && shorter * 5 >= longer * 2) return true;
  return both * 5 >= shingles.all() * 2 && HaveTheSameWords(a, b);
}

CopySieve::CopySieve(const Fingerprint& one) : one_(one) {
  for (const uint32_t hash : one.shingles) has_.set(hash >> 16);
}

bool CopySieve::MayBeCopies(const Fingerprint& other) const {
  if (one_.content == other.content) return true;
  const uint32_t level = std::max(one_.level, other.level);
  size_t both = 0;  // or a few more
  size_t kept = 0;
  for (const uint32_t hash : other.shingles) {
    const auto counts = static_cast<size_t>(Kept(hash, level));
    kept += counts;
    both += counts & static_cast<size_t>(has_[hash >> 16]);
  }
  const auto [shorter, longer] = std::minmax(
      {kept, level == one_.level ? one_.shingles.size()
                                 : CountKept(one_.shingles, level)});
  // What follows from each rule of AreCopies().
  return both * 7 >= shorter * 4 && shorter * 5 >= longer * 2;
}

ShingleSample SampleShingles(const Fingerprint& fingerprint) {
  constexpr uint32_t kHighest = 31;
  // How many are kept at this level and not at the next.
  std::array<size_t, 33> last_kept{};
  for (const uint32_t hash : fingerprint.shingles) {
    ++last_kept[static_cast<size_t>(std::countr_zero(hash))];
  }
  ShingleSample sample;
  sample.level = fingerprint.level;
  size_t left = fingerprint.shingles.size();
  for (; left > kMaxSample && sample.level < kHighest; ++sample.level) {
    left -= last_kept[sample.level];
  }
  sample.shingles.reserve(left);
  for (const uint32_t hash : fingerprint.shingles) {
    if (Kept(hash, sample.level)) sample.shingles.push_back(hash);
  }
  return sample;
}

}  // namespace defnews
