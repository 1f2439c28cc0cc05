// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/html_document.h"

#include <libxml/HTMLparser.h>

#include <limits>
#include <mutex>
#include <optional>

#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

std::string_view View(const xmlChar* text) {
  return text == nullptr
             ? std::string_view()
             : std::string_view(reinterpret_cast<const char*>(text));
}

bool IsInline(std::string_view name) {
  for (const std::string_view inline_name :
       {"a",    "abbr", "b",     "bdi",  "bdo",    "cite", "code",
        "data", "em",   "font",  "i",    "ins",    "kbd",  "mark",
        "q",    "s",    "small", "span", "strong", "sub",  "sup",
        "time", "u",    "var",   "wbr"}) {
    if (name == inline_name) return true;
  }
  return false;
}

// The node after `node` that is not under it, within `top`.
xmlNode* After(xmlNode* node, const xmlNode* top) {
  while (node != top && node->next == nullptr) node = node->parent;
  return node == top ? nullptr : node->next;
}

// What follows the first </html>, which some pages have in their midst, is in
// roots of its own; it is put where browsers see it.
void JoinRoots(xmlDoc* document) {
  xmlNode* const root = xmlDocGetRootElement(document);
  if (root == nullptr) return;
  for (xmlNode* node = root->next; node != nullptr;) {
    xmlNode* const next = node->next;
    if (node->type == XML_ELEMENT_NODE) {
      xmlUnlinkNode(node);
      xmlAddChild(root, node);
    }
    node = next;
  }
}

struct ContextCloser {
  void operator()(htmlParserCtxt* context) const {
    htmlFreeParserCtxt(context);
  }
};

}  // namespace

HtmlDocument::HtmlDocument(std::string_view utf8) {
  static std::once_flag initialised;
  std::call_once(initialised, [] { xmlInitParser(); });
  if (utf8.size() > std::numeric_limits<int>::max()) return;
  const std::optional<std::string> limited = WithoutSurplusAttributes(utf8);
  if (limited) utf8 = *limited;
  constexpr int kOptions = HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                           HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
  const std::unique_ptr<htmlParserCtxt, ContextCloser> context(
      htmlNewParserCtxt());
  if (context == nullptr) return;
  document_.reset(htmlCtxtReadMemory(context.get(), utf8.data(),
                                     static_cast<int>(utf8.size()), nullptr,
                                     "UTF-8", kOptions));
  if (document_ != nullptr) JoinRoots(document_.get());
  cut_ = context->disableSAX != 0;
}

xmlNode* HtmlDocument::root() const {
  return document_ == nullptr ? nullptr : xmlDocGetRootElement(document_.get());
}

std::string_view ElementName(const xmlNode* node) {
  return node->type == XML_ELEMENT_NODE ? View(node->name) : "";
}

std::string_view NameOf(const xmlAttr* attribute) {
  return View(attribute->name);
}

std::string_view ValueOf(const xmlAttr* attribute) {
  const xmlNode* const value = attribute->children;
  if (value == nullptr || value->next != nullptr) return "";
  return View(value->content);
}

bool HasItemprop(const xmlNode* node, std::string_view wanted) {
  for (const xmlAttr* attribute = node->properties; attribute != nullptr;
       attribute = attribute->next) {
    if (NameOf(attribute) != "itemprop") continue;
    return ValueOf(attribute).find(wanted) != std::string_view::npos;
  }
  return false;
}

bool IsJsonLd(const xmlNode* script) {
  for (const xmlAttr* attribute = script->properties; attribute != nullptr;
       attribute = attribute->next) {
    if (NameOf(attribute) != "type") continue;
    return LowerAscii(ValueOf(attribute)) == "application/ld+json";
  }
  return false;
}

std::string Attribute(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text(View(value));
  if (value != nullptr) xmlFree(value);
  return text;
}

void WalkTree(xmlNode* top, const std::function<bool(xmlNode*)>& visit) {
  xmlNode* node = top;
  while (node != nullptr) {
    const bool enter = visit(node) && node->type == XML_ELEMENT_NODE;
    node =
        enter && node->children != nullptr ? node->children : After(node, top);
  }
}

std::string InnerText(xmlNode* top) {
  std::string text;
  WalkTree(top, [&text](xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      text += View(node->content);
      return false;
    }
    const std::string_view name = ElementName(node);
    if (name == "script" || name == "style" || name == "noscript") return false;
    if (!name.empty() && !IsInline(name)) text += ' ';
    return true;
  });
  return OneLine(text);
}

}  // namespace defnews
