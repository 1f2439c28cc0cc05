// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "corpus/readers/byte_source.h"

namespace defnews {

// Cuts a stream into the rows of a table (RFC 4180): quoted cells may hold
// the delimiter, newlines and doubled quotes. A quote inside an unquoted cell
// is an ordinary character.
class CsvParser {
 public:
  enum class Result {
    kRow,
    kTooLong,   // over the cap; nothing is kept of it
    kUnclosed,  // the stream ended within a quoted cell
    kBadQuote,  // text after the closing quote of a cell
    kEnd,
  };

  // `stream` must outlive the parser.
  // Rows end with `row_end`: LF (with or without CR before it), or CR.
  CsvParser(ByteStream* stream, char delimiter, char row_end, size_t cap)
      : stream_(stream), delimiter_(delimiter), row_end_(row_end), cap_(cap) {}

  // Puts the cells of the next row into `*cells`. After kUnclosed and
  // kBadQuote reading goes on with the line after the one on which the bad row
  // began, so that one stray quote costs one row.
  Result Next(std::vector<std::string>* cells);

  // 1-based line on which the row returned last begins.
  size_t line_number() const { return row_line_; }

 private:
  enum class State { kCellStart, kPlain, kQuoted, kQuoteInQuoted };

  // Takes `c` into the row; true if it ends it.
  bool TakeByte(char c, std::vector<std::string>* cells);
  Result Finish(bool complete, std::vector<std::string>* cells);
  Result GiveBack(Result result);

  ByteStream* const stream_;
  const char delimiter_;
  const char row_end_;
  const size_t cap_;
  size_t line_ = 1;
  size_t row_line_ = 1;
  State state_ = State::kCellStart;
  bool bad_quote_ = false;
  bool too_long_ = false;
  std::string raw_;
};

}  // namespace defnews
