// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadResult Read(std::string_view bytes, const ReaderOptions& options = {}) {
  ReadResult result;
  const auto reader =
      CsvReader(StreamOf(bytes), "f", options, SinkInto(&result));
  Drain(reader.get(), &result);
  return result;
}

TEST(CsvReaderTest, QuotedCells) {
  const ReadResult result = Read(
      "\xEF\xBB\xBFid,Title,body,Desk\r\n"
      "1,\"He said \"\"go\"\", twice\",\"one\r\n\r\ntwo\",north\r\n"
      "\r\n"
      "2,plain \"quotes\" inside,b,\r\n");
  EXPECT_THAT(result.refused, IsEmpty());
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[0].title, "He said \"go\", twice");
  EXPECT_EQ(result.articles[0].body, "one\n\ntwo");
  EXPECT_EQ(result.articles[0].extra, R"({"Desk":"north"})");
  EXPECT_EQ(result.articles[1].title, "plain \"quotes\" inside");
  EXPECT_EQ(result.articles[1].extra, "");
}

TEST(CsvReaderTest, TabsAndSemicolons) {
  EXPECT_EQ(Read("title\tdate\nA, b\t2023/01/05").articles.at(0).published,
            "2023-01-05");
  EXPECT_EQ(Read("title;date\nA, b;2023.1.5").articles.at(0).title, "A, b");
}

TEST(CsvReaderTest, LinesThatEndWithCarriageReturnsAlone) {
  const ReadResult result =
      Read("id,title,body\r1,\"a\nb\",\"x\ry\"\r2,c\r\"3\",d,e\r");
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[0].title, "a b");
  EXPECT_EQ(result.articles[1].id, "3");
  EXPECT_THAT(result.refused, ElementsAre(HasSubstr("f:4: the row has 2")));
  // A table that went through a conversion too many.
  EXPECT_THAT(Read("title,body\r\r\na,b\r\r\n").articles, SizeIs(1));
}

TEST(CsvReaderTest, ALineThatNamesTheDelimiter) {
  for (const char* table :
       {"sep=;\r\ntitle;body\r\nA, b;c\r\n",
        "\xEF\xBB\xBFSEP=|\ntitle|body\nA, b|c", "sep=;\rtitle;body\rA, b;c"}) {
    const ReadResult result = Read(table);
    ASSERT_THAT(result.articles, SizeIs(1)) << table;
    EXPECT_EQ(result.articles[0].title, "A, b") << table;
    EXPECT_EQ(result.articles[0].body, "c") << table;
  }
  EXPECT_THAT(Read("sep=;").articles, IsEmpty());
  EXPECT_THAT(Read("sep=;\ntitle;body\nonly\n").refused,
              ElementsAre(HasSubstr("f:3: ")));
}

TEST(CsvReaderTest, RaggedRowsAreRefusedByLine) {
  const ReadResult result = Read("title,body\na,b\n\"x\ny\",1,2\nonly\nc,d\n");
  EXPECT_THAT(result.articles, SizeIs(2));
  EXPECT_THAT(result.refused,
              ElementsAre(HasSubstr("f:3: the row has 3 cells, the header has "
                                    "2"),
                          HasSubstr("f:5: the row has 1 cells")));
}

TEST(CsvReaderTest, AnUnclosedQuoteCostsOneRow) {
  const ReadResult result =
      Read("title,body\n\"a,b\nc,d\n\"e\",\"f\"\ng,h\n\"last,row\nk,l\n");
  std::vector<std::string> titles;
  for (const Article& article : result.articles) {
    titles.push_back(article.title);
  }
  EXPECT_THAT(titles, ElementsAre("c", "e", "g", "k"));
  EXPECT_THAT(result.refused,
              ElementsAre(HasSubstr("f:2: "),
                          HasSubstr("f:6: a quoted cell has no closing")));
}

TEST(CsvReaderTest, KoreanExcel) {
  // 제목,본문 / 북한,도발 in CP949.
  const ReadResult result = Read(
      "\xC1\xA6\xB8\xF1,\xBA\xBB\xB9\xAE\n\xBA\xCF\xC7\xD1,\xB5\xB5\xB9\xDF\n");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].title, "북한");
  EXPECT_EQ(result.articles[0].body, "도발");
  EXPECT_THAT(result.notes, IsEmpty());
}

TEST(CsvReaderTest, BadBytesInUtf8AreReplacedWithANote) {
  const ReadResult result = Read("title,body\n북한의 \xFF 도발,b\n");
  EXPECT_EQ(result.articles.at(0).title, "북한의 \xEF\xBF\xBD 도발");
  EXPECT_THAT(result.notes, SizeIs(1));
}

TEST(CsvReaderTest, RowsOverTheCapCostOnlyThemselves) {
  ReaderOptions options;
  options.max_record_bytes = 20;
  const ReadResult result = Read(
      "title,body\na,b\n\"" + std::string(50, 'x') + "\n\",c\nd,e", options);
  EXPECT_THAT(result.articles, SizeIs(2));
  EXPECT_THAT(result.refused, ElementsAre(HasSubstr("f:3: the row is over")));
}

TEST(CsvReaderTest, AHeaderWithoutTitleAndBodyRefusesTheFile) {
  EXPECT_THAT(Read("name,age\na,3\n").refused,
              ElementsAre(AllOf(HasSubstr("f:1: the header has neither"),
                                HasSubstr("must name the columns: title or "
                                          "body"))));
}

TEST(TableDelimiterTest, NeedsTwoKnownKeysAndAText) {
  EXPECT_EQ(TableDelimiter("title,body\n"), ',');
  EXPECT_EQ(TableDelimiter("제목\t일자\n"), '\t');
  EXPECT_EQ(TableDelimiter("sep=;\r\ntitle;x\r\n"), ';');
  EXPECT_EQ(TableDelimiter("sep=;\r\ny;x\r\n"), std::nullopt);
  EXPECT_EQ(TableDelimiter("date,url\n"), std::nullopt);
  EXPECT_EQ(TableDelimiter("Title, and what it means\n"), std::nullopt);
}

}  // namespace
}  // namespace defnews
