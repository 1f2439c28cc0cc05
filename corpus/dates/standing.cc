// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/standing.h"

#include <array>
#include <cstddef>
#include <string>

namespace defnews {
namespace {

using Kind = DateEvidence::Kind;

// In the order of Kind.
constexpr std::array<Standing, 16> kStandings = {{
    {Kind::kMetadata, "metadata", "metadata", 0.9},
    {Kind::kItemprop, "itemprop", "metadata", 0.9},
    {Kind::kStamp, "stamp", "stamp", 0.95},
    {Kind::kDateline, "dateline", "dateline", 0.95},
    {Kind::kUrl, "url", "url", 0.9},
    {Kind::kTimeElement, "time element", "metadata", 0.85},
    {Kind::kDateElement, "date element", "stamp", 0.8},
    {Kind::kPlainStamp, "bare stamp", "stamp", 0.9},
    {Kind::kUpdated, "updated", "stamp", 0.7},
    {Kind::kModified, "modified", "metadata", 0.5},
    {Kind::kTopDate, "date on top", "wrapper", 0.6},
    {Kind::kCaption, "caption", "", 0},
    {Kind::kPastDay, "past day", "", 0},
    {Kind::kAnnouncement, "announcement", "inferred", 0.7},
    {Kind::kPlannedDay, "planned day", "", 0},
    {Kind::kOrdinal, "event", "ordinal", 0.4},
}};

}  // namespace

const Standing& StandingOf(Kind kind) {
  return kStandings[static_cast<size_t>(kind)];
}

std::string EvidenceName(DateEvidence::Kind kind) {
  return std::string(StandingOf(kind).name);
}

}  // namespace defnews
