// SPDX-License-Identifier: GPL-3.0-or-later
// defnews as one engine of a comparison of search engines on one corpus:
//
//   peers_driver index DIR base.tsv      a new index, every check on
//   peers_driver update DIR more.tsv     adds to it
//   peers_driver bench DIR queries.tsv   answers each query 1 + 15 times
//   peers_driver query DIR TEXT          ten titles
//
// Lines of an articles table: id, yyyymmdd, title, body; of a queries table:
// number, kind, words, first day, last day. `bench` prints for each query
// "Q", number, kind, hits, microseconds for the ten best, and microseconds for
// the ten best and how many there are: medians, from the text of the query to
// ten titles. DEFNEWS_THREADS and DEFNEWS_WRITER set the options of the same
// names (1, auto).
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_split.h"
#include "defnews/searcher.h"

namespace defnews {
namespace {

using Clock = std::chrono::steady_clock;

std::string Variable(const char* name, const char* otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : otherwise;
}

void AppendJson(std::string_view key, std::string_view text,
                std::string* line) {
  line->append(line->empty() ? "{\"" : ",\"").append(key).append("\":\"");
  for (const char c : text) {
    if (c == '"' || c == '\\') line->push_back('\\');
    line->push_back(static_cast<unsigned char>(c) < ' ' ? ' ' : c);
  }
  line->push_back('"');
}

std::string Day(const std::string& digits) {
  return digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' +
         digits.substr(6, 2);
}

// Lines of the table as JSON Lines on standard output.
void WriteArticles(const std::string& table) {
  std::ifstream in(table);
  for (std::string line; std::getline(in, line);) {
    const std::vector<std::string> cells =
        absl::StrSplit(line, absl::MaxSplits('\t', 3));
    if (cells.size() < 4) continue;
    std::string json;
    AppendJson("id", cells[0], &json);
    AppendJson("published", Day(cells[1]), &json);
    AppendJson("title", cells[2], &json);
    AppendJson("body", cells[3], &json);
    json += "}\n";
    std::fwrite(json.data(), 1, json.size(), stdout);
  }
  std::fflush(stdout);
}

// Runs the indexer over the table, which a child turns into JSON Lines.
int Index(const std::string& command, const std::string& index,
          const std::string& table) {
  int ends[2];
  if (pipe(ends) != 0) return 2;
  if (fork() == 0) {
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    WriteArticles(table);
    std::_Exit(0);
  }
  dup2(ends[0], STDIN_FILENO);
  close(ends[0]);
  close(ends[1]);
  const std::string threads = Variable("DEFNEWS_THREADS", "1");
  const std::string writer = Variable("DEFNEWS_WRITER", "auto");
  execl(DEFNEWS_BIN_DIR "/indexer", "indexer",
        command == "index" ? "build" : "update", "--quiet", "--index",
        index.c_str(), "--threads", threads.c_str(), "--writer", writer.c_str(),
        "-", nullptr);
  std::perror(DEFNEWS_BIN_DIR "/indexer");
  return 2;
}

struct Question {
  std::string number;
  std::string kind;
  std::string text;
  bool any = false;
};

Question ReadQuestion(const std::string& line) {
  const std::vector<std::string> cells = absl::StrSplit(line, '\t');
  Question question{cells.at(0), cells.at(1), cells.at(2), false};
  if (question.kind.starts_with("phrase")) {
    question.text = '"' + question.text + '"';
  } else if (question.kind == "prefix") {
    question.text += '*';
  } else if (question.kind == "termdate") {
    question.text += " date:" + Day(cells.at(3)) + ".." + Day(cells.at(4));
  } else if (question.kind == "or4") {
    question.any = true;
  }
  return question;
}

SearchOptions OptionsFor(const Question& question, bool total) {
  SearchOptions options;
  options.any = question.any;
  options.expand = !Variable("DEFNEWS_EXPAND", "").empty();
  options.snippets = false;
  options.suggest = false;
  options.count = total;
  return options;
}

double Ask(Searcher* searcher, const Question& question,
           const SearchOptions& options, size_t* hits) {
  const auto start = Clock::now();
  const Result<SearchResults> results =
      searcher->Search(question.text, options);
  const std::chrono::duration<double, std::micro> took = Clock::now() - start;
  if (!results.ok()) {
    std::fprintf(stderr, "%s: %s\n", question.text.c_str(),
                 results.status().message().c_str());
    std::exit(2);
  }
  *hits = results.value().total_all;  // rivals know no copies
  return took.count();
}

double Median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

int Bench(const std::string& index, const std::string& table) {
  Result<Searcher> searcher = Searcher::Open(index);
  if (!searcher.ok()) {
    std::fprintf(stderr, "%s\n", searcher.status().message().c_str());
    return 2;
  }
  std::vector<Question> questions;
  std::ifstream in(table);
  for (std::string line; std::getline(in, line);) {
    questions.push_back(ReadQuestion(line));
  }
  constexpr int kPasses = 16;
  std::vector<std::vector<double>> best(questions.size());
  std::vector<std::vector<double>> counted(questions.size());
  std::vector<size_t> hits(questions.size());
  for (int pass = 0; pass < kPasses; ++pass) {
    for (size_t i = 0; i < questions.size(); ++i) {
      size_t ignored = 0;
      const double a = Ask(&searcher.value(), questions[i],
                           OptionsFor(questions[i], false), &ignored);
      const double b = Ask(&searcher.value(), questions[i],
                           OptionsFor(questions[i], true), &hits[i]);
      if (pass == 0) continue;
      best[i].push_back(a);
      counted[i].push_back(b);
    }
  }
  for (size_t i = 0; i < questions.size(); ++i) {
    std::printf("Q\t%s\t%s\t%zu\t%.1f\t%.1f\n", questions[i].number.c_str(),
                questions[i].kind.c_str(), hits[i], Median(best[i]),
                Median(counted[i]));
  }
  return 0;
}

int QueryOnce(const std::string& index, const std::string& text) {
  Result<Searcher> searcher = Searcher::Open(index);
  if (!searcher.ok()) return 2;
  SearchOptions options;
  options.snippets = false;
  options.count = false;
  options.expand = false;
  const Result<SearchResults> results = searcher.value().Search(text, options);
  if (!results.ok()) return 2;
  for (const Hit& hit : results.value().hits) {
    std::printf("%s\n", hit.title.c_str());
  }
  return 0;
}

int Main(const std::vector<std::string>& arguments) {
  if (arguments.size() != 3) {
    std::fprintf(stderr, "peers_driver index|update|bench|query DIR X\n");
    return 2;
  }
  const std::string& command = arguments[0];
  if (command == "index" || command == "update") {
    return Index(command, arguments[1], arguments[2]);
  }
  if (command == "bench") return Bench(arguments[1], arguments[2]);
  if (command == "query") return QueryOnce(arguments[1], arguments[2]);
  std::fprintf(stderr, "no command is called %s\n", command.c_str());
  return 2;
}

}  // namespace
}  // namespace defnews

int main(int argc, char** argv) {
  return defnews::Main({argv + std::min(argc, 1), argv + argc});
}
