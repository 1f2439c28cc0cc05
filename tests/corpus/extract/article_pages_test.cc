// SPDX-License-Identifier: GPL-3.0-or-later
// Against the article pages with known text beside the source tree, where
// there are any: floors under what the extractor reaches. Rules are made by
// looking at one half of the pages; the other half tells whether they hold.
// DEFNEWS_LIST=1 prints a line for each page, DEFNEWS_DUMP=FOLDER writes the
// texts.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "corpus/extract/body_text.h"
#include "corpus/extract/charset.h"
#include "corpus/extract/html_article.h"
#include "corpus/extract/line_text.h"
#include "corpus/readers/byte_source.h"
#include "tests/corpus/extract/text_scores.h"

namespace defnews {
namespace {

constexpr size_t kShingle = 4;

std::string Folder() {
  const char* const given = std::getenv("DEFNEWS_SHARED");
  const std::string root =
      given != nullptr ? given : std::string(DEFNEWS_SOURCE_DIR "/../shared");
  return root + "/data/html/";
}

std::string ReadFile(const std::string& path) {
  absl::StatusOr<std::unique_ptr<ByteSource>> source =
      FileSource(path, nullptr);
  if (!source.ok()) return "";
  const std::unique_ptr<ByteStream> stream = DecodedStream(*std::move(source));
  return ReadAll(stream.get(), size_t{64} << 20).value_or("");
}

// Whether rules may be made by looking at the page (FNV-1a of its name).
bool IsForTuning(std::string_view id) {
  uint32_t hash = 2166136261U;
  for (const char c : id) hash = (hash ^ static_cast<uint8_t>(c)) * 16777619U;
  return (hash >> 4U) % 2 == 0;
}

struct PageScore {
  Overlap words;
  Overlap shingles;
  bool title = false;       // right to the letter
  bool near_title = false;  // right but for a few words
};

// Titles are equal but for case, spaces and punctuation.
bool SameTitle(std::string_view found, std::string_view wanted) {
  return LetterKey(found) == LetterKey(wanted);
}

PageScore ScorePage(const HtmlArticle& article, const nlohmann::json& gold) {
  const std::string body = JoinParagraphs(article.paragraphs);
  const std::string wanted = gold["body"];
  PageScore score;
  score.words =
      CompareRuns(WordTokens(body, true), WordTokens(wanted, true), 1);
  score.shingles =
      CompareRuns(WordTokens(body, false), WordTokens(wanted, false), kShingle);
  const std::string title = gold["title"];
  constexpr double kNear = 0.6;
  score.title = SameTitle(article.title, title);
  score.near_title =
      CompareRuns(WordTokens(article.title, true), WordTokens(title, true), 1)
          .f1() >= kNear;
  return score;
}

struct HalfScore {
  MeanOverlap words;
  MeanOverlap shingles;
  size_t titles = 0;
  size_t near_titles = 0;

  void Add(const PageScore& page) {
    words.Add(page.words);
    shingles.Add(page.shingles);
    titles += page.title ? 1 : 0;
    near_titles += page.near_title ? 1 : 0;
  }

  double title_share() const { return ShareOf(titles); }
  double near_title_share() const { return ShareOf(near_titles); }

  void Print(const char* name) const {
    const auto pages = static_cast<double>(words.pages);
    std::printf(
        "%-8s %zu pages: words F1 %.4f; shingles P %.4f R %.4f F1 %.4f; "
        "titles %.3f, near %.3f\n",
        name, words.pages, words.mean_f1(), shingles.precision / pages,
        shingles.recall / pages, shingles.f1_of_means(), title_share(),
        near_title_share());
  }

 private:
  double ShareOf(size_t count) const {
    return static_cast<double>(count) / static_cast<double>(words.pages);
  }
};

class ArticlePages {
 public:
  void Run(std::istream& golds) {
    std::string line;
    while (std::getline(golds, line)) AddPage(nlohmann::json::parse(line));
  }

  HalfScore tuning;
  HalfScore held_out;
  HalfScore all;
  double slowest = 0;  // CPU seconds

 private:
  void AddPage(const nlohmann::json& gold) {
    const std::string id = gold["id"];
    const std::string text =
        DecodePage(ReadFile(Folder() + "articles/" + id + ".html.gz")).text;
    const std::clock_t begin = std::clock();
    const HtmlArticle article = ExtractHtmlArticle(text);
    const double seconds =
        static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    slowest = std::max(slowest, seconds);
    const PageScore score = ScorePage(article, gold);
    all.Add(score);
    const bool for_tuning = IsForTuning(id);
    (for_tuning ? tuning : held_out).Add(score);
    List(id, for_tuning, score, article, gold);
  }

  static void List(const std::string& id, bool for_tuning,
                   const PageScore& score, const HtmlArticle& article,
                   const nlohmann::json& gold) {
    if (std::getenv("DEFNEWS_LIST") != nullptr && for_tuning) {
      std::printf("%s P %.3f R %.3f F %.3f words %.3f %s\n", id.c_str(),
                  score.shingles.precision, score.shingles.recall,
                  score.shingles.f1(), score.words.f1(),
                  std::string(gold["url"]).c_str());
      if (!score.title) {
        std::printf("title %s | %s | %s\n", id.c_str(), article.title.c_str(),
                    std::string(gold["title"]).c_str());
      }
    }
    if (const char* folder = std::getenv("DEFNEWS_DUMP"); folder != nullptr) {
      std::ofstream(std::string(folder) + "/" + id + ".txt")
          << JoinParagraphs(article.paragraphs) << "\n";
    }
  }
};

TEST(ArticlePagesTest, TextsAndTitlesOfRealPages) {
  const std::string golds = ReadFile(Folder() + "articles.jsonl.gz");
  if (golds.empty()) GTEST_SKIP() << Folder() << "articles.jsonl.gz is absent";
  std::istringstream lines(golds);
  ArticlePages pages;
  pages.Run(lines);
  pages.tuning.Print("tuning");
  pages.held_out.Print("held out");
  pages.all.Print("all");
  std::printf("slowest page %.3f s\n", pages.slowest);
  EXPECT_GE(pages.all.words.mean_f1(), 0.972);
  EXPECT_GE(pages.held_out.words.mean_f1(), 0.973);
  EXPECT_GE(pages.all.shingles.f1_of_means(), 0.966);
  EXPECT_GE(pages.held_out.shingles.f1_of_means(), 0.967);
  // Many of these pages have two titles, one in the metadata and one on the
  // page, and the gold has either.
  EXPECT_GE(pages.all.title_share(), 0.94);
  EXPECT_GE(pages.held_out.title_share(), 0.94);
  EXPECT_GE(pages.all.near_title_share(), 0.975);
  EXPECT_LT(pages.slowest, 1);
}

}  // namespace
}  // namespace defnews
