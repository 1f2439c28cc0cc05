// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/archive_contents.h"

#include <optional>
#include <utility>

#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "corpus/archive/warc_reader.h"
#include "corpus/fetch/web_url.h"

namespace defnews {
namespace {

constexpr size_t kMostBlock = size_t{64} << 20;

void KeepNewest(const std::string& key, const CapturePlace& place,
                absl::flat_hash_map<std::string, CapturePlace>* places) {
  const auto [at, added] = places->try_emplace(key, place);
  if (!added && at->second < place) at->second = place;
}

class Lister {
 public:
  Lister(std::vector<std::string> files, const ProblemSink& sink)
      : sink_(sink) {
    contents_.files = std::move(files);
  }

  ArchiveContents List() {
    for (size_t file = 0; file < contents_.files.size(); ++file) {
      ListFile(file);
    }
    return std::move(contents_);
  }

 private:
  void Refuse(size_t file, const std::string& message) {
    if (!sink_) return;
    sink_({InputProblem::Kind::kRefused, contents_.files[file], 0, message});
  }

  void ListFile(size_t file) {
    auto source = FileSource(contents_.files[file], nullptr);
    if (!source.ok()) {
      Refuse(file, std::string(FromAbsl(source.status().message())));
      return;
    }
    WarcReader reader(*std::move(source), kMostBlock);
    WarcRecord record;
    while (true) {
      const WarcReader::Result result = reader.Next(&record);
      if (result == WarcReader::Result::kEnd) break;
      const std::string at =
          "at byte " + std::to_string(reader.offset()) + ": ";
      if (result == WarcReader::Result::kDamaged) {
        Refuse(file, at + reader.damage());
        continue;
      }
      const absl::StatusOr<std::optional<CapturedPage>> page =
          PageOfRecord(record);
      if (!page.ok()) {
        Refuse(file, at + std::string(FromAbsl(page.status().message())));
      } else if (page->has_value()) {
        TakePage(**page, {file, reader.offset(), (*page)->time});
      }
    }
  }

  void TakePage(const CapturedPage& page, const CapturePlace& place) {
    const std::string key = PageKey(page.url);
    switch (page.kind) {
      case CapturedPage::Kind::kPage:
        contents_.redirects.erase(key);
        return KeepNewest(key, place, &contents_.pages);
      case CapturedPage::Kind::kRedirect:
        contents_.redirects[key] = PageKey(page.target);
        return;
      case CapturedPage::Kind::kFeed:
        break;
    }
    const absl::StatusOr<Feed> feed = FeedOfPage(page);
    if (!feed.ok()) return;
    for (const FeedItem& item : feed->items) {
      if (item.url.empty()) continue;
      const std::string item_key = PageKey(item.url);
      if (item.published) contents_.dates[item_key] = *item.published;
      if (!item.content.empty()) {
        KeepNewest(item_key, place, &contents_.items);
      }
    }
  }

  const ProblemSink& sink_;
  ArchiveContents contents_;
};

}  // namespace

std::string ArchiveContents::Resolve(std::string key) const {
  constexpr int kMost = 6;
  for (int i = 0; i < kMost; ++i) {
    const auto next = redirects.find(key);
    if (next == redirects.end() || next->second == key) break;
    key = next->second;
  }
  return key;
}

ArchiveContents ListContents(std::vector<std::string> files,
                             const ProblemSink& sink) {
  return Lister(std::move(files), sink).List();
}

absl::StatusOr<WarcRecord> ReadCapture(const ArchiveContents& contents,
                                       const CapturePlace& place) {
  ASSIGN_OR_RETURN(
      std::unique_ptr<ByteSource> source,
      FileSource(contents.files[place.file], nullptr, place.offset));
  WarcReader reader(std::move(source), kMostBlock);
  WarcRecord record;
  if (reader.Next(&record) == WarcReader::Result::kRecord) return record;
  return absl::DataLossError("at byte " + std::to_string(place.offset) +
                             ": the record cannot be read again");
}

}  // namespace defnews
