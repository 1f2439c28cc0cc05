// SPDX-License-Identifier: GPL-3.0-or-later
// A run: some documents of a shard, inverted and spilled.
//
// Three sections stand in the spill file, numbers as vints unless said:
//   documents  for each: docid less the one before; lengths and bytes of
//              termlist, list of slots and data, as the tables store them
//   values     for each slot: for each document with a value: docid less the
//              one before; length and bytes of the value
//   terms      ascending; for each: length and bytes; bytes of its list (four,
//              highest first); the list: number of postings; for each: docid
//              less the one before, wdf, bytes of positions; all positions
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "indexer/glass/spill_file.h"

namespace defnews::glass {

struct Run {
  struct Document {
    uint32_t docid = 0;
    uint32_t length = 0;
  };

  std::vector<Document> documents;  // by docid
  Extent records;
  std::vector<std::pair<uint32_t, Extent>> values;  // by slot
  Extent terms;
};

// What becomes of a document after its run was spilled.
struct DocumentEdit {
  // Terms that only filter: without wdf and positions.
  std::set<std::string> added;
  std::set<std::string> removed;
  // By slot; empty values take away.
  std::map<uint32_t, std::string> values;
};

struct Shard {
  std::vector<Run> runs;       // by docid
  std::set<uint32_t> removed;  // docids
  std::map<uint32_t, DocumentEdit> edits;
};

// A document as its run has it; views into the section read.
struct DocumentRecord {
  uint32_t docid = 0;
  std::string_view terms;
  std::string_view slots;
  std::string_view data;
};

// The documents of `run`; `section` holds the bytes.
absl::Status ReadDocuments(const SpillFile& spill, const Run& run,
                           std::string* section,
                           std::vector<DocumentRecord>* documents);

// The slots of a document, as the termlist table stores them.
void AppendSlots(const std::vector<uint32_t>& slots, std::string* out);
std::vector<uint32_t> ReadSlots(std::string_view list);

absl::Status SpillFault();

}  // namespace defnews::glass
