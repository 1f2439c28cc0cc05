// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/known_articles.h"

#include <algorithm>
#include <iterator>

#include "common/content_hash.h"

namespace defnews {
namespace {

constexpr std::string_view kHead = "defnews articles seen 2\n";
constexpr std::string_view kOldHead = "defnews articles seen 1\n";
static_assert(kHead.size() == kOldHead.size());
constexpr size_t kEntryBytes = 16;
constexpr size_t kChecksumBytes = 32;

void Append64(uint64_t number, std::string* bytes) {
  for (int i = 0; i < 8; ++i) {
    bytes->push_back(static_cast<char>(number & 0xff));
    number >>= 8;
  }
}

uint64_t Read64(std::string_view bytes) {
  uint64_t number = 0;
  for (size_t i = 8; i-- > 0;) {
    number = number << 8 | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

constexpr auto kById = [](const auto& a, const auto& b) { return a.id < b.id; };

}  // namespace

uint64_t ReadersHash(const Article& article) {
  std::string text = article.title;
  text += '\0';
  text += article.body;
  for (const std::string& caption : article.captions) {
    text += '\0';
    text += caption;
  }
  return ContentHashValue(text);
}

Seen KnownArticles::Look(std::string_view id, uint64_t text) const {
  const auto [begin, end] =
      std::equal_range(texts_.begin(), texts_.end(),
                       SeenText{.id = ContentHashValue(id)}, kById);
  if (begin == end) return Seen::kNever;
  const bool seen = std::any_of(
      begin, end, [text](const SeenText& one) { return one.text == text; });
  return seen ? Seen::kAsItIs : Seen::kOtherwise;
}

void KnownArticles::Add(std::string_view id, uint64_t text) {
  added_.push_back({.id = ContentHashValue(id), .text = text});
}

void KnownArticles::Settle() {
  // Stable, so that of one id the texts stay in the order they were seen in.
  std::stable_sort(added_.begin(), added_.end(), kById);
  std::vector<SeenText> merged;
  merged.reserve(texts_.size() + added_.size());
  std::merge(texts_.begin(), texts_.end(), added_.begin(), added_.end(),
             std::back_inserter(merged), kById);
  texts_.clear();
  added_.clear();
  size_t first = 0;  // of the id at hand, in texts_
  for (const SeenText& one : merged) {
    if (first < texts_.size() && texts_[first].id != one.id) {
      first = texts_.size();
    }
    const auto of_id = texts_.begin() + static_cast<ptrdiff_t>(first);
    const auto same = std::find_if(
        of_id, texts_.end(),
        [&one](const SeenText& other) { return other.text == one.text; });
    if (same != texts_.end()) {
      texts_.erase(same);
    } else if (texts_.size() - first == kTextsOfOne) {
      texts_.erase(of_id);
    }
    texts_.push_back(one);
  }
}

std::string KnownArticles::Encode() const {
  std::string bytes(kHead);
  bytes.reserve(kHead.size() + texts_.size() * kEntryBytes + kChecksumBytes);
  for (const auto& [id, text] : texts_) {
    Append64(id, &bytes);
    Append64(text, &bytes);
  }
  return bytes + ContentHash128(bytes);
}

absl::StatusOr<KnownArticles> KnownArticles::Decode(std::string_view bytes) {
  if (bytes.size() < kHead.size() + kChecksumBytes ||
      !(bytes.starts_with(kHead) || bytes.starts_with(kOldHead)) ||
      ContentHash128(bytes.substr(0, bytes.size() - kChecksumBytes)) !=
          bytes.substr(bytes.size() - kChecksumBytes)) {
    return absl::DataLossError("its content does not fit its checksum");
  }
  bytes.remove_suffix(kChecksumBytes);
  bytes.remove_prefix(kHead.size());
  KnownArticles known;
  known.texts_.reserve(bytes.size() / kEntryBytes);
  for (; bytes.size() >= kEntryBytes; bytes.remove_prefix(kEntryBytes)) {
    known.texts_.push_back(
        {.id = Read64(bytes), .text = Read64(bytes.substr(8))});
  }
  return known;
}

}  // namespace defnews
