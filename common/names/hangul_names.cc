// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/hangul_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/names/name_tables.h"
#include "common/names/readings.h"
#include "common/text/utf8.h"

namespace defnews::names {
namespace {

// A longer run is no name with a title and particles.
constexpr size_t kMaxRun = 14;
constexpr size_t kSyllableBytes = 3;
constexpr size_t kMaxListed = 8;

constexpr std::array<std::string_view, 32> kParticles = {
    "은",   "는",   "이",     "가",   "을",     "를",     "의",   "에게",
    "도",   "와",   "과",     "로",   "으로",   "께서",   "께",   "만",
    "씨",   "에",   "에서",   "이나", "이라고", "이라는", "까지", "부터",
    "에는", "에도", "에게서", "씨는", "씨가",   "씨의",   "씨를", "측"};

bool IsParticle(std::string_view rest) {
  return std::find(kParticles.begin(), kParticles.end(), rest) !=
         kParticles.end();
}

bool HasFlag(std::string_view word, uint8_t flag) {
  const WordEntry* entry = FindWord(word);
  return entry != nullptr && (entry->flags & flag) != 0;
}

// A title, alone or with a particle: 장관이.
bool IsTitle(std::string_view rest) {
  for (size_t size = rest.size(); size >= kSyllableBytes;
       size -= kSyllableBytes) {
    if (HasFlag(rest.substr(0, size), kTitle) &&
        (size == rest.size() || IsParticle(rest.substr(size)))) {
      return true;
    }
  }
  return false;
}

char16_t SyllableAt(std::string_view run, size_t index) {
  size_t at = index * kSyllableBytes;
  return at < run.size() ? static_cast<char16_t>(NextCodePoint(run, &at))
                         : char16_t{0};
}

// The surname at the head of the run: how many syllables, 0 for none.
size_t SurnameLength(std::string_view run, bool* frequent) {
  const char16_t first = FoldInitialSound(SyllableAt(run, 0));
  const char16_t second = SyllableAt(run, 1);
  const NameTables& tables = Tables();
  size_t length = 0;
  for (size_t i = 0; i < tables.surname_list_count; ++i) {
    const SurnameReading& surname = tables.surname_list[i];
    if (surname.hangul[0] != first) continue;
    if (surname.hangul[1] == second && run.size() >= 4 * kSyllableBytes) {
      *frequent = true;
      return 2;
    }
    if (surname.hangul[1] == 0) {
      *frequent = surname.frequent;
      length = 1;
    }
  }
  return length;
}

// The last syllables of inflected words: 한국의, 강력한, 우리가.
constexpr std::u16string_view kEndings =
    u"의을를은는이가과와로도에만하한할해히고여라적게며면서지기인던된될들님";

// 한국의, 정부가, 신년사: a word, or one with a particle, like a name.
bool IsKoreanWord(std::string_view name) {
  if (HasFlag(name, kKoreanWord) || IsTitle(name)) return true;
  const size_t stem = name.size() - kSyllableBytes;
  return stem >= 2 * kSyllableBytes &&
         HasFlag(name.substr(0, stem), kKoreanWord) &&
         kEndings.find(SyllableAt(name, stem / kSyllableBytes)) !=
             std::u16string_view::npos;
}

struct Head {
  size_t bytes = 0;  // 0: no name
  std::vector<NameReading> readings;
};

// The longest name of the lexicon at the head, before a title or particle.
Head ListedHead(std::string_view run, bool asked) {
  for (size_t count = std::min(kMaxListed, run.size() / kSyllableBytes);
       count >= 2; --count) {
    const std::string_view name = run.substr(0, count * kSyllableBytes);
    const std::string_view rest = run.substr(name.size());
    if (!rest.empty() && !IsParticle(rest) && !IsTitle(rest)) continue;
    const WordEntry* entry = FindWord(name);
    if (entry == nullptr || entry->listed_count == 0) continue;
    if (!asked && (entry->flags & kKoreanWord) != 0) continue;
    return {name.size(), ListedReadings(*entry)};
  }
  return {};
}

Head NameOf(std::string_view run, size_t surname, size_t given) {
  const char16_t second = surname == 2 ? SyllableAt(run, 1) : char16_t{0};
  const char16_t b = given == 2 ? SyllableAt(run, surname + 1) : char16_t{0};
  const FoldedName name(SyllableAt(run, 0), second, SyllableAt(run, surname),
                        b);
  return {(surname + given) * kSyllableBytes,
          {{name.Utf8(), 1, NameKind::kPerson}}};
}

bool IsGiven(std::string_view run, size_t from, size_t count) {
  for (size_t i = from; i < from + count; ++i) {
    const char16_t syllable = SyllableAt(run, i);
    if (!IsNameSyllable(syllable)) return false;
  }
  return true;
}

// 위대한 수령, 민족의 지도자.
bool IsAdnominal(std::string_view name) {
  return name.ends_with("한") || name.ends_with("의") || name.ends_with("적");
}

// Without a title: frequent syllables, and not the look of an inflected word.
bool IsLikelyGiven(std::string_view name, size_t surname) {
  const size_t count = name.size() / kSyllableBytes;
  for (size_t i = surname; i < count; ++i) {
    if (!IsFrequentNameSyllable(SyllableAt(name, i))) return false;
  }
  return kEndings.find(SyllableAt(name, count - 1)) ==
         std::u16string_view::npos;
}

// `title_next`: the next word is a title. `asked`: as for IsNameLike().
Head NameAtHead(std::string_view run, bool title_next, bool asked) {
  if (run.size() > kMaxRun * kSyllableBytes) return {};
  Head listed = ListedHead(run, asked);
  if (listed.bytes > 0) return listed;
  bool frequent = false;
  const size_t surname = SurnameLength(run, &frequent);
  const size_t count = run.size() / kSyllableBytes;
  if (surname == 0) return {};
  for (const size_t given : {size_t{2}, size_t{1}}) {
    if (surname + given > count) continue;
    const size_t bytes = (surname + given) * kSyllableBytes;
    const std::string_view rest = run.substr(bytes);
    const bool titled = IsTitle(rest) || (rest.empty() && title_next);
    const bool ends = rest.empty() || IsParticle(rest);
    if (!titled && !ends) continue;
    // 국무 장관, 부시 대통령: known names apart, two syllables are too few.
    if (given == 1 && surname == 1 && !(asked && rest.empty())) continue;
    if (!IsGiven(run, surname, given)) continue;
    if (IsKoreanWord(run.substr(0, bytes))) continue;
    if (IsTitle(run.substr(surname * kSyllableBytes))) continue;  // 박대표
    if (!asked && IsAdnominal(run.substr(0, bytes))) continue;
    if (!titled && !asked &&
        !(frequent && IsLikelyGiven(run.substr(0, bytes), surname))) {
      continue;
    }
    return NameOf(run, surname, given);
  }
  return {};
}

bool IsHangulSyllable(int32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

// The end of the run of syllables at `at`.
size_t RunEnd(std::string_view text, size_t at) {
  while (at < text.size()) {
    size_t next = at;
    if (!IsHangulSyllable(NextCodePoint(text, &next))) break;
    at = next;
  }
  return at;
}

// 국방부장관이: a title is the end of the word, but for a particle.
bool EndsInTitle(std::string_view word) {
  for (size_t at = 0; at + 2 * kSyllableBytes <= word.size();
       at += kSyllableBytes) {
    if (IsTitle(word.substr(at))) return true;
  }
  return false;
}

// Whether one of the next two words ends in a title (신원식 국방부 장관). A
// longer word is none.
bool TitleFollows(std::string_view text, size_t at) {
  for (int words = 0; words < 2; ++words) {
    if (at >= text.size() || text[at] != ' ') return false;
    const std::string_view near = text.substr(at + 1, kMaxRun * kSyllableBytes);
    const std::string_view word = near.substr(0, RunEnd(near, 0));
    if (word.empty()) return false;
    if (IsTitle(word) || EndsInTitle(word)) return true;
    at += 1 + word.size();
  }
  return false;
}

}  // namespace

size_t TakeHangulRun(std::string_view text, size_t at,
                     std::vector<NameMention>* mentions) {
  const size_t end = RunEnd(text, at);
  const std::string_view run = text.substr(at, end - at);
  if (run.size() >= 2 * kSyllableBytes) {
    Head head = NameAtHead(run, TitleFollows(text, end), false);
    if (head.bytes > 0) {
      mentions->push_back({at, at + head.bytes, std::move(head.readings)});
    }
  }
  return end;
}

std::vector<NameReading> ReadHangulName(std::string_view text) {
  // 신 원식 장관: blanks mean nothing here.
  if (text.size() > 2 * kMaxRun * kSyllableBytes) return {};
  std::string run;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const int32_t c = NextCodePoint(text, &at);
    if (IsHangulSyllable(c)) {
      run += text.substr(begin, at - begin);
    } else if (c != ' ') {
      return {};
    }
  }
  return NameAtHead(run, false, true).readings;
}

}  // namespace defnews::names
