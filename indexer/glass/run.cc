// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/run.h"

#include "common/glass/codec.h"
#include "common/status/status_macros.h"

namespace defnews::glass {

absl::Status SpillFault() {
  return absl::DataLossError(
      "a temporary file does not hold what was written to it");
}

absl::Status ReadDocuments(const SpillFile& spill, const Run& run,
                           std::string* section,
                           std::vector<DocumentRecord>* documents) {
  RETURN_IF_ERROR(spill.Read(run.records, section));
  documents->clear();
  Decoder decoder(*section);
  uint32_t docid = 0;
  while (!decoder.done()) {
    docid += decoder.Number();
    DocumentRecord record;
    record.docid = docid;
    record.terms = decoder.String();
    record.slots = decoder.String();
    record.data = decoder.String();
    documents->push_back(record);
  }
  const bool whole = documents->size() == run.documents.size();
  return decoder.ok() && whole ? absl::OkStatus() : SpillFault();
}

void AppendSlots(const std::vector<uint32_t>& slots, std::string* out) {
  uint32_t next = 0;
  for (const uint32_t slot : slots) {
    AppendVint(slot - next, out);
    next = slot + 1;
  }
}

std::vector<uint32_t> ReadSlots(std::string_view list) {
  std::vector<uint32_t> slots;
  Decoder decoder(list);
  uint32_t next = 0;
  while (!decoder.done()) {
    slots.push_back(next + decoder.Number());
    next = slots.back() + 1;
  }
  return slots;
}

}  // namespace defnews::glass
