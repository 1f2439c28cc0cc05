// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/place.h"

#include <gtest/gtest.h>

#include <cstddef>
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

using Extents = std::multiset<std::pair<uint32_t, uint32_t>>;

uint32_t Below(uint32_t bound, std::mt19937* random) {
  return static_cast<uint32_t>((*random)() % bound);
}

// Of one to three positions each.
Places RandomPlaces(std::mt19937* random) {
  Places places;
  for (uint32_t first = 0; first < 40; ++first) {
    if (Below(5, random) != 0) continue;
    const uint32_t last = first + Below(3, random);
    places.push_back({first, last, 10 * first, 10 * last + 9, 0});
  }
  return places;
}

bool Follows(const Place& before, const Place& after, int distance) {
  return after.first > before.last &&
         after.first - before.last <= static_cast<uint32_t>(distance);
}

// What MeetingPlaces() is to give, by comparing every pair.
Extents ByDefinition(const Places& left, const Places& right, int distance,
                     bool in_order) {
  std::set<const Place*> meeting;
  for (const Place& a : left) {
    for (const Place& b : right) {
      if (Follows(a, b, distance) || (!in_order && Follows(b, a, distance))) {
        meeting.insert(&a);
        meeting.insert(&b);
      }
    }
  }
  Extents extents;
  for (const Place* place : meeting) {
    extents.insert({place->first, place->last});
  }
  return extents;
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

TEST(MeetingPlacesTest, AgreesWithComparingEveryPair) {
  std::mt19937 random(5);
  size_t meetings = 0;
  for (int round = 0; round < 500; ++round) {
    const Places left = RandomPlaces(&random);
    const Places right = RandomPlaces(&random);
    const int distance = static_cast<int>(Below(6, &random)) + 1;
    const bool in_order = Below(2, &random) == 0;
    const Places met = MeetingPlaces(left, right, distance, in_order);
    Extents extents;
    for (const Place& place : met) extents.insert({place.first, place.last});
    EXPECT_EQ(extents, ByDefinition(left, right, distance, in_order));
    meetings += met.size();
  }
  EXPECT_GT(meetings, 500u);
}

}  // namespace
}  // namespace defnews
