// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/html_dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/dates/calendar_words.h"
#include "corpus/dates/json_ld_dates.h"
#include "corpus/dates/stamp.h"
#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

using Kind = DateEvidence::Kind;

template <size_t kCount>
bool IsOneOf(std::string_view word,
             const std::array<std::string_view, kCount>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsPublishedKey(std::string_view key) {
  constexpr std::array<std::string_view, 36> kKeys = {
      "article:published_time",
      "article:published",
      "og:published_time",
      "datepublished",
      "date",
      "dc.date",
      "dc.date.issued",
      "dc.date.created",
      "dcterms.created",
      "dcterms.date",
      "dcterms.issued",
      "dcterms.available",
      "pubdate",
      "publishdate",
      "publish_date",
      "publish-date",
      "published",
      "publication_date",
      "publicationdate",
      "parsely-pub-date",
      "sailthru.date",
      "cxenseparse:recs:publishtime",
      "article_date_original",
      "rnews:datepublished",
      "og:pubdate",
      "article:post_date",
      "citation_publication_date",
      "citation_date",
      "datecreated",
      "article.published",
      "shareaholic:article_published_time",
      "originalpublicationdate",
      "article.created",
      "displaydate",
      "og:article:published_time",
      "created"};
  return IsOneOf(key, kKeys);
}

bool IsModifiedKey(std::string_view key) {
  constexpr std::array<std::string_view, 12> kKeys = {
      "article:modified_time", "og:updated_time",  "last-modified",
      "dc.date.modified",      "dcterms.modified", "lastmod",
      "datemodified",          "modified",         "revised",
      "article:modified",      "og:modified_time", "article.updated"};
  return IsOneOf(key, kKeys);
}

// Class and id of an element as words.
std::vector<std::string> NamesOf(xmlNode* node) {
  return LineWords(Attribute(node, "class") + " " + Attribute(node, "id"));
}

bool HasPart(const std::vector<std::string>& names,
             std::initializer_list<std::string_view> parts) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
      return name.find(part) != std::string::npos;
    });
  });
}

// The text under `top` if it is short; empty if it is not. Looks at a bounded
// part of the tree.
std::string ShortText(xmlNode* top) {
  constexpr int kMostNodes = 48;
  constexpr size_t kMostBytes = 160;
  std::string text;
  int nodes = 0;
  xmlNode* node = top->children;
  while (node != nullptr) {
    if (++nodes > kMostNodes) return "";
    if (node->type == XML_TEXT_NODE && node->content != nullptr) {
      text += reinterpret_cast<const char*>(node->content);
      if (text.size() > kMostBytes * 2) return "";
    }
    if (node->type == XML_ELEMENT_NODE) text += ' ';
    const std::string_view name = ElementName(node);
    const bool skipped = name == "script" || name == "style";
    if (node->children != nullptr && !skipped &&
        node->type == XML_ELEMENT_NODE) {
      node = node->children;
      continue;
    }
    while (node != top && node->next == nullptr) node = node->parent;
    if (node == top) break;
    node = node->next;
  }
  text = OneLine(text);
  return text.size() <= kMostBytes ? text : "";
}

bool HasDigit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), IsAsciiDigit);
}

class HtmlDates {
 public:
  explicit HtmlDates(DatedPage* page) : page_(*page) {}

  void Collect(xmlNode* root) {
    WalkTree(root, [this](xmlNode* node) { return Visit(node); });
  }

 private:
  void Mark(Kind kind, std::string text) {
    if (text.empty()) return;
    // What the markup itself calls a date is kept, so that it can be told of.
    if (kind == Kind::kDateElement && !HasDigit(text)) return;
    page_.marked.push_back({kind, OneLine(text)});
  }

  // Whether to go on below the node.
  bool Visit(xmlNode* node) {
    const std::string_view name = ElementName(node);
    if (name.empty()) return true;
    if (name == "meta") return VisitMeta(node);
    if (name == "script") return VisitScript(node);
    if (name == "style" || name == "footer" || name == "aside" ||
        name == "select") {
      return false;
    }
    const std::vector<std::string> names = NamesOf(node);
    if (name != "body" && name != "html" &&
        HasPart(names, {"comment", "related", "sidebar", "widget", "recent",
                        "copyright", "calendar", "footer"}) &&
        !HasPart(names, {"no-sidebar", "with-sidebar", "has-sidebar"}) &&
        !HoldsArticle(names)) {
      return false;
    }
    if (name == "time" || name == "abbr") return VisitTime(node, names);
    const bool itemprop =
        Attribute(node, "itemprop").find("datePublished") != std::string::npos;
    if (itemprop) {
      std::string value = Attribute(node, "content");
      if (value.empty()) value = Attribute(node, "datetime");
      Mark(Kind::kItemprop, value.empty() ? ShortText(node) : value);
      return true;
    }
    VisitText(node, names);
    return true;
  }

  static bool HoldsArticle(const std::vector<std::string>& names) {
    return HasPart(names, {"article-body", "content", "main", "page", "wrap"});
  }

  bool VisitMeta(xmlNode* node) {
    for (const char* attribute :
         {"property", "name", "itemprop", "http-equiv"}) {
      const std::string key = LowerAscii(Attribute(node, attribute));
      if (key.empty()) continue;
      const bool itemprop = std::string_view(attribute) == "itemprop";
      if (IsPublishedKey(key)) {
        Mark(itemprop ? Kind::kItemprop : Kind::kMetadata,
             Attribute(node, "content"));
      } else if (IsModifiedKey(key)) {
        Mark(Kind::kModified, Attribute(node, "content"));
      }
    }
    return true;
  }

  bool VisitScript(xmlNode* node) {
    if (LowerAscii(Attribute(node, "type")) != "application/ld+json") {
      return false;
    }
    std::string json;
    for (const xmlNode* part = node->children; part != nullptr;
         part = part->next) {
      if (part->content != nullptr) {
        json += reinterpret_cast<const char*>(part->content);
      }
    }
    JsonLdDates dates = DatesInJsonLd(json);
    Mark(Kind::kMetadata, std::move(dates.published));
    Mark(Kind::kModified, std::move(dates.modified));
    return false;
  }

  bool VisitTime(xmlNode* node, const std::vector<std::string>& names) {
    const bool updated = HasPart(names, {"updated", "modified"}) &&
                         !HasPart(names, {"published", "entry-date"});
    std::string value = Attribute(node, "datetime");
    if (value.empty()) value = Attribute(node, "title");
    if (DateInValue(value).empty()) {
      const std::string text = ShortText(node);
      if (value.empty() || !DateInValue(text).empty()) value = text;
    }
    const bool abbreviation = ElementName(node) == "abbr";
    if (abbreviation && !HasPart(names, {"published", "date"})) return true;
    Mark(updated ? Kind::kUpdated : Kind::kTimeElement, std::move(value));
    return true;
  }

  // A short line with a labelled stamp, or an element called date.
  void VisitText(xmlNode* node, const std::vector<std::string>& names) {
    const bool called =
        HasPart(names,
                {"date", "publish", "posted", "pubtime", "timestamp", "datum",
                 "submitted", "publication", "meta", "byline", "time"}) &&
        !HasPart(names, {"update", "candidate", "validate", "lifetime"});
    if (!called && node->children == nullptr) return;
    const std::string text = ShortText(node);
    if (text.empty() || !HasDigit(text)) return;
    if (called && !DateInValue(text).empty() && ++elements_ <= kMostElements) {
      Mark(Kind::kDateElement, text);
    }
    if (lines_ >= kMostLines) return;
    const std::vector<StampDate> stamps = ReadStamps(text);
    // A date with little around it, as in `Seoul | 9 Nov 2023`.
    constexpr size_t kMostWidth = 40;
    if (stamps.size() == 1 && !stamps[0].date.empty() &&
        text.size() <= kMostWidth && !EndsSentence(text)) {
      ++lines_;
      page_.stamps.push_back({text, PageStamp::Place::kBelowTitle});
      return;
    }
    for (const StampDate& stamp : stamps) {
      using Label = StampDate::Label;
      if (stamp.date.empty()) continue;
      if (stamp.label != Label::kWritten && stamp.label != Label::kUpdated) {
        continue;
      }
      ++lines_;
      page_.stamps.push_back({text, PageStamp::Place::kInArticle});
      return;
    }
  }

  static constexpr int kMostElements = 8;
  static constexpr int kMostLines = 8;

  DatedPage& page_;
  int elements_ = 0;
  int lines_ = 0;
};

}  // namespace

void CollectHtmlDates(xmlNode* root, DatedPage* page) {
  HtmlDates(page).Collect(root);
}

}  // namespace defnews
