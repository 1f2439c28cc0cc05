// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/option_docs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace defnews {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class OptionDocs : public testing::Test {
 protected:
  OptionDocs() {
    app_.name("tool");
    app_.description("Does things.");
    app_.footer("Exit status:\n  0  done\n");
    app_.require_subcommand(1);
    CLI::App* build = app_.add_subcommand("build", "Build it");
    build->add_option("INPUT", inputs_, "Files\n.hidden request")->required();
    build->add_option("-c,--color", color_, "It's colour")
        ->type_name("auto|never");
    build->add_option("--report", color_, "A report")->type_name("FILE");
    AddGenerateOption(&app_);
  }

  CLI::App app_;
  std::vector<std::string> inputs_;
  std::string color_;
};

TEST_F(OptionDocs, ManPageHasEveryOptionAndTheFooter) {
  const std::string page = ManPage(app_);
  EXPECT_THAT(page, HasSubstr(".TH TOOL 1"));
  EXPECT_THAT(page, HasSubstr(".SS \"tool build [options] \\fIINPUT\\fR"));
  EXPECT_THAT(page, HasSubstr("\\fB\\-c\\fR, \\fB\\-\\-color\\fR "
                              "\\fIauto|never\\fR\nIt's colour\n"));
  EXPECT_THAT(page, HasSubstr(".SH EXIT STATUS\n.nf\n  0  done\n.fi\n"));
  EXPECT_THAT(page, HasSubstr("\n\\&.hidden request"));
}

TEST_F(OptionDocs, BashCompletesCommandsOptionsAndValues) {
  const std::string script = BashCompletion(app_);
  EXPECT_THAT(script, HasSubstr("commands='build '"));
  EXPECT_THAT(script,
              HasSubstr("-c|--color) COMPREPLY=($(compgen -W 'auto never'"));
  EXPECT_THAT(script, HasSubstr("build) options='-h --help -c --color "
                                "--report'"));
}

TEST_F(OptionDocs, FishQuotesDescriptions) {
  EXPECT_THAT(FishCompletion(app_),
              HasSubstr("-s c -l color -x -a 'auto never' -d 'It\\'s colour'"));
}

TEST_F(OptionDocs, GenerateIsHiddenAndNeedsNoCommand) {
  EXPECT_THAT(app_.help(), Not(HasSubstr("--generate")));
  EXPECT_THAT(ManPage(app_), Not(HasSubstr("generate")));
  try {
    app_.parse("--generate man");
    FAIL() << "parsed on";
  } catch (const CLI::CallForVersion& text) {
    EXPECT_EQ(text.what(), ManPage(app_));
  }
  EXPECT_THROW(app_.parse("--generate tea"), CLI::ValidationError);
}

}  // namespace
}  // namespace defnews
