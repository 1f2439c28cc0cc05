// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/execute/execution.h"

#include <algorithm>
#include <optional>

#include "common/article/article_record.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "searcher/compile/date_options.h"
#include "searcher/compile/prefix_expansion.h"
#include "searcher/compile/query_compiler.h"
#include "searcher/execute/copies.h"
#include "searcher/match/text_matcher.h"
#include "searcher/snippet/snippet.h"

namespace defnews {
namespace {

using Xapian::Query;

// One query over one choice of partitions and filters.
struct Request {
  std::vector<size_t> partitions;
  CompiledQuery compiled;
  Query query;  // compiled, filtered, without what is hidden
};

class Execution {
 public:
  Execution(const Node& root, const SearchOptions& options, OpenIndex* index,
            Analyzer* analyzer)
      : root_(root), options_(options), index_(index), analyzer_(analyzer) {}

  absl::StatusOr<SearchResults> Run() {
    SearchResults results;
    ASSIGN_OR_RETURN(interval_, IntervalOfOptions(options_));
    results.interval = IntervalText(interval_);
    results.generation = index_->manifest().generation;
    ASSIGN_OR_RETURN(Request request, MakeRequest(Mode()));
    RETURN_IF_ERROR(Find(&request, &results));
    if (interval_.set()) {
      ASSIGN_OR_RETURN(Request undated, MakeRequest(Undated::kOnly));
      ASSIGN_OR_RETURN(results.undated, Count(&undated));
    }
    return results;
  }

 private:
  Undated Mode() const {
    if (options_.undated != Undated::kDefault) return options_.undated;
    return interval_.set() ? Undated::kExclude : Undated::kInclude;
  }

  std::vector<size_t> Partitions(Undated mode) const {
    if (mode == Undated::kOnly) return index_->WithUndated();
    if (mode == Undated::kExclude) return index_->WithDates(interval_);
    if (!interval_.set()) return index_->All();
    std::vector<size_t> chosen = index_->WithDates(interval_);
    for (const size_t i : index_->WithUndated()) chosen.push_back(i);
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    return chosen;
  }

  // The days of the filter, as terms; nothing when every day will do.
  std::optional<Query> DateFilter(Undated mode) const {
    const Query undated(schema::UndatedTerm());
    if (mode == Undated::kOnly) return undated;
    if (!interval_.set()) {
      if (mode == Undated::kInclude) return std::nullopt;
      return Query(Query::OP_AND_NOT, Query::MatchAll, undated);
    }
    std::vector<std::string> terms;
    if (index_->bounds()) {
      const std::optional<DayRange> days = Clip(interval_, *index_->bounds());
      if (days) terms = DateTerms(*days);
    }
    if (mode == Undated::kInclude) terms.push_back(schema::UndatedTerm());
    return terms.empty() ? Query(Query::MatchNothing) : AnyOf(terms);
  }

  absl::StatusOr<Request> MakeRequest(Undated mode) {
    Request request;
    request.partitions = Partitions(mode);
    Xapian::Database database = index_->Combined(request.partitions);
    const DayRange no_days{absl::CivilDay(1, 1, 1), absl::CivilDay(1, 1, 1)};
    ASSIGN_OR_RETURN(request.compiled,
                     CompileQuery(root_, {&database, analyzer_,
                                          index_->bounds().value_or(no_days)}));
    Query query = request.compiled.query;
    const auto filter = [&query](const Query& by) {
      query = Query(Query::OP_FILTER, query, by);
    };
    if (const std::optional<Query> dates = DateFilter(mode)) filter(*dates);
    std::vector<std::string> terms;
    for (const auto& source : options_.sources) {
      std::string lower = source;
      std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      });
      terms.push_back(schema::SourceTerm(lower));
    }
    if (!terms.empty()) filter(AnyOf(terms));
    terms.clear();
    for (const auto& lang : options_.langs)
      terms.push_back(schema::LangTerm(lang));
    if (!terms.empty()) filter(AnyOf(terms));
    request.query = index_->WithoutHidden(query, request.partitions);
    return request;
  }

  Xapian::Enquire MakeEnquire(const Xapian::Database& database) const {
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(Xapian::IneB2Weight(1.0));
    // The slots hold the whole order, ids included; ascending.
    switch (options_.sort) {
      case SortOrder::kRelevance:
        enquire.set_sort_by_relevance_then_value(schema::kNewestSlot, false);
        break;
      case SortOrder::kNewest:
        enquire.set_sort_by_value(schema::kNewestSlot, false);
        break;
      case SortOrder::kOldest:
        enquire.set_sort_by_value(schema::kOldestSlot, false);
        break;
    }
    return enquire;
  }

  TextMatcher MakeMatcher(const Xapian::Database& database) {
    return TextMatcher(root_, analyzer_, [&](std::string_view prefix) {
      absl::StatusOr<std::vector<std::string>> terms =
          ExpandPrefix(database, FoldPrefix(prefix), analyzer_);
      return terms.ok() ? *std::move(terms) : std::vector<std::string>();
    });
  }

  absl::StatusOr<Article> ReadArticle(const Xapian::Database& database,
                                      Xapian::docid docid) const {
    return DecodeArticle(database.get_document(docid).get_data());
  }

  // Every match of an inexact query that its text bears out, in order.
  absl::StatusOr<std::vector<Match>> Verified(const Request& request,
                                              Xapian::Database* database) {
    Xapian::Enquire enquire = MakeEnquire(*database);
    enquire.set_query(request.query);
    TextMatcher matcher = MakeMatcher(*database);
    std::vector<Match> matches;
    const Xapian::MSet all = enquire.get_mset(0, database->get_doccount());
    for (auto it = all.begin(); it != all.end(); ++it) {
      ASSIGN_OR_RETURN(const Article article, ReadArticle(*database, *it));
      if (matcher.Matches(article)) {
        matches.push_back({*it, it.get_weight(), 0});
      }
    }
    return matches;
  }

  absl::StatusOr<size_t> Count(Request* request) {
    if (request->partitions.empty()) return 0;
    Xapian::Database database = index_->Combined(request->partitions);
    if (!request->compiled.exact) {
      ASSIGN_OR_RETURN(const std::vector<Match> matches,
                       Verified(*request, &database));
      return Grouping(*request) ? GroupedPage(database, matches, 0, 1).total
                                : matches.size();
    }
    return Grouping(*request) ? CountGroups(GroupedOf(*request, database))
                              : CountMatches(database, request->query);
  }

  // Whether there are copies to be left out.
  bool Grouping(const Request& request) const {
    if (options_.duplicates == Duplicates::kAll) return false;
    const std::vector<Partition>& partitions = index_->manifest().partitions;
    return std::any_of(request.partitions.begin(), request.partitions.end(),
                       [&](size_t i) { return partitions[i].copies > 0; });
  }

  GroupedQuery GroupedOf(const Request& request,
                         const Xapian::Database& database) const {
    return {database, request.query, [&] { return MakeEnquire(database); },
            options_.sort};
  }

  absl::Status Find(Request* request, SearchResults* results) {
    if (options_.explain) Explain(*request, results);
    if (request->partitions.empty()) return absl::OkStatus();
    Xapian::Database database = index_->Combined(request->partitions);
    ASSIGN_OR_RETURN(const MatchPage page, FindPage(*request, &database));
    results->total = page.total;
    results->total_all = page.total_all;
    TextMatcher matcher = MakeMatcher(database);
    for (const Match& match : page.matches) {
      ASSIGN_OR_RETURN(Hit hit, MakeHit(database, match, &matcher));
      hit.rank = options_.offset + results->hits.size() + 1;
      if (options_.explain) ExplainHit(*request, database, match, &hit);
      results->hits.push_back(std::move(hit));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<MatchPage> FindPage(const Request& request,
                                     Xapian::Database* database) {
    const size_t offset = options_.offset;
    const size_t limit = options_.limit;
    if (request.compiled.exact) {
      if (!Grouping(request)) return Page(request, *database);
      return GroupedPage(GroupedOf(request, *database), offset, limit);
    }
    ASSIGN_OR_RETURN(const std::vector<Match> all, Verified(request, database));
    if (Grouping(request)) return GroupedPage(*database, all, offset, limit);
    return MatchPage{PageOf(all, offset, limit), all.size(), all.size()};
  }

  // With every match looked at, the estimate is the exact count.
  MatchPage Page(const Request& request,
                 const Xapian::Database& database) const {
    Xapian::Enquire enquire = MakeEnquire(database);
    enquire.set_query(request.query);
    const Xapian::doccount all = database.get_doccount();
    const size_t limit = options_.limit > 0 ? options_.limit : all;
    const Xapian::MSet mset = enquire.get_mset(
        static_cast<Xapian::doccount>(std::min<size_t>(options_.offset, all)),
        static_cast<Xapian::doccount>(std::min<size_t>(limit, all)), all);
    MatchPage page;
    page.total = page.total_all = mset.get_matches_estimated();
    for (auto it = mset.begin(); it != mset.end(); ++it) {
      page.matches.push_back({*it, it.get_weight(), 0});
    }
    return page;
  }

  absl::StatusOr<Hit> MakeHit(const Xapian::Database& database,
                              const Match& match, TextMatcher* matcher) const {
    const Xapian::Document document = database.get_document(match.docid);
    const std::string record = document.get_data();
    ASSIGN_OR_RETURN(const Article article, options_.snippets
                                                ? DecodeArticle(record)
                                                : DecodeHead(record));
    Hit hit;
    hit.id = article.id;
    hit.title = article.title;
    hit.url = article.url;
    hit.source = article.source;
    hit.lang = article.lang;
    hit.published = article.published;
    hit.published_method = article.published_method;
    const absl::StatusOr<PublishedDate> date =
        ParsePublished(article.published);
    hit.published_precision = std::string(
        PrecisionName(date.ok() ? date->precision : DatePrecision::kNone));
    hit.score = match.weight;
    hit.copies = match.copies;
    hit.duplicate_group = GroupInService(document.get_value(schema::kGroupSlot),
                                         article.id, index_);
    if (options_.snippets) hit.snippet = MakeSnippet(article, matcher);
    return hit;
  }

  void Explain(const Request& request, SearchResults* results) const {
    const std::string tree = ToTree(root_);
    for (size_t at = 0; at < tree.size();) {
      const size_t end = std::min(tree.find('\n', at), tree.size());
      results->explanation.push_back(tree.substr(at, end - at));
      at = end + 1;
    }
    results->explanation.push_back("asked as " +
                                   request.query.get_description());
    std::string names;
    for (const size_t i : request.partitions) {
      names +=
          (names.empty() ? "" : ", ") + index_->manifest().partitions[i].period;
    }
    results->explanation.push_back("partitions: " + names);
    if (!request.compiled.exact) {
      results->explanation.push_back(
          "the index cannot answer this exactly: a wider query was asked and "
          "each match verified against the stored text");
    }
  }

  // The weight of each leaf alone in this document.
  void ExplainHit(const Request& request, const Xapian::Database& database,
                  const Match& match, Hit* hit) const {
    const Query only(schema::IdTerm(hit->id));
    for (const auto& [name, leaf] : request.compiled.leaves) {
      Xapian::Enquire enquire(database);
      enquire.set_weighting_scheme(Xapian::IneB2Weight(1.0));
      enquire.set_query(Query(Query::OP_FILTER, leaf, only));
      const Xapian::MSet mset = enquire.get_mset(0, database.get_doccount());
      for (auto it = mset.begin(); it != mset.end(); ++it) {
        if (*it == match.docid)
          hit->explanation.emplace_back(name, it.get_weight());
      }
    }
  }

  const Node& root_;
  const SearchOptions& options_;
  OpenIndex* index_;
  Analyzer* analyzer_;
  Interval interval_;
};

}  // namespace

absl::StatusOr<SearchResults> Execute(const Node& root,
                                      const SearchOptions& options,
                                      OpenIndex* index, Analyzer* analyzer) {
  return Execution(root, options, index, analyzer).Run();
}

}  // namespace defnews
