// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/sample_queries.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/article/article_record.h"
#include "common/dates/published_date.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"
#include "indexer/generations/stored_articles.h"
#include "indexer/partitions/document_builder.h"

namespace defnews {
namespace {

constexpr size_t kOfTakenOver = 4;
constexpr size_t kOfRewritten = 48;
constexpr size_t kTerms = 4;

// Words of the texts, evenly from all of them.
std::vector<std::string> SomeTerms(const IndexableDocument& document) {
  std::vector<std::string> words;
  for (const IndexableDocument::Posting& posting : document.postings) {
    const char first = posting.term[0];
    if (first >= 'A' && first <= 'Z') continue;  // a prefix
    words.push_back(posting.term);
  }
  std::vector<std::string> some;
  const size_t step = std::max<size_t>(words.size() / kTerms, 1);
  for (size_t at = 0; at < words.size() && some.size() < kTerms; at += step) {
    some.push_back(std::move(words[at]));
  }
  return some;
}

SampleQuery QueryFor(const Article& article, DocumentBuilder* builder) {
  SampleQuery query;
  query.id = article.id;
  query.terms = SomeTerms(builder->Build(article, "sample"));
  const PublishedDate date = DateOf(article);
  if (date.dated()) {
    const absl::CivilDay day = date.days.first;
    query.day =
        absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day());
  }
  return query;
}

// `wanted` documents at even distances, hidden ones and `changed` left out.
absl::Status SamplePartition(
    const std::string& index, const Partition& partition, size_t wanted,
    const std::function<bool(const std::string&)>& changed,
    DocumentBuilder* builder, std::vector<SampleQuery>* samples) {
  const Xapian::Database database(PartitionPath(index, partition.name));
  const std::set<std::string> hidden(partition.hidden.begin(),
                                     partition.hidden.end());
  const Xapian::docid last = database.get_lastdocid();
  const size_t step = std::max<size_t>(last / wanted, 1);
  Xapian::PostingIterator at = database.postlist_begin(std::string());
  for (size_t docid = 1; docid <= last; docid += step) {
    at.skip_to(static_cast<Xapian::docid>(docid));
    if (at == database.postlist_end(std::string())) break;
    if (hidden.contains(StoredVersion(database, *at))) continue;
    ASSIGN_OR_RETURN(const Article article,
                     DecodeArticle(database.get_document(*at).get_data()));
    if (changed(article.id)) continue;
    samples->push_back(QueryFor(article, builder));
  }
  return absl::OkStatus();
}

bool TakenOver(const Partition& partition, const Manifest& fresh) {
  return std::any_of(
      fresh.partitions.begin(), fresh.partitions.end(),
      [&](const Partition& other) { return other.name == partition.name; });
}

bool HasTerm(const Xapian::Database& database, Xapian::docid docid,
             const std::string& term) {
  Xapian::PostingIterator at = database.postlist_begin(term);
  at.skip_to(docid);
  return at != database.postlist_end(term) && *at == docid;
}

struct Opened {
  const Partition* partition;
  Xapian::Database database;
  std::set<std::string> hidden;
};

// Empty if `sample` finds its article, and once.
std::string Fault(const std::vector<Opened>& partitions,
                  const SampleQuery& sample) {
  const std::string article = "\"" + sample.id + "\"";
  const std::string term = schema::IdTerm(sample.id);
  size_t times = 0;
  for (const Opened& one : partitions) {
    const auto end = one.database.postlist_end(term);
    for (auto at = one.database.postlist_begin(term); at != end; ++at) {
      if (one.hidden.contains(StoredVersion(one.database, *at))) continue;
      ++times;
      for (const std::string& word : sample.terms) {
        if (HasTerm(one.database, *at, word)) continue;
        return article + " would no longer be found by the word \"" + word +
               "\"";
      }
      const Partition& in = *one.partition;
      if (sample.day.empty() ||
          (in.first_day <= sample.day && sample.day <= in.last_day)) {
        continue;
      }
      return article + " would no longer be found by its day, " + sample.day;
    }
  }
  if (times == 1) return "";
  std::string query;
  for (const std::string& word : sample.terms) query += " " + word;
  return times == 0
             ? article + " would no longer be found by its words:" + query
             : article + " would be found " + std::to_string(times) + " times";
}

}  // namespace

absl::StatusOr<std::vector<SampleQuery>> SampleQueries(
    const std::string& index, const Manifest& old, const Manifest& fresh,
    const std::function<bool(const std::string& id)>& changed) {
  DocumentBuilder builder;
  std::vector<SampleQuery> samples;
  for (const Partition& partition : old.partitions) {
    const size_t wanted =
        TakenOver(partition, fresh) ? kOfTakenOver : kOfRewritten;
    const absl::Status status = CatchXapian([&] {
      return SamplePartition(index, partition, wanted, changed, &builder,
                             &samples);
    });
    if (!status.ok()) return InPartition(partition.name, status);
  }
  return samples;
}

absl::StatusOr<std::string> LostSample(
    const std::string& index, const Manifest& fresh,
    const std::vector<SampleQuery>& samples) {
  return CatchXapian([&]() -> absl::StatusOr<std::string> {
    std::vector<Opened> partitions;
    for (const Partition& partition : fresh.partitions) {
      partitions.push_back(
          {&partition,
           Xapian::Database(PartitionPath(index, partition.name)),
           {partition.hidden.begin(), partition.hidden.end()}});
    }
    for (const SampleQuery& sample : samples) {
      std::string fault = Fault(partitions, sample);
      if (!fault.empty()) return fault;
    }
    return std::string();
  });
}

}  // namespace defnews
