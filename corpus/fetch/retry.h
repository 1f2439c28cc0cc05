// SPDX-License-Identifier: GPL-3.0-or-later
// When to try again.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace defnews {

// Attempts of one round: the first and two more.
inline constexpr int64_t kTriesPerRound = 3;
// Rounds before an address is given up.
inline constexpr int64_t kRounds = 3;

// Whether the answer says that the same request may succeed later: 408, 429
// and 5xx. Every other refusal is final.
bool IsTransientStatus(int64_t status);

// How long to wait after the `tries`-th failure (from 1): 30 s, then 120 s,
// then, the round being over, two days.
absl::Duration RetryDelay(int64_t tries);

// What a Retry-After header asks for at `now`, seconds or a date, within 1 s
// and 24 h; nothing if it cannot be read.
std::optional<absl::Duration> ParseRetryAfter(std::string_view value,
                                              absl::Time now);

}  // namespace defnews
