// SPDX-License-Identifier: GPL-3.0-or-later
// Shows where in a query the error is.
#include <unicode/uchar.h>

#include <algorithm>

#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/parser.h"

namespace defnews {
namespace {

constexpr int kWindow = 72;  // columns
constexpr int kBefore = 24;  // columns kept before the place
constexpr int32_t kReplacement = 0xFFFD;
constexpr std::string_view kCut = "...";

// One character as it is shown.
struct Cell {
  size_t offset = 0;  // in the query
  int column = 0;
  int32_t code_point = 0;
};

// What is safe to print on one line in place of a character. Direction marks
// and their like would move the rest of the line about.
int32_t Shown(int32_t code_point) {
  if (code_point < 0) return kReplacement;
  if (IsQuerySpace(code_point)) return ' ';
  const uint32_t unsafe =
      U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CS_MASK | U_GC_CN_MASK | U_GC_CO_MASK;
  return (U_GET_GC_MASK(code_point) & unsafe) != 0 ? kReplacement : code_point;
}

// The cells of the query, and one more at its end.
std::vector<Cell> Cells(std::string_view query) {
  std::vector<Cell> cells;
  int column = 0;
  for (size_t at = 0; at < query.size();) {
    Cell cell{at, column, 0};
    cell.code_point = Shown(NextCodePoint(query, &at));
    column += DisplayColumns(cell.code_point);
    cells.push_back(cell);
  }
  cells.push_back({query.size(), column, 0});
  return cells;
}

// The first cell of `cells` whose `member` is not below `value`; the last if
// there is none.
template <typename T>
size_t FirstFrom(const std::vector<Cell>& cells, T Cell::*member, T value) {
  const auto found = std::lower_bound(
      cells.begin(), cells.end() - 1, value,
      [member](const Cell& cell, T wanted) { return cell.*member < wanted; });
  return static_cast<size_t>(found - cells.begin());
}

}  // namespace

std::string CaretText(std::string_view query, const QueryError& error) {
  const std::vector<Cell> cells = Cells(query);
  const size_t place = FirstFrom(cells, &Cell::offset, error.offset);
  const size_t place_end = std::max(
      place, FirstFrom(cells, &Cell::offset,
                       error.offset + std::min(error.length, query.size())));
  size_t begin = 0;
  size_t end = cells.size() - 1;
  if (cells[end].column > kWindow) {
    const int from = std::max(0, std::min(cells[place].column - kBefore,
                                          cells[end].column - kWindow));
    begin = FirstFrom(cells, &Cell::column, from);
    end = FirstFrom(cells, &Cell::column, cells[begin].column + kWindow);
  }
  std::string line = begin > 0 ? std::string(kCut) : "";
  const int shift = static_cast<int>(line.size()) - cells[begin].column;
  for (size_t i = begin; i < end; ++i) {
    AppendCodePoint(cells[i].code_point, &line);
  }
  if (end + 1 < cells.size()) line += kCut;
  const int indent = cells[place].column + shift;
  const int marked =
      cells[std::min(place_end, end)].column - cells[place].column;
  return line + '\n' + std::string(static_cast<size_t>(indent), ' ') + '^' +
         std::string(static_cast<size_t>(std::max(0, marked - 1)), '~');
}

}  // namespace defnews
