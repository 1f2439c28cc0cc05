// SPDX-License-Identifier: GPL-3.0-or-later
// One record of a WARC file (ISO 28500:2017, version 1.1): a few header lines
// and a block of bytes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"

namespace defnews {

struct WarcRecord {
  // "1.1"; readers take any version.
  std::string version = "1.1";
  // In their order, without Content-Length, which is that of the block.
  std::vector<std::pair<std::string, std::string>> fields;
  std::string block;

  // The first field of this name (letter case does not matter); empty if there
  // is none. Valid while the record is.
  std::string_view Field(std::string_view name) const;
  void Add(std::string_view name, std::string_view value);
};

// The record as it stands in a file before compression. Line breaks within
// field values become spaces.
std::string FormatWarcRecord(const WarcRecord& record);

// One gzip member with these bytes. The same bytes always give the same
// member: no name, no time.
std::string GzipMember(std::string_view bytes);

// "2023-11-13T06:42:10Z", whole seconds.
std::string WarcDate(absl::Time time);

// The instant of a WARC-Date (or any RFC 3339 time); the infinite past if it
// cannot be read.
absl::Time ParseWarcDate(std::string_view text);

// A record id made from `content`, which must be different for different
// records: ids then do not change when a run is repeated.
std::string WarcRecordId(std::string_view content);

// A new record of this type with date and id; no block yet.
WarcRecord MakeWarcRecord(std::string_view type, std::string_view target,
                          absl::Time time, std::string_view salt);

}  // namespace defnews
