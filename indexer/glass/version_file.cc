// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/version_file.h"

#include <cstdio>
#include <fstream>
#include <random>

#include "common/glass/codec.h"

namespace defnews::glass {
namespace {

constexpr uint64_t kRevision = 1;
constexpr uint64_t kSequential = 2;
constexpr uint64_t kNoFile = 1;
// Values as long as this are deflated by those who write the database later.
constexpr uint64_t kNeverDeflate = 0;
constexpr uint64_t kDeflateFrom = 18;

// Random, as of version 4 of RFC 4122.
std::string RandomUuid() {
  std::random_device random;
  std::string uuid;
  while (uuid.size() < 16) uuid.push_back(static_cast<char>(random()));
  uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);
  uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

void AppendRoot(const TableRoot& table, uint64_t deflate_from,
                uint32_t block_bytes, std::string* out) {
  const bool file = table.blocks > 0;
  AppendVint(table.root, out);
  AppendVint(uint64_t{table.level} << 2 | kSequential | (file ? 0 : kNoFile),
             out);
  AppendVint(table.entries, out);
  AppendVint(block_bytes / 2048, out);
  AppendVint(deflate_from, out);
  std::string
      free_blocks;  // none; the first beyond the file, and an empty list
  if (file) {
    for (const uint64_t number : {kRevision, table.blocks}) {
      AppendVint(number, &free_blocks);
    }
    free_blocks.append(4, '\0');
  }
  AppendString(free_blocks, out);
}

std::string VersionText(const Tables& tables, const Statistics& statistics,
                        uint32_t block_bytes) {
  std::string text(kMagic);
  text.push_back(static_cast<char>(kFormat >> 8));
  text.push_back(static_cast<char>(kFormat & 0xff));
  text += RandomUuid();
  AppendVint(kRevision, &text);
  AppendRoot(tables.postlist, kNeverDeflate, block_bytes, &text);
  AppendRoot(tables.docdata, kDeflateFrom, block_bytes, &text);
  AppendRoot(tables.termlist, kDeflateFrom, block_bytes, &text);
  AppendRoot(tables.position, kNeverDeflate, block_bytes, &text);
  AppendRoot({}, kDeflateFrom, block_bytes, &text);  // spelling
  AppendRoot({}, kDeflateFrom, block_bytes, &text);  // synonyms
  AppendVint(statistics.documents, &text);
  AppendVint(statistics.last_docid - statistics.documents, &text);
  AppendVint(statistics.shortest, &text);
  AppendVint(statistics.largest_wdf, &text);
  AppendVint(statistics.longest - statistics.largest_wdf, &text);
  AppendVint(0, &text);  // oldest changeset
  AppendVint(statistics.total_length, &text);
  AppendVint(0, &text);  // frequency of spellings
  return text;
}

}  // namespace

absl::Status WriteVersionFile(const std::string& folder, const Tables& tables,
                              const Statistics& statistics,
                              uint32_t block_bytes) {
  const std::string path = folder + "/iamglass";
  const std::string aside = folder + "/v.tmp";
  std::ofstream file(aside, std::ios::binary | std::ios::trunc);
  file << VersionText(tables, statistics, block_bytes);
  file.close();
  if (file.fail() || std::rename(aside.c_str(), path.c_str()) != 0) {
    return absl::InternalError(path + ": cannot be written");
  }
  return absl::OkStatus();
}

}  // namespace defnews::glass
