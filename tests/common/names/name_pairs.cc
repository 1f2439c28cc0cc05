// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/names/name_pairs.h"

#include <set>

#include "common/names/korean_name.h"

namespace defnews {
namespace {

struct Read {
  size_t person;
  std::string spelling;
  std::set<std::string> readings;
};

bool Meet(const Read& a, const Read& b) {
  for (const std::string& reading : a.readings) {
    if (b.readings.count(reading) != 0) return true;
  }
  return false;
}

}  // namespace

PairFigures ComparePairs(const std::vector<KnownPerson>& persons) {
  std::vector<Read> all;
  for (size_t i = 0; i < persons.size(); ++i) {
    for (const std::string& spelling : persons[i].spellings) {
      Read read{i, spelling, {}};
      for (const NameReading& reading : ReadName(spelling)) {
        read.readings.insert(reading.hangul);
      }
      all.push_back(std::move(read));
    }
  }
  PairFigures figures;
  for (size_t i = 0; i < all.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      const bool same = all[i].person == all[j].person;
      const bool meet = Meet(all[i], all[j]);
      if (same && meet) ++figures.together;
      if (same == meet) continue;
      ++(same ? figures.missed : figures.mixed);
      figures.faults += std::string(same ? "missed " : "mixed ") +
                        all[j].spelling + " | " + all[i].spelling + "\n";
    }
  }
  return figures;
}

}  // namespace defnews
