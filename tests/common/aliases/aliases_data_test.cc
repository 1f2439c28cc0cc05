// SPDX-License-Identifier: GPL-3.0-or-later
// The thesaurus against a table of equivalences collected elsewhere; skipped
// where that is not at hand.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/aliases/thesaurus.h"
#include "common/aliases/thesaurus_split.h"
#include "tests/common/aliases/meeting.h"

namespace defnews {
namespace {

struct AliasRow {
  std::string match;
  std::vector<std::string> forms;  // without the looser ones
  std::vector<std::string> acronyms;
};

std::vector<AliasRow> ReadRows() {
  const char* set = std::getenv("DEFNEWS_SHARED");
  const std::filesystem::path shared =
      set != nullptr ? std::filesystem::path(set)
                     : std::filesystem::path(DEFNEWS_SOURCE_DIR) / "../shared";
  std::ifstream in(shared / "data" / "aliases.tsv");
  std::vector<AliasRow> rows;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const auto columns = SplitAt(line, '\t');
    if (columns.size() < 6) continue;
    AliasRow row;
    row.match = std::string(columns[5]);
    for (size_t i = 0; i < 4; ++i) {
      for (const std::string_view form : SplitAt(columns[i], '|')) {
        if (form.empty() || form.front() == '~') continue;
        row.forms.emplace_back(form);
        if (i == 1) row.acronyms.emplace_back(form);
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

class AliasesData : public testing::Test {
 protected:
  void SetUp() override {
    rows_ = ReadRows();
    if (rows_.empty()) GTEST_SKIP() << "no aliases.tsv: set DEFNEWS_SHARED";
  }

  std::vector<AliasRow> rows_;
};

std::string Lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return text;
}

TEST_F(AliasesData, FormsOfAnEqualRowFindOneAnother) {
  size_t pairs = 0;
  for (const AliasRow& row : rows_) {
    if (row.match != "eq") continue;
    for (const std::string& a : row.forms) {
      for (const std::string& b : row.forms) {
        EXPECT_TRUE(Meets(Thesaurus::BuiltIn(), a, b))
            << a << " finds no " << b;
        ++pairs;
      }
    }
  }
  EXPECT_GT(pairs, 3000u);
}

TEST_F(AliasesData, AcronymsInSmallLettersFindNothingElse) {
  Analyzer analyzer;
  size_t acronyms = 0;
  for (const AliasRow& row : rows_) {
    if (row.match != "case") continue;
    for (const std::string& acronym : row.acronyms) {
      ++acronyms;
      EXPECT_FALSE(Thesaurus::BuiltIn().Find(
          analyzer.AnalyzeQuery(Lower(acronym), false).sequence, 0))
          << Lower(acronym);
      for (const std::string& form : row.forms) {
        if (Lower(form) == Lower(acronym)) continue;
        EXPECT_FALSE(Meets(Thesaurus::BuiltIn(), form, Lower(acronym)))
            << form << " finds " << Lower(acronym);
      }
    }
  }
  EXPECT_GT(acronyms, 20u);
}

TEST_F(AliasesData, RelatedRowsOnlySuggest) {
  Analyzer analyzer;
  size_t forms = 0;
  for (const AliasRow& row : rows_) {
    if (row.match != "rel") continue;
    for (const std::string& form : row.forms) {
      const auto match = Thesaurus::BuiltIn().Find(
          analyzer.AnalyzeQuery(form, false).sequence, 0);
      ASSERT_TRUE(match) << form;
      ++forms;
      EXPECT_FALSE(match->related.empty()) << form;
      for (const std::string& other : match->forms) {
        EXPECT_EQ(std::count(row.forms.begin(), row.forms.end(), other), 0)
            << form << " finds " << other;
      }
    }
  }
  EXPECT_GT(forms, 5u);
}

TEST_F(AliasesData, EveryFormIsKnown) {
  Analyzer analyzer;
  for (const AliasRow& row : rows_) {
    if (row.match == "note") continue;
    for (const std::string& form : row.forms) {
      EXPECT_TRUE(Thesaurus::BuiltIn().Find(
          analyzer.AnalyzeQuery(form, false).sequence, 0))
          << form;
    }
  }
}

}  // namespace
}  // namespace defnews
