// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches us from the web and from disks, and what must become of it: one
// row each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/readers/captured_page.h"
#include "corpus/readers/file_reader.h"
#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using testing::HasSubstr;

const absl::Time kNow = absl::FromUnixSeconds(1700000000);

ReadResult ReadFile(const std::string& name, const std::string& bytes) {
  ReadResult result;
  ReaderOptions options;
  options.now = kNow;
  options.max_record_bytes = 1 << 20;
  const auto reader = ReaderForFile(MemorySource(bytes), name, options,
                                    UnknownKind::kRefuse, SinkInto(&result));
  if (reader != nullptr) Drain(reader.get(), &result);
  return result;
}

std::string Page(const std::string& text, const std::string& head = "") {
  return "<html><head>" + head + "<title>T</title></head><body><article><p>" +
         text +
         "</p><p>It will go on for two weeks, officials in the capital "
         "said on Monday.</p></article></body></html>";
}

std::string Bare(const std::string& title, const std::string& body) {
  return "<html><head><title>" + title + "</title></head><body>" + body +
         "</body></html>";
}

// Headlines with a teaser each, as a front page has them.
std::string ListPage() {
  std::string list;
  for (int i = 0; i < 12; ++i) {
    const std::string number = std::to_string(i);
    list += "<div><h3><a href='/" + number + "'>Headline number " + number +
            " of the day in defence</a></h3><p>What it is about.</p></div>";
  }
  return Bare("News", "<main>" + list + "</main>");
}

std::string MuchText(const std::string& word, int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    text += "<p>" + word + " number " + std::to_string(i) +
            " left the port on Monday, the navy said in a statement.</p>";
  }
  return text;
}

struct BadInput {
  const char* rule;
  const char* name;
  std::string bytes;
  size_t articles;
  // A part of a refusal, empty for none.
  const char* refused;
  // A part of a note, empty if none is asked for.
  const char* note;
};

std::vector<BadInput> BadInputs() {
  const std::string cp949 =
      "\xB1\xB9\xB9\xE6\xBA\xCE \xC0\xE5\xB0\xFC\xC0\xBA "
      "\xC8\xC6\xB7\xC3\xC0\xBB \xC7\xDF\xB4\xD9. ";
  std::string much_cp949;
  for (int i = 0; i < 20; ++i) much_cp949 += cp949;
  std::string much_utf8;
  for (int i = 0; i < 20; ++i) much_utf8 += "국방부 장관은 훈련을 했다. ";
  std::string deep = "<html><body>";
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  const std::string record = "{\"id\":\"1\",\"title\":\"t\",\"body\":\"b\"}\n";
  return {
      {"empty body", "a.html", "", 0, "no article text", ""},
      {"white space only", "a.html", " \n\t\n", 0, "no article text", ""},
      {"PDF by its first bytes", "a.bin", "%PDF-1.7\nxx", 0, "", ""},
      {"a page of zero bytes", "a.html", std::string("<p>a\0b\0c\0</p>", 13), 0,
       "control character", ""},
      {"zero bytes in a short page are removed", "a.html",
       Page(std::string("\0The ship\0\0 left the\0 port.", 28)), 1, "", ""},
      {"a stray zero byte is removed", "a.html",
       Page(std::string("The ship\0 left the port.", 24)), 1, "", ""},
      {"C0 controls are removed", "a.html", Page("One\x01 two\x1F three four."),
       1, "", ""},
      {"ill-formed UTF-8 is flagged", "a.html",
       Page("한국의 \xFF 국방부 장관은 훈련을 했다.", "<meta charset=utf-8>"),
       1, "", "replaced by U+FFFD"},
      {"markup says UTF-8, bytes are CP949", "a.html",
       Page(much_cp949, "<meta charset=utf-8>"), 1, "", ""},
      {"mixed charsets: the best one, flagged", "a.html",
       Page(much_utf8 + cp949), 1, "", "replaced by U+FFFD"},
      {"a gigantic page is read in part", "a.html",
       Page("The ship left. " + std::string(900 << 10, 'x')), 1, "", ""},
      {"not found", "a.html",
       Bare("404 Not Found", "<p>The page you requested is not here.</p>"), 0,
       "an error page", ""},
      {"a soft 404", "a.html",
       Bare("Example News",
            "<p>Sorry, this page does not exist or has moved.</p>"),
       0, "an error page", ""},
      {"a captcha", "a.html",
       Bare("Just a moment...", "<p>Checking your browser before we go on."), 0,
       "an error page", ""},
      {"a login", "a.html",
       Bare("Sign in",
            "<form><p>Readers have an account of their own, in which they keep "
            "what they want to read later.</p><input name=u>"
            "<input type=password><p>Forgot your password?</p></form>"),
       0, "a login page", ""},
      {"a Korean login", "a.html",
       Bare("로그인",
            "<form><p>아이디를 입력해 주십시오.</p>"
            "<input type=password><p>비밀번호 찾기</p></form>"),
       0, "a login page", ""},
      {"a consent page", "a.html",
       Bare("Before you continue",
            "<p>We value your privacy. We and our partners use cookies.</p>"
            "<p>Accept all or reject all; manage options at any time.</p>"),
       0, "asks for consent", ""},
      {"a list of articles", "a.html", ListPage(), 0, "a list", ""},
      {"two articles: the one with more text", "a.html",
       Bare("T", "<article>" + MuchText("Frigate", 3) + "</article><article>" +
                     MuchText("Submarine", 12) + "</article>"),
       1, "", ""},
      {"unclosed everything", "a.html",
       "<html><body><article><p>The ship left port on Monday, they said.<p>It "
       "will be back",
       1, "", ""},
      {"100,000 deep", "a.html", deep + "<p>text</p>", 0, "no article text",
       ""},
      {"a page of menus", "a.html",
       "<html><body><nav><p>Home</p></nav></body></html>", 0, "no article text",
       ""},
      {"JSON-LD that is none", "a.html",
       Page("The ship left the port.",
            "<script type='application/ld+json'>{\"@graph\":[</script>"),
       1, "", ""},
      {"JSON-LD over the cap", "a.html",
       Page("The ship left the port.",
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
            "\"headline\":\"" +
                std::string(800 << 10, 'x') + "\"}</script>"),
       1, "", ""},
      {"JSON-LD in an array, nested deep", "a.html",
       Page("The ship left the port.", "<script type='application/ld+json'>" +
                                           std::string(5000, '[') +
                                           "</script>"),
       1, "", ""},
      {"JSON Lines: a bad line", "a.jsonl", record + "{bad\n" + record, 2,
       "a.jsonl:2", ""},
      {"JSON Lines: no newline at the end", "a.jsonl",
       record + record.substr(0, record.size() - 1), 2, "", ""},
      {"JSON Lines: a line over the cap", "a.jsonl",
       "{\"title\":\"" + std::string(2 << 20, 'x') + "\"}\n" + record, 1,
       "limit", ""},
      {"CSV: a ragged row", "a.csv", "id,title\n1,a\n2\n3,c\n", 2, "a.csv:3",
       ""},
      {"CSV: an unclosed quote", "a.csv", "id,title\n1,\"a\n", 0, "a.csv:2",
       ""},
      {"CSV: CP949 of a Korean Excel", "a.csv", "title,body\nx," + cp949 + "\n",
       1, "", ""},
      {"feed: ill formed", "a.rss", "<rss><channel><item><title>A & B</title>",
       1, "", "ill formed"},
      {"feed: HTML instead", "a.rss", "<html></html>", 0, "an HTML page", ""},
      {"feed: empty", "a.rss", "", 0, "empty", ""},
      {"feed: a link twice", "a.rss",
       "<rss><channel><item><title>A</title><link>http://a.test/1</link>"
       "<description>Old text.</description></item><item><title>B</title>"
       "<link>http://a.test/1</link><description>New text.</description>"
       "</item></channel></rss>",
       1, "", ""},
      {"WARC: wrong length", "a.warc",
       "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\nshort", 0,
       "cut short", ""},
      {"WARC: no record", "a.warc", "hello\n", 0, "no WARC record", ""},
      {"mail: no text", "a.eml", "From: a@b\nSubject: x\n\n", 0,
       "no article text", ""},
  };
}

TEST(BadInputTest, EachRowHasItsRule) {
  for (const BadInput& input : BadInputs()) {
    const ReadResult result = ReadFile(input.name, input.bytes);
    EXPECT_EQ(result.articles.size(), input.articles) << input.rule;
    const std::string refused = testing::PrintToString(result.refused);
    const std::string notes = testing::PrintToString(result.notes);
    if (*input.refused != '\0') {
      EXPECT_THAT(refused, HasSubstr(input.refused)) << input.rule;
    } else if (input.articles > 0) {
      EXPECT_EQ(refused, "{}") << input.rule;
    }
    EXPECT_THAT(notes, HasSubstr(input.note)) << input.rule;
    for (const Article& article : result.articles) {
      EXPECT_EQ(article.body.find('\x01'), std::string::npos) << input.rule;
    }
  }
}

const Article* TheArticle(const ReadResult& result) {
  EXPECT_EQ(result.articles.size(), 1U);
  return result.articles.empty() ? nullptr : &result.articles[0];
}

TEST(BadInputTest, APaywallStubIsTakenAndMarkedPartial) {
  const ReadResult result = ReadFile(
      "a.html", Bare("T", "<article><h1>T</h1>" + MuchText("Frigate", 3) +
                              "<p>Subscribe to continue reading.</p>"
                              "</article>"));
  const Article* const article = TheArticle(result);
  ASSERT_NE(article, nullptr);
  EXPECT_THAT(article->extra, HasSubstr("\"partial\":true"));
}

TEST(BadInputTest, OfTwoArticlesOnAPageTheOneWithMoreTextIsTaken) {
  const ReadResult result = ReadFile(
      "a.html",
      Bare("T", "<article>" + MuchText("Frigate", 3) + "</article><article>" +
                    MuchText("Submarine", 12) + "</article>"));
  const Article* const article = TheArticle(result);
  ASSERT_NE(article, nullptr);
  EXPECT_THAT(article->body, HasSubstr("Submarine number 11"));
  EXPECT_THAT(article->body, testing::Not(HasSubstr("Frigate")));
}

struct BadDate {
  const char* rule;
  const char* date;
  const char* published;
};

// Of a page that was fetched on 14 November 2023.
TEST(BadInputTest, DatesThatCannotBeAreLeftOut) {
  const BadDate cases[] = {
      {"in the future", "2023-11-20T00:00:00Z", ""},
      {"within 36 hours", "2023-11-15T10:00:00+09:00",
       "2023-11-15T10:00:00+09:00"},
      {"before 1990", "1989-12-31", ""},
      {"zeros", "0000-00-00", ""},
      {"30 February", "2023-02-30", ""},
      {"a day", "2023-11-13", "2023-11-13"},
      {"a year of two digits", "13/11/23", ""},
      {"Hangul am and pm", "2023년 11월 13일 오후 3:42",
       "2023-11-13T15:42:00+09:00"},
      {"no zone: that of Seoul", "2023-11-13T15:42:10",
       "2023-11-13T15:42:10+09:00"},
  };
  for (const BadDate& test : cases) {
    CapturedPage page;
    page.url = "http://a.test/1";
    page.time = kNow;
    page.body = Page("The ship left the port.",
                     "<meta property='article:published_time' content='" +
                         std::string(test.date) + "'>");
    const auto article =
        ArticleOfPage(page, false, ProblemReport("x", nullptr));
    ASSERT_TRUE(article.ok()) << article.status();
    EXPECT_EQ(article->published, test.published) << test.rule;
  }
}

TEST(BadInputTest, ATimeWithoutAZoneIsOneOfItsSource) {
  for (const char* const head :
       {"<meta property='article:published_time' "
        "content='2023-11-12T23:42:10'>",
        "<meta name='date' content='November 12, 2023 11:42:10 PM'>"}) {
    CapturedPage page;
    page.url = "http://a.test/1";
    page.time = kNow;
    page.body = Page("The ship left the port.", head);
    page.zone = "America/New_York";
    const auto article =
        ArticleOfPage(page, false, ProblemReport("x", nullptr));
    ASSERT_TRUE(article.ok()) << article.status();
    EXPECT_EQ(article->published, "2023-11-12T23:42:10-05:00") << head;
  }
}

TEST(BadInputTest, AStaleCharsetOfTheServerLosesToTheBytes) {
  CapturedPage page;
  page.url = "http://a.test/1";
  page.time = kNow;
  page.charset = "euc-kr";
  page.body = Page("국방부 장관은 훈련을 다시 하기로 했다고 밝혔다.");
  const auto article = ArticleOfPage(page, false, ProblemReport("x", nullptr));
  ASSERT_TRUE(article.ok());
  EXPECT_THAT(article->body, HasSubstr("국방부 장관은"));
}

}  // namespace
}  // namespace defnews
