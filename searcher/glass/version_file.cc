// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/glass/version_file.h"

#include <limits>

#include "common/glass/codec.h"

namespace defnews::glass_reader {
namespace {

using glass::Decoder;
using glass::kFormat;
using glass::kMagic;

constexpr size_t kUuidBytes = 16;
constexpr uint64_t kMax32 = std::numeric_limits<uint32_t>::max();

uint32_t Number(Decoder* reader, bool* ok) {
  const uint64_t value = reader->Vint();
  *ok = *ok && value <= kMax32;
  return static_cast<uint32_t>(value);
}

TableRoot ReadRoot(Decoder* reader, bool* ok) {
  TableRoot root;
  root.block = Number(reader, ok);
  const uint32_t packed = Number(reader, ok);
  root.level = packed >> 2;
  root.present = (packed & 1) == 0;
  reader->Vint();  // entries
  const uint32_t units = Number(reader, ok);
  // 2,048 to 65,536 bytes, and no tree is deeper than Xapian's own limit.
  *ok = *ok && units >= 1 && units <= 32 && root.level <= 10;
  root.block_bytes = units * 2048;
  reader->Vint();    // from which length on values are deflated
  reader->String();  // free blocks
  return root;
}

}  // namespace

absl::StatusOr<VersionFile> ParseVersionFile(std::string_view content) {
  const auto bad = [](const char* what) { return absl::DataLossError(what); };
  if (!content.starts_with(kMagic) ||
      content.size() < kMagic.size() + 2 + kUuidBytes) {
    return bad("no Glass database");
  }
  content.remove_prefix(kMagic.size());
  if (glass::Get16(content.data()) != kFormat)
    return bad("an unknown Glass format");
  content.remove_prefix(2 + kUuidBytes);
  Decoder reader(content);
  bool ok = true;
  VersionFile file;
  reader.Vint();  // revision
  file.postlist = ReadRoot(&reader, &ok);
  file.docdata = ReadRoot(&reader, &ok);
  file.termlist = ReadRoot(&reader, &ok);
  file.position = ReadRoot(&reader, &ok);
  ReadRoot(&reader, &ok);  // spelling
  ReadRoot(&reader, &ok);  // synonyms
  file.documents = Number(&reader, &ok);
  const uint64_t last = uint64_t{file.documents} + Number(&reader, &ok);
  ok = ok && last < kMax32;
  file.last_docid = static_cast<uint32_t>(last);
  file.shortest = Number(&reader, &ok);
  file.largest_wdf = Number(&reader, &ok);
  reader.Vint();  // what the longest document has beyond that
  reader.Vint();  // oldest changeset
  file.total_length = reader.Vint();
  if (!ok || !reader.ok()) return bad("a damaged version file");
  return file;
}

}  // namespace defnews::glass_reader
