// SPDX-License-Identifier: GPL-3.0-or-later
// Where a leaf of the query matches in a text.
#pragma once

#include <cstdint>
#include <vector>

namespace defnews {

struct Place {
  uint32_t first = 0;  // positions, both included
  uint32_t last = 0;
  uint32_t begin = 0;  // bytes, half open
  uint32_t end = 0;
  int leaf = 0;
};

// In order of `first`.
using Places = std::vector<Place>;

// The places of `left` and `right` that meet: apart (no position in common),
// with at most `distance` positions from the end of one to the start of the
// other; the left one first if `in_order`. Each at most once, in order.
Places MeetingPlaces(const Places& left, const Places& right, int distance,
                     bool in_order);

// Each place of `left` that one of `right` follows without a gap, run together
// with it, in order.
Places AdjoiningPlaces(const Places& left, const Places& right);

}  // namespace defnews
