// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles the reports have seen, and with which text: what is new is
// judged by this alone, so that no rollback, no rebuild and no repeated run can
// make a story new again. 16 bytes an article; what leaves the index stays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/article/article.h"

namespace defnews {

// What of an article makes it another story to its reader: title, body and
// captions. That it was fetched anew, or dated better, does not.
uint64_t ReadersHash(const Article& article);

enum class Seen { kNever, kOtherwise, kAsItIs };

class KnownArticles {
 public:
  Seen Look(std::string_view id, uint64_t text) const;
  // Takes effect at Settle().
  void Add(std::string_view id, uint64_t text);
  void Settle();
  size_t size() const { return articles_.size(); }

  // Bytes with a checksum.
  std::string Encode() const;
  // DataLoss.
  static absl::StatusOr<KnownArticles> Decode(std::string_view bytes);

 private:
  std::vector<std::pair<uint64_t, uint64_t>> articles_;  // id and text; sorted
  std::vector<std::pair<uint64_t, uint64_t>> added_;
};

}  // namespace defnews
