// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <string>

#include "corpus/archive/http_message.h"
#include "corpus/archive/warc_reader.h"
#include "tests/fuzz/article_checks.h"

namespace defnews {
namespace {

// Reads everything; the offsets must go up and stay within the file.
size_t ReadRecords(const std::string& bytes, WarcRecord* last) {
  WarcReader reader(MemorySource(bytes), 1 << 16);
  WarcRecord record;
  size_t records = 0;
  size_t pieces = 0;
  while (true) {
    const WarcReader::Result result = reader.Next(&record);
    if (result == WarcReader::Result::kEnd) break;
    Require(++pieces <= bytes.size() + 1, "reading comes to an end");
    if (result == WarcReader::Result::kDamaged) {
      Require(!reader.damage().empty(), "damage is told");
      continue;
    }
    ++records;
    Require(reader.offset() < bytes.size(), "a record is within the file");
    Require(reader.end_of_records() <= bytes.size(), "and so is its end");
    Require(record.block.size() <= (1 << 16), "blocks are capped");
    *last = record;
  }
  return records;
}

}  // namespace
}  // namespace defnews

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  WarcRecord last;
  if (ReadRecords(bytes, &last) > 0) {
    last.version = "1.1";
    const std::string again = FormatWarcRecord(last);
    WarcRecord read;
    Require(ReadRecords(again, &read) == 1, "what we write is read back");
    Require(read.block == last.block, "and is the same");
    Require(ReadRecords(GzipMember(again), &read) == 1, "compressed too");
  }
  const absl::StatusOr<HttpResponse> response = ParseHttpResponse(bytes);
  if (response.ok()) {
    const absl::StatusOr<std::string> body =
        ArchivedBody(*response, {1 << 20, 200});
    Require(!body.ok() || body->size() <= size + (1 << 20),
            "bodies are capped");
  }
  return 0;
}
