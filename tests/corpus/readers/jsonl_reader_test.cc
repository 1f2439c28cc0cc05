// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/jsonl_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/content_hash.h"
#include "corpus/readers/json_record.h"
#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult Read(std::string_view bytes, const ReaderOptions& options = {}) {
  ReadResult result;
  const auto reader =
      JsonReader(StreamOf(bytes), "f", options, SinkInto(&result));
  Drain(reader.get(), &result);
  Article article;
  EXPECT_FALSE(reader->Next(&article));
  return result;
}

Article One(std::string_view bytes) {
  ReadResult result = Read(bytes);
  EXPECT_THAT(result.refused, IsEmpty());
  EXPECT_THAT(result.articles, SizeIs(1)) << bytes;
  return result.articles.empty() ? Article() : result.articles[0];
}

TEST(JsonReaderTest, TheWholeRecord) {
  const Article article = One(
      R"({"schema":1,"id":"a1","url":"https://example.com/1","title":"T",)"
      R"("body":"one\n\ntwo","published":"2023-11-09","source":"Donga",)"
      R"("lang":"en","published_method":"stamp","published_precision":"day",)"
      R"("published_confidence":0.9,"collected":"2023-11-10T00:00:00Z",)"
      R"("byline":"B","captions":["c1","c2"],"duplicate_of":"a0",)"
      R"("duplicate_group":"g","section":{"k":[1,null,"x"]}})");
  Article expected;
  expected.id = "a1";
  expected.url = "https://example.com/1";
  expected.title = "T";
  expected.body = "one\n\ntwo";
  expected.published = "2023-11-09";
  expected.source = "donga";
  expected.lang = "en";
  expected.published_method = "stamp";
  expected.published_confidence = 0.9;
  expected.collected = "2023-11-10T00:00:00Z";
  expected.byline = "B";
  expected.captions = {"c1", "c2"};
  expected.duplicate_of = "a0";
  expected.duplicate_group = "g";
  expected.extra = R"({"section":{"k":[1,null,"x"]}})";
  EXPECT_EQ(article, expected);
}

TEST(JsonReaderTest, Aliases) {
  const Article article =
      One(R"({"guid":7,"headline":"T","articleBody":"B","pubDate":"20231109",)"
          R"("link":"u","publisher":"S","language":"ko","authors":["A","C"],)"
          R"("crawled_at":"2023-11-10","captions":"one"})");
  EXPECT_EQ(article.id, "7");
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.body, "B");
  EXPECT_EQ(article.published, "2023-11-09");
  EXPECT_EQ(article.url, "u");
  EXPECT_EQ(article.source, "s");
  EXPECT_EQ(article.lang, "ko");
  EXPECT_EQ(article.byline, "A, C");
  EXPECT_EQ(article.collected, "2023-11-10");
  EXPECT_THAT(article.captions, ElementsAre("one"));
  EXPECT_EQ(article.extra, "");
}

TEST(JsonReaderTest, TheCanonicalKeyBeatsItsAliasWhateverTheirOrder) {
  for (const char* line : {R"({"headline":"no","title":"yes","body":"b"})",
                           R"({"title":"yes","headline":"no","body":"b"})"}) {
    const Article article = One(line);
    EXPECT_EQ(article.title, "yes");
    EXPECT_EQ(article.extra, R"({"headline":"no"})");
  }
}

TEST(JsonReaderTest, AnEmptyCanonicalKeyGivesWay) {
  EXPECT_EQ(One(R"({"title":"","headline":"yes","body":null})").title, "yes");
}

TEST(JsonReaderTest, WithoutAnIdItIsAHash) {
  EXPECT_EQ(One(R"({"url":"u","title":"T"})").id, ContentHash64("u"));
  EXPECT_EQ(One(R"({"title":"T","body":"B"})").id, ContentHash64("T\nB"));
}

TEST(JsonReaderTest, BadLinesAreRefusedByNumberAndTheRestGoesOn) {
  const ReadResult result = Read(
      "{\"id\":\"1\",\"title\":\"a\"}\n"
      "\n"
      "{\"id\":\"2\",\"title\":\n"
      "[1]\n"
      "{\"id\":\"3\",\"title\":5}\n"
      "{\"id\":\"4\",\"content\":[1]}\n"
      "{\"id\":\"5\"}\n"
      "{\"id\":\"6\",\"schema\":2,\"title\":\"x\"}\n"
      "{\"id\":\"7\",\"title\":\"b\"}");
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[1].id, "7");
  EXPECT_THAT(result.refused,
              ElementsAre(HasSubstr("f:3: not JSON"),
                          HasSubstr("f:4: not a JSON object"),
                          HasSubstr("f:5: `title` is the number 5"),
                          HasSubstr("f:6: `content` is a list"),
                          HasSubstr("f:7: empty"),
                          HasSubstr("f:8: `schema` is the number 2")));
}

TEST(JsonReaderTest, ABadDateLeavesTheArticleUndated) {
  const ReadResult result =
      Read(R"({"title":"a","published":"last week","published_method":"x"})");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].published, "");
  EXPECT_EQ(result.articles[0].published_method, "");
  EXPECT_EQ(result.articles[0].extra, R"({"published_raw":"last week"})");
  EXPECT_THAT(result.notes, ElementsAre(HasSubstr("\"last week\"")));
  EXPECT_THAT(result.refused, IsEmpty());
}

struct FreeDateCase {
  const char* written;
  const char* published;
};

TEST(JsonReaderTest, DatesInFreeTextAreReadWhereThereIsNoDoubt) {
  const FreeDateCase cases[] = {
      {"2023년 11월 13일 오후 3:42", "2023-11-13T15:42:00+09:00"},
      {"Feb 5, 2024", "2024-02-05"},
      {"5 February 2024", "2024-02-05"},
      {"2023년 11월", "2023-11"},
      {"Mon, 13 Nov 2023 15:42:10 GMT", "2023-11-13T15:42:10+00:00"},
      {"입력 2023.11.13 15:42 | 수정 2023.11.14 09:00",
       "2023-11-13T15:42:00+09:00"},
      {"13/11/2023", "2023-11-13"},
      {"05/02/2024", ""},
      {"13/11/23", ""},
      {"Feb 5", ""},
      {"Feb 30, 2024", ""},
      {"Jan 5, 2024 to Feb 7, 2024", ""},
      {"Updated Feb 5, 2024", ""},
      {"soon", ""},
  };
  for (const FreeDateCase& test : cases) {
    const ReadResult result =
        Read(R"({"title":"a","date":")" + std::string(test.written) + "\"}");
    ASSERT_THAT(result.articles, SizeIs(1)) << test.written;
    EXPECT_EQ(result.articles[0].published, test.published) << test.written;
    EXPECT_EQ(result.articles[0].extra,
              R"({"published_raw":")" + std::string(test.written) + "\"}");
    EXPECT_EQ(result.notes.empty(), *test.published != '\0') << test.written;
  }
}

TEST(JsonReaderTest, UnixTimes) {
  for (const char* time : {"1700000000", "1700000000123", "\"1700000000\""}) {
    const Article article =
        One(R"({"title":"a","timestamp":)" + std::string(time) + "}");
    EXPECT_EQ(article.published, "2023-11-14T22:13:20Z") << time;
    EXPECT_EQ(article.extra, "") << time;
  }
  for (const char* other : {"45321", "2023110914", "1999123123"}) {
    EXPECT_EQ(One(R"({"title":"a","timestamp":)" + std::string(other) + "}")
                  .published,
              "")
        << other;
  }
}

TEST(JsonReaderTest, OddDatesAreKeptWithLittleConfidence) {
  ReaderOptions options;
  options.now = absl::FromUnixSeconds(1700000000);
  for (const char* date : {"2099-01-01", "1980-01-01", "1989", "2023-11-17"}) {
    const ReadResult result =
        Read(R"({"title":"a","date":")" + std::string(date) + "\"}", options);
    ASSERT_THAT(result.articles, SizeIs(1)) << date;
    EXPECT_EQ(result.articles[0].published, date);
    EXPECT_EQ(result.articles[0].published_confidence, 0.3) << date;
    EXPECT_THAT(result.notes, ElementsAre(HasSubstr(date)));
  }
  for (const char* date : {"1990", "2023-11-15", "2023"}) {
    const ReadResult result =
        Read(R"({"title":"a","date":")" + std::string(date) + "\"}", options);
    EXPECT_FALSE(result.articles.at(0).published_confidence) << date;
    EXPECT_THAT(result.notes, IsEmpty()) << date;
  }
}

TEST(JsonReaderTest, IllFormedTextIsRepairedWithANote) {
  const ReadResult result = Read(
      "{\"title\":\"a\xFF\x62\"}\n{\"title\":\"half \\ud83d pair \\\\ud83d\"}");
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[0].title,
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(result.articles[1].title, "half \xEF\xBF\xBD pair \\ud83d");
  EXPECT_THAT(result.notes, SizeIs(2));
}

TEST(JsonReaderTest, RecordsOverTheCapCostOnlyThemselves) {
  ReaderOptions options;
  options.max_record_bytes = 40;
  const std::string big =
      "{\"id\":\"2\",\"title\":\"" + std::string(100, 'x') + "\"}";
  const std::string small = "{\"id\":\"1\",\"title\":\"a\"}";
  for (const std::string& input :
       {small + "\n" + big + "\n" + small,
        "[" + small + ",\n" + big + ",\n" + small + "]"}) {
    const ReadResult result = Read(input, options);
    EXPECT_THAT(result.articles, SizeIs(2)) << input;
    EXPECT_THAT(result.refused, ElementsAre(HasSubstr("f:2: the record")));
  }
}

TEST(JsonReaderTest, ALineOfFiftyMegabytes) {
  const std::string body(size_t{50} << 20, 'x');
  const Article article = One("{\"title\":\"t\",\"body\":\"" + body + "\"}");
  EXPECT_EQ(article.body.size(), body.size());
}

TEST(JsonReaderTest, AnArrayOfRecordsOverSeveralLines) {
  const ReadResult result = Read(
      "[\n  {\n    \"id\": \"1\",\n    \"title\": \"a ] } \\\" b\"\n  },\n"
      "  17, \"x{\",\n  {\"id\": \"2\", \"title\": 3},\n"
      "  {\"id\": \"3\", \"title\": \"c\"}\n]\n");
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[0].title, "a ] } \" b");
  EXPECT_EQ(result.articles[1].id, "3");
  EXPECT_THAT(result.refused, ElementsAre(HasSubstr("f:6: \"17\""),
                                          HasSubstr("f:6: \"\"x{\"\""),
                                          HasSubstr("f:7: `title`")));
}

TEST(JsonReaderTest, OneRecordOverSeveralLines) {
  EXPECT_EQ(One("{\n \"title\": \"a\"\n}\n").title, "a");
}

TEST(JsonReaderTest, AnArrayWithoutItsEndKeepsWhatItHas) {
  const ReadResult result = Read("[{\"title\":\"a\"},\n{\"title\":\"b");
  EXPECT_THAT(result.articles, SizeIs(1));
  EXPECT_THAT(result.refused, ElementsAre(HasSubstr("f:2: the object has no")));
}

TEST(JsonReaderTest, GzipCutShortKeepsWhatWasReadAndRefusesTheFile) {
  std::string lines;
  for (int i = 0; i < 3000; ++i) {
    lines += "{\"title\":\"t" + std::to_string(i * 7919) + "\"}\n";
  }
  const std::string whole = Gzip(lines);
  EXPECT_THAT(Read(whole).articles, SizeIs(3000));
  const ReadResult cut = Read(whole.substr(0, whole.size() / 2));
  EXPECT_GT(cut.articles.size(), 100U);
  EXPECT_LT(cut.articles.size(), 3000U);
  EXPECT_THAT(cut.refused, ElementsAre(HasSubstr("f: the gzip data ends")));
  const ReadResult trailer = Read(whole.substr(0, whole.size() - 4));
  EXPECT_THAT(trailer.articles, SizeIs(3000));
  EXPECT_THAT(trailer.refused, SizeIs(1));
}

TEST(JsonReaderTest, DeepNestingIsRefused) {
  const std::string deep = "{\"title\":\"a\",\"x\":" + std::string(5000, '[') +
                           std::string(5000, ']') + "}";
  EXPECT_THAT(Read(deep).refused, SizeIs(1));
}

TEST(ReplaceLoneSurrogatesTest, PairsAndEscapedBackslashesStay) {
  bool changed = true;
  for (const char* json : {R"("\ud83d\ude00")", R"("\\ud83d")", R"("é\n")"}) {
    EXPECT_EQ(ReplaceLoneSurrogates(json, &changed), json);
    EXPECT_FALSE(changed);
  }
  EXPECT_EQ(ReplaceLoneSurrogates(R"(\ud83d\ud83d\ude00\udc00)", &changed),
            R"(\uFFFD\ud83d\ude00\uFFFD)");
  EXPECT_TRUE(changed);
}

}  // namespace
}  // namespace defnews
