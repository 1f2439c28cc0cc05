// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/date_value.h"

#include "absl/strings/str_format.h"
#include "common/dates/published_date.h"

namespace defnews {
namespace {

constexpr std::string_view kTo = "..";

std::variant<DayRange, QueryError> Period(std::string_view text,
                                          size_t offset) {
  const absl::StatusOr<DayRange> days = ParsePeriod(text);
  if (days.ok()) return *days;
  return QueryError{std::string(days.status().message()), offset, text.size()};
}

enum class Unit { kDay, kMonth, kYear };

Unit UnitOfFirst(absl::CivilDay day) {
  if (day.day() != 1) return Unit::kDay;
  return day.month() == 1 ? Unit::kYear : Unit::kMonth;
}

Unit UnitOfLast(absl::CivilDay day) {
  if ((day + 1).day() != 1) return Unit::kDay;
  return day.month() == 12 ? Unit::kYear : Unit::kMonth;
}

std::string TextInUnit(absl::CivilDay day, Unit unit) {
  if (unit == Unit::kYear) return absl::StrFormat("%04d", day.year());
  if (unit == Unit::kDay) return DayText(day);
  return absl::StrFormat("%04d-%02d", day.year(), day.month());
}

}  // namespace

std::variant<Node, QueryError> ParseDateValue(std::string_view value,
                                              size_t offset) {
  Node node;
  node.kind = Node::Kind::kDate;
  const size_t to = value.find(kTo);
  const std::string_view from = value.substr(0, to);
  const std::string_view until =
      to == std::string_view::npos ? from : value.substr(to + kTo.size());
  const size_t until_offset = offset + (value.size() - until.size());
  if (from.empty() && until.empty()) {
    return QueryError{"a date needs a day, month or year on one side of ..",
                      offset, value.size()};
  }
  if (!from.empty()) {
    const auto days = Period(from, offset);
    if (const auto* bad = std::get_if<QueryError>(&days)) return *bad;
    node.first = std::get<DayRange>(days).first;
  }
  if (!until.empty()) {
    const auto days = Period(until, until_offset);
    if (const auto* bad = std::get_if<QueryError>(&days)) return *bad;
    node.last = std::get<DayRange>(days).last;
  }
  if (node.first && node.last && *node.last < *node.first) {
    return QueryError{"the date range ends before it starts", offset,
                      value.size()};
  }
  return node;
}

std::string DateValueText(const Node& date) {
  const Unit first = date.first ? UnitOfFirst(*date.first) : Unit::kYear;
  const Unit last = date.last ? UnitOfLast(*date.last) : Unit::kYear;
  const Unit unit = first < last ? first : last;
  const std::string from = date.first ? TextInUnit(*date.first, unit) : "";
  const std::string until = date.last ? TextInUnit(*date.last, unit) : "";
  if (date.first && date.last && from == until) return from;
  return from + std::string(kTo) + until;
}

}  // namespace defnews
