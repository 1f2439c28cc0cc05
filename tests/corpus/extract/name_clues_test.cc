// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/name_clues.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

TEST(ClueOfNameTest, TellsWhatNamesSay) {
  const struct {
    const char* name;
    NameClue clue;
  } kCases[] = {
      {"entry-content", NameClue::kBody},
      {"articleBody", NameClue::kBody},
      {"article-view-content-div", NameClue::kBody},
      {"newsct_article", NameClue::kBody},
      {"comments", NameClue::kApart},
      {"relatedPosts", NameClue::kApart},
      {"site-footer", NameClue::kApart},
      {"share_buttons", NameClue::kNoise},
      {"NavBar", NameClue::kNoise},
      {"screen-reader-text", NameClue::kNoise},
      {"widget", NameClue::kNoise},
      {"widget_recent", NameClue::kNoise},
      {"wp-caption-text", NameClue::kCaption},
      {"author-box", NameClue::kAbout},
      {"byline", NameClue::kAbout},
      // Parts of other words, utility classes, qualifiers and keys name
      // nothing.
      {"shareholder", NameClue::kNone},
      {"elementor-widget", NameClue::kNone},
      {"no-sidebar", NameClue::kNone},
      {"has-ads", NameClue::kNone},
      {"md:nav", NameClue::kNone},
      {"block-20a388fd-95b9-64ab9c672ad0", NameClue::kNone},
      {"author-wrapper", NameClue::kNone},
      {"", NameClue::kNone},
      {"---", NameClue::kNone},
      {"story", NameClue::kNone},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(ClueOfName(test.name), test.clue) << test.name;
  }
}

TEST(ClueOfNameTest, TheMoreItTakesToDoubtTheLaterItStands) {
  EXPECT_GT(MostShare(NameClue::kApart), MostShare(NameClue::kNoise));
  EXPECT_GT(MostShare(NameClue::kNoise), MostShare(NameClue::kAbout));
}

}  // namespace
}  // namespace defnews
