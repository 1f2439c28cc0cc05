// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/warc_articles.h"

#include <deque>
#include <optional>
#include <utility>

#include "common/status/text_view.h"
#include "corpus/archive/warc_reader.h"
#include "corpus/extract/html_article.h"
#include "corpus/readers/captured_page.h"
#include "corpus/readers/feed_reader.h"
#include "corpus/readers/problem_report.h"
#include "corpus/readers/record.h"

namespace defnews {
namespace {

class WarcFile : public ArticleReader {
 public:
  WarcFile(std::unique_ptr<ByteSource> file, std::string name,
           const ReaderOptions& options, ProblemSink sink)
      : reader_(std::move(file), options.max_record_bytes),
        options_(options),
        report_(std::move(name), std::move(sink)) {}

  bool Next(Article* article) override {
    while (true) {
      if (!ready_.empty()) {
        *article = std::move(ready_.front());
        ready_.pop_front();
        SetDefaultSource(options_.default_source, article);
        return true;
      }
      WarcRecord record;
      switch (reader_.Next(&record)) {
        case WarcReader::Result::kEnd:
          return false;
        case WarcReader::Result::kDamaged:
          report_.Refuse(0, "at byte " + std::to_string(reader_.offset()) +
                                ": " + reader_.damage());
          break;
        case WarcReader::Result::kRecord:
          TakeRecord(record);
      }
    }
  }

 private:
  void TakeRecord(const WarcRecord& record) {
    const absl::StatusOr<std::optional<CapturedPage>> page =
        PageOfRecord(record);
    const std::string url(record.Field("WARC-Target-URI"));
    if (!page.ok()) {
      report_.Refuse(
          0, url + ": " + std::string(FromAbsl(page.status().message())));
      return;
    }
    if (!page->has_value()) return;
    if ((*page)->kind == CapturedPage::Kind::kPage) {
      absl::StatusOr<Article> article =
          ArticleOfPage(**page, options_.tell_evidence, report_);
      if (article.ok()) return ready_.push_back(*std::move(article));
      report_.Note(0, url + ": not taken: " +
                          std::string(FromAbsl(article.status().message())));
    } else if ((*page)->kind == CapturedPage::Kind::kFeed) {
      TakeFeed(**page);
    }
  }

  void TakeFeed(const CapturedPage& page) {
    const absl::StatusOr<Feed> feed = FeedOfPage(page);
    if (!feed.ok()) return;
    for (const FeedItem& item : feed->items) {
      if (item.content.empty()) continue;
      std::optional<Article> article = ArticleOfItem(*feed, item, page.time);
      if (!article) continue;
      article->collected = WarcDate(page.time);
      AddExtra("extractor", JsonQuoted(kExtractorVersion), &*article);
      ready_.push_back(*std::move(article));
    }
  }

  WarcReader reader_;
  const ReaderOptions options_;
  ProblemReport report_;
  std::deque<Article> ready_;
};

}  // namespace

std::unique_ptr<ArticleReader> WarcArticles(std::unique_ptr<ByteSource> file,
                                            std::string name,
                                            const ReaderOptions& options,
                                            ProblemSink sink) {
  return std::make_unique<WarcFile>(std::move(file), std::move(name), options,
                                    std::move(sink));
}

}  // namespace defnews
