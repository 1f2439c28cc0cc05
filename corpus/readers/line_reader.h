// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "corpus/readers/byte_source.h"

namespace defnews {

// Cuts a stream into lines and counts them.
class LineReader {
 public:
  enum class Result { kLine, kTooLong, kEnd };

  // `stream` must outlive the reader.
  LineReader(ByteStream* stream, size_t cap) : stream_(stream), cap_(cap) {}

  // Puts the next line, without its LF or CRLF, into `*line`. Of a line over
  // the cap nothing is kept, and no more than the cap is ever held. The last
  // line need not end in a newline; an empty one after the last newline is not
  // a line.
  Result Next(std::string* line);

  // 1-based number of the line read last.
  size_t line_number() const { return line_number_; }
  // Whether the line read last had no newline: the stream ended in it.
  bool ended_in_line() const { return ended_in_line_; }

 private:
  ByteStream* const stream_;
  const size_t cap_;
  size_t line_number_ = 0;
  bool ended_in_line_ = false;
};

}  // namespace defnews
