// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/csv_reader.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "common/article/clean_text.h"
#include "corpus/extract/charset.h"
#include "corpus/extract/line_text.h"
#include "corpus/readers/csv_parser.h"
#include "corpus/readers/problem_report.h"
#include "corpus/readers/record.h"
#include "corpus/readers/record_fields.h"

namespace defnews {
namespace {

constexpr std::array<char, 3> kDelimiters = {',', '\t', ';'};
constexpr size_t kLookAhead = 64 << 10;

std::string_view FirstLine(std::string_view text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

// How the rows end: with LF if there is one that is not within quotes. Tables
// of old spreadsheets on a Mac have CR alone.
char RowEndOf(std::string_view start) {
  bool quoted = false;
  bool returns = false;
  for (const char c : start) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') return '\n';
    returns = returns || c == '\r';
  }
  return returns ? '\r' : '\n';
}

// The delimiter that a first line `sep=;` names, by which spreadsheets know
// it; nothing if there is no such line.
std::optional<char> NamedDelimiter(std::string_view start) {
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  const std::string_view line = FirstLine(start);
  const bool named =
      line.size() == 5 && LowerAscii(line.substr(0, 4)) == "sep=";
  return named ? std::optional<char>(line.back()) : std::nullopt;
}

std::string_view WithoutFirstLine(std::string_view text) {
  text.remove_prefix(FirstLine(text).size());
  const bool two = text.starts_with("\r\n");
  text.remove_prefix(std::min<size_t>(two ? 2 : 1, text.size()));
  return text;
}

std::vector<std::string> HeaderCells(std::string_view line, char delimiter) {
  ByteStream stream(MemorySource(std::string(line)));
  CsvParser parser(&stream, delimiter, '\n', line.size() + 1);
  std::vector<std::string> cells;
  parser.Next(&cells);
  for (std::string& cell : cells) cell = OneLine(DecodeText(cell).text);
  return cells;
}

struct HeaderScore {
  size_t known = 0;
  bool has_text = false;
};

HeaderScore Score(const std::vector<std::string>& cells) {
  HeaderScore score;
  for (const std::string& cell : cells) {
    const std::optional<FieldName> name = FindField(cell);
    if (!name) continue;
    ++score.known;
    score.has_text = score.has_text || name->field == RecordField::kTitle ||
                     name->field == RecordField::kBody;
  }
  return score;
}

// The delimiter of a file that is known to be a table.
char DelimiterOf(std::string_view start) {
  if (const std::optional<char> named = NamedDelimiter(start)) return *named;
  if (const std::optional<char> found = TableDelimiter(start)) return *found;
  const std::string_view line = FirstLine(start);
  for (const char delimiter : kDelimiters) {
    if (line.find(delimiter) != std::string_view::npos) return delimiter;
  }
  return ',';
}

class Table : public ArticleReader {
 public:
  Table(std::unique_ptr<ByteStream> stream, std::string file,
        const ReaderOptions& options, ProblemSink sink)
      : stream_(std::move(stream)),
        delimiter_named_(NamedDelimiter(stream_->Peek(kLookAhead)).has_value()),
        rows_(stream_.get(), DelimiterOf(stream_->Peek(kLookAhead)),
              RowEndOf(stream_->Peek(kLookAhead)), options.max_record_bytes),
        options_(options),
        report_(std::move(file), std::move(sink)) {}

  bool Next(Article* article) override {
    if (!header_read_ && !ReadHeader()) return false;
    std::vector<std::string> cells;
    while (!done_ && NextRow(&cells)) {
      if (cells.size() == 1 && TrimText(cells[0]).empty()) continue;
      if (TakeRow(std::move(cells), article)) return true;
    }
    done_ = true;
    report_.RefuseStream(stream_->status(), rows_.line_number());
    return false;
  }

 private:
  // The next row that could be cut out; false at the end.
  bool NextRow(std::vector<std::string>* cells) {
    using Result = CsvParser::Result;
    while (true) {
      const Result result = rows_.Next(cells);
      if (result == Result::kRow) return true;
      if (result == Result::kEnd) return false;
      const size_t line = rows_.line_number();
      if (result == Result::kTooLong) {
        report_.Refuse(line, "the row is over the limit of " +
                                 std::to_string(options_.max_record_bytes) +
                                 " bytes");
      } else if (result == Result::kBadQuote) {
        report_.Refuse(line,
                       "text after the closing quote of a cell (a quote "
                       "within a quoted cell is written twice)");
      } else if (stream_->status().ok()) {
        report_.Refuse(line, "a quoted cell has no closing quote");
      }
    }
  }

  bool ReadHeader() {
    header_read_ = true;
    done_ = true;
    const bool any =
        (!delimiter_named_ || NextRow(&header_)) && NextRow(&header_);
    if (!any) {
      report_.RefuseStream(stream_->status(), 0);
      return false;
    }
    for (std::string& name : header_) name = OneLine(DecodeText(name).text);
    if (!Score(header_).has_text) {
      report_.Refuse(rows_.line_number(),
                     "the header has neither a title nor a body column; it "
                     "reads: " +
                         HeaderText() +
                         " (the first line must name the columns: title or "
                         "body, and best id, url, published, source, too)");
      return false;
    }
    done_ = false;
    return true;
  }

  std::string HeaderText() const {
    constexpr size_t kShown = 200;
    std::string text;
    for (const std::string& name : header_) {
      text += (text.empty() ? "" : ", ") + name;
    }
    return CleanText(text.substr(0, kShown));
  }

  bool TakeRow(std::vector<std::string> cells, Article* article) {
    const size_t line = rows_.line_number();
    if (cells.size() != header_.size()) {
      report_.Refuse(line, "the row has " + std::to_string(cells.size()) +
                               " cells, the header has " +
                               std::to_string(header_.size()));
      return false;
    }
    std::vector<std::string> notes;
    const absl::Status status = ArticleFromRecord(
        RecordOf(std::move(cells), &notes), options_, article, &notes);
    if (!status.ok()) {
      report_.Refuse(line, status.message());
      return false;
    }
    for (const std::string& note : notes) report_.Note(line, note);
    return true;
  }

  Record RecordOf(std::vector<std::string> cells,
                  std::vector<std::string>* notes) {
    Record record;
    if (!DecodeCells(&cells)) {
      notes->push_back("ill-formed UTF-8, replaced by U+FFFD");
    }
    for (size_t i = 0; i < cells.size(); ++i) {
      if (TrimText(cells[i]).empty()) continue;
      const std::optional<FieldName> name = FindField(header_[i]);
      if (!name) {
        record.unknown.emplace_back(header_[i], JsonQuoted(cells[i]));
      } else if (name->field != RecordField::kPublishedPrecision) {
        record.known.emplace_back(
            header_[i],
            RecordValue{RecordValue::Type::kText, std::move(cells[i]), {}});
      }
    }
    return record;
  }

  // Decodes a row as a whole, because a single short cell of CP949 can look
  // like UTF-8; false if something had to be replaced.
  bool DecodeCells(std::vector<std::string>* cells) {
    std::string row;
    for (const std::string& cell : *cells) row += cell + "\n";
    const DecodedText decoded = DecodeText(row);
    if (decoded.charset == "utf-8" && !decoded.damaged) return true;
    for (std::string& cell : *cells) {
      if (decoded.damaged) {
        cell = CleanText(cell);
      } else if (auto text = DecodeWith(decoded.charset, cell, true)) {
        cell = *std::move(text);
      }
    }
    return !decoded.damaged;
  }

  const std::unique_ptr<ByteStream> stream_;
  // Whether there is a line for that above the header.
  const bool delimiter_named_;
  CsvParser rows_;
  const ReaderOptions options_;
  ProblemReport report_;
  std::vector<std::string> header_;
  bool header_read_ = false;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<ArticleReader> CsvReader(std::unique_ptr<ByteStream> stream,
                                         std::string file,
                                         const ReaderOptions& options,
                                         ProblemSink sink) {
  return std::make_unique<Table>(std::move(stream), std::move(file), options,
                                 std::move(sink));
}

std::optional<char> TableDelimiter(std::string_view start) {
  if (const std::optional<char> named = NamedDelimiter(start)) {
    const HeaderScore score =
        Score(HeaderCells(FirstLine(WithoutFirstLine(start)), *named));
    return score.has_text ? named : std::nullopt;
  }
  const std::string_view line = FirstLine(start);
  std::optional<char> best;
  size_t most_known = 1;
  for (const char delimiter : kDelimiters) {
    const HeaderScore score = Score(HeaderCells(line, delimiter));
    if (score.has_text && score.known > most_known) {
      best = delimiter;
      most_known = score.known;
    }
  }
  return best;
}

}  // namespace defnews
