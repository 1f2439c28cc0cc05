// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/options.h"

#include <charconv>
#include <string_view>
#include <utility>

#include "searcher/cli/standing_options.h"

namespace defnews {
namespace {

constexpr const char* kFooter =
    R"(Examples:
  search "extended deterrence" --after 2023-01
  search Hyunmoo-5 OR '"ballistic missile"' --sort newest -n 20
  search --json --source yonhap 'title:(drone NOT ukraine)'
  search --show yna-20231113
  search --saved ~/news/searches --report ~/news/reports
  search --health --max-age 30

Exit status:
  0  there are hits
  1  there are none
  2  an error: bad usage, a fault in the query, no index, a damaged one, a
     full disk
  With --health: 0 fine, 1 something needs a look, 2 the index cannot be read.
  With --check and no QUERY: 0 sound, 2 damaged.
  With --saved: 0 done, with news or without; 1 done, but some searches were
  refused and named; 2 not done, no cursor has moved, or done, but links or
  feed could not be written, which the next run does; 75 another run is at
  work on the same reports.

Saved searches:
  FOLDER has a file NAME.query for each search. Lines that begin with # are
  comments, lines that begin with -- options as above (--source, --lang,
  --after, --before, --on, --since, --undated, --any, --exact, --no-expand),
  all other lines together are the query:

    # Agreements with Warsaw, in English.
    --lang en
    Poland (K2 OR K9 OR "Chunmoo" OR FA-50)

  Reported are articles that are new, or whose title, body or captions have
  changed, since the last report that was delivered, each once, whatever
  became of the index in between: missed nights are caught up, and what was
  rolled back and indexed again, or the whole index made anew, is not news.
  A group of copies is one story; a copy of a story that was there before is
  no news unless it has become its lead, which is a change. Removed articles
  are not reported. The first run takes all articles as seen and reports
  nothing; a search added later begins with the news of the next run. A file
  that is refused is caught up once it is mended, 31 runs back.

  DIR gets reports/000012.txt and .jsonl for each run with news (31 are kept),
  report.txt and report.jsonl, links to the last, feed.atom, the stories of
  the last 31 days, 500 at most, and state/, the cursors. Each is written
  whole or not at all. COMMAND is run by /bin/sh if there is news, the text
  on its standard input; only when it exits 0 the cursors move, else the same
  stories come again in the next report. Without it, writing the files is
  the delivery.

Health:
  A line for each finding, KIND: MESSAGE; nothing if all is well.
  unreadable, damage
           no index, or files that do not fit what was published (with --check
           every file is read, else sizes are compared)
  age      the generation in service is older than HOURS
  clock    it was made in the future
  rollback a later one was published, and is not in service
  articles it has over 2 % fewer articles than the one before
  source   an outlet is silent by its own rhythm: on the day the generation
           was made, its last article was more than three times as many days
           old as it ever paused in the eight weeks before that article. Only
           outlets that published on eight days or more of those weeks, and
           within the last 90 days, are judged
  sources  all of several such outlets are silent: no news, or no crawl?

Environment:
  DEFNEWS_INDEX  the index, where --index is not given; without either
                 $XDG_DATA_HOME/defnews/index or ~/.local/share/defnews/index
  XDG_CONFIG_HOME
                 has defnews/thesaurus.tsv, aliases of your own; ~/.config
                 where it is not set
  DEFNEWS_NOW    the present for --since, --health and --saved: Unix seconds
                 or RFC 3339
  DEFNEWS_PAGER, PAGER
                 the pager; empty or cat for none; less -FRX by default
  NO_COLOR, CLICOLOR_FORCE, TERM
                 never and always colour; TERM=dumb has none

See also:
  defnews-query(7) for the query language, indexer(1), corpus(1)
)";

template <typename T>
struct Choice {
  std::string_view name;
  T value;
};

// An option with one of a few values.
template <typename T, size_t n>
void AddChoice(CLI::App* app, const std::string& name,
               const Choice<T> (&choices)[n], T* value,
               const std::string& values, const std::string& description) {
  const std::vector<Choice<T>> table(choices, choices + n);
  app->add_option_function<std::string>(
         name,
         [name, table, value, values](const std::string& text) {
           for (const Choice<T>& choice : table) {
             if (choice.name == text) {
               *value = choice.value;
               return;
             }
           }
           throw CLI::ValidationError(
               name, "\"" + text + "\" is not one of " + values);
         },
         description)
      ->type_name(values);
}

void AddNumber(CLI::App* app, const std::string& name, size_t* value,
               const std::string& description) {
  app->add_option_function<std::string>(
         name,
         [name, value](const std::string& text) {
           const char* end = text.data() + text.size();
           const auto [stop, error] = std::from_chars(text.data(), end, *value);
           if (error != std::errc() || stop != end) {
             throw CLI::ValidationError(
                 name, "\"" + text + "\" is not a whole number from 0 on");
           }
         },
         description)
      ->type_name("N");
}

// An option that may be given again and again.
void AddList(CLI::App* app, const std::string& name,
             std::vector<std::string>* values, const std::string& type,
             const std::string& description) {
  app->add_option(name, *values, description)
      ->allow_extra_args(false)
      ->type_name(type);
}

void DefineFilters(CLI::App* app, SearchOptions* search) {
  const auto date = [app](const char* name, std::string* value,
                          const char* description) {
    app->add_option(name, *value, description)->type_name("D");
  };
  date("--after", &search->after,
       "Published from the first instant of D on (2023, 2023-01 or "
       "2023-01-05; days are those of Seoul)");
  date("--before", &search->before, "Published before the first instant of D");
  date("--on", &search->on, "Published within D");
  app->add_option("--since", search->since,
                  "Published in the last 7d, 2w, 3m or 1y, or from a date on")
      ->type_name("X");
  static constexpr Choice<Undated> kUndated[] = {{"include", Undated::kInclude},
                                                 {"exclude", Undated::kExclude},
                                                 {"only", Undated::kOnly}};
  AddChoice(app, "--undated", kUndated, &search->undated,
            "include|exclude|only",
            "Articles without a date (default: exclude with a date filter, "
            "else include)");
  AddList(app, "--source", &search->sources, "S",
          "Of this outlet; again for any of several");
  AddList(app, "--lang", &search->langs, "L",
          "In this language, a BCP 47 tag; again for any of several");
}

void DefineOrder(CLI::App* app, SearchOptions* search) {
  AddNumber(app, "-n,--limit", &search->limit,
            "Show at most N hits (default: 10; 0: all)");
  AddNumber(app, "--offset", &search->offset, "Skip the first N hits");
  static constexpr Choice<SortOrder> kSort[] = {
      {"relevance", SortOrder::kRelevance},
      {"newest", SortOrder::kNewest},
      {"oldest", SortOrder::kOldest},
      {"date", SortOrder::kNewest}};
  AddChoice(app, "--sort", kSort, &search->sort, "relevance|newest|oldest|date",
            "Order of the hits (default: relevance; date is newest)");
  static constexpr Choice<Duplicates> kDuplicates[] = {
      {"lead", Duplicates::kLead}, {"all", Duplicates::kAll}};
  AddChoice(app, "--duplicates", kDuplicates, &search->duplicates, "lead|all",
            "Of copies of one story show the lead, or every one (default: "
            "lead; see +N copies)");
  app->add_flag("--rerank", search->rerank,
                "Put the best 50 in order again by how near each other the "
                "words stand");
  app->add_flag("--feedback", search->feedback,
                "For questions of 12 words and more: also weigh words that "
                "the best hits have in common");
  app->add_flag("--recent", search->recent,
                "Prefer newer articles a little: at most a tenth of the best "
                "score, halved for each year of age");
  app->add_flag("--any", search->any, "Any of the words, not all of them");
  app->add_flag("--exact", search->exact,
                "Words as typed: no stemming, aliases or spellings of names; "
                "case is folded all the same");
  app->add_flag_callback(
      "--no-expand", [search] { search->expand = false; },
      "No aliases and no other spellings of names: stemming only");
  app->add_flag("--explain", search->explain,
                "Say how the query was understood and what made each score");
}

void DefineForms(CLI::App* app, SearchCliOptions* options) {
  CLI::Option* count =
      app->add_flag("--count", options->count, "Only the number of matches");
  CLI::Option* show =
      app->add_option("--show", options->show,
                      "The whole article with this id, instead of a search")
          ->type_name("ID");
  CLI::Option* json =
      app->add_flag("--json", options->json,
                    "JSON Lines: a record of the query, then one for each hit");
  CLI::Option* csv = app->add_flag(
      "--csv", options->csv, "CSV: rank,id,published,source,title,url,score");
  CLI::Option* format =
      app->add_option("--format", options->format,
                      "A line for each hit: {id} {title} {published} {source} "
                      "{url} {score} {snippet}; {{ }} \\t \\n as usual")
          ->type_name("TEMPLATE");
  app->add_option_function<std::vector<std::string>>(
         "--facet",
         [options](const std::vector<std::string>& fields) {
           for (const std::string& field : fields) {
             if (field != "source" && field != "lang" && field != "year" &&
                 field != "month") {
               throw CLI::ValidationError(
                   "--facet",
                   "\"" + field + "\" is not one of source|lang|year|month");
             }
           }
           options->search.facets = fields;
         },
         "How many matches have each source, lang, year or month; again for "
         "several")
      ->allow_extra_args(false)
      ->type_name("FIELD");
  static constexpr Choice<Timeline> kTimeline[] = {
      {"day", Timeline::kDay},
      {"week", Timeline::kWeek},
      {"month", Timeline::kMonth},
      {"quarter", Timeline::kQuarter},
      {"year", Timeline::kYear}};
  AddChoice(app, "--timeline", kTimeline, &options->search.timeline,
            "day|week|month|quarter|year",
            "How many matches each period has, and their share of all its "
            "articles under the same filters");
  for (const char* tally : {"--facet", "--timeline"}) {
    count->excludes(app->get_option(tally));
    show->excludes(app->get_option(tally));
    format->excludes(app->get_option(tally));
  }
  app->add_option("--like", options->like,
                  "Articles like the one with this id, instead of a QUERY")
      ->type_name("ID")
      ->excludes(show);
  json->excludes(csv)->excludes(format);
  csv->excludes(format);
  for (CLI::Option* other : {csv, format}) {
    count->excludes(other);
    show->excludes(other);
    other->excludes(app->get_option("--explain"));
  }
  show->excludes(count)->excludes(app->get_option("--explain"));
}

void DefineTerminal(CLI::App* app, SearchCliOptions* options) {
  static constexpr Choice<ColorMode> kColor[] = {{"auto", ColorMode::kAuto},
                                                 {"always", ColorMode::kAlways},
                                                 {"never", ColorMode::kNever}};
  AddChoice(app, "--color", kColor, &options->color, "auto|always|never",
            "Bold and colour (default: auto, on a terminal)");
  CLI::Option* pager = app->add_flag_callback(
      "--pager", [options] { options->pager = PagerMode::kAlways; },
      "On a terminal, page even what fits the screen");
  app->add_flag_callback(
         "--no-pager", [options] { options->pager = PagerMode::kNever; },
         "Never page")
      ->excludes(pager);
}

}  // namespace

void DefineOptions(CLI::App* app, SearchCliOptions* options) {
  app->name("search");
  app->description("Searches an index of news articles.");
  app->footer(kFooter);
  app->set_help_flag("-h,--help", "Print this and exit");
  app->add_option("--index", options->index,
                  "The folder of the index (default: $DEFNEWS_INDEX, see "
                  "Environment)")
      ->type_name("DIR");
  DefineFilters(app, &options->search);
  DefineOrder(app, &options->search);
  DefineForms(app, options);
  DefineTerminal(app, options);
  DefineStandingOptions(app, options);
  app->add_option("QUERY", options->words,
                  "What to find, in the language of defnews-query(7); an "
                  "argument of several plain words is a phrase; - reads the "
                  "query from standard input")
      ->type_name("");
}

}  // namespace defnews
