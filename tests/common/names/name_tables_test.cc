// SPDX-License-Identifier: GPL-3.0-or-later
// The data files and the program that checks them.
#include "common/names/name_tables.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/temp_path.h"

namespace defnews::names {
namespace {

namespace fs = std::filesystem;

struct Outcome {
  int status = 0;
  std::string errors;
};

// Runs the compiler on the data with `line` added to the end of `file`.
Outcome Compile(const std::string& file, const std::string& line) {
  const fs::path folder = TempPath();
  fs::remove_all(folder);
  fs::create_directories(folder);
  const fs::path source = fs::path(DEFNEWS_SOURCE_DIR) / "common/names";
  for (const char* name :
       {"lexicon.tsv", "surnames.tsv", "syllables.tsv", "words.tsv"}) {
    fs::copy_file(source / name, folder / name);
    fs::permissions(folder / name, fs::perms::owner_write,
                    fs::perm_options::add);
  }
  std::ofstream(folder / file, std::ios::app) << line << "\n";
  const std::string command = std::string(DEFNEWS_NAMES_COMPILER) + " '" +
                              folder.string() + "' '" +
                              (folder / "out.cc").string() + "' 2> '" +
                              (folder / "errors").string() + "'";
  Outcome outcome;
  outcome.status = std::system(command.c_str());
  std::stringstream errors;
  errors << std::ifstream(folder / "errors").rdbuf();
  outcome.errors = errors.str();
  fs::remove_all(folder);
  return outcome;
}

TEST(NamesCompiler, TakesTheDataAsItIs) {
  const Outcome outcome = Compile("lexicon.tsv", "# nothing");
  EXPECT_EQ(outcome.status, 0) << outcome.errors;
}

TEST(NamesCompiler, RefusesContradictions) {
  struct {
    const char* file;
    const char* line;
    const char* message;
  } const kCases[] = {
      {"lexicon.tsv", "person\t김종은\tpin\tKim Jong-un", "is 김정은 already"},
      {"lexicon.tsv", "person\t김정은\tpin\tKim Jong Eun", "has a row already"},
      {"lexicon.tsv", "person\t김뷁호\tpin\tKim Bwelk-ho", "syllables.tsv"},
      {"lexicon.tsv", "person\t리용호\tpin\tRi Ryong-ho", "no surname"},
      {"lexicon.tsv", "place\t새마을\tpin\tSaemaul|Sae-maul", "twice"},
      {"lexicon.tsv", "place\t새마을\tmaybe\tSaemaul", "not pin, also"},
      {"lexicon.tsv", "planet\t새마을\tpin\tSaemaul", "no kind of name"},
      {"lexicon.tsv", "place\tSaemaul\tpin\tSaemaul", "is not Hangul"},
      {"lexicon.tsv", "weapon\t새별포\tpin\tSaebyolpho-2", "figure"},
      {"lexicon.tsv", "place\t새마을", "too few columns"},
      {"syllables.tsv", "강\ta", "twice"},
      {"syllables.tsv", "ab\ta", "is not a syllable"},
      {"syllables.tsv", "뷁\tc", "is not a or b"},
      {"syllables.tsv", "뷁\ta\tbwelk:200", "1..100"},
      {"surnames.tsv", "김\ta\tkim:100", "twice"},
      {"surnames.tsv", "뷁\ta\tBwelk:100", "plain letters"},
      {"words.tsv", "english\tzzz zzz", "twice"},
      {"words.tsv", "latin\tzzz", "no kind of word"}};
  for (const auto& each : kCases) {
    const Outcome outcome = Compile(each.file, each.line);
    EXPECT_NE(outcome.status, 0) << each.line;
    EXPECT_NE(outcome.errors.find(each.message), std::string::npos)
        << each.line << ": " << outcome.errors;
    EXPECT_NE(outcome.errors.find(std::string(each.file) + ":"),
              std::string::npos)
        << outcome.errors;
  }
}

TEST(NameTables, FindsItsWordsAndNoOthers) {
  const WordEntry* kim = FindWord("kim");
  ASSERT_NE(kim, nullptr);
  EXPECT_GT(kim->surname_count, 0);
  EXPECT_EQ(FindWord("kimm"), nullptr);
  EXPECT_EQ(FindWord(""), nullptr);
  EXPECT_TRUE(IsNameSyllable(u'원'));
  EXPECT_FALSE(IsNameSyllable(u'뷁'));
  EXPECT_FALSE(IsNameSyllable(u'A'));
}

}  // namespace
}  // namespace defnews::names
