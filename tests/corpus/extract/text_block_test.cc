// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/text_block.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/extract/boilerplate.h"
#include "corpus/extract/html_document.h"

namespace defnews {
namespace {

using testing::ElementsAre;

std::vector<TextBlock> BlocksOf(std::string_view page) {
  const HtmlDocument document(page);
  const PageTree tree(document.root());
  return CollectBlocks(tree, MarkBoilerplate(tree, Pruning::kNone));
}

std::vector<std::string> TextsOf(std::string_view page) {
  return ParagraphsOf(BlocksOf(page));
}

TEST(TextBlockTest, BordersOfBlocksAndPairsOfBreaks) {
  EXPECT_THAT(TextsOf("<div>a<p>b</p>c<br>d<br><br>e</div>"),
              ElementsAre("a", "b", "c d", "e"));
  EXPECT_THAT(TextsOf("<p>a <b>b</b><i>c</i> d<span> e</span></p>"),
              ElementsAre("a bc d e"));
}

TEST(TextBlockTest, SpacesOfAllKindsAreOne) {
  std::string line;
  AppendCollapsed(
      "a \xC2\xA0\n\xE3\x80\x80 b\xC2\xAD\xE2\x80\x8B"
      "c\xE2\x80\x89",
      &line);
  EXPECT_EQ(line, "a bc ");
}

TEST(TextBlockTest, ShortCellsOfOneRowAreOneParagraph) {
  EXPECT_THAT(TextsOf("<table><tr><th>a<th>b<tr><td>1<td>2</table><p>x</p>"),
              ElementsAre("a | b", "1 | 2", "x"));
}

TEST(TextBlockTest, ItemsOfOrderedListsHaveTheirNumbers) {
  EXPECT_THAT(
      TextsOf("<ol><li>a<li><h3>b</h3><p>c</p><ul><li>d</ul><li>e</ol>"
              "<ol start=5><li>f<li>6. g</ol><ol><li></ol><p>h</p>"),
      ElementsAre("1. a", "2. b", "c", "d", "3. e", "5. f", "6. g", "h"));
}

TEST(TextBlockTest, CountsWhatIsLinked) {
  const std::vector<TextBlock> blocks =
      BlocksOf("<p>ab <a href=x>cd</a></p><p><a></a>ef</p>");
  ASSERT_EQ(blocks.size(), 2U);
  EXPECT_EQ(blocks[0].ink, 4U);
  EXPECT_EQ(blocks[0].link_ink, 2U);
  EXPECT_EQ(blocks[1].link_ink, 0U);
}

TEST(TextBlockTest, HeadingsAreShort) {
  EXPECT_EQ(BlocksOf("<h2>a</h2>")[0].heading, 2);
  EXPECT_EQ(BlocksOf("<h2><p>a</p></h2>")[0].heading, 0);
}

}  // namespace
}  // namespace defnews
