// SPDX-License-Identifier: GPL-3.0-or-later
// Pages written for the purpose, in the manner of Korean news sites, and what
// is made of them. DEFNEWS_UPDATE_GOLDEN=1 writes the expected files anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "corpus/dates/find_date.h"
#include "corpus/extract/html_article.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

const char kPages[] = DEFNEWS_SOURCE_DIR "/tests/data/pages";
const char kGolden[] = DEFNEWS_SOURCE_DIR "/tests/golden/pages";

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string DateOf(const HtmlArticle& article) {
  DatedPage page;
  page.url = article.url;
  page.title = article.title;
  page.paragraphs = article.paragraphs;
  page.captions = article.captions;
  page.stamps = article.stamps;
  page.marked = article.dates;
  const FoundDate found = FindDate(page, absl::FromUnixSeconds(1735689600));
  return found.published + " " + found.method;
}

std::string Describe(const HtmlArticle& article) {
  std::string text = "kind: " + std::string(PageKindName(article.kind));
  if (article.partial) text += ", partial";
  text += absl::StrFormat("\nconfidence: %.2f\n", article.confidence);
  text += "title: " + article.title + "\nbyline: " + article.byline +
          "\nsource: " + article.source + "\nlang: " + article.lang +
          "\nurl: " + article.url + "\npublished: " + DateOf(article) + "\n";
  for (const std::string& caption : article.captions) {
    text += "caption: " + caption + "\n";
  }
  for (const std::string& paragraph : article.paragraphs) {
    text += "\n" + paragraph + "\n";
  }
  return text;
}

TEST(PageGoldenTest, WrittenPages) {
  std::vector<fs::path> pages;
  for (const auto& entry : fs::directory_iterator(kPages)) {
    if (entry.path().extension() == ".html") pages.push_back(entry.path());
  }
  std::sort(pages.begin(), pages.end());
  ASSERT_GE(pages.size(), 12U);
  const bool update = std::getenv("DEFNEWS_UPDATE_GOLDEN") != nullptr;
  for (const fs::path& page : pages) {
    const fs::path golden =
        fs::path(kGolden) / page.stem().replace_extension(".txt");
    const std::string found = Describe(ExtractHtmlArticle(ReadFile(page)));
    if (update) std::ofstream(golden, std::ios::binary) << found;
    EXPECT_EQ(found, ReadFile(golden)) << page;
  }
}

}  // namespace
}  // namespace defnews
