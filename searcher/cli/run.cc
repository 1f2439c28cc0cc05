// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/run.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "searcher/cli/answer.h"
#include "searcher/cli/environment.h"
#include "searcher/cli/phrase_hint.h"
#include "searcher/cli/plain_output.h"
#include "searcher/cli/standard_output.h"
#include "searcher/cli/standing_commands.h"
#include "searcher/query/argument_rule.h"

namespace defnews {
namespace {

// More than any query may have: the parser says so.
constexpr size_t kMaxQueryBytes = size_t{1} << 16;

// Related wordings that are named.
constexpr size_t kMaxRelated = 3;

int Fail(std::string_view message, std::string_view caret = {}) {
  Complain(message, caret);
  return kError;
}

int Fail(const Error& error) { return Fail(error.message(), error.caret()); }

// `status`, unless what was to be written did not arrive.
int Finish(const std::string& write_error, int status) {
  return write_error.empty() ? status : Fail(write_error);
}

std::optional<std::string> StdinText() {
  std::string text(kMaxQueryBytes, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), stdin));
  if (std::ferror(stdin) != 0) return std::nullopt;
  return text;
}

int Show(Searcher* searcher, const SearchCliOptions& options) {
  const Result<StoredArticle> article = searcher->Get(options.show);
  if (!article.ok()) {
    Complain(article.status().message(), article.status().caret());
    return article.status().code() == StatusCode::kNotFound ? kNoHits : kError;
  }
  if (options.json) {
    return Finish(WriteStdout(article.value().json + '\n'), kHits);
  }
  const bool color = UseColor(options.color, StdoutIsTerminal());
  return Finish(PageStdout(PlainArticle(article.value(), color), options.pager),
                kHits);
}

// Remarks beside the answer, on stderr.
void Remark(const SearchResults& results, const SearchCliOptions& options) {
  for (const std::string& note : results.notes) Complain("note: " + note);
  if (!results.related.empty() && IsForPeople(options)) {
    std::string related;
    for (size_t i = 0; i < results.related.size() && i < kMaxRelated; ++i) {
      related += (related.empty() ? "" : "; ") + results.related[i];
    }
    Complain("related, not searched: " + related);
  }
  if (options.search.undated == Undated::kDefault && results.undated > 0) {
    Complain(std::to_string(results.undated) +
             " more matched but are undated (--undated include shows them)");
  }
}

void RemarkOnPhrases(Searcher* searcher, const SearchCliOptions& options,
                     const std::vector<std::string>& option_words) {
  const std::optional<PhraseHint> hint =
      HintForPhrases(options.words, option_words, options.search.any);
  if (!hint) return;
  SearchOptions counting = options.search;
  counting.limit = 1;
  counting.offset = 0;
  counting.snippets = counting.explain = counting.suggest = false;
  const Result<SearchResults> all = searcher->Search(hint->query, counting);
  // A fault of this query is ours, and the answer already stands.
  if (all.ok()) Complain(HintText(*hint, all.value().total));
}

// Queries that find something, for people; programs read them in the JSON.
void Suggest(const SearchResults& results, const SearchCliOptions& options,
             const std::vector<std::string>& option_words) {
  if (!IsForPeople(options)) return;
  for (const std::string& query : results.suggestions) {
    Complain("did you mean: " + SearchCommand({query}, option_words));
  }
}

int Answer(Searcher* searcher, const std::string& query, bool from_stdin,
           SearchCliOptions options,
           const std::vector<std::string>& option_words,
           const HitTemplate* hit_template) {
  if (options.count) options.search.limit = 1;
  if (options.count || options.csv ||
      (hit_template != nullptr && !hit_template->HasSnippet())) {
    options.search.snippets = false;
  }
  if (IsTally(options) && !options.json) {
    options.search.limit = 1;
    options.search.snippets = false;
  }
  // Only a list of hits for a file or a program does without the total.
  options.search.count =
      options.json || options.count || IsTally(options) || StdoutIsTerminal();
  options.search.suggest = options.json || IsForPeople(options);
  const bool like = !options.like.empty();
  const Result<SearchResults> found =
      like ? searcher->Like(options.like, options.search)
           : searcher->Search(query, options.search);
  if (like && found.status().code() == StatusCode::kNotFound) {
    Complain(found.status().message());
    return kNoHits;
  }
  if (!found.ok()) return Fail(found.status());
  const SearchResults& results = found.value();
  const bool terminal = StdoutIsTerminal();
  const bool color = UseColor(options.color, terminal);
  const std::string text =
      AnswerText(query, results, options, hit_template, color);
  const std::string write_error = IsForPeople(options)
                                      ? PageStdout(text, options.pager)
                                      : WriteStdout(text);
  if (!write_error.empty()) return Fail(write_error);
  Remark(results, options);
  if (results.total == 0 && !from_stdin && !like) {
    RemarkOnPhrases(searcher, options, option_words);
  }
  Suggest(results, options, option_words);
  if (terminal && IsForPeople(options)) {
    std::fprintf(stderr, "%zu of %zu\n", results.hits.size(), results.total);
  }
  const bool none = options.count ? results.total == 0 : results.hits.empty();
  return none ? kNoHits : kHits;
}

// The query, or an error.
Result<std::string> Query(const SearchCliOptions& options, bool read_stdin) {
  std::string query;
  if (read_stdin) {
    if (options.words.size() != 1) {
      return Error(StatusCode::kInvalidArgument,
                   "- reads the whole query from standard input: leave out "
                   "the other words");
    }
    std::optional<std::string> text = StdinText();
    if (!text) {
      return Error(
          StatusCode::kInvalidArgument,
          "cannot read standard input: " + std::string(std::strerror(errno)));
    }
    query = *std::move(text);
  } else {
    query = QueryFromArguments(options.words);
  }
  if (query.find_first_not_of(" \t\r\n") == std::string::npos) {
    return Error(StatusCode::kInvalidArgument,
                 "empty query: say what to find (see search --help)");
  }
  return query;
}

// The option that stands instead of a query; empty if there is none.
std::string WithoutQuery(const SearchCliOptions& options) {
  if (!options.show.empty()) return "--show";
  if (!options.like.empty()) return "--like";
  if (options.health) return "--health";
  if (!options.saved.empty()) return "--saved";
  return options.check && options.words.empty() ? "--check" : "";
}

std::string ReadNow(SearchOptions* search) {
  const char* text = std::getenv("DEFNEWS_NOW");
  if (text == nullptr || *text == '\0') return "";
  const std::optional<int64_t> now = ParseNow(text);
  if (!now) {
    return "DEFNEWS_NOW: \"" + std::string(text) +
           "\" is neither Unix seconds nor an RFC 3339 instant";
  }
  search->now = *now;
  return "";
}

}  // namespace

int RunSearch(SearchCliOptions options,
              const std::vector<std::string>& option_words, bool read_stdin) {
  std::string query;
  const std::string mode = WithoutQuery(options);
  if (mode.empty()) {
    Result<std::string> read = Query(options, read_stdin);
    if (!read.ok()) return Fail(read.status());
    query = std::move(read).value();
  } else if (!options.words.empty()) {
    return Fail(mode + " takes no query: leave out " + options.words[0]);
  }
  std::string error = ReadNow(&options.search);
  std::optional<HitTemplate> hit_template;
  if (!options.format.empty()) {
    hit_template = HitTemplate::Parse(options.format, &error);
  }
  if (!error.empty()) return Fail(error);
  const std::string index = IndexDirectory(options.index);
  if (index.empty()) {
    return Fail("no index: give --index DIR or set DEFNEWS_INDEX");
  }
  OpenOptions open;
  if (options.search.expand && !options.search.exact) {
    open.thesaurus = UserThesaurus();
  }
  const std::optional<unsigned> timeout = ServerTimeout(open.server_timeout);
  if (!timeout) {
    return Fail("DEFNEWS_SERVER_TIMEOUT is not a number of seconds, 1 to 3600");
  }
  open.server_timeout = *timeout;
  open.check = options.check && mode != "--check" && mode != "--health";
  if (options.health) return RunHealth(index, options, open);
  if (!options.saved.empty()) return RunSaved(index, options, open);
  Result<Searcher> searcher = Searcher::Open(index, open);
  if (!searcher.ok()) return Fail(searcher.status());
  if (mode == "--check") return RunCheck(searcher.value());
  if (!options.show.empty()) return Show(&searcher.value(), options);
  return Answer(&searcher.value(), query, read_stdin, options, option_words,
                hit_template ? &*hit_template : nullptr);
}

}  // namespace defnews
