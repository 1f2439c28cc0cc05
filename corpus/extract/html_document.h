// SPDX-License-Identifier: GPL-3.0-or-later
// A parsed web page and walks over it.
#pragma once

#include <libxml/tree.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/extract/surplus_attributes.h"

namespace defnews {

// libxml2's tree of one page. Nothing is fetched, no entity of the document
// itself is expanded, and however broken the markup there is some tree. Of one
// element no more than kMostAttributes attributes are read.
class HtmlDocument {
 public:
  // `utf8` is well-formed UTF-8 whatever its markup claims.
  explicit HtmlDocument(std::string_view utf8);

  // The root element; null for a page without any element.
  xmlNode* root() const;

  // Whether the parser gave up before the end of the page, as it does where
  // elements are nested too deep.
  bool cut() const { return cut_; }

 private:
  struct Closer {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, Closer> document_;
  bool cut_ = false;
};

// The element's name in lower case; empty for nodes that are no elements.
std::string_view ElementName(const xmlNode* node);

// Name and value of an attribute; the value is empty if it consists of more
// than one text node, which libxml2's HTML parser does not make.
std::string_view NameOf(const xmlAttr* attribute);
std::string_view ValueOf(const xmlAttr* attribute);

// Whether `wanted` is one of the element's itemprops.
bool HasItemprop(const xmlNode* node, std::string_view wanted);

// Whether the script is a block of JSON-LD.
bool IsJsonLd(const xmlNode* script);

// The value of an attribute, empty if it has none.
std::string Attribute(const xmlNode* node, const char* name);

// Visits `top` and everything under it in document order, without recursion;
// what is under a node for which `visit` returns false is left out.
void WalkTree(xmlNode* top, const std::function<bool(xmlNode*)>& visit);

// The text under `top` on one line: <br> and the borders of blocks become
// spaces, inline borders add nothing and lose nothing. Scripts and styles are
// left out.
std::string InnerText(xmlNode* top);

}  // namespace defnews
