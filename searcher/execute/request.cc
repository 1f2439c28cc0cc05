// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/execute/request.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "common/index/schema.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

std::vector<size_t> Partitions(const RequestContext& context, Undated mode) {
  const OpenIndex& index = *context.index;
  if (mode == Undated::kOnly) return index.WithUndated();
  if (mode == Undated::kExclude) return index.WithDates(context.interval);
  if (!context.interval.set()) return index.All();
  std::vector<size_t> chosen = index.WithDates(context.interval);
  for (const size_t i : index.WithUndated()) chosen.push_back(i);
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  return chosen;
}

// The days of the filter, as terms; nothing when every day will do.
std::optional<IndexQuery> DateFilter(const RequestContext& context,
                                     Undated mode) {
  const IndexQuery undated = IndexQuery::Term(schema::UndatedTerm());
  if (mode == Undated::kOnly) return undated;
  if (!context.interval.set()) {
    if (mode == Undated::kInclude) return std::nullopt;
    return Without(IndexQuery::All(), undated);
  }
  std::vector<std::string> terms;
  if (context.index->bounds()) {
    const std::optional<DayRange> days =
        Clip(context.interval, *context.index->bounds());
    if (days) terms = DateTerms(*days);
  }
  if (mode == Undated::kInclude) terms.push_back(schema::UndatedTerm());
  return AnyOf(terms);
}

std::string LowerAscii(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return text;
}

}  // namespace

IndexQuery WithFilters(IndexQuery query, const RequestContext& context,
                       Undated mode) {
  const auto filter = [&query](IndexQuery by) {
    query = Filtered(std::move(query), std::move(by));
  };
  if (const std::optional<IndexQuery> dates = DateFilter(context, mode)) {
    filter(*dates);
  }
  std::vector<std::string> sources;
  for (const std::string& source : context.options.sources) {
    sources.push_back(schema::SourceTerm(LowerAscii(source)));
  }
  if (!sources.empty()) filter(AnyOf(sources));
  std::vector<std::string> langs;
  for (const std::string& lang : context.options.langs) {
    langs.push_back(schema::LangTerm(lang));
  }
  if (!langs.empty()) filter(AnyOf(langs));
  return query;
}

Undated UndatedMode(const SearchOptions& options, const Interval& interval) {
  if (options.undated != Undated::kDefault) return options.undated;
  return interval.set() ? Undated::kExclude : Undated::kInclude;
}

absl::StatusOr<Request> MakeRequest(const RequestContext& context,
                                    Undated mode) {
  Request request;
  request.partitions = Partitions(context, mode);
  if (request.partitions.empty()) return request;
  request.engine = context.index->NewEngine(request.partitions);
  const DayRange no_days{absl::CivilDay(1, 1, 1), absl::CivilDay(1, 1, 1)};
  ASSIGN_OR_RETURN(
      request.compiled,
      CompileQuery(context.root, {request.engine.get(), context.analyzer,
                                  context.index->bounds().value_or(no_days)}));
  request.query = WithFilters(request.compiled.query, context, mode);
  if (context.excluded.op != IndexQuery::Op::kNothing) {
    request.query = Without(std::move(request.query), context.excluded);
  }
  return request;
}

IndexQuery AllFiltered(const RequestContext& context, Undated mode) {
  return WithFilters(IndexQuery::All(), context, mode);
}

}  // namespace defnews
