// SPDX-License-Identifier: GPL-3.0-or-later
// Korean articles: particles, compounds, and a parallel corpus.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "defnews/searcher.h"
#include "tests/acceptance/shared_data.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {
namespace {

using testing::Contains;
using testing::ElementsAre;

constexpr size_t kWordsAsked = 300;

std::string Article(const std::string& id, const std::string& body) {
  const nlohmann::json article = {
      {"id", id}, {"title", "문서 " + id}, {"body", body}, {"lang", "ko"}};
  return article.dump() + "\n";
}

void Build(const std::filesystem::path& index, const std::string& articles) {
  const ToolRun build = RunTool(
      "indexer", {"build", "--quiet", "--index", index.string(), articles});
  ASSERT_EQ(build.status, 0) << build.err;
  ASSERT_EQ(build.err, "");
}

class KoreanTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string articles =
        Article("subject", "한미는 확장억제가 중요하다고 밝혔다.") +
        Article("plain", "올해의 의제는 확장억제 강화다.") +
        Article("object", "양측은 확장억제를 논의했다.") +
        Article("compound", "연합방위태세와 전시작전통제권을 점검했다.") +
        Article("other", "해군은 잠수함을 확장 배치했다.");
    Build(index(), folder_.Write("a.jsonl", articles));
  }

  std::filesystem::path index() const { return folder_.path() / "index"; }

 private:
  TempFolder folder_;
};

TEST_F(KoreanTest, ParticlesDoNotStandBetweenFormsOfANoun) {
  for (const char* form :
       {"확장억제를", "확장억제", "확장억제가", "확장억제는"}) {
    EXPECT_THAT(Ask(index(), {form}).ids(),
                ElementsAre("object", "plain", "subject"))
        << form;
  }
}

TEST_F(KoreanTest, ANounInsideACompoundIsFound) {
  for (const char* noun : {"방위", "태세", "연합", "작전", "통제", "전시"}) {
    EXPECT_THAT(Ask(index(), {noun}).ids(), ElementsAre("compound")) << noun;
  }
  EXPECT_THAT(Ask(index(), {"억제"}).ids(),
              ElementsAre("object", "plain", "subject"));
}

TEST_F(KoreanTest, AnAbbreviationFindsTheFullTerm) {
  EXPECT_THAT(Ask(index(), {"전작권"}).ids(), ElementsAre("compound"));
  EXPECT_EQ(Ask(index(), {"--no-expand", "전작권"}).total(), 0u);
}

TEST_F(KoreanTest, SyllablesOfDifferentWordsAreNoWord) {
  for (const char* none : {"제강", "권통", "억제확장", "작권을"}) {
    const Answer answer = Ask(index(), {none});
    EXPECT_EQ(answer.status, 1) << none << answer.err;
    EXPECT_EQ(answer.total(), 0u) << none;
  }
}

// The lines of a gzipped text.
std::vector<std::string> GzipLines(const std::string& path) {
  std::vector<std::string> lines(1);
  const gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return {};
  char block[65536];
  for (int size; (size = gzread(file, block, sizeof block)) > 0;) {
    for (int at = 0; at < size; ++at) {
      if (block[at] == '\n')
        lines.emplace_back();
      else
        lines.back() += block[at];
    }
  }
  gzclose(file);
  if (lines.back().empty()) lines.pop_back();
  return lines;
}

// U+AC00 to U+D7A3, which UTF-8 writes in three bytes.
bool IsHangulSyllable(std::string_view bytes) {
  if (bytes.size() != 3) return false;
  const auto byte = [bytes](size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at]));
  };
  const unsigned code =
      (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
  return byte(0) >= 0xEA && byte(0) <= 0xED && code >= 0xAC00 && code <= 0xD7A3;
}

// The words of `text` that are two Hangul syllables or more between spaces.
std::vector<std::string> HangulWords(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    bool hangul = word.size() >= 6 && word.size() % 3 == 0;
    for (size_t at = 0; hangul && at < word.size(); at += 3) {
      hangul = IsHangulSyllable(word.substr(at, 3));
    }
    if (hangul) words.emplace_back(word);
  }
  return words;
}

std::string PairId(size_t sentence) {
  return "pair-" + std::to_string(sentence);
}

std::vector<std::string> KoreanSentences(const std::string& path) {
  std::vector<std::string> sentences;
  for (const std::string& line : GzipLines(path)) {
    sentences.push_back(line.substr(0, line.find('\t')));
  }
  return sentences;
}

std::vector<std::string> Find(Searcher* searcher, const std::string& query) {
  SearchOptions options;
  options.limit = 0;
  options.duplicates = Duplicates::kAll;
  options.snippets = false;
  const Result<SearchResults> results = searcher->Search(query, options);
  EXPECT_TRUE(results.ok()) << query << ": " << results.status().message();
  std::vector<std::string> ids;
  if (!results.ok()) return ids;
  for (const Hit& hit : results.value().hits) ids.push_back(hit.id);
  return ids;
}

TEST(KoreanCorpusTest, WordsAreFoundInTheirOwnSentences) {
  const auto pairs = SharedData("koen.tsv.gz");
  if (!pairs) GTEST_SKIP() << "no koen.tsv.gz: set DEFNEWS_SHARED";
  const std::vector<std::string> sentences = KoreanSentences(*pairs);
  ASSERT_GT(sentences.size(), 1000u);
  std::string articles;
  for (size_t at = 0; at < sentences.size(); ++at) {
    articles += Article(PairId(at), sentences[at]);
  }
  const TempFolder folder;
  const std::filesystem::path index = folder.path() / "index";
  ASSERT_NO_FATAL_FAILURE(Build(index, folder.Write("a.jsonl", articles)));
  auto searcher = Searcher::Open(index.string());
  ASSERT_TRUE(searcher.ok()) << searcher.status().message();
  EXPECT_EQ(searcher.value().article_count(), sentences.size());

  std::mt19937_64 random(2);
  for (size_t asked = 0; asked < kWordsAsked;) {
    const size_t sentence = random() % sentences.size();
    const std::vector<std::string> words = HangulWords(sentences[sentence]);
    if (words.empty()) continue;
    ++asked;
    const std::string& word = words[random() % words.size()];
    EXPECT_THAT(Find(&searcher.value(), word), Contains(PairId(sentence)))
        << word << " in " << sentences[sentence];
  }
}

}  // namespace
}  // namespace defnews
