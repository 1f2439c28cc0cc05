// SPDX-License-Identifier: GPL-3.0-or-later
// Near words in a vocabulary, against what trying every word gives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "searcher/engine/xapian_engine.h"
#include "searcher/suggest/hangul_neighbours.h"
#include "searcher/suggest/latin_neighbours.h"
#include "searcher/suggest/term_gaps.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

XapianEngine EngineOf(const std::vector<std::string>& terms) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  for (const std::string& term : terms) document.add_boolean_term(term);
  database.add_document(document);
  return {database, {0}, {}};
}

std::vector<std::string> Near(const std::string& word,
                              const std::vector<std::string>& words,
                              std::string_view prefix = "") {
  std::vector<std::string> terms;
  for (const std::string& one : words) {
    terms.push_back(std::string(prefix) + one);
  }
  XapianEngine engine = EngineOf(terms);
  return LatinNeighbours(word, TermList(&engine, prefix));
}

TEST(LatinNeighboursTest, OneEditOfEachKind) {
  const std::vector<std::string> words = {
      "missile", "misile", "missle",   "mssile",  "imssile", "missiles",
      "fissile", "missal", "mizzsile", "xissile", "issile"};
  EXPECT_THAT(Near("missile", words),
              UnorderedElementsAre("misile", "missle", "mssile", "imssile",
                                   "missiles", "fissile", "xissile", "issile"));
  EXPECT_THAT(Near("missile", words, "XW"),
              UnorderedElementsAre("misile", "missle", "mssile", "imssile",
                                   "missiles", "fissile", "xissile", "issile"));
}

TEST(LatinNeighboursTest, OtherPrefixesAreNoWords) {
  EXPECT_THAT(Near("navy", {"Snavy", "Xnavy", "XWnavy", "navyy"}),
              ElementsAre("navyy"));
}

TEST(LatinNeighboursTest, LettersBeyondAscii) {
  EXPECT_THAT(Near("cafe", {"café", "caf", "카페"}),
              UnorderedElementsAre("caf", "café"));
  EXPECT_THAT(Near("учения", {"учение", "учен", "учения"}),
              ElementsAre("учение"));
}

TEST(LatinNeighboursTest, NothingInAnEmptyVocabulary) {
  EXPECT_THAT(Near("missile", {}), IsEmpty());
}

// Whether one edit, as the header says, makes one word of the other.
bool OneEdit(const std::string& a, const std::string& b) {
  if (a.size() > b.size()) return OneEdit(b, a);
  if (b.size() - a.size() > 1 || a == b) return false;
  size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() < b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

TEST(LatinNeighboursTest, TheSameAsTryingEveryWord) {
  std::mt19937 random(20231109);
  const auto word = [&random] {
    std::string text(1 + random() % 6, ' ');
    for (char& c : text) c = static_cast<char>('a' + random() % 4);
    return text;
  };
  std::set<std::string> words;
  for (int i = 0; i < 600; ++i) words.insert(word());
  const std::vector<std::string> list(words.begin(), words.end());
  XapianEngine engine = EngineOf(list);
  const TermList terms(&engine, "");
  const TermList far(&engine, "", true);
  size_t found = 0;
  for (int i = 0; i < 400; ++i) {
    const std::string asked = word();
    std::vector<std::string> wanted;
    std::copy_if(list.begin(), list.end(), std::back_inserter(wanted),
                 [&](const auto& one) { return OneEdit(asked, one); });
    EXPECT_EQ(LatinNeighbours(asked, terms), wanted) << asked;
    if (i % 8 == 0) {
      EXPECT_EQ(LatinNeighbours(asked, far), wanted) << asked;
    }
    found += wanted.size();
  }
  EXPECT_GT(found, 1000U);
}

std::vector<std::string> NearKorean(const std::string& word,
                                    const std::vector<std::string>& pairs) {
  XapianEngine engine = EngineOf(pairs);
  std::vector<std::string> words;
  for (const HangulNeighbour& one :
       HangulNeighbours(word, TermList(&engine, ""))) {
    using Edit = HangulNeighbour::Edit;
    words.push_back((one.edit == Edit::kLetter      ? "*"
                     : one.edit == Edit::kShortened ? "-"
                                                    : "") +
                    one.word);
  }
  return words;
}

TEST(HangulNeighboursTest, OneSyllableOfEachKind) {
  const std::vector<std::string> pairs = {"확장", "장억", "억제", "제를",
                                          "대장"};
  EXPECT_THAT(NearKorean("확잔억제", pairs), ElementsAre("*확장억제"));
  EXPECT_THAT(NearKorean("곽장억제", pairs),
              UnorderedElementsAre("*확장억제", "대장억제", "-장억제"));
  EXPECT_THAT(NearKorean("확장억재", pairs),
              UnorderedElementsAre("*확장억제", "-확장억"));
  EXPECT_THAT(NearKorean("확억제", pairs),
              UnorderedElementsAre("확장억제", "장억제", "-억제"));
  EXPECT_THAT(NearKorean("확장장억제", pairs), ElementsAre("확장억제"));
  EXPECT_THAT(NearKorean("확억장제", pairs), ElementsAre("확장억제"));
}

TEST(HangulNeighboursTest, TwoSyllablesDifferByALetterOnly) {
  EXPECT_THAT(NearKorean("억재", {"억제", "억장", "총제", "역재", "박재"}),
              UnorderedElementsAre("*억제", "*역재"));
}

TEST(HangulNeighboursTest, LoneLettersAreNoSyllables) {
  EXPECT_THAT(NearKorean("ㅎㅏㄱ", {"하하"}), IsEmpty());
  EXPECT_THAT(NearKorean("군", {"군대"}), IsEmpty());
}

}  // namespace
}  // namespace defnews
