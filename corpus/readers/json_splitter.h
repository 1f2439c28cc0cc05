// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "corpus/readers/byte_source.h"

namespace defnews {

// Cuts the objects out of a JSON array of objects, or out of objects that
// follow one another, however they are spread over lines. It knows strings and
// brackets only; whether an object is good JSON is for the parser to say.
class JsonSplitter {
 public:
  enum class Result {
    kObject,
    kTooLong,   // an object over the cap; nothing is kept of it
    kNoObject,  // something between the objects that is not one
    kCutShort,  // the stream ended within an object
    kEnd,
  };

  // `stream` must outlive the splitter.
  JsonSplitter(ByteStream* stream, size_t cap) : stream_(stream), cap_(cap) {}

  Result Next(std::string* object);

  // 1-based line on which the piece returned last begins.
  size_t line_number() const { return piece_line_; }

 private:
  bool TakeByte(char* c);
  void SkipSeparators();
  Result TakeObject(std::string* object);
  Result TakeOther(std::string* piece);

  ByteStream* const stream_;
  const size_t cap_;
  size_t line_ = 1;
  size_t piece_line_ = 1;
};

}  // namespace defnews
