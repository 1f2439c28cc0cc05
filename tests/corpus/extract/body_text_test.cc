// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/body_text.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

struct Case {
  const char* name;
  const char* input;
  const char* expected;
};

class NormalizeBodyTest : public testing::TestWithParam<Case> {};

TEST_P(NormalizeBodyTest, GivesParagraphs) {
  EXPECT_EQ(NormalizeBody(GetParam().input), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, NormalizeBodyTest,
    testing::Values(Case{"Empty", " \n\n ", ""},
                    Case{"OneLine", " one ", "one"},
                    Case{"LinesAreParagraphs", "one\ntwo\n", "one\n\ntwo"},
                    Case{"BlankLineDecides", "one\ntwo\n\nthree",
                         "one\ntwo\n\nthree"},
                    Case{"ManyBlankLines", "one\n \n\t\n\ntwo", "one\n\ntwo"},
                    Case{"CarriageReturns", "one\r\n\r\ntwo\r\n", "one\n\ntwo"},
                    Case{"IllFormed", "a\xFF\nb", "a\xEF\xBF\xBD\n\nb"}),
    [](const auto& param_info) { return param_info.param.name; });

TEST(JoinParagraphsTest, LeavesEmptyOnesOut) {
  EXPECT_EQ(JoinParagraphs({"", "a", "", "b"}), "a\n\nb");
}

}  // namespace
}  // namespace defnews
