// SPDX-License-Identifier: GPL-3.0-or-later
// The articles of a run on their way into partitions, with what is needed to
// find the copies among them.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/article/article.h"
#include "indexer/duplicates/print_file.h"
#include "indexer/generations/workspace.h"
#include "indexer/operations/run.h"
#include "indexer/pipeline/partition_builder.h"

namespace defnews {

// For one thread.
class CollectedArticles {
 public:
  static absl::StatusOr<std::unique_ptr<CollectedArticles>> Create(
      Workspace* workspace, const RunSettings& settings, Periods periods);

  // Returns its number, which is that of its print. Errors as those of
  // PartitionBuilder::Add().
  absl::StatusOr<uint32_t> Add(Article article);
  void Drop(uint32_t at);
  void Mark(uint32_t at, std::string id, CopyState state);

  // Groups all that were added and records it: for a run whose articles are
  // all there will be.
  absl::Status MarkCopies();

  size_t size() const { return locations_.size(); }
  PartitionBuilder* builder() { return &builder_; }
  PrintFile* prints() { return prints_.get(); }

 private:
  CollectedArticles(std::string folder, const RunSettings& settings,
                    Periods periods, std::unique_ptr<PrintFile> prints);

  PartitionBuilder builder_;
  std::unique_ptr<PrintFile> prints_;
  std::vector<BuildLocation> locations_;
};

}  // namespace defnews
