// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/saved_search.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "common/index/manifest.h"
#include "common/status/text_view.h"
#include "searcher/compile/date_options.h"
#include "searcher/query/parser.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kExtension = ".query";
constexpr std::string_view kBlank = " \t\r";
constexpr std::string_view kOptions =
    "--source, --lang, --after, --before, --on, --since, --undated, --any, "
    "--exact, --no-expand";

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

std::string NameOf(const std::string& path) {
  return fs::path(path).stem().string();
}

class Reader {
 public:
  Reader(const std::string& path, std::string_view text, int64_t now)
      : path_(path), text_(text) {
    search_.name = NameOf(path);
    search_.options.now = now;
  }

  std::variant<SavedSearch, SavedFault> Read() && {
    for (size_t at = 0; at < text_.size() && !fault_;) {
      const size_t end = std::min(text_.find('\n', at), text_.size());
      ++line_;
      ReadLine(text_.substr(at, end - at));
      at = end + 1;
    }
    if (!fault_) ReadQuery();
    if (!fault_) CheckDates();
    if (fault_) return *std::move(fault_);
    return std::move(search_);
  }

 private:
  void Fail(size_t line, const std::string& message, std::string caret = "") {
    fault_ = {search_.name, path_ + ":" + std::to_string(line) + ": " + message,
              std::move(caret)};
  }

  void ReadLine(std::string_view line) {
    const std::string_view text = Trimmed(line);
    if (text.empty() || text[0] == '#') return;
    if (text.substr(0, 2) == "--") return ReadOption(line, text);
    if (!search_.query.empty()) search_.query += '\n';
    lines_.push_back({line_, search_.query.size()});
    search_.query += text;
  }

  void ReadOption(std::string_view line, std::string_view text) {
    const size_t space = std::min(text.find_first_of(" \t="), text.size());
    const std::string_view name = text.substr(0, space);
    const std::string_view value = space < text.size()
                                       ? Trimmed(text.substr(space + 1))
                                       : std::string_view();
    if (TakeFlag(name)) {
      if (!value.empty()) {
        Mark(line, value, std::string(name) + " takes no value");
      }
      return;
    }
    if (!IsKnown(name)) {
      return Mark(line, name,
                  "unknown option " + std::string(name) + "; known are " +
                      std::string(kOptions));
    }
    if (value.empty()) {
      return Mark(line, name, std::string(name) + " needs a value");
    }
    if (!TakeValue(name, std::string(value))) {
      Mark(line, value,
           "\"" + std::string(value) + "\" is not one of include|exclude|only");
    }
  }

  bool TakeFlag(std::string_view name) {
    SearchOptions& options = search_.options;
    if (name == "--any") return options.any = true;
    if (name == "--exact") return options.exact = true;
    if (name != "--no-expand") return false;
    options.expand = false;
    return true;
  }

  static bool IsKnown(std::string_view name) {
    return name == "--source" || name == "--lang" || name == "--after" ||
           name == "--before" || name == "--on" || name == "--since" ||
           name == "--undated";
  }

  bool TakeValue(std::string_view name, std::string value) {
    SearchOptions& options = search_.options;
    if (name == "--source") options.sources.push_back(std::move(value));
    if (name == "--lang") options.langs.push_back(std::move(value));
    if (name == "--after") options.after = value;
    if (name == "--before") options.before = value;
    if (name == "--on") options.on = value;
    if (name == "--since") options.since = value;
    if (name != "--undated") {
      if (name != "--source" && name != "--lang") dates_ = line_;
      return true;
    }
    if (value == "include") options.undated = Undated::kInclude;
    if (value == "exclude") options.undated = Undated::kExclude;
    if (value == "only") options.undated = Undated::kOnly;
    return options.undated != Undated::kDefault;
  }

  // A fault of `part`, which lies in `line`.
  void Mark(std::string_view line, std::string_view part,
            const std::string& message) {
    QueryError error;
    error.message = message;
    error.offset = static_cast<size_t>(part.data() - line.data());
    error.length = part.size();
    Fail(line_, message, CaretText(line, error));
  }

  void ReadQuery() {
    if (search_.query.empty()) {
      return Fail(std::max<size_t>(line_, 1), "it asks for nothing");
    }
    const std::variant<ParsedQuery, QueryError> parsed = ParseQuery(
        search_.query,
        {.any = search_.options.any, .exact = search_.options.exact});
    if (const auto* good = std::get_if<ParsedQuery>(&parsed)) {
      search_.root = good->root;
      return;
    }
    QueryError error = std::get<QueryError>(parsed);
    size_t at = 0;
    while (at + 1 < lines_.size() && lines_[at + 1].begin <= error.offset) ++at;
    const size_t begin = lines_[at].begin;
    const size_t end =
        std::min(search_.query.find('\n', begin), search_.query.size());
    error.offset = std::min(error.offset, end) - begin;
    error.length = std::min(error.length, end - begin - error.offset);
    Fail(lines_[at].number, error.message,
         CaretText(std::string_view(search_.query).substr(begin, end - begin),
                   error));
  }

  void CheckDates() {
    const absl::StatusOr<Interval> interval =
        IntervalOfOptions(search_.options);
    if (interval.ok()) return;
    Fail(std::max<size_t>(dates_, 1),
         std::string(FromAbsl(interval.status().message())));
  }

  struct QueryLine {
    size_t number = 0;
    size_t begin = 0;  // in the query
  };

  const std::string& path_;
  const std::string_view text_;
  SavedSearch search_;
  std::optional<SavedFault> fault_;
  std::vector<QueryLine> lines_;
  size_t line_ = 0;
  size_t dates_ = 0;  // the last line with a date
};

}  // namespace

std::variant<SavedSearch, SavedFault> ParseSavedSearch(const std::string& path,
                                                       std::string_view text,
                                                       int64_t now) {
  return Reader(path, text, now).Read();
}

absl::StatusOr<SavedFolder> ReadSavedFolder(const std::string& folder,
                                            int64_t now) {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    const std::string name = at->path().filename().string();
    if (name[0] == '.' || at->path().extension() != kExtension) continue;
    paths.push_back(at->path().string());
  }
  if (error) {
    return absl::NotFoundError(
        ToAbsl(folder + ": cannot be read: " + error.message()));
  }
  if (paths.empty()) {
    return absl::NotFoundError(
        ToAbsl(folder + ": there is no saved search in it; write one into a "
                        "file NAME.query"));
  }
  std::sort(paths.begin(), paths.end());
  SavedFolder saved;
  for (const std::string& path : paths) {
    // To read a pipe could take for ever.
    if (!fs::is_regular_file(path, error)) {
      saved.faults.push_back({NameOf(path), path + ": is no file", ""});
      continue;
    }
    const absl::StatusOr<std::string> text = ReadFile(path);
    if (!text.ok()) {
      saved.faults.push_back(
          {NameOf(path), std::string(FromAbsl(text.status().message())), ""});
      continue;
    }
    std::variant<SavedSearch, SavedFault> read =
        ParseSavedSearch(path, *text, now);
    if (auto* good = std::get_if<SavedSearch>(&read)) {
      saved.searches.push_back(std::move(*good));
    } else {
      saved.faults.push_back(std::get<SavedFault>(std::move(read)));
    }
  }
  return saved;
}

}  // namespace defnews
