// SPDX-License-Identifier: GPL-3.0-or-later
// What class and id of an element say about the dates in it.
#pragma once

#include <libxml/tree.h>

#include <string>

#include "absl/container/flat_hash_map.h"

namespace defnews {

struct DateNames {
  bool date = false;       // called date, time, byline ...
  bool published = false;  // called published or date
  bool updated = false;    // called updated, and not published
  bool apart = false;      // comments, related articles: dates of others
  bool beside = false;     // sidebars, widgets: likely dates of others
};

// Remembers the names it has met.
class DateNameMemo {
 public:
  DateNames Of(const xmlNode* element);

 private:
  absl::flat_hash_map<std::string, DateNames> known_;
};

}  // namespace defnews
