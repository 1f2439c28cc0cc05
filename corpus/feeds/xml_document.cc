// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/feeds/xml_document.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <limits>
#include <mutex>

#include "corpus/extract/html_document.h"
#include "corpus/feeds/bare_markup.h"

namespace defnews {
namespace {

std::string_view View(const xmlChar* text) {
  return text == nullptr
             ? std::string_view()
             : std::string_view(reinterpret_cast<const char*>(text));
}

// XML_PARSE_NONET still lets local files be read.
xmlParserInput* RefuseEntity(const char* /*url*/, const char* /*id*/,
                             xmlParserCtxt* /*context*/) {
  return nullptr;
}

struct ContextCloser {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

}  // namespace

XmlDocument::XmlDocument(std::string_view utf8) {
  static std::once_flag initialised;
  std::call_once(initialised, [] {
    xmlInitParser();
    xmlSetExternalEntityLoader(RefuseEntity);
  });
  const std::string xml = EscapeBareMarkup(utf8);
  if (xml.size() > std::numeric_limits<int>::max()) return;
  // Never XML_PARSE_NOENT, DTDLOAD or HUGE: each opens what is closed here.
  constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_RECOVER |
                           XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC;
  const std::unique_ptr<xmlParserCtxt, ContextCloser> context(
      xmlNewParserCtxt());
  if (context == nullptr) return;
  document_.reset(xmlCtxtReadMemory(context.get(), xml.data(),
                                    static_cast<int>(xml.size()), nullptr,
                                    "UTF-8", kOptions));
  damaged_ = context->wellFormed == 0;
}

xmlNode* XmlDocument::root() const {
  return document_ == nullptr ? nullptr : xmlDocGetRootElement(document_.get());
}

std::string_view LocalName(const xmlNode* node) {
  if (node->type != XML_ELEMENT_NODE) return "";
  const std::string_view name = View(node->name);
  // A prefix that nobody declared stays part of the name.
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view NameSpace(const xmlNode* node) {
  return node->ns == nullptr ? std::string_view() : View(node->ns->href);
}

std::string XmlAttribute(const xmlNode* node, const char* name) {
  xmlChar* const value =
      xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text(View(value));
  if (value != nullptr) xmlFree(value);
  return text;
}

std::string XmlText(xmlNode* node) {
  std::string text;
  WalkTree(node, [&text](xmlNode* part) {
    if (part->type == XML_TEXT_NODE || part->type == XML_CDATA_SECTION_NODE) {
      text += View(part->content);
    }
    return true;
  });
  return text;
}

std::string InnerXml(xmlNode* node) {
  std::string markup;
  xmlBuffer* const buffer = xmlBufferCreate();
  if (buffer == nullptr) return markup;
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    xmlNodeDump(buffer, node->doc, child, 0, 0);
  }
  markup = View(xmlBufferContent(buffer));
  xmlBufferFree(buffer);
  return markup;
}

}  // namespace defnews
