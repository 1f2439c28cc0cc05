// SPDX-License-Identifier: GPL-3.0-or-later
// What a page tells about its article in JSON-LD.
#pragma once

#include <string>
#include <string_view>

namespace defnews {

struct JsonLd {
  std::string published;
  std::string modified;
  std::string headline;
  std::string author;  // several set off by commas
  std::string publisher;
  std::string body;      // articleBody, often cut short
  bool article = false;  // whether there is an object of an article's type
  bool walled = false;   // isAccessibleForFree is false
};

// Adds what the block `json` tells and `facts` lacks; objects that are articles
// come before others. A block that is no JSON is searched for its dates as
// text. Blocks over 1 MiB and values nested deeper than 64 are not read.
void ReadJsonLd(std::string_view json, JsonLd* facts);

}  // namespace defnews
