// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/document_merge.h"

#include <algorithm>
#include <map>
#include <set>

#include "common/glass/codec.h"
#include "common/status/status_macros.h"

namespace defnews::glass {
namespace {

class DocumentMerge {
 public:
  DocumentMerge(TableWriter* termlist, TableWriter* docdata,
                std::vector<Posting>* lengths)
      : termlist_(termlist), docdata_(docdata), lengths_(lengths) {}

  absl::Status Add(uint32_t docid, uint32_t length,
                   const DocumentRecord& record, const DocumentEdit* edit) {
    std::string_view terms = record.terms;
    std::string_view slots = record.slots;
    if (edit != nullptr) {
      ASSIGN_OR_RETURN(const EditedDocument edited, ApplyEdit(record, *edit));
      list_.Begin();
      for (const ListedTerm& term : edited.terms) {
        list_.Add(term.term, term.wdf);
      }
      terms = list_.Finish();
      length = static_cast<uint32_t>(list_.length());
      slots_.clear();
      AppendSlots(edited.slots, &slots_);
      slots = slots_;
    }
    lengths_->push_back({docid, length});
    key_.clear();
    AppendSortable(docid, &key_);
    if (!record.data.empty()) docdata_->Add(key_, record.data);
    termlist_->Add(key_, terms);
    if (slots.empty()) return absl::OkStatus();
    key_.push_back('\0');
    termlist_->Add(key_, slots);
    return absl::OkStatus();
  }

 private:
  TableWriter* const termlist_;
  TableWriter* const docdata_;
  std::vector<Posting>* const lengths_;
  TermListWriter list_;
  std::string slots_;
  std::string key_;
};

}  // namespace

absl::StatusOr<EditedDocument> ApplyEdit(const DocumentRecord& record,
                                         const DocumentEdit& edit) {
  std::vector<ListedTerm> before;
  if (!ReadTermList(record.terms, &before)) return SpillFault();
  std::map<std::string, uint32_t> terms;
  for (ListedTerm& term : before) {
    if (edit.removed.contains(term.term)) continue;
    terms.emplace_hint(terms.end(), std::move(term.term), term.wdf);
  }
  for (const std::string& term : edit.added) terms.emplace(term, 0);
  const std::vector<uint32_t> listed = ReadSlots(record.slots);
  std::set<uint32_t> slots(listed.begin(), listed.end());
  for (const auto& [slot, value] : edit.values) {
    if (value.empty()) {
      slots.erase(slot);
    } else {
      slots.insert(slot);
    }
  }
  EditedDocument edited;
  for (const auto& [term, wdf] : terms) edited.terms.push_back({term, wdf});
  edited.slots.assign(slots.begin(), slots.end());
  return edited;
}

absl::Status MergeDocuments(const SpillFile& spill, const MergeInput& input,
                            TableWriter* termlist, TableWriter* docdata,
                            std::vector<Posting>* lengths) {
  DocumentMerge merge(termlist, docdata, lengths);
  std::string section;
  std::vector<DocumentRecord> records;
  for (const MergeSource& source : input.sources) {
    RETURN_IF_ERROR(ReadDocuments(spill, *source.run, &section, &records));
    for (size_t at = 0; at < records.size(); ++at) {
      const uint32_t docid = records[at].docid;
      if (source.Removed(docid)) continue;
      RETURN_IF_ERROR(merge.Add(docid + source.shift,
                                source.run->documents[at].length, records[at],
                                source.EditOf(docid)));
    }
    if (!termlist->ok() || !docdata->ok()) break;  // which Finish() tells
  }
  return absl::OkStatus();
}

}  // namespace defnews::glass
