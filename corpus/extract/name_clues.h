// SPDX-License-Identifier: GPL-3.0-or-later
// What the class and id of an element say it is.
#pragma once

#include <libxml/tree.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"

namespace defnews {

// The later, the less it takes to doubt it: names are believed as long as what
// they name has no larger part of the page's text (see MostShare).
enum class NameClue : uint8_t {
  kNone,
  kBody,     // the text of an article: entry-content, articleBody
  kApart,    // comments, related articles, footers: may be long
  kNoise,    // share buttons, advertisements, menus
  kCaption,  // a picture's
  kAbout,    // author, date, header: often around the article as well
};

// Of the whole page's text, 0 to 1.
double MostShare(NameClue clue);

// The clue of one name such as `post-content`, `relatedPosts` or
// `article_view`, by the words it is made of.
NameClue ClueOfName(std::string_view name);

// Remembers the names it has met.
class NameClues {
 public:
  NameClue Of(const xmlNode* element);

 private:
  NameClue OfAttribute(std::string_view names);

  absl::flat_hash_map<std::string, NameClue> known_;
};

}  // namespace defnews
