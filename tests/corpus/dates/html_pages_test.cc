// SPDX-License-Identifier: GPL-3.0-or-later
// Against the pages with a known day beside the source tree, where there are
// any: a floor under what the date finder reaches.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "corpus/dates/find_date.h"
#include "corpus/extract/charset.h"
#include "corpus/extract/html_article.h"
#include "corpus/readers/byte_source.h"

namespace defnews {
namespace {

std::string Folder() {
  const char* const given = std::getenv("DEFNEWS_SHARED");
  const std::string root =
      given != nullptr ? given : std::string(DEFNEWS_SOURCE_DIR "/../shared");
  return root + "/data/html/";
}

// The local day that the finder gives the page, empty if undated.
FoundDate DateOfFile(const std::string& path, const std::string& url) {
  absl::StatusOr<std::unique_ptr<ByteSource>> source =
      FileSource(path, nullptr);
  if (!source.ok()) return {};
  const std::unique_ptr<ByteStream> stream = DecodedStream(*std::move(source));
  const absl::StatusOr<std::string> bytes =
      ReadAll(stream.get(), size_t{64} << 20);
  if (!bytes.ok()) return {};
  HtmlArticle page = ExtractHtmlArticle(DecodePage(*bytes).text);
  DatedPage dated;
  dated.url = url;
  dated.paragraphs = page.paragraphs;
  dated.captions = page.captions;
  dated.stamps = page.stamps;
  dated.marked = page.dates;
  return FindDate(dated, absl::FromUnixSeconds(1735689600));  // 2025-01-01
}

TEST(HtmlPagesTest, DaysOfRealPages) {
  std::ifstream gold(Folder() + "dates.jsonl");
  if (!gold) GTEST_SKIP() << Folder() << "dates.jsonl is absent";
  constexpr size_t kDay = 10;
  int right = 0;
  int wrong = 0;
  int all = 0;
  std::string line;
  while (std::getline(gold, line)) {
    const nlohmann::json record = nlohmann::json::parse(line);
    const FoundDate found = DateOfFile(
        Folder() + "dates/" + std::string(record["file"]), record["url"]);
    ++all;
    const std::string wanted = record["date"];
    if (found.published.size() < kDay) {
      if (std::getenv("DEFNEWS_LIST") != nullptr) {
        std::printf("none  %s %s\n", line.c_str(), found.published.c_str());
      }
      continue;
    }
    const bool same = found.published.substr(0, kDay) == wanted;
    ++(same ? right : wrong);
    if (!same && std::getenv("DEFNEWS_LIST") != nullptr) {
      std::printf("wrong %s %s %s\n", line.c_str(), found.published.c_str(),
                  found.reason.c_str());
    }
  }
  const double accuracy = static_cast<double>(right) / all;
  const double precision = static_cast<double>(right) / (right + wrong);
  std::printf("accuracy %.3f, precision %.3f (%d pages)\n", accuracy, precision,
              all);
  EXPECT_GE(accuracy, 0.89);
  EXPECT_GE(precision, 0.93);
}

}  // namespace
}  // namespace defnews
