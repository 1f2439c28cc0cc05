// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/match/place.h"

#include <algorithm>
#include <cstddef>

namespace defnews {
namespace {

bool StartsEarlier(const Place& a, const Place& b) { return a.first < b.first; }

// Marks the places of the two lists that meet with the one of `before` first.
// For each place it is enough to look at the nearest one on the other side.
void MarkFollowing(const Places& before, const Places& after, uint32_t distance,
                   std::vector<bool>* in_before, std::vector<bool>* in_after) {
  std::vector<uint32_t> lasts;
  for (size_t i = 0; i < before.size(); ++i) {
    lasts.push_back(before[i].last);
    const auto next = std::upper_bound(
        after.begin(), after.end(), before[i].last,
        [](uint32_t last, const Place& place) { return last < place.first; });
    if (next != after.end() && next->first - before[i].last <= distance) {
      (*in_before)[i] = true;
    }
  }
  std::sort(lasts.begin(), lasts.end());
  for (size_t i = 0; i < after.size(); ++i) {
    const auto next =
        std::lower_bound(lasts.begin(), lasts.end(), after[i].first);
    if (next != lasts.begin() && after[i].first - *(next - 1) <= distance) {
      (*in_after)[i] = true;
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

Places AdjoiningPlaces(const Places& left, const Places& right) {
  Places adjoining;
  for (const Place& place : left) {
    auto next = std::lower_bound(right.begin(), right.end(), place.last + 1,
                                 [](const Place& candidate, uint32_t wanted) {
                                   return candidate.first < wanted;
                                 });
    for (; next != right.end() && next->first == place.last + 1; ++next) {
      adjoining.push_back({place.first, next->last,
                           std::min(place.begin, next->begin),
                           std::max(place.end, next->end), place.leaf});
    }
  }
  return adjoining;
}

}  // namespace defnews
