// SPDX-License-Identifier: GPL-3.0-or-later
// Article -> document: which terms, at which positions, with which weight.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/article.h"
#include "common/dates/published_date.h"
#include "common/text/analyzer.h"
#include "indexer/partitions/analyzed_document.h"
#include "indexer/partitions/indexable_document.h"
#include "indexer/partitions/listed_words.h"

namespace defnews {

// The date of an article; undated where its text is no date at all.
PublishedDate DateOf(const Article& article);

// Bytes of title, body and captions.
uint64_t TextBytes(const Article& article);

// Holds an Analyzer and what it has seen. Not for use by two threads at once.
class DocumentBuilder {
 public:
  // Builds the document of `article`; valid until the next call. The words of
  // a text whose stem differs from them are listed once for each `period`, in
  // the first document that has them, so that a partition knows them all
  // without repeating them. `content`: the ContentKey() of the body, if that
  // is known already.
  const AnalyzedDocument& Analyze(
      const Article& article, std::string_view period,
      std::optional<uint64_t> content = std::nullopt);
  // The same spelt out.
  IndexableDocument Build(const Article& article, std::string_view period) {
    return Spell(Analyze(article, period));
  }

 private:
  // Where the fields stand on the line of positions.
  struct Fields {
    uint32_t body = 0;      // first position of the body
    uint32_t captions = 0;  // first position of the captions
  };
  // A distinct term of the present document.
  struct Group {
    uint32_t term = 0;
    uint32_t begin = 0;  // of its positions
    uint32_t count = 0;
  };
  // Where the group of a term is, if `document` is the present one.
  struct GroupOfTerm {
    uint32_t document = 0;
    uint32_t group = 0;
  };

  void ForgetIfLarge();
  Fields AnalyzeTexts(const Article& article);
  void GroupOccurrences();
  void PlacePositions();
  void AddTerm(Group group, const Fields& fields);
  void EnsureLength();
  void AddWords(std::string_view period);

  Analyzer analyzer_;
  std::vector<Occurrence> occurrences_;
  std::vector<Group> groups_;
  std::vector<uint32_t> group_of_occurrence_;
  std::vector<GroupOfTerm> group_of_term_;  // by term
  uint32_t number_ = 0;                     // of the present document
  AnalyzedDocument document_;
  ListedWords listed_;
};

}  // namespace defnews
