// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/streamed_parts.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "corpus/extract/html_document.h"

namespace defnews {
namespace {

bool IsWithin(const xmlNode* node, const xmlNode* part) {
  while (node != nullptr && node != part) node = node->parent;
  return node == part;
}

}  // namespace

void PlaceStreamedParts(xmlNode* root) {
  constexpr size_t kMostParts = 1000;
  absl::flat_hash_map<std::string, xmlNode*> parts;
  std::vector<std::pair<std::string, xmlNode*>> places;
  WalkTree(root, [&](xmlNode* node) {
    const std::string_view name = ElementName(node);
    if (name != "template" && name != "div") return !name.empty();
    const std::string id = Attribute(node, "id");
    if (id.size() < 3 || id[1] != ':') return true;
    if (name == "template" && id[0] == 'B' && places.size() < kMostParts) {
      places.emplace_back(id.substr(2), node);
    }
    if (name == "div" && id[0] == 'S' && parts.size() < kMostParts) {
      parts.emplace(id.substr(2), node);
    }
    return true;
  });
  for (const auto& [id, place] : places) {
    const auto found = parts.find(id);
    if (found == parts.end()) continue;
    xmlNode* const part = found->second;
    parts.erase(found);
    if (IsWithin(place, part)) continue;
    xmlUnlinkNode(part);
    xmlAddNextSibling(place, part);
    xmlUnsetProp(part, reinterpret_cast<const xmlChar*>("hidden"));
  }
}

}  // namespace defnews
