// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/glass/partition_reader.h"

#include <algorithm>
#include <utility>

#include "common/index/damage.h"
#include "searcher/glass/keys.h"

namespace defnews::glass_reader {

absl::StatusOr<std::unique_ptr<PartitionReader>> PartitionReader::Open(
    const std::string& path, std::string_view version) {
  std::unique_ptr<PartitionReader> reader(new PartitionReader);
  absl::StatusOr<VersionFile> parsed = ParseVersionFile(version);
  if (!parsed.ok()) return parsed.status();
  reader->path_ = path;
  reader->version_ = *parsed;
  reader->postlist_ = {"postlist.glass", parsed->postlist, nullptr};
  reader->position_ = {"position.glass", parsed->position, nullptr};
  reader->docdata_ = {"docdata.glass", parsed->docdata, nullptr};
  return reader;
}

const Table* PartitionReader::Get(Slot* slot) {
  if (slot->table == nullptr) {
    const std::string path = path_ + '/' + slot->file;
    absl::StatusOr<std::unique_ptr<Table>> table =
        Table::Open(path, slot->root);
    if (!table.ok()) {
      opened_.Update(table.status());
      table = Table::Open(path, TableRoot());
    }
    slot->table = *std::move(table);
  }
  return slot->table.get();
}

const std::vector<uint32_t>& PartitionReader::lengths() {
  if (lengths_.empty()) {
    const uint32_t last = version_.last_docid;
    lengths_.resize(size_t{last} + 1);
    const auto all = PostingCursor::AllLengths(postlist());
    for (; all->document() <= last; all->Next()) {
      lengths_[all->document()] = all->wdf();
    }
  }
  return lengths_;
}

std::string PartitionReader::Data(uint32_t document) {
  std::string key;
  AppendSortable(document, &key);
  Cursor cursor(docdata());
  if (!cursor.Find(key)) return "";
  return std::string(cursor.value());
}

void PartitionReader::ForEachTerm(
    std::string_view prefix, std::string_view from,
    const std::function<bool(std::string_view)>& take) {
  const std::string start = TermKey(prefix);
  // What has no term as its key stands before all that has.
  constexpr std::string_view kFirst = "\x01";
  Cursor cursor(postlist());
  if (!cursor.FindFrom(TermKey(std::max({prefix, from, kFirst})))) return;
  std::string term;
  do {
    const std::string_view key = cursor.key();
    if (!key.starts_with(start)) return;
    // A NUL ends the term in the keys of its later chunks, and is doubled
    // where it belongs to the term.
    const size_t nul = key.find('\0');
    if (nul == std::string_view::npos) {
      if (!take(key)) return;
      continue;
    }
    term.clear();
    bool later = false;
    for (size_t at = 0; at < key.size() && !later; ++at) {
      later =
          key[at] == '\0' && (at + 1 == key.size() || key[at + 1] != '\xff');
      if (!later) term += key[at];
      if (!later && key[at] == '\0') ++at;
    }
    if (!later && !take(term)) return;
  } while (cursor.Next());
}

absl::Status PartitionReader::CheckOpen() const {
  for (const Slot* slot : {&postlist_, &position_, &docdata_}) {
    if (slot->table != nullptr && slot->table->CutShort()) {
      return Damaged(slot->table->path(), "has been cut short");
    }
  }
  return absl::OkStatus();
}

absl::Status PartitionReader::status() const {
  if (!opened_.ok()) return opened_;
  for (const Slot* slot : {&postlist_, &position_, &docdata_}) {
    if (slot->table != nullptr && slot->table->damaged()) {
      return Damaged(slot->table->path(), "is out of form");
    }
  }
  return absl::OkStatus();
}

}  // namespace defnews::glass_reader
