// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <utility>

#include "common/names/given_name.h"
#include "common/names/hangul_names.h"
#include "common/names/korean_name.h"
#include "common/names/latin_letters.h"
#include "common/names/latin_word.h"

namespace defnews {
namespace names {
namespace {

constexpr size_t kMaxWords = 5;
// `Won Sik Shin` may be either order; surname first is the likelier.
constexpr double kOtherOrder = 0.5;

struct Words {
  std::vector<LatinWord> words;
  std::vector<Gap> gaps;  // one less
  std::string key;

  size_t size() const { return words.size(); }
};

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kAround = " \t\r\n\"";
  const size_t begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

// Only words and gaps, and not too many; false for any other text.
bool ReadWords(std::string_view text, Words* out) {
  size_t at = 0;
  while (true) {
    LatinWord word;
    if (out->size() == kMaxWords || !ReadLatinWord(text, at, &word)) {
      return false;
    }
    if (word.word.view().empty()) return false;
    out->key += word.word.view();
    out->words.push_back(word);
    at = word.next;
    if (at < text.size() && text[at] == '.') ++at;
    if (at == text.size()) return true;
    if (word.possessive()) return false;
    const Gap gap = ReadGap(text, &at);
    if (gap == Gap::kNone) return false;
    out->gaps.push_back(gap);
  }
}

LatinWord WordOf(std::string_view letters) {
  LatinWord word;
  ReadLatinWord(letters, 0, &word);
  return word;
}

class Order {
 public:
  explicit Order(std::vector<NameReading>* readings) : readings_(readings) {}

  // Adds the readings of surname and given name; false if there are none.
  bool Add(const LatinWord& surname, const GivenName& given, double share = 1) {
    const WordEntry* entry = surname.entry;
    if (entry == nullptr || entry->surname_count == 0 ||
        !IsNameLike(*entry, given, true)) {
      return false;
    }
    const auto readings = ReadFullName(surname, given);
    for (const NameReading& reading : readings) AddOne(reading, share);
    return !readings.empty();
  }

  // The given name is one word: one syllable (hoon is not ho-on), or two.
  bool AddWord(const LatinWord& surname, const LatinWord& given,
               double share = 1) {
    return Add(surname, {GivenForm::kOneSyllable, &given, nullptr}, share) ||
           Add(surname, {GivenForm::kJoined, &given, nullptr}, share);
  }

 private:
  void AddOne(const NameReading& reading, double share) {
    for (NameReading& other : *readings_) {
      if (other.hangul != reading.hangul) continue;
      other.closeness = std::max(other.closeness, share * reading.closeness);
      return;
    }
    readings_->push_back(reading);
    readings_->back().closeness *= share;
  }

  std::vector<NameReading>* const readings_;
};

bool IsFrequent(const LatinWord& word) {
  const WordEntry* entry = word.entry;
  return entry != nullptr && IsFrequentSurname(*entry);
}

// `shinwonsik`, `wonsikshin`: a frequent surname and two syllables.
void ReadOneWord(const Words& words, Order* order) {
  const WordEntry* entry = words.words[0].entry;
  if (entry != nullptr && (entry->flags & kEnglishWord) != 0) return;
  const std::string_view word = words.key;
  for (size_t cut = 2; cut < word.size(); ++cut) {
    const LatinWord head = WordOf(word.substr(0, cut));
    const LatinWord tail = WordOf(word.substr(cut));
    if (IsFrequent(head)) {
      order->Add(head, {GivenForm::kJoined, &tail, nullptr});
    }
    if (IsFrequent(tail)) {
      order->Add(tail, {GivenForm::kJoined, &head, nullptr}, kOtherOrder);
    }
  }
}

// `Won-sik` alone is a given name, not a surname and one syllable.
void ReadTwoWords(const Words& words, Order* order) {
  const LatinWord& first = words.words[0];
  const LatinWord& second = words.words[1];
  const GivenName joined{GivenForm::kJoined, &second, nullptr};
  if (words.gaps[0] == Gap::kHyphen) {
    order->Add(first, joined);
    return;
  }
  const bool found = order->AddWord(first, second);
  if (words.gaps[0] == Gap::kComma || (found && !IsFrequent(second))) return;
  order->AddWord(second, first, found ? kOtherOrder : 1);
}

void ReadThreeWords(const Words& words, Order* order) {
  const LatinWord& a = words.words[0];
  const LatinWord& b = words.words[1];
  const LatinWord& c = words.words[2];
  const bool hyphen_first = words.gaps[0] == Gap::kHyphen;
  const bool hyphen_last = words.gaps[1] == Gap::kHyphen;
  const auto form = [](bool hyphen) {
    return hyphen ? GivenForm::kHyphenated : GivenForm::kTwoWords;
  };
  if (hyphen_first && !hyphen_last) {
    // `Won-sik Shin`, `Won-sik, Shin`; else a surname of two syllables.
    if (order->Add(c, {GivenForm::kHyphenated, &a, &b})) return;
  } else {
    const bool found = order->Add(a, {form(hyphen_last), &b, &c});
    const bool settled = words.gaps[0] == Gap::kComma || hyphen_last;
    if (found && (settled || !IsFrequent(c))) return;
    const GivenName before{form(false), &a, &b};
    if (!settled && order->Add(c, before, found ? kOtherOrder : 1)) return;
    if (found) return;
  }
  const std::string surname = std::string(a.word.view()).append(b.word.view());
  order->AddWord(WordOf(surname), c);
}

// A surname of two syllables written apart: `Nam Gung Jin Woo`.
void ReadFourWords(const Words& words, Order* order) {
  const auto& parts = words.words;
  const std::string surname =
      std::string(parts[0].word.view()).append(parts[1].word.view());
  order->Add(WordOf(surname), {GivenForm::kTwoWords, &parts[2], &parts[3]});
}

std::vector<NameReading> ReadLatinName(std::string_view text) {
  Words words;
  if (!ReadWords(text, &words)) return {};
  const WordEntry* known = FindWord(words.key);
  if (known != nullptr && known->listed_count > 0 && !known->odd) {
    return ListedReadings(*known);
  }
  std::vector<NameReading> readings;
  Order order(&readings);
  switch (words.size()) {
    case 1:
      ReadOneWord(words, &order);
      break;
    case 2:
      ReadTwoWords(words, &order);
      break;
    case 3:
      ReadThreeWords(words, &order);
      break;
    case 4:
      ReadFourWords(words, &order);
      break;
    default:
      break;
  }
  if (readings.empty() && known != nullptr && known->listed_count > 0) {
    return ListedReadings(*known);
  }
  SettleReadings(&readings);
  return readings;
}

}  // namespace
}  // namespace names

std::vector<NameReading> ReadName(std::string_view text) {
  text = names::Trim(text);
  const bool hangul = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<uint8_t>(c) >= 0xEA && static_cast<uint8_t>(c) <= 0xED;
  });
  return hangul ? names::ReadHangulName(text) : names::ReadLatinName(text);
}

}  // namespace defnews
