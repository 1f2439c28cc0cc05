// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/place.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace defnews {
namespace {

// Places of these first and last positions.
Places At(const std::vector<std::pair<uint32_t, uint32_t>>& extents) {
  Places places;
  for (const auto& [first, last] : extents) {
    places.push_back({first, last, 10 * first, 10 * last + 9, 0});
  }
  return places;
}

std::string Show(const Places& places) {
  std::string shown;
  for (const Place& place : places) {
    shown += std::to_string(place.first) + "-" + std::to_string(place.last);
    shown += ' ';
  }
  return shown;
}

TEST(MeetingPlacesTest, NearCountsFromTheNearerEndsInEitherOrder) {
  EXPECT_EQ(Show(MeetingPlaces(At({{1, 3}}), At({{6, 8}}), 3, false)),
            "1-3 6-8 ");
  EXPECT_EQ(Show(MeetingPlaces(At({{1, 3}}), At({{6, 8}}), 2, false)), "");
  EXPECT_EQ(Show(MeetingPlaces(At({{6, 8}}), At({{1, 3}}), 3, false)),
            "1-3 6-8 ");
}

TEST(MeetingPlacesTest, AdjacentWantsTheLeftOneFirst) {
  EXPECT_EQ(Show(MeetingPlaces(At({{1, 1}}), At({{3, 3}}), 2, true)),
            "1-1 3-3 ");
  EXPECT_EQ(Show(MeetingPlaces(At({{3, 3}}), At({{1, 1}}), 2, true)), "");
}

TEST(MeetingPlacesTest, PlacesThatShareAPositionDoNotMeet) {
  EXPECT_EQ(Show(MeetingPlaces(At({{1, 2}}), At({{2, 3}}), 9, false)), "");
  EXPECT_EQ(Show(MeetingPlaces(At({{4, 4}}), At({{4, 4}}), 9, false)), "");
}

TEST(MeetingPlacesTest, LeavesOutWhatMeetsNothingAndRepeatsNothing) {
  const Places met = MeetingPlaces(At({{0, 0}, {50, 50}}),
                                   At({{1, 1}, {2, 2}, {90, 90}}), 5, false);
  EXPECT_EQ(Show(met), "0-0 1-1 2-2 ");
}

// Against the definition, on random places of one to three positions.
TEST(MeetingPlacesTest, AgreesWithComparingEveryPair) {
  std::mt19937 random(5);
  const auto some = [&] {
    Places places;
    for (uint32_t first = 0; first < 40; ++first) {
      if (random() % 5 != 0) continue;
      const uint32_t last = first + random() % 3;
      places.push_back({first, last, 10 * first, 10 * last + 9, 0});
    }
    return places;
  };
  for (int round = 0; round < 500; ++round) {
    const Places left = some();
    const Places right = some();
    const uint32_t distance = 1 + random() % 6;
    const bool in_order = random() % 2 == 0;
    std::multiset<std::pair<uint32_t, uint32_t>> expected;
    const auto meets = [&](const Place& a, const Place& b) {
      const bool a_first = b.first > a.last && b.first - a.last <= distance;
      const bool b_first = a.first > b.last && a.first - b.last <= distance;
      return a_first || (!in_order && b_first);
    };
    for (const Place& a : left) {
      if (std::any_of(right.begin(), right.end(),
                      [&](const Place& b) { return meets(a, b); })) {
        expected.insert({a.first, a.last});
      }
    }
    for (const Place& b : right) {
      if (std::any_of(left.begin(), left.end(),
                      [&](const Place& a) { return meets(a, b); })) {
        expected.insert({b.first, b.last});
      }
    }
    std::multiset<std::pair<uint32_t, uint32_t>> met;
    for (const Place& place :
         MeetingPlaces(left, right, static_cast<int>(distance), in_order)) {
      met.insert({place.first, place.last});
    }
    EXPECT_EQ(met, expected);
  }
}

}  // namespace
}  // namespace defnews
