// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/http_message.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using testing::HasSubstr;

TEST(ParseHttpResponseTest, StatusHeadersAndBody) {
  const std::string message =
      "HTTP/1.1 200 OK\r\nContent-Type:  text/html; charset=\"EUC-KR\" \r\n"
      "no colon\r\nETag: \"a:b\"\r\n\r\nbody\r\n\r\nmore";
  const auto response = ParseHttpResponse(message);
  ASSERT_TRUE(response.ok());
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->Header("etag"), "\"a:b\"");
  EXPECT_EQ(response->body, "body\r\n\r\nmore");
  EXPECT_EQ(CharsetOfContentType(response->Header("content-type")), "euc-kr");
  EXPECT_EQ(MediaType(response->Header("content-type")), "text/html");
}

TEST(ParseHttpResponseTest, WhatIsNoResponseIsRefused) {
  for (const char* message : {"", "GET / HTTP/1.1", "HTTP/1.1", "HTTP/1.1 x",
                              "HTTP/1.1 20", "<html>"}) {
    EXPECT_FALSE(ParseHttpResponse(message).ok()) << message;
  }
}

TEST(JoinChunksTest, Table) {
  EXPECT_EQ(*JoinChunks("3\r\nabc\r\n0\r\n\r\n"), "abc");
  EXPECT_EQ(*JoinChunks("3;x=y\r\nabc\r\nA\r\n0123456789\r\n0\r\nT: x\r\n\r\n"),
            "abc0123456789");
  for (const char* broken :
       {"", "3\r\nab", "3\r\nabc\r\n", "zz\r\nabc\r\n0\r\n\r\n",
        "3\r\nabcd\r\n0\r\n\r\n", "-1\r\na\r\n0\r\n\r\n",
        "ffffffffffffffff\r\nabc\r\n0\r\n\r\n"}) {
    EXPECT_TRUE(absl::IsDataLoss(JoinChunks(broken).status())) << broken;
  }
}

TEST(DecodeContentTest, GzipDeflateAndBoth) {
  const std::string text(3000, 'a');
  const std::string gzip = Gzip(text);
  EXPECT_EQ(*DecodeContent("gzip", gzip, {}), text);
  EXPECT_EQ(*DecodeContent("x-gzip", gzip + gzip, {}), text + text);
  EXPECT_EQ(*DecodeContent("", text, {}), text);
  EXPECT_EQ(*DecodeContent("identity", text, {}), text);
  EXPECT_EQ(*DecodeContent("GZIP, gzip", Gzip(gzip), {}), text);
  // Raw deflate, without the header the standard asks for.
  const std::string raw = gzip.substr(10, gzip.size() - 18);
  EXPECT_EQ(*DecodeContent("deflate", raw, {}), text);
}

// ingest.md 3.1: truncated gzip; libcurl says "ok".
TEST(DecodeContentTest, TruncatedGzipIsNoticed) {
  const std::string gzip = Gzip("some text that is cut");
  for (size_t size = 1; size < gzip.size(); ++size) {
    const auto body = DecodeContent("gzip", gzip.substr(0, size), {});
    EXPECT_TRUE(absl::IsDataLoss(body.status())) << size;
  }
}

// ingest.md 3.1: gzip bomb, double gzip: caps on size and ratio.
TEST(DecodeContentTest, BombsAreCapped) {
  const std::string zeros(8 << 20, '\0');
  const std::string bomb = Gzip(zeros);
  const auto by_size = DecodeContent("gzip", bomb, {1 << 20, 1000000});
  EXPECT_TRUE(absl::IsResourceExhausted(by_size.status()));
  EXPECT_THAT(std::string(by_size.status().message()),
              HasSubstr("over the limit of 1048576"));
  const auto by_ratio = DecodeContent("gzip", bomb, {});
  EXPECT_TRUE(absl::IsResourceExhausted(by_ratio.status()));
  const auto doubled = DecodeContent("gzip, gzip", Gzip(bomb), {});
  EXPECT_TRUE(absl::IsResourceExhausted(doubled.status()));
}

TEST(DecodeContentTest, ManyTinyMembersTakeLinearTime) {
  const std::string empty = Gzip("");
  std::string members;
  for (int i = 0; i < 200000; ++i) members += empty;
  EXPECT_EQ(*DecodeContent("gzip", members, {}), "");
}

// ingest.md 3.1: 7 content-encodings are rejected.
TEST(DecodeContentTest, TooManyAndUnknownCodingsAreRefused) {
  EXPECT_TRUE(absl::IsUnimplemented(
      DecodeContent("gzip,gzip,gzip,gzip,gzip,gzip,gzip", "x", {}).status()));
  EXPECT_TRUE(absl::IsUnimplemented(DecodeContent("br", "x", {}).status()));
}

TEST(ArchivedBodyTest, HeadersOfCodingsAlreadyUndoneAreForgiven) {
  const std::string message =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
      "Content-Encoding: gzip\r\n\r\nplain text";
  const auto response = ParseHttpResponse(message);
  EXPECT_EQ(*ArchivedBody(*response, {}), "plain text");
}

}  // namespace
}  // namespace defnews
