// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/run_saved.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "absl/time/time.h"
#include "common/aliases/thesaurus.h"
#include "common/content_hash.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "common/status/xapian_status.h"
#include "searcher/partitions/open_in_service.h"
#include "searcher/saved/ask_news.h"
#include "searcher/saved/atom_feed.h"
#include "searcher/saved/deliver.h"
#include "searcher/saved/durable_file.h"
#include "searcher/saved/news.h"
#include "searcher/saved/report.h"
#include "searcher/saved/report_folder.h"
#include "searcher/saved/saved_state.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

// The news that a search is to be asked of, by the run after which it begins.
using NewsSince = std::map<uint64_t, std::vector<NewsItem>>;

class Run {
 public:
  Run(const SavedRun& run, SavedFolder folder, std::unique_ptr<OpenIndex> index)
      : run_(run),
        folder_(std::move(folder)),
        index_(std::move(index)),
        now_(absl::FormatTime("%Y-%m-%dT%H:%M:%SZ",
                              absl::FromUnixSeconds(run.now),
                              absl::UTCTimeZone())) {}

  absl::StatusOr<SavedOutcome> Do() {
    ASSIGN_OR_RETURN(std::optional<SavedState> read,
                     ReadSavedState(state_folder()));
    outcome_.faults = folder_.faults;
    if (!read) {
      RETURN_IF_ERROR(Begin());
      return std::move(outcome_);
    }
    state_ = *std::move(read);
    ASSIGN_OR_RETURN(std::vector<NewsItem> tonight,
                     FindNews(state_, index_.get()));
    RETURN_IF_ERROR(Number(tonight));
    ASSIGN_OR_RETURN(const NewsSince news, GatherNews(std::move(tonight)));
    RETURN_IF_ERROR(AskAll(news));
    const bool any = !report_.news.empty();
    if (any) RETURN_IF_ERROR(WriteReport());
    RETURN_IF_ERROR(PrepareCursors());
    if (any && !run_.deliver.empty()) {
      RETURN_IF_ERROR(
          Deliver(run_.deliver, run_.out + "/" + state_.report + ".txt"));
    }
    RETURN_IF_ERROR(MoveCursors());
    RETURN_IF_ERROR(Show());
    return std::move(outcome_);
  }

 private:
  std::string state_folder() const { return run_.out + "/state"; }

  GenerationMark Mark() const {
    return {index_->manifest().generation, index_->manifest().created};
  }

  // The first run of all: what is there has been seen.
  absl::Status Begin() {
    outcome_.first = true;
    // After the reports of a state that was lost.
    state_.run = before_ = std::max<uint64_t>(1, HighestReport(run_.out));
    state_.updated = now_;
    state_.feed = ContentHash128(fs::absolute(run_.out).string() + now_);
    RETURN_IF_ERROR(SeeAll(index_.get(), &state_.known));
    state_.known.Settle();
    known_changed_ = true;
    RETURN_IF_ERROR(PrepareCursors());
    RETURN_IF_ERROR(MoveCursors());
    return Show();
  }

  // Gives the run its number and has its news remembered.
  absl::Status Number(const std::vector<NewsItem>& tonight) {
    before_ = state_.run;
    if (tonight.empty()) return absl::OkStatus();
    ++state_.run;
    for (const NewsItem& item : tonight) {
      state_.known.Add(item.article.id, item.text);
      state_.past.push_back({state_.run, item.article.id, item.changed});
    }
    state_.known.Settle();
    known_changed_ = true;
    std::erase_if(state_.past, [this](const PastNews& past) {
      return past.run + kPastRuns <= state_.run;
    });
    return absl::OkStatus();
  }

  // A search not seen before is asked of the news of this run.
  uint64_t CursorOf(const std::string& name) const {
    const auto at = state_.cursors.find(name);
    return at == state_.cursors.end() ? before_
                                      : std::min(at->second, state_.run);
  }

  absl::StatusOr<NewsSince> GatherNews(std::vector<NewsItem> tonight) {
    NewsSince news;
    for (const SavedSearch& search : folder_.searches) {
      const uint64_t cursor = CursorOf(search.name);
      if (cursor < before_) news[cursor];
    }
    for (auto& [cursor, items] : news) {
      std::vector<PastNews> past;
      for (const PastNews& one : state_.past) {
        if (one.run > cursor) past.push_back(one);
      }
      ASSIGN_OR_RETURN(items, ReadNews(past, index_.get()));
    }
    news[before_] = std::move(tonight);
    for (auto& [cursor, items] : news) {
      RETURN_IF_ERROR(JudgeNews(&items, index_.get()));
    }
    return news;
  }

  absl::Status AskAll(const NewsSince& news) {
    const Thesaurus* thesaurus = &Thesaurus::BuiltIn();
    std::optional<Thesaurus> own;
    if (!run_.open.thesaurus.empty()) {
      ASSIGN_OR_RETURN(own, Thesaurus::WithUserFile(run_.open.thesaurus));
      thesaurus = &*own;
    }
    Analyzer analyzer;
    std::map<uint64_t, NewsAsker> askers;
    for (const auto& [cursor, items] : news) {
      askers.try_emplace(cursor, &items, thesaurus, &analyzer, index_.get());
    }
    for (const SavedSearch& search : folder_.searches) {
      absl::StatusOr<std::vector<Story>> stories =
          askers.at(CursorOf(search.name)).Ask(search);
      // Where the index is damaged nothing can be relied on.
      if (!stories.ok() && !absl::IsInvalidArgument(stories.status()) &&
          !absl::IsResourceExhausted(stories.status())) {
        return stories.status();
      }
      if (!stories.ok()) {
        outcome_.faults.push_back(
            {search.name,
             run_.folder + "/" + search.name +
                 ".query: " + std::string(FromAbsl(stories.status().message())),
             ""});
        continue;
      }
      asked_.push_back(search.name);
      if (!stories->empty()) {
        report_.news.push_back({&search, *std::move(stories)});
      }
    }
    // The stories point into the news, which end with the caller's scope.
    return Render();
  }

  absl::Status Render() {
    report_.run = state_.run;
    report_.generation = index_->manifest().generation;
    report_.created = now_;
    report_.searches = asked_.size();
    report_.faults = outcome_.faults;
    outcome_.fresh = report_.CountNew();
    outcome_.changed = report_.CountChanged();
    if (report_.news.empty()) return absl::OkStatus();
    // Only past news: a report of its own all the same.
    if (state_.run == before_) report_.run = ++state_.run;
    text_ = ReportAsText(report_);
    json_ = ReportAsJson(report_);
    state_.entries = MergeEntries(EntriesOf(report_), state_.entries, now_);
    return absl::OkStatus();
  }

  absl::Status WriteReport() {
    state_.report = ReportName(report_.run);
    state_.updated = now_;
    const std::string path = run_.out + "/" + state_.report;
    RETURN_IF_ERROR(MakeFolders(run_.out + "/reports"));
    RETURN_IF_ERROR(WriteDurably(path + ".txt", text_));
    return WriteDurably(path + ".jsonl", json_);
  }

  // Before delivery, so that a full disk delivers nothing twice.
  absl::Status PrepareCursors() {
    std::map<std::string, uint64_t> cursors;
    for (const SavedFault& fault : outcome_.faults) {
      cursors[fault.name] = CursorOf(fault.name);
    }
    for (const std::string& name : asked_) cursors[name] = state_.run;
    const bool moved = state_.mark.generation != Mark().generation ||
                       state_.mark.created != Mark().created;
    if (!moved && !known_changed_ && cursors == state_.cursors) {
      return absl::OkStatus();
    }
    state_.cursors = std::move(cursors);
    state_.mark = Mark();
    prepared_ = true;
    return PrepareSavedState(state_folder(), state_, known_changed_);
  }

  absl::Status MoveCursors() {
    if (!prepared_) return absl::OkStatus();
    RETURN_IF_ERROR(MoveSavedState(state_folder()));
    RemoveOldReports(run_.out, state_.run);
    return absl::OkStatus();
  }

  // After the cursors have moved, since what fails here must not have delivered
  // come again; made of the state alone, so that any later run can do it.
  absl::Status Show() const {
    const std::string feed =
        state_.updated.empty()
            ? ""
            : AtomFeed(state_.feed, state_.updated, state_.entries);
    const absl::Status status = ShowReport(run_.out, state_.report, feed);
    if (status.ok()) return status;
    return absl::InternalError(
        ToAbsl(std::string(FromAbsl(status.message())) +
               " (what is reported has been delivered and does not come "
               "again; the next run writes this)"));
  }

  const SavedRun& run_;
  const SavedFolder folder_;
  const std::unique_ptr<OpenIndex> index_;
  const std::string now_;
  SavedState state_;
  uint64_t before_ = 0;  // the run before this
  bool known_changed_ = false;
  bool prepared_ = false;  // cursors that are to move
  std::vector<std::string> asked_;
  SavedReport report_;
  std::string text_;
  std::string json_;
  SavedOutcome outcome_;
};

}  // namespace

absl::StatusOr<SavedOutcome> RunSavedSearches(const SavedRun& run) {
  ASSIGN_OR_RETURN(SavedFolder folder, ReadSavedFolder(run.folder, run.now));
  RETURN_IF_ERROR(MakeFolders(run.out + "/state"));
  ASSIGN_OR_RETURN(const FileLock lock,
                   FileLock::Take(run.out + "/state/lock"));
  OpenOptions open = run.open;
  open.follow = false;
  ASSIGN_OR_RETURN(std::unique_ptr<OpenIndex> index,
                   OpenInService(run.index, open));
  if (index->served()) {
    return absl::FailedPreconditionError(
        ToAbsl(run.index + " is served by others: do this where the files of "
                           "the index are"));
  }
  return CatchXapian(
      [&] { return Run(run, std::move(folder), std::move(index)).Do(); });
}

}  // namespace defnews
