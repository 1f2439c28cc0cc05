// SPDX-License-Identifier: GPL-3.0-or-later
// The places of a text where a date may begin. They are few, and looking for
// them is most of what is spent on a text.
#pragma once

#include <cstddef>
#include <string_view>

namespace defnews {

enum class DateTrigger {
  kNone,
  kDigit,    // ASCII, or the first byte of a full-width one
  kCapital,  // of a month, a weekday or Juche
  kHangul,   // the first byte of 요 of 요일, and of others
};

// What may begin at `at`, which is before the end.
DateTrigger DateTriggerAt(std::string_view text, size_t at);

// The first place from `at` on where something may begin; the end if none.
size_t NextDateTrigger(std::string_view text, size_t at);

}  // namespace defnews
