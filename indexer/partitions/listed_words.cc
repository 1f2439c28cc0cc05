// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/listed_words.h"

#include "common/content_hash.h"

namespace defnews {
namespace {

// 18 MiB at most, for each thread.
constexpr size_t kMostForgotten = 1'000'000;

}  // namespace

bool ListedWords::Period::List(uint32_t id, std::string_view word) {
  if (!forgotten_.empty() && forgotten_.contains(ContentHashValue(word))) {
    return false;
  }
  listed_.push_back(id);
  return true;
}

ListedWords::Period& ListedWords::Of(std::string_view period, size_t ids) {
  Period& found = periods_[std::string(period)];
  if (found.seen_.size() < ids) found.seen_.resize(ids);
  return found;
}

void ListedWords::KeepTexts(const Analyzer& analyzer) {
  size_t words = 0;
  for (const auto& [name, period] : periods_) {
    words += period.forgotten_.size() + period.listed_.size();
  }
  if (words > kMostForgotten) return periods_.clear();
  for (auto& [name, period] : periods_) {
    for (const uint32_t id : period.listed_) {
      period.forgotten_.insert(ContentHashValue(analyzer.word(id)));
    }
    period.listed_.clear();
    period.seen_.clear();
  }
}

}  // namespace defnews
