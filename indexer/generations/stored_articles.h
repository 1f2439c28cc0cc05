// SPDX-License-Identifier: GPL-3.0-or-later
// The articles an index holds: read back one after another, or looked up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/manifest.h"
#include "corpus/readers/article_reader.h"
#include "indexer/duplicates/copy_groups.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace defnews {

// The version of a document, by which manifests hide it. May throw what
// Xapian throws.
std::string StoredVersion(const Xapian::Database& database, uint32_t docid);
// Likewise what it is among its copies.
CopyState StoredCopyState(const Xapian::Database& database, uint32_t docid);

// The same error, told to be of this partition.
absl::Status InPartition(std::string_view name, const absl::Status& status);

// The articles in service, by partition and then document id.
class StoredArticles : public ArticleReader {
 public:
  StoredArticles(std::string index, Manifest manifest);
  ~StoredArticles() override;

  bool Next(Article* article) override;
  // What the article last read is among its copies.
  const CopyState& copy_state() const { return copy_state_; }

  // Why Next() returned false: OK at the end, else DataLoss or the like,
  // naming the partition.
  const absl::Status& status() const { return status_; }

 private:
  struct Cursor;

  absl::StatusOr<bool> Advance(Article* article);

  const std::string index_;
  const Manifest manifest_;
  size_t partition_ = 0;
  std::unique_ptr<Cursor> cursor_;
  CopyState copy_state_;
  absl::Status status_;
};

// Finds articles by id.
class StoredIds {
 public:
  struct Found {
    size_t partition = 0;  // in the manifest's list
    std::string version;
    bool hidden = false;
    std::string group;  // key of its group of copies
  };

  static absl::StatusOr<std::unique_ptr<StoredIds>> Open(
      const std::string& index, const Manifest& manifest);
  ~StoredIds();

  // Every version of it, hidden ones too.
  absl::StatusOr<std::vector<Found>> Find(std::string_view id) const;

 private:
  struct Part;
  StoredIds();

  std::vector<Part> parts_;
};

}  // namespace defnews
