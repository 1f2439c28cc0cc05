// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/shard_edits.h"

#include <set>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "indexer/glass/term_list.h"
#include "indexer/partitions/copy_mark.h"

namespace defnews {
namespace {

using Words = std::vector<std::string>;

// The words listed in a document, edits included.
absl::StatusOr<Words> WordsOf(const glass::DocumentRecord& record,
                              const glass::DocumentEdit* edit) {
  std::vector<glass::ListedTerm> terms;
  if (!glass::ReadTermList(record.terms, &terms)) return glass::SpillFault();
  Words words;
  for (const glass::ListedTerm& term : terms) {
    if (term.term.starts_with(schema::kWord)) words.push_back(term.term);
  }
  if (edit == nullptr) return words;
  for (const std::string& term : edit->added) {
    if (term.starts_with(schema::kWord)) words.push_back(term);
  }
  return words;
}

// 0 if none is left.
uint32_t FirstDocument(const glass::Shard& shard) {
  for (const glass::Run& run : shard.runs) {
    for (const glass::Run::Document& document : run.documents) {
      if (!shard.removed.contains(document.docid)) return document.docid;
    }
  }
  return 0;
}

// The term of its version, which each document has once.
absl::StatusOr<std::string> VersionTermOf(const glass::DocumentRecord& record) {
  static const std::string prefix = schema::VersionTerm("");
  std::vector<glass::ListedTerm> terms;
  if (!glass::ReadTermList(record.terms, &terms)) return glass::SpillFault();
  for (glass::ListedTerm& term : terms) {
    if (term.term.starts_with(prefix)) return std::move(term.term);
  }
  return absl::InternalError("a document without a version cannot be marked");
}

absl::Status Mark(const CopyMark& mark, const glass::DocumentRecord& record,
                  glass::Shard* shard) {
  ASSIGN_OR_RETURN(const std::string version, VersionTermOf(record));
  MarkedChange change = ChangeOf(mark, version);
  glass::DocumentEdit& edit = shard->edits[mark.docid];
  edit.removed.insert(std::move(change.removed));
  edit.added.insert(change.added.begin(), change.added.end());
  for (auto& [slot, value] : change.values) {
    edit.values[slot] = std::move(value);
  }
  return absl::OkStatus();
}

}  // namespace

bool ListInShard(const Words& words, glass::Shard* shard) {
  const uint32_t docid = FirstDocument(*shard);
  if (docid == 0) return false;
  if (words.empty()) return true;
  shard->edits[docid].added.insert(words.begin(), words.end());
  return true;
}

absl::StatusOr<Words> RemoveFromShard(const glass::SpillFile& spill,
                                      const std::vector<uint32_t>& docids,
                                      glass::Shard* shard) {
  const std::set<uint32_t> wanted(docids.begin(), docids.end());
  Words words;
  std::string section;
  std::vector<glass::DocumentRecord> records;
  for (const glass::Run& run : shard->runs) {
    RETURN_IF_ERROR(glass::ReadDocuments(spill, run, &section, &records));
    for (const glass::DocumentRecord& record : records) {
      if (!wanted.contains(record.docid)) continue;
      const auto edit = shard->edits.find(record.docid);
      ASSIGN_OR_RETURN(
          const Words more,
          WordsOf(record,
                  edit == shard->edits.end() ? nullptr : &edit->second));
      words.insert(words.end(), more.begin(), more.end());
    }
  }
  shard->removed.insert(wanted.begin(), wanted.end());
  if (ListInShard(words, shard)) words.clear();
  return words;
}

absl::Status MarkInShard(const glass::SpillFile& spill,
                         const std::vector<CopyMark>& marks,
                         glass::Shard* shard) {
  auto mark = marks.begin();
  std::string section;
  std::vector<glass::DocumentRecord> records;
  for (const glass::Run& run : shard->runs) {
    if (mark == marks.end()) break;
    if (mark->docid > run.documents.back().docid) continue;
    RETURN_IF_ERROR(glass::ReadDocuments(spill, run, &section, &records));
    for (const glass::DocumentRecord& record : records) {
      if (mark == marks.end() || mark->docid != record.docid) continue;
      RETURN_IF_ERROR(Mark(*mark++, record, shard));
    }
  }
  if (mark == marks.end()) return absl::OkStatus();
  return absl::NotFoundError(ToAbsl("document " + std::to_string(mark->docid) +
                                    " is not there to be marked"));
}

}  // namespace defnews
