// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/html_dates.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/dates/calendar_words.h"
#include "corpus/dates/date_names.h"
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

// A date or stamp and where it stands.
struct Found {
  uint32_t node = 0;
  MarkedDate marked;
  PageStamp stamp;  // empty if it is no stamp
};

class HtmlDates {
 public:
  HtmlDates(const PageTree& tree, HeadZone zone) : tree_(tree), zone_(zone) {}

  void Collect(const JsonLd& json_ld, DatedPage* page) {
    Mark(0, Kind::kMetadata, json_ld.published);
    Mark(0, Kind::kModified, json_ld.modified);
    uint32_t i = 0;
    while (i < tree_.size()) i = Visit(i) ? i + 1 : tree_[i].end;
    KeepNearest();
    for (Found& found : found_) {
      if (found.stamp.text.empty()) {
        page->marked.push_back(std::move(found.marked));
      } else {
        page->stamps.push_back(std::move(found.stamp));
      }
    }
  }

 private:
  void Mark(uint32_t i, Kind kind, std::string text) {
    if (text.empty()) return;
    // What the markup itself calls a date is kept, so that it can be told of.
    if (kind == Kind::kDateElement && !HasDigit(text)) return;
    found_.push_back({i, {kind, OneLine(text)}, {}});
  }

  void AddStamp(uint32_t i, std::string text, PageStamp::Place place) {
    size_t& lines = zone_.Holds(i) ? zone_lines_ : lines_;
    if (++lines > kMostLines) return;
    found_.push_back({i, {}, {std::move(text), place}});
  }

  // Whether to go on below the node.
  bool Visit(uint32_t i) {
    const PageNode& node = tree_[i];
    switch (node.tag) {
      case HtmlTag::kText:
      case HtmlTag::kFallback:
        return false;
      case HtmlTag::kMeta:
        return VisitMeta(i);
      case HtmlTag::kFooter:
        return HoldsAnchor(i);
      default:
        break;
    }
    const DateNames names =
        node.node->properties == nullptr ? DateNames() : names_.Of(node.node);
    if (IsLeftOut(i, names)) return false;
    const bool abbreviation = ElementName(node.node) == "abbr";
    if (node.tag == HtmlTag::kTime || abbreviation) return VisitTime(i, names);
    if (HasItemprop(node.node, "datePublished")) {
      std::string value = Attribute(node.node, "content");
      if (value.empty()) value = Attribute(node.node, "datetime");
      Mark(i, Kind::kItemprop, value.empty() ? ShortText(node.node) : value);
      return true;
    }
    VisitText(i, names);
    return true;
  }

  bool HoldsAnchor(uint32_t i) const {
    return i <= zone_.anchor && zone_.anchor < tree_[i].end;
  }

  // Lists of other articles, comments and the like, unless the page's own
  // headline is among them, or too much of the page.
  bool IsLeftOut(uint32_t i, const DateNames& names) const {
    constexpr double kMostBeside = 0.3;
    constexpr double kMostApart = 0.85;
    if (IsPageElement(tree_[i].tag) || HoldsAnchor(i)) return false;
    const double page = std::max(1U, tree_[0].text);
    const double share = tree_[i].text / page;
    if (names.apart && share <= kMostApart) return true;
    const bool beside = names.beside || tree_[i].tag == HtmlTag::kAside;
    return beside && !zone_.Holds(i) && share <= kMostBeside;
  }

  bool VisitMeta(uint32_t i) {
    const xmlNode* const node = tree_[i].node;
    for (const char* attribute :
         {"property", "name", "itemprop", "http-equiv"}) {
      const std::string key = LowerAscii(Attribute(node, attribute));
      if (key.empty()) continue;
      const bool itemprop = std::string_view(attribute) == "itemprop";
      if (IsPublishedKey(key)) {
        Mark(i, itemprop ? Kind::kItemprop : Kind::kMetadata,
             Attribute(node, "content"));
      } else if (IsModifiedKey(key)) {
        Mark(i, Kind::kModified, Attribute(node, "content"));
      }
    }
    return true;
  }

  bool VisitTime(uint32_t i, const DateNames& names) {
    xmlNode* const node = tree_[i].node;
    std::string value = Attribute(node, "datetime");
    if (value.empty()) value = Attribute(node, "title");
    if (DateInValue(value).empty()) {
      const std::string text = ShortText(node);
      if (value.empty() || !DateInValue(text).empty()) value = text;
    }
    if (tree_[i].tag != HtmlTag::kTime && !names.published) return true;
    const bool itemprop = HasItemprop(node, "datePublished");
    Mark(i,
         itemprop        ? Kind::kItemprop
         : names.updated ? Kind::kUpdated
                         : Kind::kTimeElement,
         std::move(value));
    return true;
  }

  // A short line with a labelled stamp, or an element called date.
  void VisitText(uint32_t i, const DateNames& names) {
    constexpr uint32_t kMostInk = 320;
    const PageNode& node = tree_[i];
    if (node.text == 0 || node.text > kMostInk) return;
    // What holds more than the headline is no line.
    if (IsPageElement(node.tag)) return;
    if (HoldsAnchor(i) && HeadingLevel(node.tag) == 0) return;
    if (!names.date && node.node->children == nullptr) return;
    const std::string text = ShortText(node.node);
    if (text.empty() || !HasDigit(text)) return;
    if (names.date && !DateInValue(text).empty()) {
      size_t& elements = zone_.Holds(i) ? zone_elements_ : elements_;
      if (++elements <= kMostElements) Mark(i, Kind::kDateElement, text);
    }
    VisitStamps(i, text);
  }

  void VisitStamps(uint32_t i, const std::string& text) {
    const std::vector<StampDate> stamps = ReadStamps(text);
    // A date with little around it, as in `Seoul | 9 Nov 2023`.
    constexpr size_t kMostWidth = 40;
    constexpr size_t kMostInZone = 90;
    const size_t width = zone_.Holds(i) ? kMostInZone : kMostWidth;
    if (stamps.size() == 1 && !stamps[0].date.empty() && text.size() <= width &&
        !EndsSentence(text)) {
      AddStamp(i, text, PageStamp::Place::kBelowTitle);
      return;
    }
    for (const StampDate& stamp : stamps) {
      using Label = StampDate::Label;
      if (stamp.date.empty()) continue;
      if (stamp.label != Label::kWritten && stamp.label != Label::kUpdated) {
        continue;
      }
      AddStamp(i, text, PageStamp::Place::kInArticle);
      return;
    }
  }

  static bool IsPlaced(const Found& found) {
    return !found.stamp.text.empty() ||
           found.marked.kind == Kind::kTimeElement ||
           found.marked.kind == Kind::kDateElement;
  }

  // If there are dates to be seen in the head zone, then only these.
  void KeepNearest() {
    const bool in_zone =
        std::any_of(found_.begin(), found_.end(), [this](const Found& found) {
          return IsPlaced(found) && zone_.Holds(found.node);
        });
    if (!in_zone) return;
    std::erase_if(found_, [this](const Found& found) {
      return IsPlaced(found) && !zone_.Holds(found.node);
    });
  }

  static constexpr size_t kMostElements = 8;
  static constexpr size_t kMostLines = 8;

  const PageTree& tree_;
  const HeadZone zone_;
  DateNameMemo names_;
  std::vector<Found> found_;
  size_t elements_ = 0;
  size_t zone_elements_ = 0;
  size_t lines_ = 0;
  size_t zone_lines_ = 0;
};

}  // namespace

void CollectHtmlDates(const PageTree& tree, const JsonLd& json_ld,
                      HeadZone zone, DatedPage* page) {
  HtmlDates(tree, zone).Collect(json_ld, page);
}

}  // namespace defnews
