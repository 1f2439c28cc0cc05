// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/warc_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>
#include <vector>

#include "corpus/archive/digest.h"
#include "corpus/archive/warc_record.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr size_t kCap = 1 << 20;

std::string RecordText(const std::string& url, std::string_view block) {
  WarcRecord record = MakeWarcRecord("response", url, absl::UnixEpoch(), block);
  record.block = block;
  return FormatWarcRecord(record);
}

struct Reading {
  std::vector<std::string> urls;
  std::vector<std::string> damage;
  std::vector<uint64_t> offsets;
  uint64_t end = 0;
};

Reading ReadAllOf(std::string bytes, size_t cap = kCap) {
  Reading reading;
  WarcReader reader(MemorySource(std::move(bytes)), cap);
  WarcRecord record;
  while (true) {
    const WarcReader::Result result = reader.Next(&record);
    if (result == WarcReader::Result::kEnd) break;
    if (result == WarcReader::Result::kDamaged) {
      reading.damage.push_back(reader.damage());
      continue;
    }
    reading.urls.emplace_back(record.Field("warc-target-uri"));
    reading.offsets.push_back(reader.offset());
  }
  reading.end = reader.end_of_records();
  return reading;
}

const std::string& One() {
  static const std::string kText = RecordText("http://a/1", "first");
  return kText;
}
const std::string& Two() {
  static const std::string kText = RecordText("http://a/2", "second");
  return kText;
}

TEST(WarcReaderTest, OneMemberARecord) {
  const std::string first = GzipMember(One());
  const std::string bytes = first + GzipMember(Two());
  const Reading reading = ReadAllOf(bytes);
  EXPECT_THAT(reading.urls, ElementsAre("http://a/1", "http://a/2"));
  EXPECT_THAT(reading.offsets, ElementsAre(0, first.size()));
  EXPECT_EQ(reading.end, bytes.size());
  EXPECT_THAT(reading.damage, IsEmpty());
}

TEST(WarcReaderTest, WithoutCompression) {
  const Reading reading = ReadAllOf(One() + Two());
  EXPECT_THAT(reading.urls, ElementsAre("http://a/1", "http://a/2"));
  EXPECT_THAT(reading.offsets, ElementsAre(0, One().size()));
  EXPECT_EQ(reading.end, One().size() + Two().size());
}

TEST(WarcReaderTest, AllRecordsInOneMember) {
  const Reading reading = ReadAllOf(GzipMember(One() + Two()));
  EXPECT_THAT(reading.urls, ElementsAre("http://a/1", "http://a/2"));
  EXPECT_THAT(reading.damage, IsEmpty());
}

TEST(WarcReaderTest, OldVersionsLineFeedsAndFoldedFieldsAreRead) {
  const Reading reading = ReadAllOf(
      "WARC/1.0\nWARC-Type: response\nwarc-target-uri:\n http://a/1\n"
      "content-length: 2\n\nab\n\n");
  EXPECT_THAT(reading.urls, ElementsAre("http://a/1"));
  EXPECT_THAT(reading.damage, IsEmpty());
}

TEST(WarcReaderTest, EmptyFile) {
  EXPECT_THAT(ReadAllOf("").urls, IsEmpty());
  EXPECT_THAT(ReadAllOf("").damage, IsEmpty());
}

struct DamageCase {
  const char* name;
  std::string bytes;
  std::vector<std::string> urls;
  const char* damage;
};

// ingest.md 10: broken member, wrong length, missing CRLF: skip and count.
TEST(WarcReaderTest, DamageIsPassedOverAndTold) {
  const std::string one = GzipMember(One());
  const std::string two = GzipMember(Two());
  std::string flipped = one;
  flipped[flipped.size() / 2] =
      static_cast<char>(flipped[flipped.size() / 2] ^ 0x55);
  std::string bad_sum = one;
  bad_sum[bad_sum.size() - 6] =
      static_cast<char>(bad_sum[bad_sum.size() - 6] ^ 1);
  std::string too_long = One();
  too_long.replace(too_long.find("Length: 5"), 9, "Length: 7");
  std::string too_short = One();
  too_short.replace(too_short.find("Length: 5"), 9, "Length: 3");
  std::string no_end = One().substr(0, One().size() - 4);
  std::string no_length = One();
  no_length.replace(no_length.find("Content-Length"), 14, "Content-Lengt0");
  const DamageCase cases[] = {
      {"a broken member", flipped + two, {"http://a/2"}, "gzip member"},
      {"a wrong checksum", bad_sum + two, {"http://a/2"}, "damaged"},
      {"a member torn in the middle",
       one.substr(0, one.size() / 2) + two,
       {"http://a/2"},
       "gzip member"},
      {"a member torn in its trailer",
       one.substr(0, one.size() - 3) + two,
       {"http://a/2"},
       "gzip member"},
      {"a torn last member",
       one + two.substr(0, two.size() - 1),
       {"http://a/1"},
       "cut short"},
      {"a length that is too long",
       GzipMember(too_long) + two,
       {"http://a/2"},
       "Content-Length"},
      {"a length that is too short",
       GzipMember(too_short) + two,
       {"http://a/2"},
       "Content-Length"},
      {"no end of record",
       GzipMember(no_end) + two,
       {"http://a/2"},
       "Content-Length"},
      {"no length", GzipMember(no_length) + two, {"http://a/2"}, "begins here"},
      {"no WARC at all",
       GzipMember("hello\r\n\r\n") + two,
       {"http://a/2"},
       "begins here"},
      {"rubbish between members",
       one + "rubbish" + two,
       {"http://a/1", "http://a/2"},
       "between"},
      {"plain: too short", too_short + Two(), {"http://a/2"}, "Content-Length"},
      {"plain: no length", no_length + Two(), {"http://a/2"}, "begins here"},
      {"plain: torn at the end",
       One() + Two().substr(0, Two().size() - 9),
       {"http://a/1"},
       "cut short"},
  };
  for (const DamageCase& damage : cases) {
    const Reading reading = ReadAllOf(damage.bytes);
    EXPECT_EQ(reading.urls, damage.urls) << damage.name;
    ASSERT_FALSE(reading.damage.empty()) << damage.name;
    EXPECT_THAT(reading.damage[0], HasSubstr(damage.damage)) << damage.name;
  }
}

TEST(WarcReaderTest, TheEndOfRecordsIsBeforeATornOne) {
  const std::string one = GzipMember(One());
  const std::string two = GzipMember(Two());
  for (size_t cut = 1; cut < two.size(); ++cut) {
    EXPECT_EQ(ReadAllOf(one + two.substr(0, cut)).end, one.size()) << cut;
  }
}

TEST(WarcReaderTest, ARecordOverTheCapIsPassedOver) {
  const std::string big = RecordText("http://a/big", std::string(5000, 'x'));
  for (const std::string& bytes :
       {big + Two(), GzipMember(big) + GzipMember(Two())}) {
    const Reading reading = ReadAllOf(bytes, 1000);
    EXPECT_THAT(reading.urls, ElementsAre("http://a/2"));
    EXPECT_THAT(reading.damage, ElementsAre(HasSubstr("over the limit")));
  }
}

TEST(WarcReaderTest, ManyFalseStartsTakeLinearTime) {
  std::string bytes = GzipMember(One());
  for (int i = 0; i < 300000; ++i) bytes += "\x1F\x8B\x08";
  EXPECT_THAT(ReadAllOf(bytes).urls, ElementsAre("http://a/1"));
}

TEST(WarcRecordTest, IdsDatesAndLineBreaks) {
  WarcRecord record =
      MakeWarcRecord("response", "http://a/",
                     absl::FromCivil(absl::CivilSecond(2023, 11, 13, 6, 42, 10),
                                     absl::UTCTimeZone()),
                     "salt");
  record.Add("X", "a\r\nContent-Length: 9");
  EXPECT_EQ(record.Field("WARC-Date"), "2023-11-13T06:42:10Z");
  EXPECT_THAT(std::string(record.Field("WARC-Record-ID")),
              testing::MatchesRegex(
                  "<urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}>"));
  EXPECT_EQ(record.Field("X"), "a  Content-Length: 9");
}

TEST(WarcDigestTest, IsTheSha1OthersWrite) {
  EXPECT_EQ(WarcDigest(""), "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
  EXPECT_EQ(WarcDigest("abc"), "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5");
}

}  // namespace
}  // namespace defnews
