// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/jsonl_reader.h"

#include <utility>
#include <vector>

#include "common/article/clean_text.h"
#include "corpus/readers/json_record.h"
#include "corpus/readers/json_splitter.h"
#include "corpus/readers/line_reader.h"
#include "corpus/readers/problem_report.h"

namespace defnews {
namespace {

// What both shapes share: making an article of one piece of JSON text.
class JsonPieces {
 public:
  JsonPieces(std::string file, const ReaderOptions& options, ProblemSink sink)
      : options_(options), report_(std::move(file), std::move(sink)) {}

  bool Take(size_t line, const std::string& json, Article* article) {
    std::vector<std::string> notes;
    const absl::Status status = parser_.Parse(json, options_, article, &notes);
    if (!status.ok()) {
      report_.Refuse(line, status.message());
      return false;
    }
    for (const std::string& note : notes) report_.Note(line, note);
    return true;
  }

  void RefuseTooLong(size_t line) {
    report_.Refuse(line, "the record is over the limit of " +
                             std::to_string(options_.max_record_bytes) +
                             " bytes");
  }

  // Whether `json` is one whole record, without a word about it if not.
  bool TakeQuietly(const std::string& json, Article* article) {
    std::vector<std::string> notes;
    return parser_.Parse(json, options_, article, &notes).ok();
  }

  ProblemReport& report() { return report_; }

 private:
  const ReaderOptions options_;
  ProblemReport report_;
  JsonRecordParser parser_;
};

// One record a line.
class JsonLines : public ArticleReader {
 public:
  JsonLines(std::unique_ptr<ByteStream> stream, std::string file,
            const ReaderOptions& options, ProblemSink sink)
      : stream_(std::move(stream)),
        lines_(stream_.get(), options.max_record_bytes),
        pieces_(std::move(file), options, std::move(sink)) {}

  bool Next(Article* article) override {
    std::string line;
    while (true) {
      const LineReader::Result result = lines_.Next(&line);
      if (result == LineReader::Result::kEnd) break;
      if (result == LineReader::Result::kTooLong) {
        pieces_.RefuseTooLong(lines_.line_number());
        continue;
      }
      if (TrimText(line).empty()) continue;
      // The line in which a damaged stream broke off is part of that damage.
      const bool cut = lines_.ended_in_line() && !stream_->status().ok();
      if (cut ? pieces_.TakeQuietly(line, article)
              : pieces_.Take(lines_.line_number(), line, article)) {
        return true;
      }
    }
    pieces_.report().RefuseStream(stream_->status(), lines_.line_number());
    return false;
  }

 private:
  const std::unique_ptr<ByteStream> stream_;
  LineReader lines_;
  JsonPieces pieces_;
};

// An array of records, or records over several lines.
class JsonObjects : public ArticleReader {
 public:
  JsonObjects(std::unique_ptr<ByteStream> stream, std::string file,
              const ReaderOptions& options, ProblemSink sink)
      : stream_(std::move(stream)),
        objects_(stream_.get(), options.max_record_bytes),
        pieces_(std::move(file), options, std::move(sink)) {}

  bool Next(Article* article) override {
    using Result = JsonSplitter::Result;
    std::string object;
    while (true) {
      const Result result = objects_.Next(&object);
      const size_t line = objects_.line_number();
      if (result == Result::kEnd) break;
      if (result == Result::kObject && pieces_.Take(line, object, article)) {
        return true;
      }
      if (result == Result::kTooLong) pieces_.RefuseTooLong(line);
      if (result == Result::kNoObject) {
        pieces_.report().Refuse(
            line, "\"" + CleanText(object) + "\" is not a JSON object");
      }
      if (result == Result::kCutShort && stream_->status().ok()) {
        pieces_.report().Refuse(line, "the object has no end");
      }
    }
    pieces_.report().RefuseStream(stream_->status(), objects_.line_number());
    return false;
  }

 private:
  const std::unique_ptr<ByteStream> stream_;
  JsonSplitter objects_;
  JsonPieces pieces_;
};

// Whether `start` begins an array of objects or an object whose first line
// ends after its bracket, rather than one record a line.
bool SpansLines(std::string_view start) {
  start = TrimText(start);
  const bool array = start.starts_with('[');
  if (!array && !start.starts_with('{')) return false;
  start.remove_prefix(1);
  size_t spaces = 0;
  while (spaces < start.size() &&
         (start[spaces] == ' ' || start[spaces] == '\t' ||
          start[spaces] == '\r')) {
    ++spaces;
  }
  if (spaces == start.size()) return array;
  const char next = start[spaces];
  return next == '\n' || (array && (next == '{' || next == ']'));
}

}  // namespace

std::unique_ptr<ArticleReader> JsonReader(std::unique_ptr<ByteStream> stream,
                                          std::string file,
                                          const ReaderOptions& options,
                                          ProblemSink sink) {
  constexpr size_t kLookAhead = 4096;
  if (SpansLines(stream->Peek(kLookAhead))) {
    return std::make_unique<JsonObjects>(std::move(stream), std::move(file),
                                         options, std::move(sink));
  }
  return std::make_unique<JsonLines>(std::move(stream), std::move(file),
                                     options, std::move(sink));
}

}  // namespace defnews
