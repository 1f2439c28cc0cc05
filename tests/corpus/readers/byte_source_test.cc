// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/byte_source.h"

#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace defnews {
namespace {

std::string All(std::string bytes, absl::Status* status) {
  const auto stream = DecodedStream(MemorySource(std::move(bytes)));
  std::string read;
  while (!stream->Chunk().empty()) {
    read += stream->Chunk();
    stream->Consume(stream->Chunk().size());
  }
  *status = stream->status();
  return read;
}

std::string Decoded(std::string bytes) {
  absl::Status status;
  std::string read = All(std::move(bytes), &status);
  EXPECT_TRUE(status.ok()) << status;
  return read;
}

TEST(DecodedStreamTest, PlainBytes) {
  EXPECT_EQ(Decoded(""), "");
  EXPECT_EQ(Decoded("a"), "a");
  EXPECT_EQ(Decoded("\xEF\xBB\xBFtext"), "text");
}

TEST(DecodedStreamTest, LongerThanTheBuffer) {
  const std::string bytes(3 * ByteStream::kBufferSize + 7, 'x');
  EXPECT_EQ(Decoded(bytes), bytes);
  EXPECT_EQ(Decoded(Gzip(bytes)), bytes);
}

TEST(DecodedStreamTest, GzipOfSeveralMembersWithZerosBehind) {
  EXPECT_EQ(Decoded(Gzip("one") + Gzip("two") + std::string(20, '\0')),
            "onetwo");
}

TEST(DecodedStreamTest, ByteOrderMarkInsideGzip) {
  EXPECT_EQ(Decoded(Gzip("\xEF\xBB\xBFtext")), "text");
}

TEST(DecodedStreamTest, GzipCutShortGivesWhatItHasAndAnError) {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += std::to_string(i * 7919);
  const std::string whole = Gzip(text);
  for (const size_t cut : {whole.size() / 2, whole.size() - 1}) {
    absl::Status status;
    const std::string read = All(whole.substr(0, cut), &status);
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
    EXPECT_FALSE(read.empty());
    EXPECT_TRUE(text.starts_with(read));
  }
}

TEST(DecodedStreamTest, DamagedGzipIsAnError) {
  std::string bytes = Gzip(std::string(1000, 'x') + "some more text");
  bytes[bytes.size() / 2] ^= 0x55;
  absl::Status status;
  All(bytes, &status);
  EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
}

TEST(DecodedStreamTest, Utf16OfBothByteOrders) {
  using std::string_literals::operator""s;
  EXPECT_EQ(Decoded("\xFF\xFE"
                    "a\0\x80\xBD"s),
            "a부");
  EXPECT_EQ(Decoded("\xFE\xFF\0a\xBD\x80"s), "a부");
  EXPECT_EQ(Decoded("\xFE\xFF\xD8\x3D\xDE\x00"s), "\xF0\x9F\x98\x80");
}

TEST(DecodedStreamTest, BrokenUtf16IsReplaced) {
  using std::string_literals::operator""s;
  EXPECT_EQ(Decoded("\xFE\xFF\xD8\x3D\0a\0"s),
            "\xEF\xBF\xBD"
            "a"
            "\xEF\xBF\xBD");
}

TEST(ByteStreamTest, BytesGivenBackComeAgain) {
  ByteStream stream(MemorySource("abcdef"));
  stream.Peek(3);
  stream.Consume(3);
  stream.PutBack("xyz");
  EXPECT_EQ(*ReadAll(&stream, 100), "xyzdef");
}

TEST(ReadAllTest, RefusesMoreThanTheCap) {
  ByteStream fits(MemorySource("12345"));
  EXPECT_EQ(*ReadAll(&fits, 5), "12345");
  ByteStream too_long(MemorySource("123456"));
  EXPECT_EQ(ReadAll(&too_long, 5).status().code(),
            absl::StatusCode::kResourceExhausted);
}

TEST(FileSourceTest, AMissingFileIsNamedAsSuch) {
  EXPECT_EQ(FileSource("/no/such/file", nullptr).status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace defnews
