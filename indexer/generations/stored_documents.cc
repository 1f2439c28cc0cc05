// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/stored_documents.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "common/article/article_record.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"
#include "indexer/generations/stored_articles.h"

namespace defnews {
namespace {

// Beyond these whole years are looked up.
constexpr absl::civil_diff_t kSingleDays = 62;

std::vector<std::string> TermsOfDays(const DayRange& days) {
  std::vector<std::string> terms;
  const bool single = days.last - days.first <= kSingleDays;
  for (absl::CivilYear year(days.first); year <= absl::CivilYear(days.last);
       ++year) {
    const absl::CivilDay first(year);
    terms.push_back(single ? schema::YearOnlyTerm(first)
                           : schema::YearTerm(first));
  }
  if (!single) return terms;
  for (absl::CivilMonth month(days.first); month <= absl::CivilMonth(days.last);
       ++month) {
    terms.push_back(schema::MonthOnlyTerm(absl::CivilDay(month)));
  }
  for (absl::CivilDay day = days.first; day <= days.last; ++day) {
    terms.push_back(schema::DayTerm(day));
  }
  return terms;
}

}  // namespace

struct StoredDocuments::Part {
  std::string name;
  Xapian::Database database;
  std::set<std::string> hidden;
};

StoredDocuments::StoredDocuments() = default;
StoredDocuments::~StoredDocuments() = default;

absl::StatusOr<std::unique_ptr<StoredDocuments>> StoredDocuments::Open(
    const std::string& index, const std::vector<Partition>& partitions) {
  std::unique_ptr<StoredDocuments> documents(new StoredDocuments);
  for (const Partition& partition : partitions) {
    const absl::Status status = CatchXapian([&] {
      documents->parts_.push_back(
          {partition.name,
           Xapian::Database(PartitionPath(index, partition.name)),
           {partition.hidden.begin(), partition.hidden.end()}});
      return absl::OkStatus();
    });
    if (!status.ok()) return InPartition(partition.name, status);
  }
  return documents;
}

absl::StatusOr<StoredDocuments::Documents> StoredDocuments::WithAnyTerm(
    const std::vector<std::string>& terms) const {
  Documents documents;
  for (size_t at = 0; at < parts_.size(); ++at) {
    const Part& part = parts_[at];
    const absl::Status status = CatchXapian([&] {
      for (const std::string& term : terms) {
        const auto end = part.database.postlist_end(term);
        for (auto i = part.database.postlist_begin(term); i != end; ++i) {
          StoredDocument found;
          found.version = StoredVersion(part.database, *i);
          if (part.hidden.contains(found.version)) continue;
          found.partition = at;
          found.docid = *i;
          found.state = StoredCopyState(part.database, *i);
          documents.push_back(std::move(found));
        }
      }
      return absl::OkStatus();
    });
    if (!status.ok()) return InPartition(part.name, status);
  }
  return documents;
}

absl::StatusOr<StoredDocuments::Documents> StoredDocuments::OfGroup(
    std::string_view group_key) const {
  ASSIGN_OR_RETURN(Documents documents,
                   WithAnyTerm({schema::FounderTerm(group_key),
                                schema::GroupTerm(group_key)}));
  // Its founder may be gone, and its id in use in another group.
  std::erase_if(documents, [&](const StoredDocument& document) {
    return document.state.group != group_key;
  });
  return documents;
}

absl::StatusOr<StoredDocuments::Documents> StoredDocuments::WithContent(
    uint64_t content) const {
  return WithAnyTerm({schema::ContentTerm(content)});
}

absl::StatusOr<StoredDocuments::Documents> StoredDocuments::OfDays(
    const DayRange& days) const {
  return WithAnyTerm(TermsOfDays(days));
}

absl::StatusOr<StoredDocuments::Documents> StoredDocuments::Undated() const {
  return WithAnyTerm({schema::UndatedTerm()});
}

absl::StatusOr<Article> StoredDocuments::Read(
    const StoredDocument& document) const {
  const Part& part = parts_[document.partition];
  absl::StatusOr<Article> article =
      CatchXapian([&]() -> absl::StatusOr<Article> {
        return DecodeArticle(
            part.database.get_document(document.docid).get_data());
      });
  if (!article.ok()) return InPartition(part.name, article.status());
  return article;
}

}  // namespace defnews
