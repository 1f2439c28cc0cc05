// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/foreign_dates.h"

#include <array>
#include <utility>

#include "common/dates/calendar_words.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

struct Month {
  std::string_view english;
  std::array<std::string_view, 6> foreign;
};

// The beginnings of the names, in small letters, as far as they tell.
constexpr std::array<Month, 12> kMonths = {{
    {"January", {"januar", "janv", "ener", "genn", "jän", "янв"}},
    {"February", {"februar", "févr", "febr", "febb", "fever", "февр"}},
    {"March", {"märz", "mars", "marzo", "março", "maart", "март"}},
    {"April", {"avril", "abril", "april", "", "", "апр"}},
    {"May", {"mai", "mayo", "magg", "maio", "mei", "мая"}},
    {"June", {"juni", "juin", "junio", "giugn", "junho", "июн"}},
    {"July", {"juli", "juil", "julio", "lugl", "julho", "июл"}},
    {"August", {"août", "agosto", "agost", "augustus", "august", "авг"}},
    {"September",
     {"septembre", "septiem", "settem", "setem", "septem", "сент"}},
    {"October", {"oktober", "octobre", "octubre", "ottobre", "outubro", "окт"}},
    {"November", {"novembre", "noviem", "novem", "", "", "нояб"}},
    {"December", {"dezember", "décem", "diciem", "dicem", "dezem", "дек"}},
}};

bool EndsWord(char c) { return c == ' ' || c == ',' || c == '.' || c == '\t'; }

// Small letters: ASCII, and those of Latin-1 and Cyrillic that begin months.
std::string Small(std::string_view text) {
  std::string small = LowerAscii(text);
  for (const auto& [capital, letter] :
       {std::pair<std::string_view, std::string_view>{"É", "é"},
        {"Я", "я"},
        {"Ф", "ф"},
        {"М", "м"},
        {"А", "а"},
        {"И", "и"},
        {"С", "с"},
        {"О", "о"},
        {"Н", "н"},
        {"Д", "д"}}) {
    if (small.starts_with(capital)) small.replace(0, capital.size(), letter);
  }
  return small;
}

// The English name of the month whose name in `word` begins it.
std::string_view EnglishMonth(std::string_view word) {
  const std::string small = Small(word);
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12>
      kShort = {{{"jan", "January"},
                 {"feb", "February"},
                 {"mär", "March"},
                 {"mrz", "March"},
                 {"apr", "April"},
                 {"jun", "June"},
                 {"jul", "July"},
                 {"aug", "August"},
                 {"sep", "September"},
                 {"okt", "October"},
                 {"nov", "November"},
                 {"dez", "December"}}};
  for (const auto& [name, english] : kShort) {
    if (small == name) return english;
  }
  for (const Month& month : kMonths) {
    for (const std::string_view name : month.foreign) {
      if (!name.empty() && small.starts_with(name)) return month.english;
    }
  }
  return {};
}

}  // namespace

std::string WithEnglishMonths(std::string_view text) {
  std::string out;
  bool after_number = false;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && !EndsWord(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    const std::string_view month =
        after_number ? EnglishMonth(word) : std::string_view();
    if (!month.empty()) {
      while (!out.empty() && !IsAsciiDigit(out.back())) out.pop_back();
      out += ' ';
      out += month;
      if (end < text.size() && text[end] == '.') ++end;
    } else {
      out += word;
    }
    if (!word.empty()) {
      after_number = word.size() <= 2 && IsAsciiDigit(word.back());
      if (word == "de" && out.size() > 4 && IsAsciiDigit(out[out.size() - 4])) {
        after_number = true;  // 12 de mayo
      }
    }
    if (!word.empty() && !month.empty()) {
      // 12 de mayo de 2012
      if (text.substr(end).starts_with(" de ")) end += 3;
    }
    if (end < text.size() && EndsWord(text[end])) out += text[end++];
    at = end;
  }
  return out;
}

}  // namespace defnews
