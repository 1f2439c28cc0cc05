// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/names/compiler/spellings.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

namespace defnews::names {
namespace {

// What is spelled less often than this is noise.
constexpr int kRarest = 12;

struct Choice {
  std::string letters;
  int percent;
  char where;  // o: only without a final; c: only with one; -: anywhere
};

// "letters:percent[:o|c]", by the order of the jamo in Unicode.
constexpr std::array<const char*, 19> kInitials = {
    "g:100 k:100",  "kk:100 gg:50",  "n:100",  "d:100 t:80",
    "tt:100 dd:50", "r:100 l:50",    "m:100",  "b:100 p:80",
    "pp:100 bb:50", "s:100 sh:0",    "ss:100", ":100",
    "j:100 ch:75",  "jj:100 tch:40", "ch:100", "k:100 kh:100",
    "t:100 th:100", "p:100 ph:100",  "h:100"};
constexpr std::array<const char*, 21> kVowels = {
    "a:100 ah:50:o ah:20:c",
    "ae:100 ai:60 ay:15:o",
    "ya:100 yah:40:o",
    "yae:100",
    "eo:100 o:90 u:75:c uh:80:o ou:30:c eoh:30:o",
    "e:100 eh:30:o",
    "yeo:100 yo:90 yu:75:c you:75:c yeou:40:c yuh:60:o ye:20:c yeu:25:c",
    "ye:100 yeh:30:o",
    "o:100 oh:70:o oh:15:c",
    "wa:100 oa:30 ua:20",
    "wae:100",
    "oe:100 oi:70 we:20:o",
    "yo:100 yoh:50:o",
    "u:100 oo:90 ou:40 uh:15:c",
    "wo:100 weo:80 uo:25",
    "we:100",
    "wi:100 wee:40 ui:40",
    "yu:100 yoo:80 you:50 iu:15",
    "eu:100 u:85",
    "ui:100 eui:80 ee:0",
    "i:100 ee:80:o ee:40:c ie:15:o"};
constexpr std::array<const char*, 28> kFinals = {":100",
                                                 "k:100 g:50 ck:30 c:15",
                                                 "",
                                                 "",
                                                 "n:100",
                                                 "",
                                                 "",
                                                 "t:100 d:40",
                                                 "l:100 r:30 ll:15",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "",
                                                 "m:100",
                                                 "p:100 b:70 pp:15",
                                                 "",
                                                 "t:100 s:50",
                                                 "",
                                                 "ng:100",
                                                 "t:100 j:30",
                                                 "t:100 ch:30",
                                                 "",
                                                 "",
                                                 "",
                                                 ""};

constexpr int kTakesSh = 9, kNoInitial = 11, kH = 18;  // initials
constexpr int kU = 13, kUi = 19, kI = 20;              // vowels

std::vector<Choice> Choices(const char* list, bool open) {
  std::vector<Choice> choices;
  std::istringstream words(list);
  for (std::string word; words >> word;) {
    const size_t colon = word.find(':');
    Choice choice{word.substr(0, colon), std::stoi(word.substr(colon + 1)),
                  word.back()};
    if (choice.where == 'o' && !open) continue;
    if (choice.where == 'c' && open) continue;
    choices.push_back(choice);
  }
  return choices;
}

// ㅅ becomes sh before i, and by habit before other narrow vowels; rarely
// elsewhere.
int ShPercent(int vowel) {
  if (vowel == kI) return 90;
  const bool narrow =
      vowel == 2 || vowel == 6 || vowel == 12 || vowel == 16 || vowel == 17;
  return narrow ? 50 : 15;
}

void AddSpecial(int initial, int vowel, std::vector<Choice>* vowels) {
  if (vowel == kUi && initial == kH) {
    vowels->push_back({"ee", 95, '-'});
    vowels->push_back({"i", 50, '-'});
  }
  if (initial != kNoInitial) return;
  if (vowel == kU) {
    vowels->push_back({"woo", 90, '-'});
    vowels->push_back({"wu", 50, '-'});
    vowels->push_back({"wou", 30, '-'});
  }
  if (vowel == kI) vowels->push_back({"yi", 40, '-'});
}

}  // namespace

Spellings SpellByRule(char16_t hangul) {
  const int index = hangul - 0xAC00;
  const int initial = index / 588;
  const int vowel = index % 588 / 28;
  const int final_index = index % 28;
  const bool open = final_index == 0;
  auto initials = Choices(kInitials[static_cast<size_t>(initial)], open);
  auto vowels = Choices(kVowels[static_cast<size_t>(vowel)], open);
  const auto finals = Choices(kFinals[static_cast<size_t>(final_index)], open);
  if (initial == kTakesSh) initials.back().percent = ShPercent(vowel);
  AddSpecial(initial, vowel, &vowels);
  Spellings spellings;
  for (const Choice& a : initials) {
    for (const Choice& b : vowels) {
      for (const Choice& c : finals) {
        const int percent = a.percent * b.percent * c.percent / 10000;
        if (percent < kRarest) continue;
        int& best = spellings[a.letters + b.letters + c.letters];
        best = std::max(best, percent);
      }
    }
  }
  return spellings;
}

}  // namespace defnews::names
