// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/feed_reader.h"

#include <utility>

#include "common/article/clean_text.h"
#include "corpus/extract/body_text.h"
#include "corpus/extract/html_article.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"
#include "corpus/feeds/feed.h"
#include "corpus/readers/captured_page.h"
#include "corpus/readers/problem_report.h"
#include "corpus/readers/record.h"

namespace defnews {
namespace {

// The markup of an item is that of an article, without the page around it.
void SetText(const std::string& markup, Article* article) {
  const std::string html =
      "<html><body><article>" + CleanText(markup) + "</article></body></html>";
  HtmlArticle page = ExtractHtmlArticle(html);
  article->captions = std::move(page.captions);
  article->body = JoinParagraphs(page.paragraphs);
  if (!article->body.empty()) return;
  // Text without paragraphs.
  const HtmlDocument document(html);
  if (document.root() != nullptr) article->body = InnerText(document.root());
}

void SetPublished(const FeedItem& item, absl::Time now, Article* article) {
  const std::optional<FeedDate>& date =
      item.published ? item.published : item.updated;
  if (!date || date->instant > now + absl::Hours(36)) return;
  article->published = date->published;
  article->published_method = "feed";
  article->published_confidence = item.published ? 0.95 : 0.7;
}

class FeedArticles : public ArticleReader {
 public:
  FeedArticles(std::unique_ptr<ByteStream> stream, std::string file,
               const ReaderOptions& options, ProblemSink sink)
      : stream_(std::move(stream)),
        options_(options),
        report_(std::move(file), std::move(sink)) {}

  bool Next(Article* article) override {
    if (stream_ != nullptr) Read();
    while (at_ < feed_.items.size()) {
      std::optional<Article> read =
          ArticleOfItem(feed_, feed_.items[at_++], options_.now);
      if (!read) {
        report_.Refuse(
            0, "item " + std::to_string(at_) + " has neither a title nor text");
        continue;
      }
      *article = *std::move(read);
      SetDefaultSource(options_.default_source, article);
      return true;
    }
    return false;
  }

 private:
  void Read() {
    const std::unique_ptr<ByteStream> stream = std::move(stream_);
    const absl::StatusOr<std::string> bytes =
        ReadAll(stream.get(), options_.max_record_bytes);
    if (!bytes.ok()) return report_.Refuse(0, bytes.status().message());
    FeedReading reading;
    absl::LoadTimeZone("Asia/Seoul", &reading.zone);
    absl::StatusOr<Feed> feed = ReadFeed(*bytes, reading);
    if (!feed.ok()) return report_.Refuse(0, feed.status().message());
    if (feed->kind == Feed::Kind::kSitemap ||
        feed->kind == Feed::Kind::kSitemapIndex) {
      return report_.Refuse(
          0,
          "a sitemap: it names articles but holds none; `corpus fetch` "
          "takes it as a source");
    }
    feed_ = *std::move(feed);
    for (const std::string& note : feed_.notes) report_.Note(0, note);
  }

  std::unique_ptr<ByteStream> stream_;
  const ReaderOptions options_;
  ProblemReport report_;
  Feed feed_;
  size_t at_ = 0;
};

}  // namespace

std::optional<Article> ArticleOfItem(const Feed& feed, const FeedItem& item,
                                     absl::Time now) {
  Article article;
  article.title = item.title;
  const bool partial = item.content.empty() && !item.summary.empty();
  SetText(partial ? item.summary : item.content, &article);
  if (article.title.empty() && article.body.empty()) return std::nullopt;
  article.url = item.url;
  article.byline = item.author;
  article.source = LowerAscii(item.source);
  article.lang = item.lang.empty() ? feed.lang : item.lang;
  SetPublished(item, now, &article);
  if (partial) AddExtra("partial", "true", &article);
  SetHashedId(&article);
  return article;
}

std::unique_ptr<ArticleReader> FeedFileReader(
    std::unique_ptr<ByteStream> stream, std::string file,
    const ReaderOptions& options, ProblemSink sink) {
  return std::make_unique<FeedArticles>(std::move(stream), std::move(file),
                                        options, std::move(sink));
}

}  // namespace defnews
