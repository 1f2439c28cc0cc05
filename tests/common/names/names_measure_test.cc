// SPDX-License-Identifier: GPL-3.0-or-later
// How well names are read, measured on persons and on real text.
#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "common/names/korean_name.h"
#include "common/text/char_class.h"
#include "tests/acceptance/shared_data.h"
#include "tests/common/names/name_pairs.h"

namespace defnews {
namespace {

std::vector<std::string> Split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) {
    parts.push_back(part);
  }
  return parts;
}

// Spellings without doubles.
void Keep(const std::string& spelling, KnownPerson* person) {
  auto& all = person->spellings;
  if (std::find(all.begin(), all.end(), spelling) == all.end()) {
    all.push_back(spelling);
  }
}

void Check(const PairFigures& figures, const char* what, double precision,
           double recall) {
  std::printf("%s: %zu pairs, precision %.4f, recall %.4f\n%s", what,
              figures.together + figures.missed, figures.precision(),
              figures.recall(), figures.faults.c_str());
  ASSERT_GT(figures.together, 500u);
  EXPECT_GE(figures.precision(), precision);
  EXPECT_GE(figures.recall(), recall);
}

TEST(NamesMeasure, PersonsOfOurOwnTable) {
  std::ifstream in(DEFNEWS_SOURCE_DIR "/tests/common/names/persons.tsv");
  std::vector<KnownPerson> persons;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto columns = Split(line, '\t');
    KnownPerson person;
    Keep(columns[0], &person);
    for (const auto& one : Split(columns[1], '|')) Keep(one, &person);
    persons.push_back(person);
  }
  Check(ComparePairs(persons), "persons.tsv", 0.995, 0.99);
}

TEST(NamesMeasure, PersonsOfTheSharedTable) {
  const auto path = SharedData("names.tsv");
  if (!path) GTEST_SKIP() << "no shared data";
  std::ifstream in(*path);
  std::vector<KnownPerson> persons;
  for (std::string line; std::getline(in, line);) {
    const auto columns = Split(line, '\t');
    if (columns.size() < 5 || columns[0] != "person") continue;
    KnownPerson person;
    for (size_t i = 1; i < 4; ++i) Keep(columns[i], &person);
    for (const auto& one : Split(columns[4], '|')) Keep(one, &person);
    persons.push_back(person);
  }
  Check(ComparePairs(persons), "names.tsv", 0.995, 0.99);
}

std::string Unpack(const std::string& path) {
  std::string all;
  gzFile file = gzopen(path.c_str(), "rb");
  char buffer[1 << 16];
  for (int got = 0; (got = gzread(file, buffer, sizeof(buffer))) > 0;) {
    all.append(buffer, static_cast<size_t>(got));
  }
  gzclose(file);
  return all;
}

// The texts of an archive.
std::vector<std::string> Texts(const std::string& path) {
  std::vector<std::string> texts;
  std::istringstream in(Unpack(path));
  for (std::string line; std::getline(in, line);) {
    const auto record = nlohmann::json::parse(line);
    texts.push_back(record["title"].get<std::string>() + "\n" +
                    record["body"].get<std::string>());
  }
  return texts;
}

bool IsCapitalised(const std::string& word) {
  return !word.empty() && IsUpper(word[0]) &&
         std::all_of(word.begin() + 1, word.end(), IsLower);
}

// The archive lost blanks after names set in bold: `Kim Jong Unsaid`.
bool IsGlued(const std::string& word) {
  return (word.starts_with("Un") || word.starts_with("Il") ||
          word.starts_with("Sung")) &&
         word.size() > 4;
}

TEST(NamesMeasure, ThreeWordNamesOfTheNorthsAgency) {
  const auto path = SharedData("kcna2024_all.jsonl.gz");
  if (!path) GTEST_SKIP() << "no shared data";
  const std::set<std::string> surnames = {
      "Kim",  "Ri",   "Pak",   "Choe", "Kang", "Jo",   "Yun",   "Jang",
      "Rim",  "Kwon", "Hwang", "Ryu",  "Hong", "Mun",  "Ryang", "Pae",
      "Paek", "Sim",  "Kwak",  "Hyon", "Ryom", "Thae", "Jon",   "Chae"};
  size_t all = 0;
  size_t read = 0;
  for (const std::string& text : Texts(*path)) {
    for (const std::string& line : Split(text, '\n')) {
      const auto words = Split(line, ' ');
      for (size_t i = 0; i + 2 < words.size(); ++i) {
        std::string last = words[i + 2];
        while (!last.empty() && !IsLetter(last.back())) last.pop_back();
        if (surnames.count(words[i]) == 0 || !IsCapitalised(words[i + 1]) ||
            !IsCapitalised(last) || IsGlued(last)) {
          continue;
        }
        const std::string name = words[i] + " " + words[i + 1] + " " + last;
        std::vector<NameMention> mentions;
        FindNames(name, &mentions);
        ++all;
        if (!mentions.empty() && mentions[0].begin == 0) ++read;
      }
    }
  }
  const double share = static_cast<double>(read) / static_cast<double>(all);
  std::printf("three-word names: %zu, read %.4f\n", all, share);
  ASSERT_GT(all, 1000u);
  EXPECT_GE(share, 0.98);
}

// Speeches of American presidents: what looks Korean there seldom is.
TEST(NamesMeasure, AmericanSpeechesHaveFewKoreanPersons) {
  const auto path = SharedData("presidential_speeches.jsonl.gz");
  if (!path) GTEST_SKIP() << "no shared data";
  std::map<std::string, int> persons;
  for (const std::string& text : Texts(*path)) {
    std::vector<NameMention> mentions;
    FindNames(text, &mentions);
    for (const NameMention& mention : mentions) {
      if (mention.readings[0].kind != NameKind::kPerson) continue;
      ++persons[text.substr(mention.begin, mention.end - mention.begin)];
    }
  }
  int all = 0;
  for (const auto& [name, count] : persons) {
    std::printf("%3d %s\n", count, name.c_str());
    all += count;
  }
  EXPECT_GE(persons["Kim Jong Un"], 5);
  EXPECT_LE(all, 12);
}

}  // namespace
}  // namespace defnews
