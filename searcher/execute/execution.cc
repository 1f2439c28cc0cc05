// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/execute/execution.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "searcher/compile/date_options.h"
#include "searcher/compile/prefix_expansion.h"
#include "searcher/compile/query_compiler.h"
#include "searcher/execute/copies.h"
#include "searcher/execute/read_article.h"
#include "searcher/execute/request.h"
#include "searcher/execute/tally.h"
#include "searcher/match/text_matcher.h"
#include "searcher/rank/evidence.h"
#include "searcher/rank/feedback.h"
#include "searcher/rank/proximity.h"
#include "searcher/rank/rerank.h"
#include "searcher/snippet/snippet.h"

namespace defnews {
namespace {

class Execution {
 public:
  Execution(const Node& root, const SearchOptions& options,
            const IndexQuery& excluded, OpenIndex* index, Analyzer* analyzer)
      : root_(root),
        options_(options),
        excluded_(excluded),
        index_(index),
        analyzer_(analyzer) {}

  absl::StatusOr<SearchResults> Run() {
    SearchResults results;
    RETURN_IF_ERROR(CheckFacets(options_));
    ASSIGN_OR_RETURN(interval_, IntervalOfOptions(options_));
    results.interval = IntervalText(interval_);
    results.generation = index_->manifest().generation;
    const RequestContext context{root_,     options_, interval_,
                                 excluded_, index_,   analyzer_};
    ASSIGN_OR_RETURN(Request request, MakeRequest(context, Mode()));
    if (WantsEvidence(context, request)) {
      PageRequest first;
      first.limit = kFeedbackArticles;
      ASSIGN_OR_RETURN(const MatchPage best, FirstPage(request, first));
      RETURN_IF_ERROR(AddEvidence(context, best.matches, &request));
    }
    RETURN_IF_ERROR(Find(request, &results));
    if (interval_.set()) {
      ASSIGN_OR_RETURN(const Request undated,
                       MakeRequest(context, Undated::kOnly));
      ASSIGN_OR_RETURN(results.undated, Count(undated));
    }
    if (!options_.facets.empty() || options_.timeline != Timeline::kNone) {
      RETURN_IF_ERROR(TallyMatches(context, request, &results));
    }
    return results;
  }

 private:
  Undated Mode() const { return UndatedMode(options_, interval_); }

  TextMatcher MakeMatcher(Engine* engine) {
    return TextMatcher(root_, analyzer_, [this, engine](std::string_view text) {
      absl::StatusOr<std::vector<std::string>> terms =
          ExpandPrefix(engine, FoldPrefix(text), analyzer_);
      return terms.ok() ? *std::move(terms) : std::vector<std::string>();
    });
  }

  // Every match of an inexact query that its text bears out, in order.
  absl::StatusOr<std::vector<Match>> Verified(const Request& request) {
    TextMatcher matcher = MakeMatcher(request.engine.get());
    std::vector<Match> matches;
    for (const Match& match :
         request.engine->Find(request.query, {.order = options_.sort})
             .matches) {
      ASSIGN_OR_RETURN(const Article article,
                       ReadArticle(request.engine.get(), match.document));
      if (matcher.Matches(article)) matches.push_back(match);
    }
    return matches;
  }

  absl::Status TallyMatches(const RequestContext& context,
                            const Request& request, SearchResults* results) {
    if (request.engine == nullptr) return absl::OkStatus();
    Engine* engine = request.engine.get();
    std::vector<Match> counted;
    if (!request.compiled.exact) {
      ASSIGN_OR_RETURN(counted, Verified(request));
      if (Grouping(request)) {
        counted = GroupedPage(counted, {}, engine).matches;
      }
    } else {
      counted = AllMatches(request.query, Grouping(request), engine);
    }
    std::vector<Match> published;
    if (options_.timeline != Timeline::kNone) {
      published =
          AllMatches(AllFiltered(context, Mode()), Grouping(request), engine);
    }
    RETURN_IF_ERROR(Tally(options_, counted, published, engine, results));
    return engine->status();
  }

  absl::StatusOr<size_t> Count(const Request& request) {
    if (request.engine == nullptr) return 0;
    Engine* engine = request.engine.get();
    size_t count = 0;
    if (!request.compiled.exact) {
      ASSIGN_OR_RETURN(const std::vector<Match> matches, Verified(request));
      count = Grouping(request) ? GroupedPage(matches, {}, engine).total
                                : matches.size();
    } else {
      count = Grouping(request) ? CountGroups(request.query, engine)
                                : engine->Count(request.query);
    }
    RETURN_IF_ERROR(engine->status());
    return count;
  }

  // Whether there are copies to be left out.
  bool Grouping(const Request& request) const {
    if (options_.duplicates == Duplicates::kAll) return false;
    const std::vector<Partition>& partitions = index_->manifest().partitions;
    return std::any_of(request.partitions.begin(), request.partitions.end(),
                       [&](size_t i) { return partitions[i].copies > 0; });
  }

  absl::Status Find(const Request& request, SearchResults* results) {
    if (options_.explain) Explain(request, results);
    if (request.engine == nullptr) return absl::OkStatus();
    ASSIGN_OR_RETURN(const MatchPage page, FindPage(request));
    results->total = page.total;
    results->total_all = page.total_all;
    std::optional<TextMatcher> matcher;
    if (options_.snippets) matcher.emplace(MakeMatcher(request.engine.get()));
    results->hits.reserve(page.matches.size());
    for (const Match& match : page.matches) {
      ASSIGN_OR_RETURN(Hit hit,
                       MakeHit(request, match, matcher ? &*matcher : nullptr));
      hit.rank = options_.offset + results->hits.size() + 1;
      if (options_.explain) {
        RETURN_IF_ERROR(ExplainHit(request, match, &hit));
      }
      results->hits.push_back(std::move(hit));
    }
    if (!options_.count && request.compiled.exact) {
      results->total = results->total_all =
          options_.offset + results->hits.size();
    }
    return request.engine->status();
  }

  absl::StatusOr<MatchPage> FindPage(const Request& request) {
    const PageRequest part{options_.sort, options_.offset, options_.limit,
                           options_.count};
    if (!options_.rerank || part.sort != SortOrder::kRelevance ||
        part.offset >= kRerankWindow) {
      return FirstPage(request, part);
    }
    PageRequest first = part;
    first.offset = 0;
    if (part.limit > 0) {
      first.limit = std::max(kRerankWindow, part.offset + part.limit);
    }
    ASSIGN_OR_RETURN(MatchPage page, FirstPage(request, first));
    Engine* engine = request.engine.get();
    std::vector<Match> best = PageOf(page.matches, 0, kRerankWindow);
    RETURN_IF_ERROR(Rerank(ProximityEvidence(root_, request.compiled.long_query,
                                             engine, analyzer_),
                           engine, &best));
    std::copy(best.begin(), best.end(), page.matches.begin());
    page.matches = PageOf(page.matches, part.offset, part.limit);
    return page;
  }

  // In the order of the query alone.
  absl::StatusOr<MatchPage> FirstPage(const Request& request,
                                      const PageRequest& part) {
    Engine* engine = request.engine.get();
    if (request.compiled.exact) {
      if (Grouping(request)) return GroupedPage(request.query, part, engine);
      return Page(request.query, part, engine);
    }
    ASSIGN_OR_RETURN(const std::vector<Match> all, Verified(request));
    if (Grouping(request)) {
      return GroupedPage(all, part, engine);
    }
    return MatchPage{PageOf(all, part.offset, part.limit), all.size(),
                     all.size()};
  }

  static MatchPage Page(const IndexQuery& query, const PageRequest& part,
                        Engine* engine) {
    const size_t top = part.limit > 0 ? part.offset + part.limit : 0;
    const Found found = engine->Find(
        query, {.order = part.sort, .limit = top, .count = part.count});
    return {PageOf(found.matches, part.offset, part.limit), found.total,
            found.total};
  }

  absl::StatusOr<Hit> MakeHit(const Request& request, const Match& match,
                              TextMatcher* matcher) const {
    Engine* engine = request.engine.get();
    ASSIGN_OR_RETURN(const Article article,
                     options_.snippets ? ReadArticle(engine, match.document)
                                       : ReadHead(engine, match.document));
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
    if (index_->has_copies()) {
      const std::string group = GroupKeyOf(match.document, hit.id, engine);
      hit.duplicate_group = GroupInService(group, hit.id, index_);
      if (match.copies) {
        hit.copies = *match.copies;
      } else if (!hit.duplicate_group.empty() && Grouping(request)) {
        hit.copies = CopiesOf(request.query, group, engine);
      }
    }
    if (matcher != nullptr) hit.snippet = MakeSnippet(article, matcher);
    return hit;
  }

  void Explain(const Request& request, SearchResults* results) const {
    const std::string tree = ToTree(root_);
    for (size_t at = 0; at < tree.size();) {
      const size_t end = std::min(tree.find('\n', at), tree.size());
      results->explanation.push_back(tree.substr(at, end - at));
      at = end + 1;
    }
    results->explanation.push_back("asked as " + Description(request.query));
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

  // The weight of each leaf alone in this document, or in the copy by which it
  // stands here.
  static absl::Status ExplainHit(const Request& request, const Match& match,
                                 Hit* hit) {
    std::string id = hit->id;
    if (match.best) {
      ASSIGN_OR_RETURN(const Article copy,
                       ReadHead(request.engine.get(), *match.best));
      id = copy.id;
      hit->explanation.emplace_back("as its copy " + id, 0);
    }
    const IndexQuery only = IndexQuery::Term(schema::IdTerm(id));
    for (const auto& [name, leaf] : request.compiled.leaves) {
      const Found found = request.engine->Find(Filtered(leaf, only), {});
      for (const Match& one : found.matches) {
        if (one.document == match.scored()) {
          hit->explanation.emplace_back(name, one.weight);
        }
      }
    }
    if (match.reranked > 0) {
      hit->explanation.emplace_back("words near each other", match.reranked);
    }
    return absl::OkStatus();
  }

  const Node& root_;
  const SearchOptions& options_;
  const IndexQuery& excluded_;
  OpenIndex* index_;
  Analyzer* analyzer_;
  Interval interval_;
};

}  // namespace

absl::StatusOr<SearchResults> Execute(const Node& root,
                                      const SearchOptions& options,
                                      OpenIndex* index, Analyzer* analyzer,
                                      const IndexQuery& excluded) {
  return Execution(root, options, excluded, index, analyzer).Run();
}

}  // namespace defnews
