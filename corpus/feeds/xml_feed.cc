// SPDX-License-Identifier: GPL-3.0-or-later
// RSS in all its versions, Atom, and what each lends to the other.
#include <algorithm>
#include <utility>

#include "common/article/clean_text.h"
#include "corpus/extract/line_text.h"
#include "corpus/feeds/feed_parsing.h"
#include "corpus/feeds/xml_document.h"

namespace defnews {
namespace {

constexpr std::string_view kMedia = "http://search.yahoo.com/mrss/";

std::optional<FeedDate> DateOf(xmlNode* node, const FeedReading& reading) {
  return ParseFeedDate(XmlText(node), reading.zone);
}

// The base that links of `node` are relative to: xml:base of what surrounds
// it, the innermost last.
std::string BaseOf(const xmlNode* node, const FeedReading& reading) {
  std::vector<std::string> bases;
  for (; node != nullptr && node->type == XML_ELEMENT_NODE;
       node = node->parent) {
    std::string base = XmlAttribute(node, "base");
    if (!base.empty()) bases.push_back(std::move(base));
  }
  std::string url = reading.url;
  for (auto base = bases.rbegin(); base != bases.rend(); ++base) {
    const std::string next = FeedLink(url, *base);
    if (!next.empty()) url = next;
  }
  return url;
}

// Content of Atom: text, HTML as text, or XHTML as elements.
std::string AtomMarkup(xmlNode* node) {
  const std::string type = LowerAscii(XmlAttribute(node, "type"));
  if (type == "xhtml" || type == "application/xhtml+xml") {
    return InnerXml(node);
  }
  return XmlText(node);
}

void SetIfEmpty(std::string value, std::string* field) {
  if (field->empty()) *field = std::move(value);
}

// A link of either format: the address of the article itself.
void TakeLink(xmlNode* node, const FeedReading& reading, FeedItem* item) {
  const std::string href = XmlAttribute(node, "href");
  const std::string rel = LowerAscii(XmlAttribute(node, "rel"));
  if (!rel.empty() && rel != "alternate") return;
  SetIfEmpty(
      FeedLink(BaseOf(node, reading), href.empty() ? XmlText(node) : href),
      &item->url);
}

void TakeAuthor(xmlNode* node, FeedItem* item) {
  std::string name;
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (LowerAscii(LocalName(child)) == "name") name = XmlText(child);
  }
  SetIfEmpty(FeedLine(name.empty() ? XmlText(node) : name), &item->author);
}

void TakeGuid(xmlNode* node, const FeedReading& reading, FeedItem* item) {
  item->guid = OneLine(XmlText(node));
  const bool is_link = LowerAscii(XmlAttribute(node, "isPermaLink")) != "false";
  if (is_link && item->guid.find("://") != std::string::npos) {
    SetIfEmpty(FeedLink(reading.url, item->guid), &item->url);
  }
}

void TakeText(std::string_view name, xmlNode* node, FeedItem* item) {
  if (name == "title") {
    SetIfEmpty(FeedLine(AtomMarkup(node)), &item->title);
  } else if (name == "description" || name == "summary") {
    SetIfEmpty(AtomMarkup(node), &item->summary);
  } else if (name == "encoded" || name == "content") {
    SetIfEmpty(AtomMarkup(node), &item->content);
  } else if (name == "author" || name == "creator") {
    TakeAuthor(node, item);
  } else if (name == "source" && NameSpace(node).empty()) {
    SetIfEmpty(FeedLine(XmlText(node)), &item->source);
  } else if (name == "language") {
    SetIfEmpty(OneLine(XmlText(node)), &item->lang);
  }
}

void TakePart(xmlNode* node, const FeedReading& reading, FeedItem* item) {
  const std::string name = LowerAscii(LocalName(node));
  // <media:title> is that of a picture.
  if (name.empty() || NameSpace(node) == kMedia) return;
  if (name == "link") {
    TakeLink(node, reading, item);
  } else if (name == "guid" || name == "id") {
    TakeGuid(node, reading, item);
  } else if (name == "pubdate" || name == "published" || name == "date" ||
             name == "issued" || name == "created") {
    if (!item->published) item->published = DateOf(node, reading);
  } else if (name == "updated" || name == "modified") {
    if (!item->updated) item->updated = DateOf(node, reading);
  } else {
    TakeText(name, node, item);
  }
}

FeedItem ReadItem(xmlNode* node, const FeedReading& reading) {
  FeedItem item;
  // RSS 1.0 and 0.9 name an item by its address.
  const std::string about = XmlAttribute(node, "about");
  item.lang = XmlAttribute(node, "lang");
  for (xmlNode* child = node->children; child != nullptr; child = child->next) {
    TakePart(child, reading, &item);
  }
  SetIfEmpty(FeedLink(reading.url, about), &item.url);
  return item;
}

// Items stand in the channel (RSS 0.91 on), beside it (RSS 1.0), or in the
// feed (Atom). False once the feed is full.
bool TakeItems(xmlNode* parent, const FeedReading& reading, Feed* feed) {
  for (xmlNode* node = parent->children; node != nullptr; node = node->next) {
    const std::string name = LowerAscii(LocalName(node));
    if (name == "item" || name == "entry") {
      if (!AddItem(ReadItem(node, reading), reading, feed)) return false;
    } else if (name == "channel") {
      if (!TakeItems(node, reading, feed)) return false;
    } else if (name == "title") {
      SetIfEmpty(FeedLine(XmlText(node)), &feed->title);
    } else if (name == "language") {
      SetIfEmpty(OneLine(XmlText(node)), &feed->lang);
    }
  }
  return true;
}

// What a feed of unknown address says its address or that of its site is: the
// text of its link (RSS), rel="self", or another link; empty if it does not.
std::string OwnAddress(xmlNode* feed) {
  std::string self;
  std::string other;
  for (xmlNode* node = feed->children; node != nullptr; node = node->next) {
    const std::string name = LowerAscii(LocalName(node));
    if (name == "channel") return OwnAddress(node);
    if (name != "link") continue;
    const std::string href = XmlAttribute(node, "href");
    if (href.empty()) {
      const std::string site = FeedLink("", XmlText(node));
      if (!site.empty()) return site;
    }
    const bool is_self = LowerAscii(XmlAttribute(node, "rel")) == "self";
    SetIfEmpty(FeedLink("", href), is_self ? &self : &other);
  }
  return self.empty() ? other : self;
}

Feed ReadXmlFeed(xmlNode* root, Feed::Kind kind, FeedReading reading) {
  if (reading.url.empty()) reading.url = OwnAddress(root);
  Feed feed;
  feed.kind = kind;
  feed.lang = XmlAttribute(root, "lang");
  TakeItems(root, reading, &feed);
  return feed;
}

}  // namespace

Feed ReadRss(xmlNode* root, const FeedReading& reading) {
  return ReadXmlFeed(root, Feed::Kind::kRss, reading);
}

Feed ReadAtom(xmlNode* root, const FeedReading& reading) {
  return ReadXmlFeed(root, Feed::Kind::kAtom, reading);
}

}  // namespace defnews
