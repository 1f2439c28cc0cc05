// SPDX-License-Identifier: GPL-3.0-or-later
// Which words have been listed in which period (schema::kWord), so that each
// is listed once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "common/text/analyzer.h"

namespace defnews {

// For one thread and its analyzer.
class ListedWords {
 public:
  class Period {
   public:
    // Whether the word of this id has not been looked at yet; it has been from
    // then on. Cheap: asked for every word of a text.
    bool IsNew(uint32_t id) {
      if (seen_[id]) return false;
      seen_[id] = true;
      return true;
    }
    // Records that it is to be listed. False if it is listed already, under an
    // id that the analyzer has forgotten.
    bool List(uint32_t id, std::string_view word);

   private:
    friend class ListedWords;
    std::vector<bool> seen_;                   // by id
    std::vector<uint32_t> listed_;             // ids
    absl::flat_hash_set<uint64_t> forgotten_;  // hashes of words
  };

  // For ids below `ids`; valid until the next call.
  Period& Of(std::string_view period, size_t ids);

  // To be called before `analyzer` forgets its ids. Of very many words all are
  // dropped, which may then be listed again.
  void KeepTexts(const Analyzer& analyzer);

 private:
  std::unordered_map<std::string, Period> periods_;
};

}  // namespace defnews
