// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a text when only its likeness to others matters: hashes of
// its runs of three words (shingles). Chosen over SimHash, which loses a copy
// as soon as a menu line is mixed into it.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace defnews {

// Texts of fewer words than this are too alike by chance: they have no copies,
// or only equal ones.
inline constexpr uint32_t kMinCopyWords = 10;
inline constexpr uint32_t kMinNearCopyWords = 20;

struct Fingerprint {
  // Of all the words in order: equal for texts that differ in case,
  // punctuation and layout only.
  uint64_t content = 0;
  uint32_t words = 0;
  // Ascending, each once: every shingle hash whose low `level` bits are
  // zero. 0 unless a text has more than 512 shingles, so that no text costs
  // more than 4 KiB. Hashes are uniform, hence those kept are a fair sample,
  // and two texts are compared at the higher of their levels.
  uint32_t level = 0;
  std::vector<uint32_t> shingles;
  // The same for single words, as often as they occur. Few if one word makes
  // the text.
  uint32_t word_level = 0;
  std::vector<uint32_t> word_hashes;
};

// Words are runs of letters and digits with case folded in ASCII; a Chinese
// character or kana is a word. Linear in the text.
Fingerprint MakeFingerprint(std::string_view text);

// `Fingerprint::content` alone; 0 for a text that can have no copies.
uint64_t ContentKey(std::string_view text);
// The same of a text that has been looked at.
uint64_t ContentKeyOf(const Fingerprint& fingerprint);

// Whether these are one story: equal in all words, or, both being of 20 words
// or more, with a Jaccard similarity of at least .5; or of .4 if that of their
// words is .75, as every word exchanged costs three shingles; or the shorter
// at least .8 within the longer, if it has at least .4 of the other's
// shingles: a round-up does not make one story of those it repeats.
bool AreCopies(const Fingerprint& a, const Fingerprint& b);

// Tells most that are no copies of one text from those that may be, at a
// quarter of the cost of AreCopies(). For one thread.
class CopySieve {
 public:
  explicit CopySieve(const Fingerprint& one);

  // False only if AreCopies() is.
  bool MayBeCopies(const Fingerprint& other) const;

 private:
  const Fingerprint& one_;  // must outlive this
  // By the first 16 bits of a shingle: whether the text has one of these.
  std::bitset<size_t{1} << 16> has_;
};

// The shingles by which candidates are found: at most 32, a fair sample. Two
// copies share five and more on average, and whether they do depends on the
// two alone, not on what else there is.
struct ShingleSample {
  // As in a Fingerprint; two samples are compared at the higher of theirs.
  uint32_t level = 0;
  std::vector<uint32_t> shingles;
};

ShingleSample SampleShingles(const Fingerprint& fingerprint);

}  // namespace defnews
