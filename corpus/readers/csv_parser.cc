// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/csv_parser.h"

#include <string_view>

namespace defnews {

CsvParser::Result CsvParser::Next(std::vector<std::string>* cells) {
  cells->assign(1, "");
  raw_.clear();
  state_ = State::kCellStart;
  bad_quote_ = false;
  too_long_ = false;
  row_line_ = line_;
  bool any = false;
  while (true) {
    const std::string_view chunk = stream_->Chunk();
    if (chunk.empty()) return any ? Finish(false, cells) : Result::kEnd;
    any = true;
    const char c = chunk[0];
    stream_->Consume(1);
    if (raw_.size() == cap_) too_long_ = true;
    if (!too_long_) raw_ += c;
    if (too_long_) {
      raw_.clear();
      cells->assign(1, "");
    }
    if (c == row_end_) ++line_;
    const bool row_ends = TakeByte(c, cells);
    if (row_ends || bad_quote_) return Finish(row_ends, cells);
  }
}

bool CsvParser::TakeByte(char c, std::vector<std::string>* cells) {
  if (state_ == State::kQuoted) {
    if (c == '"') {
      state_ = State::kQuoteInQuoted;
    } else {
      cells->back() += c;
    }
    return false;
  }
  if (c == '"' && state_ == State::kQuoteInQuoted) {
    cells->back() += c;
    state_ = State::kQuoted;
    return false;
  }
  if (c == '"' && state_ == State::kCellStart) {
    state_ = State::kQuoted;
    return false;
  }
  if (c == row_end_) return true;
  if (c == delimiter_) {
    cells->emplace_back();
    state_ = State::kCellStart;
    return false;
  }
  if (state_ == State::kQuoteInQuoted) {
    // Spaces and the CR of the line end may follow a closing quote.
    bad_quote_ = c != '\r' && c != ' ';
    return false;
  }
  cells->back() += c;
  state_ = State::kPlain;
  return false;
}

CsvParser::Result CsvParser::Finish(bool complete,
                                    std::vector<std::string>* cells) {
  if (too_long_) return Result::kTooLong;
  if (bad_quote_) return GiveBack(Result::kBadQuote);
  if (!complete && state_ == State::kQuoted) {
    return GiveBack(Result::kUnclosed);
  }
  if (state_ == State::kPlain && cells->back().ends_with('\r')) {
    cells->back().pop_back();
  }
  return Result::kRow;
}

CsvParser::Result CsvParser::GiveBack(Result result) {
  const size_t newline = raw_.find(row_end_);
  if (newline != std::string::npos) {
    stream_->PutBack(std::string_view(raw_).substr(newline + 1));
    line_ = row_line_ + 1;
    return result;
  }
  // The row broke on its first line: the rest of that line goes with it.
  char c = 0;
  while (c != row_end_ && !stream_->Chunk().empty()) {
    c = stream_->Chunk()[0];
    stream_->Consume(1);
  }
  if (c == row_end_) ++line_;
  return result;
}

}  // namespace defnews
