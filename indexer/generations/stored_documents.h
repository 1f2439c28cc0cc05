// SPDX-License-Identifier: GPL-3.0-or-later
// The documents in service as the search for copies needs them: by group, by
// words and by day.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "common/article/article.h"
#include "common/dates/published_date.h"
#include "common/index/manifest.h"
#include "indexer/duplicates/copy_groups.h"

namespace defnews {

struct StoredDocument {
  size_t partition = 0;  // in the list it was opened with
  uint32_t docid = 0;
  std::string version;
  CopyState state;
};

// For one thread. Hidden documents are not there. Errors name the partition.
class StoredDocuments {
 public:
  using Documents = std::vector<StoredDocument>;

  static absl::StatusOr<std::unique_ptr<StoredDocuments>> Open(
      const std::string& index, const std::vector<Partition>& partitions);
  ~StoredDocuments();

  absl::StatusOr<Documents> OfGroup(std::string_view group_key) const;
  // With one of these, as Fingerprint::content.
  absl::StatusOr<Documents> WithContent(
      const std::vector<uint64_t>& contents) const;
  // Those that may be of these days, and perhaps some more.
  absl::StatusOr<Documents> OfDays(const DayRange& days) const;
  absl::StatusOr<Documents> Undated() const;

  absl::StatusOr<Article> Read(const StoredDocument& document) const;

 private:
  struct Part;
  StoredDocuments();

  // Of one partition.
  absl::Status AddWithAnyTerm(size_t at, const std::vector<std::string>& terms,
                              Documents* documents) const;
  absl::StatusOr<Documents> WithAnyTerm(std::vector<std::string> terms) const;

  std::vector<Partition> partitions_;
  std::vector<Part> parts_;
};

}  // namespace defnews
