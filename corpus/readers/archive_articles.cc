// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/archive_articles.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <future>
#include <map>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "corpus/archive/archive_files.h"
#include "corpus/extract/html_article.h"
#include "corpus/fetch/web_url.h"
#include "corpus/language/language.h"
#include "corpus/readers/archive_contents.h"
#include "corpus/readers/captured_page.h"
#include "corpus/readers/extraction_mark.h"
#include "corpus/readers/feed_reader.h"
#include "corpus/readers/record.h"

namespace defnews {
namespace {

// A page cleaned in advance, with its problems in their order.
struct CleanedCapture {
  std::string key;
  std::optional<Article> article;
  std::vector<InputProblem> problems;
};

CleanedCapture CleanCapture(const ArchiveContents& contents,
                            const std::string& key, const CapturePlace& place,
                            bool tell_evidence) {
  CleanedCapture cleaned;
  cleaned.key = key;
  const ProblemReport report(contents.files[place.file],
                             [&cleaned](const InputProblem& problem) {
                               cleaned.problems.push_back(problem);
                             });
  absl::StatusOr<WarcRecord> record = ReadCapture(contents, place);
  if (!record.ok()) {
    report.Refuse(0, record.status().message());
    return cleaned;
  }
  const absl::StatusOr<std::optional<CapturedPage>> page =
      PageOfRecord(*record);
  if (!page.ok() || !page->has_value()) return cleaned;
  absl::StatusOr<Article> article =
      ArticleOfPage(**page, tell_evidence, report);
  if (article.ok()) {
    SetLanguage(&*article);
    cleaned.article = *std::move(article);
  } else {
    report.Note(0, (*page)->url + ": not taken: " +
                       std::string(FromAbsl(article.status().message())));
  }
  return cleaned;
}

class ArchivedArticles : public ArchiveReader {
 public:
  ArchivedArticles(ExtractionMark mark, const ExtractOptions& options,
                   ProblemSink sink)
      : contents_(std::move(mark.contents)),
        options_(options),
        sink_(std::move(sink)),
        pages_taken_(std::move(mark.taken)) {
    for (const std::string& key : contents_.touched) {
      AddPage(key);
      AddPage(contents_.Resolve(key));
    }
    std::sort(pages_.begin(), pages_.end(),
              [](const auto& a, const auto& b) { return b.second < a.second; });
    for (const auto& [key, date] : contents_.dates) AddDate(key, date);
  }

  absl::Status WriteMark(const std::string& path) const override {
    return WriteExtractionMark(contents_, pages_taken_, path);
  }

  bool Next(Article* article) override {
    while (at_ < pages_.size() || !ahead_.empty()) {
      CleanedCapture cleaned = NextCleaned();
      for (const InputProblem& problem : cleaned.problems) {
        if (sink_) sink_(problem);
      }
      if (!cleaned.article || !Take(cleaned)) continue;
      *article = *std::move(cleaned.article);
      SetFeedDate(cleaned.key, article);
      return true;
    }
    return NextItem(article);
  }

 private:
  void AddPage(const std::string& key) {
    const auto page = contents_.pages.find(key);
    if (page == contents_.pages.end() || !listed_.insert(key).second) return;
    pages_.emplace_back(*page);
  }

  // Of several feeds' dates of one page, the earliest.
  void AddDate(const std::string& key, const FeedDate& date) {
    const auto [at, added] = dates_.try_emplace(contents_.Resolve(key), date);
    if (added) return;
    FeedDate& known = at->second;
    const bool earlier = date.instant != known.instant
                             ? date.instant < known.instant
                             : date.published < known.published;
    if (earlier) known = date;
  }

  // False if its canonical address has an article from a newer capture.
  bool Take(const CleanedCapture& cleaned) {
    const CapturePlace& place = contents_.pages.at(cleaned.key);
    const bool newest = TakeKey(PageKey(cleaned.article->url), place);
    TakeKey(cleaned.key, place);
    return newest;
  }

  bool TakeKey(const std::string& key, const CapturePlace& place) {
    const auto [at, added] = pages_taken_.try_emplace(key, place);
    if (!added && place < at->second) return false;
    at->second = place;
    return true;
  }

  bool IsTaken(const std::string& key) const {
    return pages_taken_.contains(key) || items_taken_.contains(key);
  }

  // Cleans pages ahead on other threads; they come out in their order.
  CleanedCapture NextCleaned() {
    const size_t window = options_.threads > 1 ? 2 * options_.threads : 1;
    while (at_ < pages_.size() && ahead_.size() < window) {
      const auto& page = pages_[at_++];
      const auto policy = options_.threads > 1
                              ? std::launch::async | std::launch::deferred
                              : std::launch::deferred;
      ahead_.push_back(std::async(policy, [this, &page] {
        return CleanCapture(contents_, page.first, page.second,
                            options_.tell_evidence);
      }));
    }
    CleanedCapture cleaned = ahead_.front().get();
    ahead_.pop_front();
    return cleaned;
  }

  // Markup and stamps of the page itself are nearer to it than its feed.
  void SetFeedDate(const std::string& key, Article* article) const {
    if (!article->published.empty()) return;
    // What was said of an address stays with the page it had, even if it leads
    // elsewhere by now.
    const auto own = contents_.dates.find(key);
    const auto led = dates_.find(key);
    if (own == contents_.dates.end() && led == dates_.end()) return;
    article->published = own != contents_.dates.end() ? own->second.published
                                                      : led->second.published;
    article->published_method = "feed";
    article->published_confidence = 0.9;
  }

  // Items whose pages gave nothing, feed by feed, the newest first.
  bool NextItem(Article* article) {
    if (!items_listed_) ListItems();
    while (!feeds_.empty() || item_at_ < items_.size()) {
      if (item_at_ == items_.size()) {
        ReadFeedAt(feeds_.front());
        feeds_.pop_front();
        continue;
      }
      const FeedItem& item = items_[item_at_++];
      const std::string key = PageKey(item.url);
      const auto newest = contents_.items.find(key);
      if (newest == contents_.items.end() || newest->second < feed_place_ ||
          feed_place_ < newest->second || item.content.empty() ||
          IsTaken(contents_.Resolve(key)) || IsTaken(key)) {
        continue;
      }
      std::optional<Article> read =
          ArticleOfItem(feed_, item, feed_place_.time);
      if (!read) continue;
      items_taken_.insert(key);
      *article = *std::move(read);
      FinishItem(article);
      return true;
    }
    return false;
  }

  void FinishItem(Article* article) const {
    article->collected = WarcDate(feed_place_.time);
    if (!feed_page_.source.empty()) article->source = feed_page_.source;
    if (article->lang.empty()) article->lang = feed_page_.lang;
    AddExtra("extractor", JsonQuoted(kExtractorVersion), article);
    SetLanguage(article);
  }

  void ListItems() {
    items_listed_ = true;
    std::vector<CapturePlace> places;
    for (const std::string& key : contents_.touched_items) {
      places.push_back(contents_.items.at(key));
    }
    std::sort(places.rbegin(), places.rend());
    for (const CapturePlace& place : places) {
      if (feeds_.empty() || place < feeds_.back()) feeds_.push_back(place);
    }
  }

  void ReadFeedAt(const CapturePlace& place) {
    items_.clear();
    item_at_ = 0;
    feed_place_ = place;
    const absl::StatusOr<WarcRecord> record = ReadCapture(contents_, place);
    if (!record.ok()) return;
    absl::StatusOr<std::optional<CapturedPage>> page = PageOfRecord(*record);
    if (!page.ok() || !page->has_value()) return;
    absl::StatusOr<Feed> feed = FeedOfPage(**page);
    if (!feed.ok()) return;
    feed_page_ = **std::move(page);
    feed_ = *std::move(feed);
    items_ = std::move(feed_.items);
  }

  const ArchiveContents contents_;
  const ExtractOptions options_;
  const ProblemSink sink_;
  std::vector<std::pair<std::string, CapturePlace>> pages_;
  absl::flat_hash_set<std::string> listed_;
  absl::flat_hash_map<std::string, FeedDate> dates_;
  // Keys of the articles given so far, by this run and by those before: of
  // pages, which go before all items, and of items.
  CapturesByKey pages_taken_;
  absl::flat_hash_set<std::string> items_taken_;
  size_t at_ = 0;
  bool items_listed_ = false;
  std::deque<CapturePlace> feeds_;
  CapturePlace feed_place_;
  CapturedPage feed_page_;
  Feed feed_;
  std::vector<FeedItem> items_;
  size_t item_at_ = 0;
  // Last, since destroying them waits for what they do with the rest.
  std::deque<std::future<CleanedCapture>> ahead_;
};

// What was read before, nothing if all has to be read.
ExtractionMark MarkBefore(const std::string& path,
                          const std::vector<std::string>& files,
                          const ProblemSink& sink) {
  ExtractionMark mark;
  mark.contents.files = files;
  std::error_code error;
  if (path.empty() || !std::filesystem::exists(path, error)) return mark;
  absl::StatusOr<ExtractionMark> known = ReadExtractionMark(path, files);
  if (known.ok()) return *std::move(known);
  ProblemReport(path, sink)
      .Note(0, "the mark is " +
                   std::string(FromAbsl(known.status().message())) +
                   ", so everything is extracted");
  return mark;
}

}  // namespace

absl::StatusOr<std::unique_ptr<ArchiveReader>> ArchiveArticles(
    const std::string& folder, const ExtractOptions& options,
    ProblemSink sink) {
  ASSIGN_OR_RETURN(std::vector<std::string> names, ListArchiveFiles(folder));
  if (names.empty()) {
    return absl::NotFoundError(folder +
                               ": no WARC files (*.warc.gz) are there");
  }
  for (std::string& name : names) name = folder + "/" + name;
  ExtractionMark mark = MarkBefore(options.since, names, sink);
  ReadOn(&mark.contents, sink);
  return std::make_unique<ArchivedArticles>(std::move(mark), options,
                                            std::move(sink));
}

}  // namespace defnews
