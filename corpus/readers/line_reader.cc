// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/line_reader.h"

#include <algorithm>
#include <string_view>

namespace defnews {

LineReader::Result LineReader::Next(std::string* line) {
  line->clear();
  bool too_long = false;
  bool any = false;
  ended_in_line_ = true;
  while (ended_in_line_) {
    const std::string_view chunk = stream_->Chunk();
    if (chunk.empty()) break;
    any = true;
    const size_t newline = chunk.find('\n');
    const std::string_view part = chunk.substr(0, newline);
    ended_in_line_ = newline == std::string_view::npos;
    if (!too_long && part.size() > cap_ - line->size()) {
      too_long = true;
      std::string().swap(*line);
    }
    if (!too_long) *line += part;
    stream_->Consume(part.size() + (ended_in_line_ ? 0 : 1));
  }
  if (!any) return Result::kEnd;
  ++line_number_;
  if (too_long) return Result::kTooLong;
  if (line->ends_with('\r')) line->pop_back();
  return Result::kLine;
}

}  // namespace defnews
