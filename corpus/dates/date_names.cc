// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/date_names.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

bool HasPart(const std::vector<std::string>& names,
             std::initializer_list<std::string_view> parts) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
      return name.find(part) != std::string::npos;
    });
  });
}

DateNames Judge(const std::vector<std::string>& names) {
  DateNames judged;
  judged.date =
      HasPart(names,
              {"date", "publish", "posted", "pubtime", "timestamp", "datum",
               "submitted", "publication", "meta", "byline", "time"}) &&
      !HasPart(names, {"update", "candidate", "validate", "lifetime"});
  judged.published = HasPart(names, {"published", "date"});
  judged.updated = HasPart(names, {"updated", "modified"}) &&
                   !HasPart(names, {"published", "entry-date"});
  const bool holds =
      HasPart(names, {"article-body", "content", "main", "page", "wrap",
                      "no-sidebar", "with-sidebar", "has-sidebar"});
  judged.apart = !holds && HasPart(names, {"comment", "related", "copyright",
                                           "calendar", "footer"});
  judged.beside = !holds && HasPart(names, {"sidebar", "widget", "recent"});
  return judged;
}

}  // namespace

DateNames DateNameMemo::Of(const xmlNode* element) {
  std::string names;
  for (const xmlAttr* attribute = element->properties; attribute != nullptr;
       attribute = attribute->next) {
    const std::string_view name = NameOf(attribute);
    if (name != "class" && name != "id") continue;
    constexpr size_t kLongest = 2000;
    names += ValueOf(attribute).substr(0, kLongest);
    names += ' ';
  }
  if (names.empty()) return {};
  const auto found = known_.find(names);
  if (found != known_.end()) return found->second;
  const DateNames judged = Judge(LineWords(names));
  known_.emplace(std::move(names), judged);
  return judged;
}

}  // namespace defnews
