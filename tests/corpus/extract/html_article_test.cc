// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/html_article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <string_view>

namespace defnews {
namespace {

std::string FirstDate(const HtmlArticle& article) {
  return article.dates.empty() ? "" : article.dates.front().text;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ExtractHtmlArticleTest, ReadsAnOrdinaryPage) {
  const HtmlArticle article = ExtractHtmlArticle(R"(<!doctype html>
<html lang="en"><head><title>Navy drill - Example</title>
<meta property="og:title" content="Navy &amp; air force drill">
<meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2021-03-04T10:30:00+09:00">
<link rel="canonical" href="https://www.example.com/navy">
</head><body><nav><p>Home</p></nav>
<article><h1>Navy drill</h1>
<p>The <b>navy</b> of<i>Busan</i> sailed.<br>It returned.</p>
<figure><img><figcaption>A frigate. (Yonhap)</figcaption></figure>
<p>Share this article</p>
<p>Second.<script>var x = 1;</script></p></article>
<aside><p>Other news</p></aside><footer><p>Imprint</p></footer></body></html>)");
  EXPECT_EQ(article.title, "Navy drill");
  EXPECT_THAT(article.paragraphs,
              ElementsAre("The navy ofBusan sailed. It returned.", "Second."));
  EXPECT_THAT(article.captions, ElementsAre("A frigate. (Yonhap)"));
  EXPECT_EQ(FirstDate(article), "2021-03-04T10:30:00+09:00");
  EXPECT_EQ(article.source, "Example News");
  EXPECT_EQ(article.lang, "en");
  EXPECT_EQ(article.url, "https://www.example.com/navy");
}

TEST(ExtractHtmlArticleTest, SpacesAtInlineBordersStay) {
  EXPECT_THAT(
      ExtractHtmlArticle("<p>Leader <b>Kim Jong Un</b> said</p>").paragraphs,
      ElementsAre("Leader Kim Jong Un said"));
  EXPECT_THAT(ExtractHtmlArticle("<p>F-<b>35</b>A</p>").paragraphs,
              ElementsAre("F-35A"));
}

TEST(ExtractHtmlArticleTest, DateInJsonLdGraph) {
  EXPECT_EQ(FirstDate(ExtractHtmlArticle(
                R"(<script type="application/ld+json">{"@graph":[{"a":1},)"
                R"({"@type":"NewsArticle","datePublished":"2021-03-04"}]})"
                R"(</script><p>x</p>)")),
            "2021-03-04");
}

TEST(ExtractHtmlArticleTest, DateInATimeElement) {
  EXPECT_EQ(FirstDate(ExtractHtmlArticle(
                "<time datetime=2021-03-04>4 March</time><p>x</p>")),
            "2021-03-04");
}

TEST(ExtractHtmlArticleTest, TitleWithoutTheOutlet) {
  EXPECT_EQ(
      ExtractHtmlArticle("<title>Navy - drill | Example</title><p>x").title,
      "Navy - drill");
  EXPECT_EQ(ExtractHtmlArticle("<title>Navy drill</title><p>x").title,
            "Navy drill");
}

TEST(ExtractHtmlArticleTest, SourceFromTheHostWhereNoSiteIsNamed) {
  EXPECT_EQ(ExtractHtmlArticle("<link rel=canonical "
                               "href='https://www.Example.com:8080/a'><p>x")
                .source,
            "example.com");
}

TEST(ExtractHtmlArticleTest, BrokenAndHostileMarkup) {
  EXPECT_THAT(ExtractHtmlArticle("").paragraphs, IsEmpty());
  EXPECT_THAT(ExtractHtmlArticle("<").paragraphs, IsEmpty());
  EXPECT_THAT(ExtractHtmlArticle("<div><p>one<p>two</div").paragraphs,
              ElementsAre("one", "two"));
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  EXPECT_LE(ExtractHtmlArticle(deep + "<p>x").paragraphs.size(), 1U);
  EXPECT_THAT(ExtractHtmlArticle(
                  "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
                  "<p>a &x; b</p>")
                  .paragraphs,
              ElementsAre("a &x; b"));
}

TEST(ExtractHtmlArticleTest, TheTagsOfHeadAndBodyMayBeLeftOut) {
  const HtmlArticle page = ExtractHtmlArticle(
      "<title>Drill ends</title><article><h1>Drill ends</h1>"
      "<p>The drill ended.</p></article>");
  EXPECT_EQ(page.title, "Drill ends");
  EXPECT_THAT(page.paragraphs, ElementsAre("The drill ended."));
}

TEST(ExtractHtmlArticleTest, ThePageGoesOnBehindItsEndTag) {
  const HtmlArticle page = ExtractHtmlArticle(
      "<html><body><nav>Menu</nav></body></html> <div><h1>Drill ends</h1>"
      "<p>The drill ended.</p></div></body></html>"
      "<div><p>It had begun on Monday.</p></div>");
  EXPECT_EQ(page.title, "Drill ends");
  EXPECT_THAT(page.paragraphs,
              ElementsAre("The drill ended.", "It had begun on Monday."));
}

// Round-ups head each item by a link to its story.
TEST(ExtractHtmlArticleTest, LinkedParagraphsThatHeadTextStay) {
  const auto item = [](const char* title) {
    return std::string("<p><a href=/x>") + title +
           "</a></p><p>The yard said on Monday that it would build the ship "
           "within three years, and that more would follow.</p>";
  };
  const std::string three = item("Yard builds frigate") +
                            item("Navy buys oiler") + item("Port is widened");
  const HtmlArticle round_up =
      ExtractHtmlArticle("<article>" + three + "</article>");
  EXPECT_THAT(round_up.paragraphs, testing::Contains("Navy buys oiler"));
  // One alone, or several in a row, lead to other stories.
  const std::string links = "<p><a href=/y>Other story of the day</a></p>";
  for (const std::string& page :
       {item("Yard builds frigate"), three + links + links}) {
    EXPECT_THAT(
        ExtractHtmlArticle("<article>" + page + "</article>").paragraphs,
        testing::Not(testing::Contains("Yard builds frigate")));
  }
}

TEST(ExtractHtmlArticleTest, AFirstParagraphAboveTheTextStays) {
  std::string text;
  for (const char* ship : {"frigate", "destroyer", "oiler", "minesweeper"}) {
    text += std::string("<p>The ") + ship +
            " left the port of Pohang on Monday, the navy said in a "
            "statement.</p>";
  }
  const auto first = [&](const std::string& lead) {
    return ExtractHtmlArticle("<h1>Ship leaves</h1><div><p>" + lead +
                              "</p></div><div class=entry-content>" + text +
                              "</div>")
        .paragraphs.at(0);
  };
  const std::string lead =
      "A ship of the navy has left its port for a drill of two weeks, in which "
      "others of three countries will take part, among them two submarines, an "
      "oiler and several aircraft of the air forces of both allies.";
  EXPECT_EQ(first(lead), lead);
  // A subheading.
  EXPECT_TRUE(first("A drill of two weeks, in which others will take part.")
                  .starts_with("The frigate left"));
}

TEST(ExtractHtmlArticleTest, StreamedPartsStandWhereTheyBelong) {
  EXPECT_THAT(
      ExtractHtmlArticle(
          "<article><p>One.</p><template id=\"B:0\"></template><p>Three.</p>"
          "</article><div hidden id=\"S:0\"><p>Two.</p></div>")
          .paragraphs,
      ElementsAre("One.", "Two.", "Three."));
  // A part that holds its own place stays where it is.
  EXPECT_THAT(ExtractHtmlArticle(
                  "<p>One and a half.</p><div hidden id=\"S:0\"><p>Two.</p>"
                  "<template id=\"B:0\"></template></div>")
                  .paragraphs,
              ElementsAre("One and a half."));
}

// CPU seconds that extraction takes.
double SecondsFor(const std::string& page) {
  const std::clock_t begin = std::clock();
  ExtractHtmlArticle(page);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::string Repeated(std::string_view part, size_t bytes) {
  std::string text;
  text.reserve(bytes + part.size());
  while (text.size() < bytes) text += part;
  return text;
}

TEST(ExtractHtmlArticleTest, HostilePagesTakeLinearTime) {
  constexpr size_t kSize = size_t{2} << 20;
  constexpr double kMost = 150;
  for (const char* part : {"<div>",
                           "<p>",
                           "<a href=x>",
                           "<b>",
                           "<h1>",
                           "<h1>x",
                           "<td>",
                           "<tr><td>x",
                           "<li>",
                           "<table>",
                           "<figure>x",
                           "<p>word word, word. ",
                           "</div>",
                           "<time>2023",
                           "<span class=date>2023-11-09</span>",
                           "&lt;",
                           "<!--",
                           "<br>",
                           "<br>x",
                           "<article><p>a, b. ",
                           "<div class='a b c-d'>x</div>",
                           "<figcaption>x y z</figcaption>",
                           "<font>x",
                           "<p class=date>9 Nov 2023",
                           "a ",
                           "가 ",
                           "<span itemprop=articleBody>x, y. ",
                           "<h1>title</h1>",
                           "<article><h2><a href=x>y</a></h2>z</article>",
                           "<article>",
                           "<ol><li>x",
                           "<html a=b>x",
                           "</html><p>x, y. "}) {
    EXPECT_LT(SecondsFor(Repeated(part, kSize)), kMost) << part;
  }
}

// Half an hour each, were all of them read.
TEST(ExtractHtmlArticleTest, AMillionAttributesTakeLinearTime) {
  std::string attributes;
  for (int i = 0; i < 1000000; ++i) {
    attributes += " a" + std::to_string(i) + "='>'";
  }
  for (const char* begin : {"<div", "<html", "<p><br", "<script></script><p"}) {
    const std::string page =
        begin + attributes + "><p>The ship left the port.</p>";
    EXPECT_LT(SecondsFor(page), 20) << begin;
    EXPECT_THAT(ExtractHtmlArticle(page).paragraphs,
                ElementsAre("The ship left the port."));
  }
}

TEST(ExtractHtmlArticleTest, TenMegabytesOfUnclosedElements) {
  constexpr size_t kSize = size_t{10} << 20;
  EXPECT_LT(SecondsFor(Repeated("<div><p>x <b>y", kSize)), 20);
  const HtmlArticle deep = ExtractHtmlArticle("<p>Text, with a stop.</p>" +
                                              Repeated("<div>", 1 << 20));
  EXPECT_TRUE(deep.partial);
}

TEST(ExtractHtmlArticleTest, HugeJsonLdIsNotRead) {
  const std::string nested = Repeated("[", 1 << 16);
  EXPECT_THAT(ExtractHtmlArticle("<script type='application/ld+json'>" +
                                 nested + "</script><p>x</p>")
                  .paragraphs,
              ElementsAre("x"));
  const std::string large = Repeated("{\"a\":1},", 3 << 20);
  EXPECT_THAT(ExtractHtmlArticle("<script type='application/ld+json'>[" +
                                 large + "{}]</script><p>x</p>")
                  .paragraphs,
              ElementsAre("x"));
}

TEST(ExtractHtmlArticleTest, CanonicalOfAllPagesIsNotBelieved) {
  const auto url = [](const std::string& canonical, const std::string& page) {
    return ExtractHtmlArticle(
               "<link rel=canonical href='" + canonical + "'><p>x", page)
        .url;
  };
  const std::string site = "https://example.co.kr";
  const std::string view = site + "/news/view.html";
  // The first page, and a script without the number of its article.
  EXPECT_EQ(url(site, site + "/a/1"), site + "/a/1");
  EXPECT_EQ(url(site + "/", site + "/?p=12"), site + "/?p=12");
  EXPECT_EQ(url("/", site + "/"), site + "/");
  EXPECT_EQ(url(view, view + "?idxno=12"), view + "?idxno=12");
  EXPECT_EQ(url(view, view + "?a&newsID=c3#x"), view + "?a&newsID=c3#x");
  // What tells no pages apart may go, and the address may be another.
  EXPECT_EQ(url(view, view + "?p1=home&channel=105100"), view);
  EXPECT_EQ(url(view + "?idxno=12", view + "?idxno=12&ref=a"),
            view + "?idxno=12");
  EXPECT_EQ(url(site + "/2023/drill", site + "/?p=12"), site + "/2023/drill");
}

TEST(ExtractHtmlArticleTest, CanonicalOfAnotherSiteIsNotBelieved) {
  const auto url = [&](const char* canonical) {
    return ExtractHtmlArticle(
               std::string("<link rel=canonical href='") + canonical + "'><p>x",
               "https://news.example.co.kr/a/1")
        .url;
  };
  EXPECT_EQ(url("https://www.example.co.kr/b"), "https://www.example.co.kr/b");
  EXPECT_EQ(url("/b"), "https://news.example.co.kr/b");
  EXPECT_EQ(url("https://elsewhere.com/b"), "https://news.example.co.kr/a/1");
  EXPECT_EQ(url("javascript:alert(1)"), "https://news.example.co.kr/a/1");
}

}  // namespace
}  // namespace defnews
