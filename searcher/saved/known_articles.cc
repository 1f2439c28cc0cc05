// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/known_articles.h"

#include <algorithm>
#include <iterator>

#include "common/content_hash.h"

namespace defnews {
namespace {

constexpr std::string_view kHead = "defnews articles seen 1\n";
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
  const uint64_t hash = ContentHashValue(id);
  const auto at = std::lower_bound(articles_.begin(), articles_.end(),
                                   std::pair<uint64_t, uint64_t>(hash, 0));
  if (at == articles_.end() || at->first != hash) return Seen::kNever;
  return at->second == text ? Seen::kAsItIs : Seen::kOtherwise;
}

void KnownArticles::Add(std::string_view id, uint64_t text) {
  added_.emplace_back(ContentHashValue(id), text);
}

void KnownArticles::Settle() {
  // Stable sorts: of two of one id the one added last is in force.
  const auto by_id = [](const auto& a, const auto& b) {
    return a.first < b.first;
  };
  std::stable_sort(added_.begin(), added_.end(), by_id);
  std::vector<std::pair<uint64_t, uint64_t>> merged;
  merged.reserve(articles_.size() + added_.size());
  std::merge(articles_.begin(), articles_.end(), added_.begin(), added_.end(),
             std::back_inserter(merged), by_id);
  articles_.clear();
  for (const auto& entry : merged) {
    if (!articles_.empty() && articles_.back().first == entry.first) {
      articles_.back() = entry;
    } else {
      articles_.push_back(entry);
    }
  }
  added_.clear();
}

std::string KnownArticles::Encode() const {
  std::string bytes(kHead);
  bytes.reserve(kHead.size() + articles_.size() * kEntryBytes + kChecksumBytes);
  for (const auto& [id, text] : articles_) {
    Append64(id, &bytes);
    Append64(text, &bytes);
  }
  return bytes + ContentHash128(bytes);
}

absl::StatusOr<KnownArticles> KnownArticles::Decode(std::string_view bytes) {
  if (bytes.size() < kHead.size() + kChecksumBytes ||
      !bytes.starts_with(kHead) ||
      ContentHash128(bytes.substr(0, bytes.size() - kChecksumBytes)) !=
          bytes.substr(bytes.size() - kChecksumBytes)) {
    return absl::DataLossError("its content does not fit its checksum");
  }
  bytes.remove_suffix(kChecksumBytes);
  bytes.remove_prefix(kHead.size());
  KnownArticles known;
  known.articles_.reserve(bytes.size() / kEntryBytes);
  for (; bytes.size() >= kEntryBytes; bytes.remove_prefix(kEntryBytes)) {
    known.articles_.emplace_back(Read64(bytes), Read64(bytes.substr(8)));
  }
  return known;
}

}  // namespace defnews
