// SPDX-License-Identifier: GPL-3.0-or-later
// A parsed XML document of unknown origin.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>

namespace defnews {

// Nothing is fetched and no entity but XML's own five and characters is
// expanded, so that a feed can neither read files nor grow; ill-formed
// documents give what can be had of them, to a depth of 256, angles and
// ampersands that stand for themselves (bare_markup.h) among it.
class XmlDocument {
 public:
  // `utf8` is well-formed UTF-8 whatever its declaration claims.
  explicit XmlDocument(std::string_view utf8);

  // The root element; null if there is none.
  xmlNode* root() const;
  // Whether the document broke the rules of XML.
  bool damaged() const { return damaged_; }

 private:
  struct Closer {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, Closer> document_;
  bool damaged_ = false;
};

// The element's name without its prefix, as it is written; empty for others.
std::string_view LocalName(const xmlNode* node);
// The name space of the element, empty if it has none.
std::string_view NameSpace(const xmlNode* node);
// An attribute's value, whatever its name space; empty if it has none.
std::string XmlAttribute(const xmlNode* node, const char* name);
// All text under `node`, as it stands.
std::string XmlText(xmlNode* node);
// What is under `node`, as XML again (for XHTML within a feed).
std::string InnerXml(xmlNode* node);

}  // namespace defnews
