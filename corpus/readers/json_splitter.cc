// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/json_splitter.h"

#include <string_view>

namespace defnews {
namespace {

bool IsSeparator(char c) {
  constexpr std::string_view kSeparators = " \t\r\n,[]";
  return kSeparators.find(c) != std::string_view::npos;
}

// Follows brackets and strings through JSON text, byte by byte.
class BracketDepth {
 public:
  // Whether `c` closes the outermost bracket.
  bool Closes(char c) {
    if (in_string_) {
      if (escaped_) {
        escaped_ = false;
      } else if (c == '\\') {
        escaped_ = true;
      } else if (c == '"') {
        in_string_ = false;
      }
      return false;
    }
    if (c == '"') in_string_ = true;
    if (c == '{' || c == '[') ++depth_;
    if (c == '}' || c == ']') --depth_;
    return depth_ == 0;
  }

 private:
  size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace

bool JsonSplitter::TakeByte(char* c) {
  const std::string_view chunk = stream_->Chunk();
  if (chunk.empty()) return false;
  *c = chunk[0];
  if (*c == '\n') ++line_;
  stream_->Consume(1);
  return true;
}

void JsonSplitter::SkipSeparators() {
  char c = 0;
  while (!stream_->Chunk().empty() && IsSeparator(stream_->Chunk()[0])) {
    TakeByte(&c);
  }
}

JsonSplitter::Result JsonSplitter::Next(std::string* object) {
  object->clear();
  SkipSeparators();
  piece_line_ = line_;
  const std::string_view chunk = stream_->Chunk();
  if (chunk.empty()) return Result::kEnd;
  return chunk[0] == '{' ? TakeObject(object) : TakeOther(object);
}

JsonSplitter::Result JsonSplitter::TakeObject(std::string* object) {
  BracketDepth depth;
  bool too_long = false;
  char c = 0;
  while (TakeByte(&c)) {
    if (!too_long && object->size() == cap_) {
      too_long = true;
      std::string().swap(*object);
    }
    if (!too_long) *object += c;
    if (depth.Closes(c)) {
      return too_long ? Result::kTooLong : Result::kObject;
    }
  }
  return too_long ? Result::kTooLong : Result::kCutShort;
}

// A number, a word or a string where an object should be: skipped as a whole,
// its beginning kept for the message.
JsonSplitter::Result JsonSplitter::TakeOther(std::string* piece) {
  constexpr size_t kShown = 40;
  bool in_string = false;
  bool escaped = false;
  char c = 0;
  while (!stream_->Chunk().empty()) {
    const char next = stream_->Chunk()[0];
    if (!in_string && (IsSeparator(next) || next == '{')) break;
    TakeByte(&c);
    if (piece->size() < kShown) *piece += c;
    if (c == '"' && !escaped) in_string = !in_string;
    escaped = c == '\\' && !escaped;
  }
  return Result::kNoObject;
}

}  // namespace defnews
