// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/operations/collected_articles.h"

#include <utility>

#include "common/status/status_macros.h"
#include "indexer/duplicates/copy_groups.h"
#include "indexer/partitions/writer_proof.h"

namespace defnews {

absl::StatusOr<std::unique_ptr<CollectedArticles>> CollectedArticles::Create(
    Workspace* workspace, const RunSettings& settings, Periods periods) {
  RecallProof(ProofPath(workspace->index()));
  ASSIGN_OR_RETURN(const std::string prints_folder, workspace->NewFolder());
  ASSIGN_OR_RETURN(std::unique_ptr<PrintFile> prints,
                   PrintFile::Create(prints_folder + "/prints"));
  ASSIGN_OR_RETURN(std::string folder, workspace->NewFolder());
  return std::unique_ptr<CollectedArticles>(new CollectedArticles(
      std::move(folder), settings, periods, std::move(prints)));
}

CollectedArticles::CollectedArticles(std::string folder,
                                     const RunSettings& settings,
                                     Periods periods,
                                     std::unique_ptr<PrintFile> prints)
    : builder_(std::move(folder), settings.threads, periods, settings.writer),
      prints_(std::move(prints)) {}

absl::StatusOr<uint32_t> CollectedArticles::Add(Article article) {
  const ArticlePrint print = MakePrint(article);
  ASSIGN_OR_RETURN(const uint32_t at, prints_->Add(print));
  ASSIGN_OR_RETURN(
      const BuildLocation location,
      builder_.Add(std::move(article), ContentKeyOf(print.fingerprint)));
  locations_.push_back(location);
  return at;
}

void CollectedArticles::Drop(uint32_t at) {
  prints_->Drop(at);
  builder_.Drop(locations_[at]);
}

void CollectedArticles::Mark(uint32_t at, std::string id, CopyState state) {
  if (state == StateAlone(id)) return;
  builder_.Mark(locations_[at], std::move(id), std::move(state));
}

absl::Status CollectedArticles::MarkCopies() {
  ASSIGN_OR_RETURN(const std::vector<CopyGroup> groups,
                   GroupAll(prints_.get()));
  for (const CopyGroup& group : groups) {
    for (size_t i = 0; i < group.members.size(); ++i) {
      const uint32_t at = group.members[i];
      ASSIGN_OR_RETURN(ArticlePrint print, prints_->Read(at));
      Mark(at, std::move(print.id), StateInGroup(group, i));
    }
  }
  return absl::OkStatus();
}

}  // namespace defnews
