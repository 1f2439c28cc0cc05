// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/file_reader.h"

#include <utility>

#include "corpus/readers/csv_reader.h"
#include "corpus/readers/feed_reader.h"
#include "corpus/readers/html_reader.h"
#include "corpus/readers/input_kind.h"
#include "corpus/readers/jsonl_reader.h"
#include "corpus/readers/mail_reader.h"
#include "corpus/readers/problem_report.h"
#include "corpus/readers/record.h"
#include "corpus/readers/text_reader.h"
#include "corpus/readers/warc_articles.h"

namespace defnews {
namespace {

// A file that is one article: scraped text or HTML.
class PageReader : public ArticleReader {
 public:
  PageReader(std::unique_ptr<ByteStream> stream, InputKind kind,
             std::string file, const ReaderOptions& options, ProblemSink sink)
      : stream_(std::move(stream)),
        kind_(kind),
        id_(file == "-" ? "" : NameWithoutExtension(file)),
        options_(options),
        report_(std::move(file), std::move(sink)) {}

  bool Next(Article* article) override {
    if (stream_ == nullptr) return false;
    const std::unique_ptr<ByteStream> stream = std::move(stream_);
    const absl::StatusOr<std::string> bytes =
        ReadAll(stream.get(), options_.max_record_bytes);
    if (!bytes.ok()) {
      report_.Refuse(0, bytes.status().message());
      return false;
    }
    PageReading reading;
    reading.now = options_.now;
    reading.tell_evidence = options_.tell_evidence;
    absl::StatusOr<Article> read =
        kind_ == InputKind::kHtml
            ? ArticleFromHtml(*bytes, id_, report_, reading)
            : ArticleFromText(*bytes, id_, report_, reading);
    if (!read.ok()) {
      report_.Refuse(0, read.status().message());
      return false;
    }
    *article = *std::move(read);
    SetDefaultSource(options_.default_source, article);
    return true;
  }

 private:
  std::unique_ptr<ByteStream> stream_;
  const InputKind kind_;
  const std::string id_;
  const ReaderOptions options_;
  ProblemReport report_;
};

// Why files of this kind are not read.
std::string WhyNot(InputKind kind, const std::string& file) {
  switch (kind) {
    case InputKind::kEmpty:
      return "empty file";
    case InputKind::kUnknown:
      return "not a known kind of input (." + ExtensionOf(file) + ")";
    default:
      return "not text";
  }
}

}  // namespace

std::unique_ptr<ArticleReader> ReaderForFile(std::unique_ptr<ByteSource> source,
                                             const std::string& file,
                                             const ReaderOptions& options,
                                             UnknownKind unknown,
                                             ProblemSink sink) {
  constexpr size_t kLookAhead = 16 << 10;
  const bool skip = unknown == UnknownKind::kSkip;
  const ProblemReport report(file, sink);
  InputKind kind = file == "-" ? InputKind::kUnknown : KindByName(file);
  // A foreign extension among the files of a folder is reason enough to leave
  // a file alone; without an extension its content decides.
  if (kind == InputKind::kUnknown && skip && !ExtensionOf(file).empty()) {
    report.Note(0, "skipped: " + WhyNot(kind, file));
    return nullptr;
  }
  // The members of a compressed WARC file are its records.
  if (kind == InputKind::kWarc) {
    return WarcArticles(std::move(source), file, options, std::move(sink));
  }
  std::unique_ptr<ByteStream> stream = DecodedStream(std::move(source));
  const bool by_content = kind == InputKind::kUnknown;
  if (by_content) kind = KindByContent(stream->Peek(kLookAhead));
  // A JSON Feed goes by the name of ordinary JSON.
  if (kind == InputKind::kJson &&
      KindByContent(stream->Peek(kLookAhead)) == InputKind::kFeed) {
    kind = InputKind::kFeed;
  }
  switch (kind) {
    case InputKind::kJson:
      return JsonReader(std::move(stream), file, options, std::move(sink));
    case InputKind::kTable:
      return CsvReader(std::move(stream), file, options, std::move(sink));
    case InputKind::kFeed:
      return FeedFileReader(std::move(stream), file, options, std::move(sink));
    case InputKind::kMail:
      return MailReader(std::move(stream), file, options, std::move(sink));
    case InputKind::kWarc:
      return WarcArticles(std::move(stream), file, options, std::move(sink));
    case InputKind::kText:
    case InputKind::kHtml:
      return std::make_unique<PageReader>(std::move(stream), kind, file,
                                          options, std::move(sink));
    default:
      break;
  }
  if (!stream->status().ok()) {
    report.Refuse(0, stream->status().message());
  } else if (kind == InputKind::kEmpty && options.may_be_empty) {
    report.Note(0, "skipped: " + WhyNot(kind, file));
  } else if (skip && by_content) {
    report.Note(0, "skipped: " + WhyNot(kind, file));
  } else {
    report.Refuse(0, WhyNot(kind, file));
  }
  return nullptr;
}

}  // namespace defnews
