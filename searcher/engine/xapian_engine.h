// SPDX-License-Identifier: GPL-3.0-or-later
// Finds documents by asking libxapian: for partitions on servers, and the
// reference that the native engine is tested against.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/engine.h"

namespace defnews {

class XapianEngine : public Engine {
 public:
  // Over `partitions`, by their numbers in the manifest; `database` is made of
  // them in that order. `hidden` finds what is no longer in service.
  XapianEngine(Xapian::Database database, std::vector<size_t> partitions,
               IndexQuery hidden);

  Found Find(const IndexQuery& query, const FindRequest& request) override;
  size_t Count(const IndexQuery& query) override;
  std::string Value(DocumentRef document, uint32_t slot) override;
  std::string Data(DocumentRef document) override;
  std::string DataFile(DocumentRef document) const override {
    return "partition " + std::to_string(document.partition + 1);
  }
  bool HasGroup(const std::string& group_key) override;
  bool MayBeMember(DocumentRef /*document*/) override { return true; }
  void ForEachTerm(std::string_view prefix,
                   const std::function<bool(std::string_view)>& take) override;
  std::string TermFrom(std::string_view prefix, std::string_view from) override;
  std::vector<uint64_t> Frequencies(
      const std::vector<std::string>& terms) override;
  absl::Status status() const override { return absl::OkStatus(); }

 private:
  Xapian::Query InService(Xapian::Query query) const;
  DocumentRef RefOf(Xapian::docid docid) const;
  Xapian::docid DocidOf(DocumentRef document) const;

  Xapian::Database database_;
  std::vector<size_t> partitions_;
  IndexQuery hidden_;
  // A walk through the terms of one prefix: servers send all of them at once.
  struct Walk {
    std::string prefix;
    std::string from;  // what was asked for last
    Xapian::TermIterator at;
    bool begun = false;
  };
  Walk walk_;
};

}  // namespace defnews
