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
  const PackedHash128 id = ContentHashPacked(article.id);
  const auto [found, fresh] = by_id_[TableOf(id)].try_emplace(
      id, static_cast<uint32_t>(entries_.size()));
  const uint32_t at = found->second;
  if (fresh) {
    entries_.emplace_back();
    if (versions_wanted_) versions_.emplace_back();
  }
  Entry& entry = entries_[at];
  if (!fresh) {
    ++duplicates_;
    ++given_again_[article.id];
    if (entry.fate == Fate::kBuilt) collected_->Drop(entry.collected);
  }
  entry.fate = Fate::kBuilt;
  if (versions_wanted_) versions_[at] = Packed(ArticleVersion(article));
  RETURN_IF_ERROR(LookUp(article, at));
  if (entry.fate != Fate::kBuilt) return absl::OkStatus();
  entry.undated = !DateOf(article).dated();
  ASSIGN_OR_RETURN(entry.collected, collected_->Add(std::move(article)));
  return absl::OkStatus();
}

absl::Status Intake::LookUp(const Article& article, uint32_t at) {
  if (stored_ == nullptr) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::vector<StoredIds::Found> found,
                   stored_->Find(article.id));
  if (found.empty()) return absl::OkStatus();
  const std::string version = VersionOf(at);
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
  Entry& entry = entries_[at];
  if (change.visible_in >= 0 &&
      schema::ArticleVersionIn(change.visible) == version) {
    entry.fate = Fate::kUnchanged;
    return absl::OkStatus();
  }
  if (entry.change < 0) {
    entry.change = static_cast<int32_t>(changes_.size());
    changes_.emplace_back();
  }
  changes_[static_cast<size_t>(entry.change)] = std::move(change);
  return absl::OkStatus();
}

bool Intake::changes() const {
  return std::any_of(entries_.begin(), entries_.end(), [](const auto& entry) {
    return entry.fate != Fate::kUnchanged;
  });
}

RegroupRequest Intake::Apply(std::vector<Partition>* partitions) const {
  RegroupRequest request;
  for (const Entry& entry : entries_) {
    if (entry.fate == Fate::kUnchanged || entry.change < 0) continue;
    const Change& change = changes_[static_cast<size_t>(entry.change)];
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

absl::StatusOr<ArticleChanges> Intake::Changes() const {
  ArticleChanges changes;
  for (size_t at = 0; at < entries_.size(); ++at) {
    const Entry& entry = entries_[at];
    if (entry.fate == Fate::kUnchanged) continue;
    ASSIGN_OR_RETURN(const std::string id, IdOf(entry));
    changes[id] = {Replaces(entry) ? ArticleChangeKind::kChanged
                                   : ArticleChangeKind::kAdded,
                   VersionOf(at)};
  }
  return changes;
}

absl::StatusOr<ArticleChanges> Intake::ChangesAgainst(
    const std::string& index, const Manifest& old) const {
  ArticleChanges changes;
  std::vector<bool> stored(entries_.size());
  RETURN_IF_ERROR(ForEachVersion(
      index, old, [&](const std::string& id, std::string_view version) {
        const PackedHash128 hash = ContentHashPacked(id);
        const Table& table = by_id_[TableOf(hash)];
        const auto now = table.find(hash);
        if (now == table.end()) {
          changes[id].kind = ArticleChangeKind::kRemoved;
          return;
        }
        stored[now->second] = true;
        std::string present = VersionOf(now->second);
        if (present == version) return;
        changes[id] = {ArticleChangeKind::kChanged, std::move(present)};
      }));
  for (size_t at = 0; at < entries_.size(); ++at) {
    if (stored[at]) continue;
    ASSIGN_OR_RETURN(const std::string id, IdOf(entries_[at]));
    changes[id] = {ArticleChangeKind::kAdded, VersionOf(at)};
  }
  return changes;
}

bool Intake::Replaces(const Entry& entry) const {
  return entry.change >= 0 &&
         changes_[static_cast<size_t>(entry.change)].visible_in >= 0;
}

absl::StatusOr<std::string> Intake::IdOf(const Entry& entry) const {
  ASSIGN_OR_RETURN(ArticlePrint print,
                   collected_->prints()->Read(entry.collected));
  return std::move(print.id);
}

std::string Intake::VersionOf(size_t at) const {
  const ArticleHash& packed = versions_[at];
  return absl::BytesToHexString(
      ToAbsl(std::string_view(packed.data(), packed.size())));
}

Intake::ArticleHash Intake::Packed(const std::string& version) {
  const std::string bytes = absl::HexStringToBytes(version);
  ArticleHash packed = {};
  std::copy_n(bytes.begin(), std::min(bytes.size(), packed.size()),
              packed.begin());
  return packed;
}

void Intake::Count(RunResult* result) const {
  result->duplicates += duplicates_;
  for (const Entry& entry : entries_) {
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
