// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_byline.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"
#include "corpus/extract/page_line.h"
#include "corpus/extract/text_block.h"

namespace defnews {
namespace {

constexpr size_t kWidestName = 100;
constexpr size_t kMostWords = 12;

// Names of accounts and departments rather than of people.
bool IsNobody(const std::string& name) {
  const std::string key = PhraseKey(name);
  return key == "admin" || key == "editor" || key == "webmaster" ||
         key == "staff" || key == "administrator" || key == "author" ||
         key == "unknown" || key == "root";
}

bool IsCalledAuthor(const PageNode& node) {
  if (HasItemprop(node.node, "author")) return true;
  for (const char* attribute : {"class", "rel", "id"}) {
    const std::string names = LowerAscii(Attribute(node.node, attribute));
    if (names.find("author") != std::string::npos ||
        names.find("byline") != std::string::npos ||
        names.find("reporter") != std::string::npos ||
        names.find("journalist") != std::string::npos) {
      return true;
    }
  }
  return false;
}

// The byline in what stands between headline and text.
std::string InHead(const PageTree& tree, HeadZone zone) {
  std::string called;
  std::string written;
  constexpr uint32_t kMostInk = 120;
  for (uint32_t i = zone.begin; i < std::min<size_t>(zone.end, tree.size());
       ++i) {
    const PageNode& node = tree[i];
    if (node.text == 0 || node.text > kMostInk) continue;
    if (node.tag == HtmlTag::kText) {
      std::string line = OneLine(TextOf(node.node));
      if (!written.empty()) continue;
      if (const std::optional<std::string> name = BylineInLine(line)) {
        written = *name;
      }
      continue;
    }
    constexpr uint32_t kMostNodes = 64;
    if (node.end - i > kMostNodes) continue;
    if (called.empty() && node.node->properties != nullptr &&
        IsCalledAuthor(node)) {
      called = CleanByline(InnerText(node.node));
    }
  }
  return called.empty() ? written : called;
}

// `김철수 기자 kcs@example.com` among the last lines, the dateline's reporter
// in the first.
std::string InText(const PageTree& tree, const MainContent& content) {
  std::string opening;
  std::string closing;
  constexpr uint32_t kMostInk = 120;
  for (uint32_t i = content.node; i < tree[content.node].end; ++i) {
    const PageNode& node = tree[i];
    if (node.tag != HtmlTag::kText || node.text == 0) continue;
    const std::string line = OneLine(TextOf(node.node));
    if (opening.empty()) {
      opening = ReporterInDateline(line);
      if (!opening.empty()) return opening;
      opening = " ";
    }
    if (node.text > kMostInk || !HasHangul(line)) continue;
    if (const std::optional<std::string> name = BylineInLine(line)) {
      if (!name->empty()) closing = *name;
    }
  }
  return closing;
}

}  // namespace

std::string CleanByline(std::string_view text) {
  std::string line;
  AppendCollapsed(text, &line);
  line = OneLine(line);
  if (IsStampLine(line)) return "";
  if (const std::optional<std::string> name = BylineInLine(line)) {
    line = *name;
  }
  const size_t bar = line.find_first_of("|\t");
  if (bar != std::string::npos) line = OneLine(line.substr(0, bar));
  const bool name = !line.empty() && TextWidth(line) <= kWidestName &&
                    LineWords(line).size() <= kMostWords &&
                    line.find("http") == std::string::npos &&
                    line.find_first_of("0123456789") == std::string::npos;
  return name && !IsNobody(line) ? line : "";
}

std::string FindByline(const PageTree& tree, HeadZone zone,
                       const MainContent& content, const HtmlMetadata& metadata,
                       const JsonLd& json_ld) {
  // Some pages name the outlet as the author of all it has.
  std::string outlet;
  for (const std::string& stated : {json_ld.author, metadata.author}) {
    std::string name = CleanByline(stated);
    if (name.empty()) continue;
    const std::string key = LetterKey(name);
    const bool is_outlet = key == LetterKey(json_ld.publisher) ||
                           key == LetterKey(metadata.site_name);
    if (!is_outlet) return name;
    outlet = std::move(name);
  }
  if (tree.size() == 0) return outlet;
  if (std::string name = InHead(tree, zone); !name.empty()) return name;
  std::string name = InText(tree, content);
  return name.empty() ? outlet : name;
}

}  // namespace defnews
