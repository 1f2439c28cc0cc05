// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/stored_documents.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/article/article_record.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"
#include "indexer/generations/stored_articles.h"

namespace defnews {
namespace {

std::string TextOf(absl::CivilDay day) {
  return absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day());
}

// The part of `days` that is in one year or month, and whether that is all of
// it.
template <typename Period>
struct Within {
  Within(Period period, const DayRange& days)
      : first(std::max(absl::CivilDay(period), days.first)),
        last(std::min(absl::CivilDay(period + 1) - 1, days.last)),
        whole(first == absl::CivilDay(period) &&
              last == absl::CivilDay(period + 1) - 1) {}

  absl::CivilDay first;
  absl::CivilDay last;
  bool whole = false;
};

void AddTermsOfMonth(absl::CivilMonth month, const DayRange& days,
                     std::vector<std::string>* terms) {
  const Within<absl::CivilMonth> part(month, days);
  if (part.whole) {
    terms->push_back(schema::MonthTerm(part.first));
    return;
  }
  terms->push_back(schema::MonthOnlyTerm(part.first));
  for (absl::CivilDay day = part.first; day <= part.last; ++day) {
    terms->push_back(schema::DayTerm(day));
  }
}

void AddTermsOfYear(absl::CivilYear year, const DayRange& days,
                    std::vector<std::string>* terms) {
  const Within<absl::CivilYear> part(year, days);
  if (part.whole) {
    terms->push_back(schema::YearTerm(part.first));
    return;
  }
  terms->push_back(schema::YearOnlyTerm(part.first));
  for (absl::CivilMonth month(part.first); month <= absl::CivilMonth(part.last);
       ++month) {
    AddTermsOfMonth(month, days, terms);
  }
}

}  // namespace

struct StoredDocuments::Part {
  const Partition* partition;
  Xapian::Database database;
  std::set<std::string> hidden;
};

StoredDocuments::StoredDocuments() = default;
StoredDocuments::~StoredDocuments() = default;

absl::StatusOr<std::unique_ptr<StoredDocuments>> StoredDocuments::Open(
    const std::string& index, const std::vector<Partition>& partitions) {
  std::unique_ptr<StoredDocuments> documents(new StoredDocuments);
  documents->partitions_ = partitions;
  for (const Partition& partition : documents->partitions_) {
    const absl::Status status = CatchXapian([&] {
      documents->parts_.push_back(
          {&partition,
           Xapian::Database(PartitionPath(index, partition.name)),
           {partition.hidden.begin(), partition.hidden.end()}});
      return absl::OkStatus();
    });
    if (!status.ok()) return InPartition(partition.name, status);
  }
  return documents;
}

absl::Status StoredDocuments::AddWithAnyTerm(
    size_t at, const std::vector<std::string>& terms,
    Documents* documents) const {
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
        documents->push_back(std::move(found));
      }
    }
    return absl::OkStatus();
  });
  return status.ok() ? status : InPartition(part.partition->name, status);
}

absl::StatusOr<StoredDocuments::Documents> StoredDocuments::WithAnyTerm(
    std::vector<std::string> terms) const {
  // Neighbours are read from one block.
  std::sort(terms.begin(), terms.end());
  Documents documents;
  for (size_t at = 0; at < parts_.size(); ++at) {
    RETURN_IF_ERROR(AddWithAnyTerm(at, terms, &documents));
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
    const std::vector<uint64_t>& contents) const {
  std::vector<std::string> terms;
  for (const uint64_t content : contents) {
    terms.push_back(schema::ContentTerm(content));
  }
  return WithAnyTerm(std::move(terms));
}

absl::StatusOr<StoredDocuments::Documents> StoredDocuments::OfDays(
    const DayRange& days) const {
  std::vector<std::string> terms;
  for (absl::CivilYear year(days.first); year <= absl::CivilYear(days.last);
       ++year) {
    AddTermsOfYear(year, days, &terms);
  }
  Documents documents;
  for (size_t at = 0; at < parts_.size(); ++at) {
    const Partition& partition = *parts_[at].partition;
    if (partition.first_day.empty() ||
        TextOf(days.last) < partition.first_day ||
        partition.last_day < TextOf(days.first)) {
      continue;
    }
    RETURN_IF_ERROR(AddWithAnyTerm(at, terms, &documents));
  }
  return documents;
}

absl::StatusOr<StoredDocuments::Documents> StoredDocuments::Undated() const {
  Documents documents;
  for (size_t at = 0; at < parts_.size(); ++at) {
    if (parts_[at].partition->undated == 0) continue;
    RETURN_IF_ERROR(AddWithAnyTerm(at, {schema::UndatedTerm()}, &documents));
  }
  return documents;
}

absl::StatusOr<Article> StoredDocuments::Read(
    const StoredDocument& document) const {
  const Part& part = parts_[document.partition];
  absl::StatusOr<Article> article =
      CatchXapian([&]() -> absl::StatusOr<Article> {
        return DecodeArticle(
            part.database.get_document(document.docid).get_data());
      });
  if (!article.ok()) return InPartition(part.partition->name, article.status());
  return article;
}

}  // namespace defnews
