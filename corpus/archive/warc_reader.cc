// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/warc_reader.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "common/article/clean_text.h"

namespace defnews {
namespace {

constexpr int kGzipOnly = 15 + 16;
constexpr size_t kStep = size_t{64} << 10;
constexpr size_t kLongestHead = size_t{64} << 10;
// A damaged member is noticed well within so much of it.
constexpr size_t kKept = size_t{128} << 10;
constexpr uint64_t kFreeRescan = uint64_t{1} << 20;
constexpr std::string_view kGzipMagic = "\x1F\x8B\x08";

// The next header line of `*head`, without its end; lines that begin with
// white space continue the one before.
std::string NextLine(std::string_view* head) {
  std::string line;
  do {
    const size_t end = std::min(head->find('\n'), head->size());
    std::string_view part = head->substr(0, end);
    if (part.ends_with('\r')) part.remove_suffix(1);
    if (!line.empty()) line += ' ';
    line += TrimText(part);
    head->remove_prefix(std::min(end + 1, head->size()));
  } while (!line.empty() &&
           (head->starts_with(' ') || head->starts_with('\t')));
  return line;
}

bool ReadLength(std::string_view text, uint64_t* length) {
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), *length);
  return error == std::errc() && end == text.data() + text.size();
}

bool IsContentLength(std::string_view name) {
  constexpr std::string_view kName = "content-length";
  return name.size() == kName.size() &&
         std::equal(name.begin(), name.end(), kName.begin(),
                    [](char a, char b) {
                      return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
                    });
}

}  // namespace

WarcReader::WarcReader(std::unique_ptr<ByteSource> file, size_t cap)
    : file_(std::move(file)), cap_(cap) {
  compressed_ = file_.Peek(2).starts_with("\x1F\x8B");
  if (compressed_) inflateInit2(&zlib_, kGzipOnly);
}

WarcReader::~WarcReader() {
  if (compressed_) inflateEnd(&zlib_);
}

void WarcReader::Take(size_t size) {
  begin_ += size;
  plain_taken_ += size;
  if (begin_ >= kStep && begin_ * 2 >= plain_.size()) {
    plain_.erase(0, begin_);
    begin_ = 0;
  }
}

bool WarcReader::Fill() {
  if (at_end_ || !broken_.empty()) return false;
  return compressed_ ? FillInflated() : FillPlain();
}

bool WarcReader::FillPlain() {
  const std::string_view chunk = file_.Chunk().substr(0, kStep);
  if (chunk.empty()) {
    at_end_ = true;
    return false;
  }
  plain_ += chunk;
  taken_ += chunk.size();
  file_.Consume(chunk.size());
  return true;
}

bool WarcReader::NextMember() {
  const std::string_view start = file_.Peek(2);
  if (start.empty()) {
    at_end_ = true;
    return false;
  }
  if (!start.starts_with("\x1F\x8B")) {
    broken_ = "bytes between the gzip members";
    return false;
  }
  member_begin_ = taken_;
  member_open_ = true;
  inflateReset(&zlib_);
  return true;
}

bool WarcReader::FillInflated() {
  if (!member_open_ && (in_record_ || !NextMember())) return false;
  const std::string_view chunk = file_.Chunk();
  if (chunk.empty()) {
    at_end_ = true;
    broken_ = "the last gzip member is cut short";
    return false;
  }
  step_.resize(kStep);
  zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(chunk.data()));
  zlib_.avail_in = static_cast<uInt>(std::min<size_t>(chunk.size(), 1U << 30));
  zlib_.next_out = reinterpret_cast<Bytef*>(step_.data());
  zlib_.avail_out = static_cast<uInt>(kStep);
  const uInt offered = zlib_.avail_in;
  const int result = inflate(&zlib_, Z_NO_FLUSH);
  plain_.append(step_, 0, kStep - zlib_.avail_out);
  const size_t used = offered - zlib_.avail_in;
  taken_ += used;
  recent_ += chunk.substr(0, used);
  if (recent_.size() > 2 * kKept) recent_.erase(0, recent_.size() - kKept);
  file_.Consume(used);
  if (result == Z_STREAM_END) {
    member_open_ = false;
    recent_.clear();
  } else if (result != Z_OK) {
    broken_ = "a gzip member is damaged";
    return false;
  }
  return true;
}

bool WarcReader::Have(size_t size) {
  while (Ahead().size() < size) {
    if (!Fill()) return false;
  }
  return true;
}

void WarcReader::SkipBlankLines() {
  while (Have(1) && (Ahead()[0] == '\r' || Ahead()[0] == '\n')) Take(1);
}

size_t WarcReader::HeadSize() {
  size_t from = 0;
  while (true) {
    const std::string_view ahead = Ahead();
    while (true) {
      const size_t end = ahead.find('\n', from);
      if (end == std::string_view::npos) break;
      from = end + 1;
      std::string_view next = ahead.substr(from);
      if (next.starts_with("\n")) return from + 1;
      if (next.starts_with("\r\n")) return from + 2;
      if (next.size() < 2) {
        --from;
        break;
      }
    }
    if (ahead.size() > kLongestHead || !Fill()) return 0;
  }
}

bool WarcReader::TakeHead(WarcRecord* record, uint64_t* length) {
  const size_t size = HeadSize();
  if (size == 0) return false;
  std::string_view head = Ahead().substr(0, size);
  const std::string first = NextLine(&head);
  if (!first.starts_with("WARC/")) return false;
  record->version = first.substr(5);
  record->fields.clear();
  bool has_length = false;
  while (true) {
    const std::string line = NextLine(&head);
    if (line.empty()) break;
    const size_t colon = line.find(':');
    if (colon == std::string::npos) return false;
    const std::string_view name = TrimText(line).substr(0, colon);
    const std::string_view value =
        TrimText(std::string_view(line).substr(colon + 1));
    if (!IsContentLength(name)) {
      record->fields.emplace_back(name, value);
    } else if (!ReadLength(value, length)) {
      return false;
    } else {
      has_length = true;
    }
  }
  if (has_length) Take(size);
  return has_length;
}

bool WarcReader::SkipBlock(uint64_t length) {
  while (length > 0 && Have(1)) {
    const size_t step =
        static_cast<size_t>(std::min<uint64_t>(length, Ahead().size()));
    Take(step);
    length -= step;
  }
  return length == 0;
}

// A record ends in two line ends. Some writers leave out the carriage
// returns; the end of the member or file will do where there is nothing else.
bool WarcReader::TakeEndOfRecord() {
  for (const std::string_view end : {"\r\n\r\n", "\n\n"}) {
    if (Have(end.size()) && Ahead().starts_with(end)) {
      Take(end.size());
      return true;
    }
  }
  return false;
}

WarcReader::Result WarcReader::TakeBlock(uint64_t length, WarcRecord* record) {
  const size_t size = static_cast<size_t>(length);
  if (!Have(size)) {
    return Damaged(broken_.empty() ? "the record is cut short" : broken_);
  }
  record->block = Ahead().substr(0, size);
  Take(size);
  if (!TakeEndOfRecord()) {
    return Damaged("the record does not end where its Content-Length says");
  }
  // In a file with one member a record, the member ends here too.
  if (compressed_ && Ahead().empty() && member_open_) Fill();
  if (!broken_.empty()) return Damaged(broken_);
  end_of_records_ = compressed_ ? taken_ : plain_taken_;
  return Result::kRecord;
}

WarcReader::Result WarcReader::Next(WarcRecord* record) {
  SkipBlankLines();
  if (Ahead().empty()) {
    if (broken_.empty()) return Result::kEnd;
    damage_ = broken_;
    Resynchronise();
    return Result::kDamaged;
  }
  offset_ = compressed_ ? member_begin_ : plain_taken_;
  in_record_ = true;
  const Result result = TakeRecord(record);
  in_record_ = false;
  if (result == Result::kDamaged && resynchronise_) Resynchronise();
  resynchronise_ = false;
  return result;
}

WarcReader::Result WarcReader::TakeRecord(WarcRecord* record) {
  uint64_t length = 0;
  if (!TakeHead(record, &length)) {
    return Damaged(broken_.empty() ? "no WARC record begins here" : broken_);
  }
  if (length <= cap_) return TakeBlock(length, record);
  SkipBlock(length);
  TakeEndOfRecord();
  damage_ =
      "the record is over the limit of " + std::to_string(cap_) + " bytes";
  return Result::kDamaged;
}

WarcReader::Result WarcReader::Damaged(std::string_view what) {
  damage_ = what;
  resynchronise_ = true;
  return Result::kDamaged;
}

// Within one member nothing tells where the next record begins, so the rest of
// it is left alone; without compression the next line that opens a record is
// looked for.
void WarcReader::Resynchronise() {
  if (!compressed_) {
    constexpr std::string_view kOpening = "\nWARC/";
    if (!Ahead().empty()) Take(1);
    while (true) {
      const size_t at = Ahead().find(kOpening);
      if (at != std::string_view::npos) return Take(at + 1);
      if (Ahead().size() >= kOpening.size()) {
        Take(Ahead().size() - kOpening.size() + 1);
      }
      if (!Fill()) return Take(Ahead().size());
    }
  }
  Take(Ahead().size());
  while (broken_.empty() && member_open_ && Fill()) Take(Ahead().size());
  if (broken_.empty()) return;
  // What a torn member ran on into is looked at again; not without end, as
  // false starts could be strung together.
  rescanned_ += recent_.size();
  if (rescanned_ > kFreeRescan + 2 * taken_) recent_.clear();
  file_.PutBack(recent_);
  taken_ -= recent_.size();
  recent_.clear();
  broken_.clear();
  at_end_ = false;
  if (member_open_ && taken_ == member_begin_ && !file_.Peek(1).empty()) {
    ++taken_;
    file_.Consume(1);
  }
  member_open_ = false;
  while (true) {
    const std::string_view ahead = file_.Peek(kStep);
    const size_t at = ahead.find(kGzipMagic);
    const size_t skipped = at != std::string_view::npos ? at
                           : ahead.size() >= kGzipMagic.size()
                               ? ahead.size() - kGzipMagic.size() + 1
                               : ahead.size();
    taken_ += skipped;
    file_.Consume(skipped);
    if (at != std::string_view::npos) return;
    if (skipped == 0 || file_.Peek(1).empty()) break;
  }
  at_end_ = true;
}

}  // namespace defnews
