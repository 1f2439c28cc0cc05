// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/mail_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "corpus/extract/body_text.h"
#include "corpus/extract/html_article.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/page_cleaner.h"
#include "corpus/feeds/feed_date.h"
#include "corpus/readers/line_reader.h"
#include "corpus/readers/mime.h"
#include "corpus/readers/problem_report.h"
#include "corpus/readers/record.h"

namespace defnews {
namespace {

void SetText(const MailText& mail, Article* article) {
  if (mail.is_html) {
    HtmlArticle page = ExtractHtmlArticle(mail.text);
    article->body = JoinParagraphs(page.paragraphs);
    article->captions = std::move(page.captions);
    if (!article->body.empty()) return;
  }
  CleanedPage page = CleanPage(mail.text);
  // What stands above the text of a message is no headline.
  if (!page.title.empty()) {
    page.paragraphs.insert(page.paragraphs.begin(), page.title);
  }
  article->body = JoinParagraphs(page.paragraphs);
  article->captions = std::move(page.captions);
}

// "yna.co.kr" of `Yonhap <alerts@yna.co.kr>`.
std::string HostOfSender(std::string_view from) {
  const TextSpan mail = FindEmail(from);
  if (mail.size == 0) return "";
  const std::string_view address = from.substr(mail.begin, mail.size);
  return LowerAscii(address.substr(address.find('@') + 1));
}

void SetPublished(std::string_view date, absl::Time now, Article* article) {
  absl::TimeZone zone;
  absl::LoadTimeZone("Asia/Seoul", &zone);
  const std::optional<FeedDate> found = ParseFeedDate(date, zone);
  if (!found || found->instant > now + absl::Hours(36)) return;
  article->published = found->published;
  article->published_method = "mail";
  article->published_confidence = 0.8;
}

class Mailbox : public ArticleReader {
 public:
  Mailbox(std::unique_ptr<ByteStream> stream, std::string file,
          const ReaderOptions& options, ProblemSink sink)
      : stream_(std::move(stream)),
        lines_(stream_.get(), options.max_record_bytes),
        options_(options),
        report_(std::move(file), std::move(sink)) {}

  bool Next(Article* article) override {
    while (at_ == articles_.size()) {
      if (!NextMessage()) return false;
      absl::StatusOr<std::vector<Article>> read =
          ArticlesFromMail(message_, options_);
      if (!read.ok()) {
        report_.Refuse(message_line_, read.status().message());
        continue;
      }
      articles_ = *std::move(read);
      at_ = 0;
    }
    *article = std::move(articles_[at_++]);
    SetDefaultSource(options_.default_source, article);
    return true;
  }

 private:
  // Messages of a mailbox begin with a line "From "; a lone one does not.
  bool NextMessage() {
    while (!done_) {
      message_.clear();
      message_line_ = next_line_;
      const bool fits = ReadMessage();
      if (!fits) {
        report_.Refuse(message_line_,
                       "the message is over the limit of " +
                           std::to_string(options_.max_record_bytes) +
                           " bytes");
        continue;
      }
      if (message_.find_first_not_of("\r\n") != std::string::npos) return true;
    }
    return false;
  }

  bool ReadMessage() {
    bool fits = true;
    bool after_blank = true;
    std::string line;
    while (true) {
      const LineReader::Result result = lines_.Next(&line);
      if (result == LineReader::Result::kEnd) {
        done_ = true;
        report_.RefuseStream(stream_->status(), lines_.line_number());
        return fits;
      }
      if (after_blank && line.starts_with("From ")) {
        next_line_ = lines_.line_number();
        if (lines_.line_number() > 1) return fits;
        after_blank = false;
        continue;
      }
      after_blank = line.empty();
      fits = fits && result == LineReader::Result::kLine &&
             message_.size() + line.size() < options_.max_record_bytes;
      if (!fits) {
        message_.clear();
        continue;
      }
      // Mailboxes mark lines that would look like the first of a message.
      message_ += line.starts_with(">From ") ? line.substr(1) : line;
      message_ += '\n';
    }
  }

  const std::unique_ptr<ByteStream> stream_;
  LineReader lines_;
  const ReaderOptions options_;
  ProblemReport report_;
  std::string message_;
  // Of the message, and which of them comes next.
  std::vector<Article> articles_;
  size_t at_ = 0;
  size_t message_line_ = 1;
  size_t next_line_ = 1;
  bool done_ = false;
};

void TakeMessage(std::string_view message, absl::Time now, int depth,
                 std::vector<Article>* articles) {
  constexpr int kDeepest = 8;
  const MailPart mail = ParseMailPart(message);
  std::vector<Article> forwarded;
  if (depth < kDeepest) {
    for (const std::string& inner : MessagesInMail(mail)) {
      TakeMessage(inner, now, depth + 1, &forwarded);
    }
  }
  Article article;
  SetText(TextOfMail(mail), &article);
  // "See below" and a signature.
  constexpr size_t kCoveringNote = 300;
  const size_t least = forwarded.empty() ? 1 : kCoveringNote;
  if (article.body.size() >= least) {
    article.title = DecodeHeader(mail.Header("subject"));
    article.source = HostOfSender(mail.Header("from"));
    article.id =
        OneLine(TrimOf(DecodeHeader(mail.Header("message-id")), "<> "));
    SetPublished(mail.Header("date"), now, &article);
    SetHashedId(&article);
    articles->push_back(std::move(article));
  }
  std::move(forwarded.begin(), forwarded.end(), std::back_inserter(*articles));
}

}  // namespace

absl::StatusOr<std::vector<Article>> ArticlesFromMail(
    std::string_view message, const ReaderOptions& options) {
  std::vector<Article> articles;
  TakeMessage(message, options.now, 0, &articles);
  if (!articles.empty()) return articles;
  return absl::InvalidArgumentError("no article text in the message");
}

std::unique_ptr<ArticleReader> MailReader(std::unique_ptr<ByteStream> stream,
                                          std::string file,
                                          const ReaderOptions& options,
                                          ProblemSink sink) {
  return std::make_unique<Mailbox>(std::move(stream), std::move(file), options,
                                   std::move(sink));
}

bool LooksLikeMail(std::string_view start) {
  constexpr size_t kHead = 8192;
  start = start.substr(0, kHead);
  const size_t end = std::min(start.find("\n\n"), start.find("\n\r\n"));
  const std::string head = "\n" + LowerAscii(start.substr(0, end));
  if (head.starts_with("\nfrom ") &&
      head.find("\nfrom:") != std::string::npos) {
    return true;
  }
  size_t known = 0;
  for (const std::string_view name :
       {"\nfrom: ", "\nsubject: ", "\ndate: ", "\nmime-version: ",
        "\nreceived: ", "\nmessage-id: "}) {
    known += head.find(name) != std::string::npos ? 1 : 0;
  }
  return known >= 3 && head.find("\nfrom: ") != std::string::npos;
}

}  // namespace defnews
