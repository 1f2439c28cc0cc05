// SPDX-License-Identifier: GPL-3.0-or-later
// Article -> document: which terms, at which positions, with which weight.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/article/article.h"
#include "common/dates/published_date.h"
#include "common/text/analyzer.h"
#include "indexer/partitions/indexable_document.h"

namespace defnews {

// The date of an article; undated where its text is no date at all.
PublishedDate DateOf(const Article& article);

// Bytes of title, body and captions.
uint64_t TextBytes(const Article& article);

// Holds an Analyzer and what it has seen. Not for use by two threads at once.
class DocumentBuilder {
 public:
  // Builds the document of `article`. The words of a text whose stem differs
  // from them are listed once for each `period`, in the first document that
  // has them, so that a partition knows them all without repeating them.
  IndexableDocument Build(const Article& article, std::string_view period);

 private:
  // Where the fields stand on the line of positions.
  struct Fields {
    uint32_t body = 0;      // first position of the body
    uint32_t captions = 0;  // first position of the captions
  };

  Fields Analyze(const Article& article);
  void AddTextTerms(const Fields& fields, IndexableDocument* document);
  void AddTerm(uint32_t term, std::vector<uint32_t> positions,
               const Fields& fields, IndexableDocument* document);
  void AddWords(std::string_view period, IndexableDocument* document);

  Analyzer analyzer_;
  std::vector<Occurrence> occurrences_;
  std::vector<uint64_t> sorted_;
  // By period: the ids of the words already listed in it.
  std::unordered_map<std::string, std::vector<bool>> listed_;
};

}  // namespace defnews
