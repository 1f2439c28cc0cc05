// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/run_documents.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "common/glass/codec.h"
#include "common/glass/read_positions.h"
#include "common/status/status_macros.h"
#include "indexer/glass/term_cursor.h"
#include "indexer/glass/term_list.h"

namespace defnews::glass {
namespace {

constexpr size_t kBufferBytes = size_t{64} << 10;

using ByDocid = std::map<uint32_t, IndexableDocument>;

// `documents` has the docids that are wanted.
absl::Status ReadTerms(const SpillFile& spill, const Run& run,
                       ByDocid* documents) {
  std::string section;
  std::vector<DocumentRecord> records;
  RETURN_IF_ERROR(ReadDocuments(spill, run, &section, &records));
  std::vector<ListedTerm> terms;
  for (size_t number = 0; number < records.size(); ++number) {
    const DocumentRecord& record = records[number];
    if (record.docid != run.documents[number].docid) return SpillFault();
    const auto at = documents->find(record.docid);
    if (at == documents->end()) continue;
    IndexableDocument& document = at->second;
    if (!ReadTermList(record.terms, &terms)) return SpillFault();
    for (ListedTerm& term : terms) {
      document.postings.push_back({std::move(term.term), term.wdf, {}});
    }
    document.data = record.data;
  }
  return absl::OkStatus();
}

absl::Status ReadValues(const SpillFile& spill, const Run& run,
                        ByDocid* documents) {
  std::string section;
  for (const auto& [slot, extent] : run.values) {
    RETURN_IF_ERROR(spill.Read(extent, &section));
    Decoder decoder(section);
    uint32_t docid = 0;
    while (!decoder.done()) {
      docid += decoder.Number();
      const std::string_view value = decoder.String();
      const auto at = documents->find(docid);
      if (at != documents->end()) at->second.values.emplace_back(slot, value);
    }
    if (!decoder.ok()) return SpillFault();
  }
  return absl::OkStatus();
}

// Terms come in order, so a document's next posting is that of the term, if it
// has it.
absl::Status ReadPostings(std::string_view list, std::string_view term,
                          std::map<uint32_t, size_t>* next,
                          ByDocid* documents) {
  Decoder decoder(list);
  std::vector<std::pair<uint32_t, uint64_t>> sizes(decoder.Vint());
  uint32_t docid = 0;
  for (auto& [id, bytes] : sizes) {
    docid += decoder.Number();
    id = docid;
    decoder.Vint();  // wdf, known from the list of the document
    bytes = decoder.Vint();
  }
  for (const auto& [id, bytes] : sizes) {
    const std::string_view positions = decoder.Bytes(bytes);
    const auto document = documents->find(id);
    if (document == documents->end()) continue;
    auto& postings = document->second.postings;
    const size_t at = (*next)[id]++;
    if (at >= postings.size() || postings[at].term != term ||
        !ReadPositions(positions, &postings[at].positions)) {
      return SpillFault();
    }
  }
  return decoder.ok() && decoder.done() ? absl::OkStatus() : SpillFault();
}

absl::Status ReadPositionLists(const SpillFile& spill, const Run& run,
                               ByDocid* documents) {
  TermCursor cursor(&spill, run.terms, kBufferBytes);
  std::map<uint32_t, size_t> next;
  std::string scratch;
  RETURN_IF_ERROR(cursor.Next());
  while (!cursor.done()) {
    ASSIGN_OR_RETURN(const std::string_view list, cursor.List(&scratch));
    RETURN_IF_ERROR(ReadPostings(list, cursor.term(), &next, documents));
    RETURN_IF_ERROR(cursor.Next());
  }
  return absl::OkStatus();
}

void Apply(const DocumentEdit& edit, IndexableDocument* document) {
  auto& postings = document->postings;
  std::erase_if(postings, [&](const auto& posting) {
    return edit.removed.contains(posting.term);
  });
  const auto less = [](const auto& a, const auto& b) {
    return a.term < b.term;
  };
  for (const std::string& term : edit.added) {
    const IndexableDocument::Posting posting{term, 0, {}};
    const auto at =
        std::lower_bound(postings.begin(), postings.end(), posting, less);
    if (at == postings.end() || at->term != term) postings.insert(at, posting);
  }
  std::map<uint32_t, std::string> values(document->values.begin(),
                                         document->values.end());
  for (const auto& [slot, value] : edit.values) values[slot] = value;
  std::erase_if(values, [](const auto& one) { return one.second.empty(); });
  document->values.assign(values.begin(), values.end());
}

}  // namespace

absl::StatusOr<std::vector<RunDocument>> ReadRun(const SpillFile& spill,
                                                 const Shard& shard,
                                                 const Run& run) {
  std::vector<uint32_t> all;
  for (const Run::Document& document : run.documents) {
    all.push_back(document.docid);
  }
  return ReadSomeOfRun(spill, shard, run, all);
}

absl::StatusOr<std::vector<RunDocument>> ReadSomeOfRun(
    const SpillFile& spill, const Shard& shard, const Run& run,
    std::span<const uint32_t> wanted) {
  ByDocid documents;
  for (const uint32_t docid : wanted) {
    if (shard.removed.contains(docid)) continue;
    documents.emplace_hint(documents.end(), docid, IndexableDocument());
  }
  RETURN_IF_ERROR(ReadTerms(spill, run, &documents));
  RETURN_IF_ERROR(ReadValues(spill, run, &documents));
  RETURN_IF_ERROR(ReadPositionLists(spill, run, &documents));
  std::vector<RunDocument> result;
  for (auto& [docid, document] : documents) {
    const auto edit = shard.edits.find(docid);
    if (edit != shard.edits.end()) Apply(edit->second, &document);
    result.emplace_back(docid, std::move(document));
  }
  return result;
}

}  // namespace defnews::glass
