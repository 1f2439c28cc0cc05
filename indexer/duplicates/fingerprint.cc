// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/duplicates/fingerprint.h"

#include <algorithm>
#include <array>
#include <bit>

namespace defnews {
namespace {

constexpr size_t kMaxShingles = 512;
constexpr size_t kMaxWords = 512;
constexpr size_t kMaxSample = 32;
// Hashes gathered before they are sorted and thinned out.
constexpr size_t kGathered = 4 * kMaxShingles;

// Odd constants with well spread bits (Knuth's, and those of SplitMix64).
constexpr uint64_t kFirst = 0x9E3779B97F4A7C15;
constexpr uint64_t kSecond = 0xBF58476D1CE4E5B9;
constexpr uint64_t kThird = 0x94D049BB133111EB;
constexpr uint64_t kWordStart = 0xCBF29CE484222325;

uint64_t Mix(uint64_t value) {
  value = (value ^ (value >> 30)) * kSecond;
  value = (value ^ (value >> 27)) * kThird;
  return value ^ (value >> 31);
}

// Of each byte: the letter or digit it is, folded, or one of these.
enum Class : uint8_t {
  kGap,      // ends a word
  kDropped,  // is passed over in it
  kWide,     // begins a character beyond ASCII
};

constexpr std::array<uint8_t, 256> Classes() {
  std::array<uint8_t, 256> classes{};
  for (size_t c = 0; c < classes.size(); ++c) {
    const bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    const bool capital = c >= 'A' && c <= 'Z';
    if (small) classes[c] = static_cast<uint8_t>(c);
    if (capital) classes[c] = static_cast<uint8_t>(c + ('a' - 'A'));
    if (c >= 0x80) classes[c] = kWide;
  }
  classes['\''] = kDropped;
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = Classes();

// A character beyond ASCII, of well-formed UTF-8; anything else is taken byte
// by byte, which is all that likeness needs.
struct Wide {
  char32_t code = 0;
  size_t bytes = 1;
};

Wide ReadWide(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return static_cast<uint8_t>(text[at + i]);
  };
  const uint8_t lead = byte(0);
  const size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || at + bytes > text.size()) return {0xFFFD, 1};
  char32_t code = lead & (0x7F >> bytes);
  for (size_t i = 1; i < bytes; ++i) code = code << 6 | (byte(i) & 0x3F);
  return {code, bytes};
}

bool IsGap(char32_t code) {
  return code < 0xC0 || (code >= 0x2000 && code < 0x2070) ||
         (code >= 0x3000 && code < 0x3040) ||
         (code >= 0xFF00 && code < 0xFF10) || code == 0xFEFF || code == 0xFFFD;
}

bool IsApostrophe(char32_t code) { return code == 0x2018 || code == 0x2019; }

// Written without spaces between words.
bool IsWordAlone(char32_t code) {
  return (code >= 0x3040 && code < 0x3100) ||
         (code >= 0x3400 && code < 0xA000) || (code >= 0xF900 && code < 0xFB00);
}

// Calls `word` with the hash of each word of `text`.
template <typename Function>
void ForEachWord(std::string_view text, Function word) {
  uint64_t hash = kWordStart;
  const auto end = [&] {
    if (hash != kWordStart) word(hash);
    hash = kWordStart;
  };
  const auto add = [&](uint64_t character) {
    hash = (std::rotl(hash, 5) ^ character) * kFirst;
  };
  for (size_t at = 0; at < text.size();) {
    const uint8_t c = kClasses[static_cast<uint8_t>(text[at])];
    if (c != kWide) {
      ++at;
      if (c > kWide) {
        add(c);
      } else if (c == kGap) {
        end();
      }
      continue;
    }
    const Wide wide = ReadWide(text, at);
    at += wide.bytes;
    if (IsApostrophe(wide.code)) continue;
    if (IsGap(wide.code)) {
      end();
    } else if (IsWordAlone(wide.code)) {
      end();
      add(wide.code);
      end();
    } else {
      add(wide.code);
    }
  }
  end();
}

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

// How many members of two sorted lists are in one or both, of those kept at
// `level`.
struct Overlap {
  size_t both = 0;
  size_t only_a = 0;
  size_t only_b = 0;

  size_t all() const { return both + only_a + only_b; }
};

Overlap Compare(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b,
                uint32_t level) {
  Overlap overlap;
  auto at = a.begin();
  auto bt = b.begin();
  while (at != a.end() || bt != b.end()) {
    const bool from_a = bt == b.end() || (at != a.end() && *at <= *bt);
    const bool from_b = at == a.end() || (bt != b.end() && *bt <= *at);
    if (Kept(from_a ? *at : *bt, level)) {
      ++(from_a && from_b ? overlap.both
         : from_a         ? overlap.only_a
                          : overlap.only_b);
    }
    if (from_a) ++at;
    if (from_b) ++bt;
  }
  return overlap;
}

bool HaveTheSameWords(const Fingerprint& a, const Fingerprint& b) {
  const Overlap words = Compare(a.word_hashes, b.word_hashes,
                                std::max(a.word_level, b.word_level));
  return words.both * 4 >= words.all() * 3;
}

}  // namespace

Fingerprint MakeFingerprint(std::string_view text) {
  Fingerprint fingerprint;
  uint64_t before = 0;
  uint64_t last = 0;
  const size_t expected = std::min<size_t>(kGathered, text.size() / 5 + 1);
  fingerprint.shingles.reserve(expected);
  fingerprint.word_hashes.reserve(expected);
  ForEachWord(text, [&](uint64_t word) {
    fingerprint.content = Mix(fingerprint.content * kThird + word);
    const uint32_t hash = static_cast<uint32_t>(Mix(word) >> 32);
    std::vector<uint32_t>& words = fingerprint.word_hashes;
    if (Kept(hash, fingerprint.word_level)) words.push_back(hash);
    if (words.size() >= kGathered) {
      SortHashes(&words);
      ThinOut(kMaxWords, &fingerprint.word_level, &words);
    }
    if (++fingerprint.words >= 3) {
      const uint32_t shingle = static_cast<uint32_t>(
          Mix(before * kFirst + std::rotl(last, 21) * kSecond + word) >> 32);
      std::vector<uint32_t>& shingles = fingerprint.shingles;
      if (Kept(shingle, fingerprint.level)) shingles.push_back(shingle);
      if (shingles.size() >= kGathered) {
        Unite(&shingles);
        ThinOut(kMaxShingles, &fingerprint.level, &shingles);
      }
    }
    before = last;
    last = word;
  });
  Unite(&fingerprint.shingles);
  ThinOut(kMaxShingles, &fingerprint.level, &fingerprint.shingles);
  SortHashes(&fingerprint.word_hashes);
  ThinOut(kMaxWords, &fingerprint.word_level, &fingerprint.word_hashes);
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

std::vector<uint32_t> SampleShingles(const Fingerprint& fingerprint) {
  std::vector<uint32_t> sample = fingerprint.shingles;
  for (uint32_t level = fingerprint.level + 1;
       sample.size() > kMaxSample && level < 32; ++level) {
    std::erase_if(sample,
                  [level](uint32_t hash) { return !Kept(hash, level); });
  }
  return sample;
}

}  // namespace defnews
