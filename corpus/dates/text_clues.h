// SPDX-License-Identifier: GPL-3.0-or-later
// What the running text and the captions of a page tell about its day,
// without ever naming it.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "corpus/dates/evidence.h"

namespace defnews {

// The head of an agency's story: SEOUL, Nov. 13 (Yonhap).
struct Dateline {
  int year = 0;  // 0: not given, as usual
  int month = 0;
  int day = 0;
  int weekday = -1;  // 0 Monday
  std::string text;  // empty: there is none
};

// A whole date that the article cannot be older than.
struct LowerBound {
  absl::CivilDay day;
  bool caption = false;
  bool library = false;  // called a file photo: years older, perhaps
  std::string text;
};

// A day of the month without its month.
struct BareDay {
  int day = 0;
  int weekday = -1;
  bool today = false;  // today (9th): the day of publication itself
  std::string text;
};

// An event that tells the year: the 55th SCM was that of 2023.
struct YearClue {
  int year = 0;
  std::string text;
};

struct TextClues {
  Dateline dateline;
  std::vector<LowerBound> bounds;
  std::vector<BareDay> announced;  // said on the 9th, not (local time)
  std::vector<BareDay> planned;    // will be held on the 13th
  std::vector<YearClue> years;
  // Whether an ordinal is misspelt (23th): its digits are unreliable then.
  bool malformed = false;
};

// Linear in the page.
TextClues ReadClues(const DatedPage& page);

}  // namespace defnews
