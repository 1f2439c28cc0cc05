// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/name_clues.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "common/status/text_view.h"
#include "corpus/extract/html_document.h"

namespace defnews {
namespace {

using WordMap = absl::flat_hash_map<std::string, NameClue>;
using NameSet = absl::flat_hash_set<std::string>;

// clang-format off

// Whole names without marks.
const NameSet& BodyNames() {
  static const auto* const kNames = new NameSet{
      "articlebody", "articlecontent", "articletext", "articlecontents",
      "articlebodycontents", "articleview", "articlemain", "articledetail",
      "articleviewcontentdiv", "articletxt", "articlecontbody", "artbody",
      "arttext", "arttxt", "bodytext", "bodycopy", "blogcontent", "blogbody",
      "blogpostcontent", "blogpostbody", "blogpost", "contentbody",
      "contentarticle", "dicarea", "entrycontent", "entrybody", "entrytext",
      "fullarticle", "fulltext", "harmonycontainer", "maincontent",
      "newsbody", "newscontent", "newstext", "newsview", "newscontents",
      "newsctarticle", "newscntdetailwrap", "newsarticle", "newsbodyarea",
      "pagecontent", "postcontent", "postbody", "posttext", "postentry",
      "postarticle", "richtext", "richtextcontent", "singlecontent",
      "singlepostcontent", "storybody", "storycontent", "storytext",
      "storynews", "textcontent", "themecontent", "viewcontent", "viewcont",
      "viewtext", "wpblockpostcontent", "wprichtext", "wrichtext", "wysiwyg",
      "articlecopy", "bodycontent", "postdescription", "newstextview",
      "elementorwidgetthemepostcontent", "tdpostcontent", "gscontent"};
  return *kNames;
}

const WordMap& Words() {
  static const auto* const kWords = [] {
    auto* const words = new WordMap;
    const auto add = [words](NameClue clue,
                             std::initializer_list<const char*> list) {
      for (const char* const word : list) words->emplace(word, clue);
    };
    add(NameClue::kApart,
        {"comment", "comments", "commentlist", "commentary", "disqus",
         "respond", "replies", "related", "relatedposts", "footer",
         "colophon", "contentinfo", "copyright", "recommended", "recommendation",
         "recommendations", "recirc", "recirculation", "readnext",
         "relatedarticles", "morestories", "moreposts", "outbrain",
         "taboola", "댓글"});
    add(NameClue::kNoise,
        {"share", "sharing", "shares", "sharebar", "sharedaddy", "addtoany",
         "addthis", "social", "socials", "sns", "promo", "promos",
         "promotion", "promobox", "sidebar", "sidenav", "newsletter",
         "subscribe", "subscription", "signup", "optin", "advert", "adverts",
         "advertisement", "advertising", "ads", "ad", "adsbygoogle",
         "sponsor", "sponsored", "banner", "banners", "popup", "modal",
         "lightbox", "overlay", "cookie", "cookies", "consent", "gdpr",
         "onetrust", "breadcrumb", "breadcrumbs", "crumbs", "menu", "menus",
         "submenu", "nav", "navi", "navigation", "navbar", "gnb", "lnb",
         "pagination", "pager", "paging", "toolbar", "tags", "tag",
         "taglist", "tagcloud", "hashtag", "keywords", "taxonomy", "toc",
         "login", "signin", "register", "trending", "popular",
         "ranking", "mostread", "poll", "search", "searchform", "masthead",
         "topbar", "offcanvas", "logo", "print", "skip", "screenreader",
         "tooltip", "widgetarea", "prevnext", "jumplinks", "utility",
         "linkbox", "complementary", "dialog", "alertdialog", "recent", "carousel", "slider", "ticker", "rating",
         "ratings", "reactions", "vote", "feedback", "cards"});
    add(NameClue::kCaption,
        {"caption", "captions", "figcaption", "credit", "photocredit",
         "imgcaption", "imagecaption", "photocaption", "wpcaptiontext"});
    add(NameClue::kAbout,
        {"author", "authors", "byline", "bylines", "authorbox", "authorbio",
         "bio", "biography", "meta", "postmeta", "entrymeta", "metadata",
         "date", "dateline", "datetime", "pubdate", "timestamp", "published",
         "updated", "posted", "category", "categories", "cat", "cta",
         "button", "buttons", "btn", "reporter", "journalist", "writer",
         "disclosure", "disclaimer", "readtime", "readingtime",
         "eyebrow", "kicker", "follow"});
    return words;
  }();
  return *kWords;
}

// Whole names whose words would mislead.
const WordMap& Names() {
  static const auto* const kNames = [] {
    auto* const names = new WordMap;
    const auto add = [names](NameClue clue,
                             std::initializer_list<const char*> list) {
      for (const char* const name : list) names->emplace(name, clue);
    };
    add(NameClue::kNoise,
        {"screen-reader-text", "sr-only", "visually-hidden",
         "table-of-contents", "tableofcontents", "ez-toc-container",
         "skip-link", "side-bar", "call-to-action", "prev-next",
         "read-more", "readmore", "more-link", "most-read", "post-nav",
         "latest-posts", "latest-news", "also-read", "see-also",
         "read-also", "top-stories", "visuallyhidden", "u-hidden",
         "wp-block-latest-posts", "side-widget", "post-list", "news-list"});
    add(NameClue::kApart,
        {"you-may-like", "you-might-like", "up-next", "read-next",
         "more-stories", "more-from", "more-posts", "more-articles",
         "next-post", "similar-posts", "other-posts", "author-posts"});
    add(NameClue::kAbout, {"author-profile", "profile-box", "user-profile"});
    return names;
  }();
  return *kNames;
}

// clang-format on

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// `relatedPosts`, `related-posts` and `related_posts` as related, posts. Runs
// that begin with a digit are numbers or keys of a database.
std::vector<std::string> WordsOfName(std::string_view name) {
  std::vector<std::string> words(1);
  char before = 0;
  bool in_number = false;
  for (const char c : name) {
    const bool camel = IsUpper(c) && IsLower(before);
    const bool letter = IsUpper(c) || IsLower(c) || (c & 0x80) != 0;
    if (!letter && !IsDigit(c)) in_number = false;
    if (IsDigit(c) && words.back().empty()) in_number = true;
    if ((!letter || camel) && !words.back().empty()) words.emplace_back();
    if (letter && !in_number) {
      words.back() += IsUpper(c) ? static_cast<char>(c + 32) : c;
    }
    before = c;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::string LettersOfName(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (IsUpper(c)) letters += static_cast<char>(c + 32);
    if (IsLower(c) || IsDigit(c)) letters += c;
  }
  return letters;
}

// `no-sidebar`, `has-ads`: tells of the element, not what it is.
bool Qualifies(std::string_view word) {
  constexpr std::array<std::string_view, 10> kQualifiers = {
      "no", "has", "with", "without", "is", "hide", "show", "not", "js", "non"};
  return std::find(kQualifiers.begin(), kQualifiers.end(), word) !=
         kQualifiers.end();
}

bool Holds(std::string_view word) {
  constexpr std::array<std::string_view, 7> kHolders = {
      "wrapper", "wrap", "container", "layout", "page", "grid", "template"};
  return std::find(kHolders.begin(), kHolders.end(), word) != kHolders.end();
}

// Blog software gives each post its tags and categories as class names.
bool IsEntry(std::string_view names) {
  for (const std::string_view entry :
       {"hentry", "type-post", "type-page", "status-publish"}) {
    if (names.find(entry) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace

double MostShare(NameClue clue) {
  switch (clue) {
    case NameClue::kApart:
      return 0.85;
    case NameClue::kNoise:
      return 0.3;
    case NameClue::kCaption:
    case NameClue::kAbout:
      return 0.15;
    default:
      return 1;
  }
}

NameClue ClueOfName(std::string_view name) {
  // Utility classes (md:flex, mt-4, text-[14px]) name nothing.
  if (name.find_first_of(":[/") != std::string_view::npos) {
    return NameClue::kNone;
  }
  if (const auto whole = Names().find(ToAbsl(name)); whole != Names().end()) {
    return whole->second;
  }
  // Blog software calls the boxes of its sidebars so; page builders put the
  // word into the names of everything.
  if (name == "widget" || name.starts_with("widget_")) return NameClue::kNoise;
  if (BodyNames().contains(LettersOfName(name))) return NameClue::kBody;
  const std::vector<std::string> words = WordsOfName(name);
  if (words.empty() || Qualifies(words.front())) return NameClue::kNone;
  NameClue clue = NameClue::kNone;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && Qualifies(words[i - 1])) continue;
    const auto found = Words().find(words[i]);
    if (found == Words().end()) continue;
    if (clue == NameClue::kNone || found->second < clue) clue = found->second;
  }
  if (clue == NameClue::kAbout && Holds(words.back())) return NameClue::kNone;
  return clue;
}

NameClue NameClues::Of(const xmlNode* element) {
  NameClue clue = NameClue::kNone;
  for (const xmlAttr* attribute = element->properties; attribute != nullptr;
       attribute = attribute->next) {
    const std::string_view name = NameOf(attribute);
    if (name != "class" && name != "id" && name != "role") continue;
    const NameClue found = OfAttribute(ValueOf(attribute));
    if (found == NameClue::kNone) continue;
    if (clue == NameClue::kNone || found < clue) clue = found;
  }
  return clue;
}

NameClue NameClues::OfAttribute(std::string_view names) {
  constexpr size_t kLongest = 2000;
  names = names.substr(0, kLongest);
  if (const auto known = known_.find(ToAbsl(names)); known != known_.end()) {
    return known->second;
  }
  NameClue clue = NameClue::kNone;
  size_t begin = IsEntry(names) ? names.size() : 0;
  while (begin < names.size()) {
    const size_t end =
        std::min(names.find_first_of(" \t\n\r", begin), names.size());
    const NameClue found = ClueOfName(names.substr(begin, end - begin));
    if (found != NameClue::kNone && (clue == NameClue::kNone || found < clue)) {
      clue = found;
    }
    begin = end + 1;
  }
  known_.emplace(std::string(names), clue);
  return clue;
}

}  // namespace defnews
