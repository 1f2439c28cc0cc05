// SPDX-License-Identifier: GPL-3.0-or-later
// Finds documents by reading the tables of local partitions itself. What makes
// it faster than libxapian on the same tables: lengths of documents are read
// once, not looked up for each posting; documents whose frequencies alone
// show that they cannot be among the best are not weighed, nor their positions
// read; the order of equals is looked up only for equals.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/engine/engine.h"
#include "searcher/native/best_matches.h"
#include "searcher/native/native_index.h"
#include "searcher/native/query_build.h"

namespace defnews {

class NativeEngine : public Engine {
 public:
  // Over these partitions of `index`, which must outlive it.
  NativeEngine(NativeIndex* index, std::vector<size_t> partitions);

  Found Find(const IndexQuery& query, const FindRequest& request) override;
  size_t Count(const IndexQuery& query) override;
  std::string Value(DocumentRef document, uint32_t slot) override;
  std::string Data(DocumentRef document) override;
  std::string DataFile(DocumentRef document) const override {
    return index_->partition(document.partition)->path() + "/docdata.glass";
  }
  bool HasGroup(const std::string& group_key) override;
  bool MayBeMember(DocumentRef document) override;
  void ForEachTerm(std::string_view prefix,
                   const std::function<bool(std::string_view)>& take) override;
  std::string TermFrom(std::string_view prefix, std::string_view from) override;
  std::vector<uint64_t> Frequencies(
      const std::vector<std::string>& terms) override;
  absl::Status status() const override { return index_->status(); }

 private:
  struct Search;

  std::vector<size_t> InOrder(SortOrder order) const;
  Found FindAny(const IndexQuery& query, const FindRequest& request);
  Found FindAmong(const IndexQuery& query,
                  const std::vector<DocumentRef>& among);
  void FindByWeight(Search* search, size_t at);
  // `it` is null where none has been built yet.
  void FindByKey(Search* search, size_t at, IteratorPtr it);
  void AddFirst(Search* search, size_t at, bool weigh,
                std::vector<std::pair<uint64_t, uint32_t>>* candidates);
  void CountApart(const IndexQuery& query, const FindRequest& request,
                  Found* found);
  const DocumentBits& Copies(size_t partition, bool leads);

  NativeIndex* index_;
  std::vector<size_t> partitions_;
  std::vector<glass_reader::PartitionReader*> readers_;
  CollectionStatistics collection_;
  std::optional<QueryTermTable> terms_;
};

}  // namespace defnews
