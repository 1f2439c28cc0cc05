// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/find_date.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "common/article/clean_text.h"
#include "corpus/readers/html_reader.h"
#include "corpus/readers/text_reader.h"

namespace defnews {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;

constexpr int64_t kNow = 1717200000;  // 2024-06-01T00:00:00Z

struct Written {
  std::string name;
  std::string kind;
  std::string published;
  std::string method;
  std::string confidence;
  std::string page;
};

std::vector<std::string> Columns(std::string_view line) {
  std::vector<std::string> columns;
  while (true) {
    const size_t bar = line.find('|');
    columns.emplace_back(TrimText(line.substr(0, bar)));
    if (bar == std::string_view::npos) return columns;
    line.remove_prefix(bar + 1);
  }
}

std::vector<Written> WrittenPages() {
  std::ifstream in(DEFNEWS_SOURCE_DIR "/tests/data/dates/written.txt");
  std::vector<Written> pages;
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with("=== ")) {
      std::vector<std::string> columns = Columns(line.substr(4));
      columns.resize(5);
      pages.push_back(
          {columns[0], columns[1], columns[2], columns[3], columns[4], ""});
    } else if (!pages.empty()) {
      pages.back().page += line + "\n";
    }
  }
  return pages;
}

TEST(FindDateTest, WrittenPages) {
  const std::vector<Written> pages = WrittenPages();
  ASSERT_GE(pages.size(), 60U);
  const PageReading reading{absl::FromUnixSeconds(kNow), true, "", ""};
  for (const Written& page : pages) {
    std::string told;
    const ProblemReport report("page", [&told](const InputProblem& problem) {
      told += problem.message + "\n";
    });
    const absl::StatusOr<Article> article =
        page.kind == "html"
            ? ArticleFromHtml(page.page, page.name, report, reading)
            : ArticleFromText(page.page, page.name, report, reading);
    ASSERT_TRUE(article.ok()) << page.name << article.status();
    EXPECT_EQ(article->published, page.published) << page.name << "\n" << told;
    EXPECT_EQ(article->published_method, page.method) << page.name;
    if (page.confidence.empty()) {
      EXPECT_FALSE(article->published_confidence) << page.name;
      continue;
    }
    double confidence = 0;
    ASSERT_TRUE(absl::SimpleAtod(page.confidence, &confidence)) << page.name;
    EXPECT_NEAR(article->published_confidence.value_or(0), confidence, 1e-9)
        << page.name;
  }
}

TEST(FindDateTest, EachPieceOfEvidenceIsTold) {
  DatedPage page;
  page.url = "https://news.example/2023/11/09/a";
  page.stamps = {{"Posted: 2031-01-01", PageStamp::Place::kBelowTitle}};
  page.captions = {"A ship. 2023.11.1/News 1"};
  const FoundDate found = FindDate(page, absl::FromUnixSeconds(kNow));
  EXPECT_EQ(found.published, "2023-11-09");
  const std::vector<std::string> lines = EvidenceLines(found);
  EXPECT_THAT(lines, SizeIs(4));
  EXPECT_THAT(lines, Contains(HasSubstr("in the future")));
  EXPECT_THAT(lines, Contains(HasSubstr("a lower bound only")));
  EXPECT_THAT(lines, Contains(HasSubstr("-> 2023-11-09: kept")));
  EXPECT_THAT(lines.back(), HasSubstr("published 2023-11-09 by url"));
}

TEST(FindDateTest, AnEmptyPageIsUndated) {
  const FoundDate found = FindDate({}, absl::FromUnixSeconds(kNow));
  EXPECT_EQ(found.published, "");
  EXPECT_THAT(EvidenceLines(found), SizeIs(1));
}

TEST(FindDateTest, ADayAndAHalfAheadIsStillNow) {
  DatedPage page;
  page.marked = {{DateEvidence::Kind::kMetadata, "2024-06-02T10:00:00Z"}};
  EXPECT_EQ(FindDate(page, absl::FromUnixSeconds(kNow)).published,
            "2024-06-02T10:00:00Z");
  page.marked = {{DateEvidence::Kind::kMetadata, "2024-06-04T10:00:00Z"}};
  EXPECT_EQ(FindDate(page, absl::FromUnixSeconds(kNow)).published, "");
}

}  // namespace
}  // namespace defnews
