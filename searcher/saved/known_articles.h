// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles the reports have seen, and with which texts: what is new is
// judged by this alone, so that no rollback, no rebuild and no repeated run can
// make a story new again, or a change of it: a text that comes back has been
// seen. 16 bytes a text; what leaves the index stays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/article/article.h"

namespace defnews {

// What of an article makes it another story to its reader: title, body and
// captions. That it was fetched anew, or dated better, does not.
uint64_t ReadersHash(const Article& article);

enum class Seen { kNever, kOtherwise, kAsItIs };

// Of an article that changes without end the last of its texts are known.
inline constexpr size_t kTextsOfOne = 8;

class KnownArticles {
 public:
  Seen Look(std::string_view id, uint64_t text) const;
  // Takes effect at Settle().
  void Add(std::string_view id, uint64_t text);
  void Settle();
  size_t size() const { return texts_.size(); }  // texts

  // Bytes with a checksum. Those of version 1 had one text an article, and are
  // read as well.
  std::string Encode() const;
  // DataLoss.
  static absl::StatusOr<KnownArticles> Decode(std::string_view bytes);

 private:
  struct SeenText {
    uint64_t id = 0;
    uint64_t text = 0;
  };

  std::vector<SeenText> texts_;  // by id; of one id the last seen last
  std::vector<SeenText> added_;
};

}  // namespace defnews
