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

// Whether `place` is the newest of `key` so far.
bool KeepNewest(const std::string& key, const CapturePlace& place,
                absl::flat_hash_map<std::string, CapturePlace>* places) {
  const auto [at, added] = places->try_emplace(key, place);
  if (added) return true;
  if (!(at->second < place)) return false;
  at->second = place;
  return true;
}

class Lister {
 public:
  Lister(ArchiveContents* contents, const ProblemSink& sink)
      : contents_(*contents), sink_(sink) {}

  void List() {
    for (size_t file = 0; file < contents_.files.size(); ++file) {
      ListFile(file);
    }
  }

 private:
  void Refuse(size_t file, const std::string& message) {
    if (!sink_) return;
    sink_({InputProblem::Kind::kRefused, contents_.files[file], 0, message});
  }

  void ListFile(size_t file) {
    const uint64_t from = contents_.read[file];
    auto source = FileSource(contents_.files[file], nullptr, from);
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
          "at byte " + std::to_string(from + reader.offset()) + ": ";
      if (result == WarcReader::Result::kDamaged) {
        Refuse(file, at + reader.damage());
        continue;
      }
      const absl::StatusOr<std::optional<CapturedPage>> page =
          PageOfRecord(record);
      if (!page.ok()) {
        Refuse(file, at + std::string(FromAbsl(page.status().message())));
      } else if (page->has_value()) {
        TakePage(**page, {file, from + reader.offset(), (*page)->time});
      }
    }
    contents_.read[file] = from + reader.end_of_records();
  }

  void TakePage(const CapturedPage& page, const CapturePlace& place) {
    const std::string key = PageKey(page.url);
    switch (page.kind) {
      case CapturedPage::Kind::kPage:
        TakeRedirect(key, "");
        contents_.redirects.erase(key);
        contents_.touched.insert(key);
        KeepNewest(key, place, &contents_.pages);
        return;
      case CapturedPage::Kind::kRedirect:
        TakeRedirect(key, PageKey(page.target));
        return;
      case CapturedPage::Kind::kFeed:
        TakeFeed(page, place);
    }
  }

  // What is known of an address is known of the one it leads to, and no more
  // of the one it led to before.
  void TakeRedirect(const std::string& from, std::string to) {
    std::string& target = contents_.redirects[from];
    if (target == to) return;
    contents_.touched.insert(target);
    contents_.touched.insert(to);
    target = std::move(to);
  }

  void TakeFeed(const CapturedPage& page, const CapturePlace& place) {
    const absl::StatusOr<Feed> feed = FeedOfPage(page);
    if (!feed.ok()) return;
    for (const FeedItem& item : feed->items) {
      if (item.url.empty()) continue;
      const std::string key = PageKey(item.url);
      if (item.published) TakeDate(key, *item.published);
      if (!item.content.empty() && KeepNewest(key, place, &contents_.items)) {
        contents_.touched_items.insert(key);
      }
    }
  }

  void TakeDate(const std::string& key, const FeedDate& date) {
    const auto [at, added] = contents_.dates.try_emplace(key, date);
    if (!added && at->second.published == date.published) return;
    at->second = date;
    contents_.touched.insert(key);
  }

  ArchiveContents& contents_;
  const ProblemSink& sink_;
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

void ReadOn(ArchiveContents* contents, const ProblemSink& sink) {
  contents->touched.clear();
  contents->touched_items.clear();
  contents->read.resize(contents->files.size());
  Lister(contents, sink).List();
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
