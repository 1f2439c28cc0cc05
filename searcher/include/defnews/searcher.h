// SPDX-License-Identifier: GPL-3.0-or-later
// defnews: full-text search over news articles, the embeddable part.
//
//   auto searcher = defnews::Searcher::Open("/var/lib/news/index");
//   if (!searcher.ok()) return Complain(searcher.status().message());
//   defnews::SearchOptions options;
//   options.after = "2023-01";
//   auto results = searcher.value().Search("\"extended deterrence\"", options);
//
// Threads: nothing here is shared between threads. Open one Searcher in each
// thread that searches; they may all read the same index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "defnews/export.h"
#include "defnews/status.h"

namespace defnews {

// What happens to articles without a date when a date filter is set.
enum class Undated { kDefault, kInclude, kExclude, kOnly };

// Copies of one story, from other outlets or put out again, make a group.
// kLead: a group is one hit, its lead (the earliest with the fullest text) if
// that matches, else its best copy that does. kAll: every copy is a hit.
enum class Duplicates { kLead, kAll };

enum class SortOrder { kRelevance, kNewest, kOldest };

// The periods of a timeline; weeks begin on Monday.
enum class Timeline { kNone, kDay, kWeek, kMonth, kQuarter, kYear };

struct SearchOptions {
  // 2023, 2023-01 or 2023-01-05; empty for no bound. Days are those of Seoul.
  // An article known only by month or year matches if it may lie inside.
  std::string after;   // from the first instant of this period on
  std::string before;  // up to, not including, the first instant of it
  std::string on;      // within it
  std::string since;   // 7d, 2w, 3m, 1y before now, or a date as for `after`

  // kDefault excludes when a date filter is set and includes otherwise.
  Undated undated = Undated::kDefault;

  std::vector<std::string> sources;  // any of these; empty for all
  std::vector<std::string> langs;    // any of these BCP 47 tags; empty for all

  size_t limit = 10;  // hits to return; 0 for all of them
  size_t offset = 0;  // hits to skip first
  SortOrder sort = SortOrder::kRelevance;
  Duplicates duplicates = Duplicates::kLead;

  bool any = false;      // words side by side are alternatives
  bool exact = false;    // as typed: no stemming; case is folded all the same
  bool expand = true;    // also find other spellings of names, and aliases
  bool snippets = true;  // fill Hit::snippet
  // Fill the totals of SearchResults exactly. Without it they are those of the
  // hits returned and skipped, and an answer comes sooner.
  bool count = true;
  bool suggest = true;   // fill SearchResults::suggestions
  bool explain = false;  // fill `explanation` of the results and of each hit

  // Fields to count the matches by: source, lang, year, month.
  std::vector<std::string> facets;
  // Periods to count them by.
  Timeline timeline = Timeline::kNone;

  // More evidence, for kRelevance alone; none of it changes what matches.
  bool rerank = false;    // of the best 50: are the words near each other?
  bool feedback = false;  // from 12 words on: what else do the best 10 say?
  bool recent = false;    // newer ones gain a little, see defnews-query(7)

  // Unix seconds that `since` and `recent` count from; 0 for the clock.
  int64_t now = 0;
};

// Bytes of Snippet::text, half open, on character boundaries.
struct Highlight {
  size_t begin = 0;
  size_t end = 0;
};

// Whole sentences of the article, those that show the query best.
struct Snippet {
  std::string text;
  std::vector<Highlight> highlights;
};

// What a Searcher is opened with.
struct OpenOptions {
  // A thesaurus of one's own, in the format of defnews-query(7), read beside
  // the built-in one; empty for none.
  std::string thesaurus;
  // How long to wait for an answer of a server, in milliseconds, where the
  // index is served by xapian-tcpsrv; each wait of a search by itself.
  unsigned server_timeout = 5000;
  // Whether each search first moves to the generation in service, if another
  // was published since (one stat() where none was). One that cannot be opened
  // is left alone: the search goes on with the old one and SearchResults::notes
  // says why. Without it the generation opened stays until Refresh(), and
  // answers even after its files were deleted.
  bool follow = true;
  // Whether every generation is read and compared with the hashes of its
  // manifest before it is used, as Check() does; a damaged one is not opened.
  bool check = false;
};

struct Hit {
  size_t rank = 0;  // from 1, counting skipped hits
  std::string id;
  std::string title;
  std::string url;
  std::string source;
  std::string lang;
  std::string published;            // as in the article record
  std::string published_precision;  // none, year, month, day, second
  std::string published_method;
  double score = 0;
  // Copies of it that match too and are not shown; 0 with kAll.
  size_t copies = 0;
  std::string duplicate_group;  // id of its group; empty if it has no copies
  Snippet snippet;
  // With options.explain: what each part added; the parts add up to score. A
  // group of copies stands by its best, which a part of 0 names.
  std::vector<std::pair<std::string, double>> explanation;
};

// How many matches have a value in a field, counted as in `total`.
struct FacetCount {
  std::string field;
  std::string value;  // a month is 2023-01; empty: without a value, undated
  size_t count = 0;
};

// How many matches are of a period, by the first day they may be of.
struct TimelineBucket {
  std::string start;  // the first day of the period, 2023-01-01
  size_t count = 0;   // counted as in `total`
  double share = 0;   // of all articles of the period that the filters leave
};

struct SearchResults {
  std::string parsed;  // the query as understood, in the query language
  // The days asked for, 2023-01-01..2023-12-31, open ends left out; empty
  // without a date filter.
  std::string interval;
  size_t total = 0;         // exact; counts what may be a hit: with kLead a
                            // group once, with kAll every article
  size_t total_all = 0;     // exact; every article
  size_t undated = 0;       // undated ones, counted as in total, among the
                            // matches of the query without its date filter
                            // (0 if it has none)
  uint64_t generation = 0;  // of the index
  std::vector<Hit> hits;
  // Of each field in turn, the most frequent value first.
  std::vector<FacetCount> facets;
  // From the first period with a match to the last, empty ones included.
  std::vector<TimelineBucket> timeline;
  size_t timeline_undated = 0;  // matches without a date
  // Where nothing matches because words are misspelled: whole queries that
  // do find something under the same options; best first, at most 3.
  std::vector<std::string> suggestions;
  std::vector<std::string> notes;        // remarks for people
  std::vector<std::string> related;      // wordings near the query, which were
                                         // not searched
  std::vector<std::string> explanation;  // with options.explain: the tree,
                                         // what it was asked as, and how
};

// A stored article. Fields as in the article record.
struct StoredArticle {
  std::string id, url, title, body, published, published_method, source, lang,
      byline, collected;
  std::string published_precision;
  std::vector<std::string> captions;
  // As the index found them, whatever the record said: the group of copies it
  // is in and, unless it is the lead itself, the id of the lead.
  std::string duplicate_group, duplicate_of;
  std::string json;  // the whole record as one line of JSON, with these two
};

class DEFNEWS_EXPORT Searcher {
 public:
  // Opens the generation now in service. If servers hold it and a connection
  // is lost, the next search connects anew, to the generation then in service.
  static Result<Searcher> Open(std::string_view index_directory,
                               const OpenOptions& options = {});

  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // The query language is that of defnews-query(7): spaces join words as AND,
  // "..." is a phrase. An error in it is kInvalidArgument with a caret.
  Result<SearchResults> Search(std::string_view query,
                               const SearchOptions& options);

  // Articles like the one with this id, which is left out with its copies:
  // those with any of the words that tell it from others. kNotFound if the
  // index has none of that id. The options `any`, `exact` and `expand` do not
  // count.
  Result<SearchResults> Like(std::string_view id, const SearchOptions& options);

  // The article with this id; kNotFound if the index has none.
  Result<StoredArticle> Get(std::string_view id);

  // Moves to the generation now in service; no change, no cost. After an error
  // it goes on with the one it has.
  Error Refresh();

  // Reads every file of the generation that is open and compares it with what
  // was published. A line for each fault, with the file and the way out; none
  // if all is sound. Takes as long as reading the index does. Where servers
  // hold it, that it cannot be checked is the one fault.
  std::vector<std::string> Check() const;

  uint64_t generation() const;
  uint64_t article_count() const;

 private:
  class Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// "0.1.0"
DEFNEWS_EXPORT std::string Version();
// What the answers depend on: index format, analyser, Xapian, ICU; one line.
DEFNEWS_EXPORT std::string BuildInformation();

}  // namespace defnews
