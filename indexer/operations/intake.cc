// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/intake.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "common/article/article_record.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "indexer/generations/stored_versions.h"
#include "indexer/partitions/document_builder.h"

namespace defnews {
namespace {

constexpr size_t kNamedIds = 10;

}  // namespace

Intake::Intake(CollectedArticles* collected, bool replaces)
    : collected_(collected), stored_(nullptr), versions_wanted_(replaces) {}

Intake::Intake(CollectedArticles* collected, const StoredIds* stored)
    : collected_(collected), stored_(stored), versions_wanted_(true) {}

absl::Status Intake::Take(Article article) {
  const auto [at, fresh] = entries_.try_emplace(article.id);
  Entry& entry = at->second;
  if (!fresh) {
    ++duplicates_;
    ++given_again_[article.id];
    if (entry.fate == Fate::kBuilt) collected_->Drop(entry.collected);
  }
  entry.fate = Fate::kBuilt;
  if (versions_wanted_) entry.version = Packed(ArticleVersion(article));
  RETURN_IF_ERROR(LookUp(article, &entry));
  if (entry.fate != Fate::kBuilt) return absl::OkStatus();
  entry.undated = !DateOf(article).dated();
  ASSIGN_OR_RETURN(entry.collected, collected_->Add(std::move(article)));
  return absl::OkStatus();
}

absl::Status Intake::LookUp(const Article& article, Entry* entry) {
  if (stored_ == nullptr) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<StoredIds::Found> found,
                   stored_->Find(article.id));
  if (found.empty()) return absl::OkStatus();
  const std::string version = Unpacked(entry->version);
  Change change;
  for (const StoredIds::Found& one : found) {
    if (!one.hidden) {
      change.visible_in = static_cast<int64_t>(one.partition);
      change.visible = one.version;
      change.group = one.group;
    } else if (schema::ArticleVersionIn(one.version) == version) {
      change.returns = version;
    }
  }
  if (change.visible_in >= 0 &&
      schema::ArticleVersionIn(change.visible) == version) {
    entry->fate = Fate::kUnchanged;
  }
  if (entry->changes < 0) {
    entry->changes = static_cast<int64_t>(changes_.size());
    changes_.emplace_back();
  }
  changes_[static_cast<size_t>(entry->changes)] = std::move(change);
  return absl::OkStatus();
}

bool Intake::changes() const {
  return std::any_of(entries_.begin(), entries_.end(), [](const auto& entry) {
    return entry.second.fate != Fate::kUnchanged;
  });
}

RegroupRequest Intake::Apply(std::vector<Partition>* partitions) const {
  RegroupRequest request;
  for (const auto& [id, entry] : entries_) {
    if (entry.fate == Fate::kUnchanged || entry.changes < 0) continue;
    const Change& change = changes_[static_cast<size_t>(entry.changes)];
    if (change.visible_in >= 0) {
      (*partitions)[static_cast<size_t>(change.visible_in)].hidden.push_back(
          change.visible);
      request.shrunk.insert(change.group);
    }
    if (!change.returns.empty()) {
      request.returning[entry.collected] = change.returns;
    }
  }
  return request;
}

ArticleChanges Intake::Changes() const {
  ArticleChanges changes;
  for (const auto& [id, entry] : entries_) {
    if (entry.fate == Fate::kUnchanged) continue;
    changes[id] = {Replaces(entry) ? ArticleChangeKind::kChanged
                                   : ArticleChangeKind::kAdded,
                   Unpacked(entry.version)};
  }
  return changes;
}

absl::StatusOr<ArticleChanges> Intake::ChangesAgainst(
    const std::string& index, const Manifest& old) const {
  ArticleChanges changes;
  for (const auto& [id, entry] : entries_) {
    changes[id] = {ArticleChangeKind::kAdded, Unpacked(entry.version)};
  }
  RETURN_IF_ERROR(ForEachVersion(
      index, old, [&](const std::string& id, std::string_view version) {
        const auto now = changes.find(id);
        if (now == changes.end()) {
          changes[id].kind = ArticleChangeKind::kRemoved;
        } else if (now->second.version == version) {
          changes.erase(now);
        } else {
          now->second.kind = ArticleChangeKind::kChanged;
        }
      }));
  return changes;
}

bool Intake::Replaces(const Entry& entry) const {
  return entry.changes >= 0 &&
         changes_[static_cast<size_t>(entry.changes)].visible_in >= 0;
}

Intake::ArticleHash Intake::Packed(const std::string& version) {
  const std::string bytes = absl::HexStringToBytes(version);
  ArticleHash packed = {};
  std::copy_n(bytes.begin(), std::min(bytes.size(), packed.size()),
              packed.begin());
  return packed;
}

std::string Intake::Unpacked(const ArticleHash& packed) {
  return absl::BytesToHexString(
      ToAbsl(std::string_view(packed.data(), packed.size())));
}

void Intake::Count(RunResult* result) const {
  result->duplicates += duplicates_;
  for (const auto& [id, entry] : entries_) {
    if (entry.fate == Fate::kUnchanged) {
      ++result->unchanged;
      continue;
    }
    ++(Replaces(entry) ? result->changed : result->added);
    if (entry.undated) ++result->undated;
  }
}

std::string Intake::DuplicatesNote() const {
  if (given_again_.empty()) return "";
  const size_t count = given_again_.size();
  std::string note = std::to_string(count);
  note += count == 1 ? " id was" : " ids were";
  note += " given more than once: ";
  size_t named = 0;
  for (const auto& [id, times] : given_again_) {
    if (named == kNamedIds) break;
    if (named++ > 0) note += ", ";
    note += id;
  }
  if (count > named) note += " and " + std::to_string(count - named) + " more";
  return note + "; the last was kept";
}

}  // namespace defnews
