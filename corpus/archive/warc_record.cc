// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/warc_record.h"

#include <zlib.h>

#include "absl/strings/match.h"
#include "common/content_hash.h"
#include "common/status/text_view.h"

namespace defnews {
namespace {

constexpr int kGzip = 15 + 16;

std::string OnOneLine(std::string_view value) {
  std::string line(value);
  for (char& c : line) {
    if (c == '\r' || c == '\n') c = ' ';
  }
  return line;
}

}  // namespace

std::string_view WarcRecord::Field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (absl::EqualsIgnoreCase(key, ToAbsl(name))) return value;
  }
  return "";
}

void WarcRecord::Add(std::string_view name, std::string_view value) {
  fields.emplace_back(name, OnOneLine(value));
}

std::string FormatWarcRecord(const WarcRecord& record) {
  std::string text = "WARC/" + record.version + "\r\n";
  for (const auto& [name, value] : record.fields) {
    text += name + ": " + OnOneLine(value) + "\r\n";
  }
  text += "Content-Length: " + std::to_string(record.block.size()) + "\r\n\r\n";
  text += record.block;
  return text + "\r\n\r\n";
}

std::string GzipMember(std::string_view bytes) {
  z_stream zlib = {};
  if (deflateInit2(&zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzip, 8,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    return "";
  }
  std::string member(deflateBound(&zlib, bytes.size()) + 32, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(member.data());
  zlib.avail_out = static_cast<uInt>(member.size());
  const bool whole = deflate(&zlib, Z_FINISH) == Z_STREAM_END;
  member.resize(whole ? zlib.total_out : 0);
  deflateEnd(&zlib);
  return member;
}

std::string WarcDate(absl::Time time) {
  return absl::FormatTime("%Y-%m-%d%ET%H:%M:%SZ", time, absl::UTCTimeZone());
}

absl::Time ParseWarcDate(std::string_view text) {
  absl::Time time;
  std::string error;
  return absl::ParseTime(absl::RFC3339_full, ToAbsl(text), &time, &error)
             ? time
             : absl::InfinitePast();
}

std::string WarcRecordId(std::string_view content) {
  const std::string hex = ContentHash128(content);
  return "<urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" +
         hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" + hex.substr(20) +
         ">";
}

WarcRecord MakeWarcRecord(std::string_view type, std::string_view target,
                          absl::Time time, std::string_view salt) {
  const std::string date = WarcDate(time);
  std::string name = std::string(type) + "\n";
  name += std::string(target) + "\n" + date + "\n" + std::string(salt);
  WarcRecord record;
  record.Add("WARC-Type", type);
  record.Add("WARC-Record-ID", WarcRecordId(name));
  record.Add("WARC-Date", date);
  if (!target.empty()) record.Add("WARC-Target-URI", target);
  return record;
}

}  // namespace defnews
