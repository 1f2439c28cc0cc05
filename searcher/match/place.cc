// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/place.h"

#include <algorithm>
#include <cstddef>

namespace defnews {
namespace {

bool StartsEarlier(const Place& a, const Place& b) { return a.first < b.first; }

bool Follows(const Place& before, const Place& after, uint32_t distance) {
  return after.first > before.last && after.first - before.last <= distance;
}

// Marks the places of the two lists that meet with the one of `before` first.
void MarkFollowing(const Places& before, const Places& after, uint32_t distance,
                   std::vector<bool>* in_before, std::vector<bool>* in_after) {
  for (size_t i = 0; i < before.size(); ++i) {
    const auto from = std::upper_bound(
        after.begin(), after.end(), before[i].last,
        [](uint32_t last, const Place& place) { return last < place.first; });
    for (auto at = from; at != after.end() && Follows(before[i], *at, distance);
         ++at) {
      (*in_before)[i] = true;
      (*in_after)[static_cast<size_t>(at - after.begin())] = true;
    }
  }
}

void AppendMarked(const Places& places, const std::vector<bool>& marks,
                  Places* out) {
  for (size_t i = 0; i < places.size(); ++i) {
    if (marks[i]) out->push_back(places[i]);
  }
}

}  // namespace

Places MeetingPlaces(const Places& left, const Places& right, int distance,
                     bool in_order) {
  std::vector<bool> in_left(left.size());
  std::vector<bool> in_right(right.size());
  const uint32_t reach = static_cast<uint32_t>(std::max(distance, 0));
  MarkFollowing(left, right, reach, &in_left, &in_right);
  if (!in_order) MarkFollowing(right, left, reach, &in_right, &in_left);
  Places meeting;
  AppendMarked(left, in_left, &meeting);
  AppendMarked(right, in_right, &meeting);
  std::stable_sort(meeting.begin(), meeting.end(), StartsEarlier);
  return meeting;
}

}  // namespace defnews
