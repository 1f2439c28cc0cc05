// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/line_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Lines(std::string_view text, size_t cap) {
  ByteStream stream(MemorySource(std::string(text)));
  LineReader reader(&stream, cap);
  std::vector<std::string> lines;
  std::string line;
  while (true) {
    const LineReader::Result result = reader.Next(&line);
    if (result == LineReader::Result::kEnd) return lines;
    lines.push_back(result == LineReader::Result::kTooLong
                        ? "too long: " + std::to_string(reader.line_number())
                        : line);
  }
}

TEST(LineReaderTest, CutsAtLineEnds) {
  EXPECT_THAT(Lines("", 9), IsEmpty());
  EXPECT_THAT(Lines("a", 9), ElementsAre("a"));
  EXPECT_THAT(Lines("a\n\nb\r\nc\n", 9), ElementsAre("a", "", "b", "c"));
}

TEST(LineReaderTest, ALineOverTheCapCostsOnlyItself) {
  EXPECT_THAT(Lines("123\n1234\n12\n12345", 3),
              ElementsAre("123", "too long: 2", "12", "too long: 4"));
}

TEST(LineReaderTest, LinesLongerThanTheBuffer) {
  const std::string line(2 * ByteStream::kBufferSize + 5, 'x');
  EXPECT_THAT(Lines(line + "\nb", line.size()), ElementsAre(line, "b"));
  EXPECT_THAT(Lines(line + "\nb", line.size() - 1),
              ElementsAre("too long: 1", "b"));
}

}  // namespace
}  // namespace defnews
