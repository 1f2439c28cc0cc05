// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/readings.h"

#include <algorithm>
#include <cmath>

#include "common/text/utf8.h"

namespace defnews::names {
namespace {

// Readings further off than this beside the best are not worth a term.
constexpr double kFarthest = 0.08;
// Next to a spelling of the lexicon that is merely odd.
constexpr double kBesideListed = 0.5;
// The longest spelling of a syllable (`hyeoung`).
constexpr size_t kLongestSyllable = 8;

constexpr char16_t kFirst = 0xAC00, kLast = 0xD7A3;
constexpr int kPerInitial = 588, kPerVowel = 28;
constexpr int kNieun = 2, kRieul = 5, kIeung = 11;

// Whether the vowel is i or begins with its glide.
constexpr bool IsNarrow(int vowel) {
  return vowel == 2 || vowel == 3 || vowel == 6 || vowel == 7 || vowel == 12 ||
         vowel == 17 || vowel == 20;
}

double WeightOf(uint8_t weight) { return weight / 255.0; }

void AddPair(const WordEntry& first, const WordEntry& second, double share,
             std::vector<GivenReading>* out) {
  const SyllableReading* syllables = Tables().syllables;
  for (size_t i = 0; i < first.syllable_count; ++i) {
    const SyllableReading& a = syllables[first.syllables + i];
    for (size_t j = 0; j < second.syllable_count; ++j) {
      const SyllableReading& b = syllables[second.syllables + j];
      out->push_back({a.hangul, b.hangul,
                      share * WeightOf(a.weight) * WeightOf(b.weight)});
    }
  }
}

// Sounds that meet inside a name, as McCune-Reischauer writes them, and the
// finals and initials they come from.
struct Assimilation {
  std::string_view final_sound, initial_sound;
  std::string_view final_letter, initial_letter;
};
constexpr std::array<Assimilation, 10> kAssimilations = {{
    {"ng", "n", "ng", "r"},
    {"ng", "n", "k", "r"},
    {"ng", "n", "k", "n"},
    {"ng", "m", "k", "m"},
    {"m", "n", "m", "r"},
    {"m", "n", "p", "r"},
    {"m", "n", "p", "n"},
    {"m", "m", "p", "m"},
    {"l", "l", "n", "r"},
    {"l", "l", "l", "r"},
}};
constexpr double kAssimilated = 0.5;

// Sŏngnak is 성락: the syllables before their sounds changed.
void ReadAssimilated(std::string_view first, std::string_view second,
                     std::vector<GivenReading>* out) {
  for (const Assimilation& change : kAssimilations) {
    if (!first.ends_with(change.final_sound) ||
        !second.starts_with(change.initial_sound)) {
      continue;
    }
    std::string a(first.substr(0, first.size() - change.final_sound.size()));
    a += change.final_letter;
    std::string b(change.initial_letter);
    b += second.substr(change.initial_sound.size());
    const WordEntry* entry_a = FindWord(a);
    const WordEntry* entry_b = FindWord(b);
    if (entry_a == nullptr || entry_b == nullptr) continue;
    AddPair(*entry_a, *entry_b, kAssimilated, out);
  }
}

// 열 and 율 stand for 렬 and 률 in the second place too; other syllables keep
// their sound there.
constexpr char16_t FoldSecond(char16_t syllable) {
  if (syllable == u'렬') return u'열';
  if (syllable == u'률') return u'율';
  return syllable;
}

}  // namespace

char16_t FoldInitialSound(char16_t syllable) {
  if (syllable < kFirst || syllable > kLast) return syllable;
  const int index = syllable - kFirst;
  const int initial = index / kPerInitial;
  const bool narrow = IsNarrow(index % kPerInitial / kPerVowel);
  int to = initial;
  if (initial == kRieul) to = narrow ? kIeung : kNieun;
  if (initial == kNieun && narrow) to = kIeung;
  return static_cast<char16_t>(syllable + (to - initial) * kPerInitial);
}

FoldedName::FoldedName(char16_t surname, char16_t second, char16_t a,
                       char16_t b)
    : code(uint64_t{FoldInitialSound(surname)} << 48 | uint64_t{second} << 32 |
           uint64_t{FoldInitialSound(a)} << 16 | FoldSecond(b)) {}

std::string FoldedName::Utf8() const {
  std::string name;
  for (int shift = 48; shift >= 0; shift -= 16) {
    const auto syllable = static_cast<char16_t>(code >> shift);
    if (syllable != 0) AppendCodePoint(syllable, &name);
  }
  return name;
}

void ReadOneSyllable(const WordEntry& word, std::vector<GivenReading>* out) {
  for (size_t i = 0; i < word.syllable_count; ++i) {
    const SyllableReading& a = Tables().syllables[word.syllables + i];
    out->push_back({a.hangul, 0, WeightOf(a.weight)});
  }
}

void ReadTwoSyllables(const WordEntry& first, const WordEntry& second,
                      std::vector<GivenReading>* out) {
  AddPair(first, second, 1, out);
}

void ReadJoined(const NameWord& name, std::vector<GivenReading>* out) {
  const std::string_view word = name.view();
  if (word.size() > 2 * kLongestSyllable) return;
  for (size_t cut = 1; cut < word.size(); ++cut) {
    const std::string_view first = word.substr(0, cut);
    const std::string_view second = word.substr(cut);
    const WordEntry* a = FindWord(first);
    const WordEntry* b = a == nullptr ? nullptr : FindWord(second);
    if (b != nullptr) AddPair(*a, *b, 1, out);
    if (name.has_breve()) ReadAssimilated(first, second, out);
  }
}

std::vector<NameReading> ListedReadings(const WordEntry& entry) {
  std::vector<NameReading> readings;
  for (size_t i = 0; i < entry.listed_count; ++i) {
    const ListedReading& listed = Tables().listed[entry.listed + i];
    std::string hangul(Tables().word_text + listed.text, listed.length);
    // Town and missile of one name are one reading.
    const bool there = std::any_of(
        readings.begin(), readings.end(),
        [&](const NameReading& reading) { return reading.hangul == hangul; });
    if (there) continue;
    readings.push_back(
        {std::move(hangul), 1, static_cast<NameKind>(listed.kind)});
  }
  return readings;
}

void SettleReadings(std::vector<NameReading>* readings) {
  std::stable_sort(readings->begin(), readings->end(),
                   [](const NameReading& a, const NameReading& b) {
                     return a.closeness > b.closeness;
                   });
  if (readings->size() > kMaxReadings) readings->resize(kMaxReadings);
  while (!readings->empty() &&
         readings->back().closeness < kFarthest * readings->front().closeness) {
    readings->pop_back();
  }
  if (readings->empty()) return;
  const double best = readings->front().closeness;
  for (NameReading& reading : *readings) reading.closeness /= best;
}

void PutFirst(std::vector<NameReading> listed,
              std::vector<NameReading>* readings) {
  for (NameReading& reading : *readings) {
    const bool known = std::any_of(listed.begin(), listed.end(),
                                   [&reading](const NameReading& name) {
                                     return name.hangul == reading.hangul;
                                   });
    if (known) continue;
    listed.push_back(std::move(reading));
    listed.back().closeness *= kBesideListed;
  }
  *readings = std::move(listed);
  SettleReadings(readings);
}

std::vector<NameReading> CombineReadings(
    const WordEntry& surname, const std::vector<GivenReading>& given) {
  struct Candidate {
    uint64_t code;
    double weight;
  };
  std::vector<Candidate> candidates;
  candidates.reserve(surname.surname_count * given.size());
  for (size_t i = 0; i < surname.surname_count; ++i) {
    const SurnameReading& family = Tables().surnames[surname.surnames + i];
    for (const GivenReading& name : given) {
      const FoldedName folded(family.hangul[0], family.hangul[1], name.a,
                              name.b);
      candidates.push_back(
          {folded.code, WeightOf(family.weight) * name.weight});
    }
  }
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) {
              return a.weight != b.weight ? a.weight > b.weight
                                          : a.code < b.code;
            });
  std::vector<NameReading> readings;
  std::array<uint64_t, kMaxReadings> taken;
  for (const Candidate& candidate : candidates) {
    const double closeness = candidate.weight / candidates.front().weight;
    if (closeness < kFarthest || readings.size() == kMaxReadings) break;
    const auto end = taken.begin() + static_cast<ptrdiff_t>(readings.size());
    if (std::find(taken.begin(), end, candidate.code) != end) continue;
    *end = candidate.code;
    readings.push_back(
        {FoldedName(candidate.code).Utf8(), closeness, NameKind::kPerson});
  }
  return readings;
}

}  // namespace defnews::names
