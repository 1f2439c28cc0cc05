// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind of evidence is called and how far it is believed: confidences
// as measured on pages of the field, rounded.
#pragma once

#include <string_view>

#include "corpus/dates/evidence.h"

namespace defnews {

struct Standing {
  DateEvidence::Kind kind;
  std::string_view name;
  std::string_view method;  // published_method; empty: never the date itself
  double confidence;        // 0 to 1, alone
};

const Standing& StandingOf(DateEvidence::Kind kind);

}  // namespace defnews
