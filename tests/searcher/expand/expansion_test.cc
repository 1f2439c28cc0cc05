// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/expand/expansion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "searcher/query/parser.h"
#include "tests/searcher/match/matching.h"

namespace defnews {
namespace {

using testing::HasSubstr;
using testing::Not;

Expansion Expanded(std::string_view query, bool any = false) {
  Analyzer analyzer;
  ParserOptions options;
  options.any = any;
  const auto parsed = ParseQuery(query, options);
  if (const auto* error = std::get_if<QueryError>(&parsed)) {
    ADD_FAILURE() << query << ": " << error->message;
    return {};
  }
  return Expand(std::get<ParsedQuery>(parsed).root,
                {&analyzer, &Thesaurus::BuiltIn(), any});
}

std::string Tree(std::string_view query, bool any = false) {
  return ToTree(Expanded(query, any).root);
}

TEST(Expansion, OrdinaryWordsStayAsTheyAre) {
  for (const char* query :
       {"harbour", "harbour AND tide", "\"a quiet harbour\"", "harb*",
        "harbour NEAR/5 tide", "date:2023 AND harbour", "source:donga"}) {
    EXPECT_EQ(Expanded(query).root, Parsed(query)) << query;
  }
}

TEST(Expansion, NothingIsAddedToWhatWasTypedWithEqualsOrUnderNot) {
  for (const char* query :
       {"=SCM", "=\"Shin Won-sik\"", "harbour AND NOT SCM",
        "harbour AND NOT \"Shin Won-sik\"", "harbour AND NOT (SCM AND tide)"}) {
    EXPECT_EQ(Expanded(query).root, Parsed(query)) << query;
  }
}

TEST(Expansion, WhatWasTypedComesFirstAndCountsInFull) {
  const Node root = Expanded("SCM").root;
  ASSERT_EQ(root.kind, Node::Kind::kExpanded);
  ASSERT_GE(root.children.size(), 2u);
  EXPECT_EQ(root.children[0], Parsed("SCM"));
  for (size_t i = 1; i < root.children.size(); ++i) {
    EXPECT_LT(root.children[i].weight, 1) << ToTree(root);
    EXPECT_GT(root.children[i].weight, 0) << ToTree(root);
  }
}

TEST(Expansion, AnAliasIsReadFromAWordAPhraseAndAGroupOfWords) {
  EXPECT_THAT(Tree("SCM"), HasSubstr("\"Security Consultative Meeting\""));
  EXPECT_THAT(Tree("\"Security Consultative Meeting\""), HasSubstr("SCM"));
  EXPECT_THAT(Tree("Security Consultative Meeting agenda"), HasSubstr("SCM"));
  EXPECT_THAT(Tree("확장억제를"), HasSubstr("extended deterrence"));
}

TEST(Expansion, OtherWordsOfTheGroupStayBesideIt) {
  const Node root = Expanded("agenda Security Consultative Meeting 2023").root;
  ASSERT_EQ(root.kind, Node::Kind::kAnd);
  ASSERT_EQ(root.children.size(), 3u);
  EXPECT_EQ(root.children[0].text, "agenda");
  EXPECT_EQ(root.children[1].kind, Node::Kind::kExpanded);
  EXPECT_EQ(ToText(root.children[1].children[0]),
            "Security AND Consultative AND Meeting");
  EXPECT_EQ(root.children[2].text, "2023");
}

TEST(Expansion, UnderAnyTheWordsOfAnAliasStayAlternatives) {
  const Node root = Expanded("Security Consultative Meeting", true).root;
  ASSERT_EQ(root.kind, Node::Kind::kExpanded);
  EXPECT_EQ(root.children[0].kind, Node::Kind::kOr);
  // Without it, OR was typed and says that the words are apart.
  EXPECT_THAT(Tree("Security OR Consultative OR Meeting"),
              Not(HasSubstr("SCM")));
}

TEST(Expansion, APartOfAPhraseIsReplacedInIt) {
  EXPECT_THAT(Tree("\"ROK-US patrol\""), HasSubstr("patrol\""));
  EXPECT_THAT(Tree("\"ROK-US patrol\""), HasSubstr("Korea"));
  EXPECT_THAT(Tree("\"patrol of the DPRK coast\""),
              HasSubstr("patrol of the North Korea coast"));
}

TEST(Expansion, ANameBringsItsReadings) {
  for (const char* query :
       {"\"Shin Won-sik\"", "Shin Won-sik", "\"Wonsik Shin\"", "신원식",
        "person:\"Shin Won-sik\"", "title:\"Sin Won Sik\""}) {
    EXPECT_THAT(Tree(query), HasSubstr("<신원식>")) << query;
  }
}

TEST(Expansion, TheReadingsOfANameShareOneWeight) {
  const Node root = Expanded("\"Kim Yong-hyun\"").root;
  ASSERT_EQ(root.kind, Node::Kind::kExpanded) << ToTree(root);
  double sum = 0;
  for (size_t i = 1; i < root.children.size(); ++i) {
    sum += root.children[i].weight;
  }
  EXPECT_LE(sum, 0.76) << ToTree(root);
}

TEST(Expansion, ANameInAPhraseStaysBesideItsNeighbours) {
  const std::string tree = Tree("\"minister Shin Won-sik said\"");
  EXPECT_THAT(tree, HasSubstr("THEN"));
  EXPECT_THAT(tree, HasSubstr("<신원식>"));
  EXPECT_THAT(tree, HasSubstr("\"minister \""));
}

TEST(Expansion, PersonIsLookedForByNameAlone) {
  EXPECT_EQ(Expanded("person:\"Military Committee\"").root,
            Parsed("person:\"Military Committee\""));
}

TEST(Expansion, BothSidesOfNearAreExpanded) {
  const Node root = Expanded("SCM NEAR/10 \"Shin Won-sik\"").root;
  ASSERT_EQ(root.kind, Node::Kind::kNear);
  EXPECT_EQ(root.children[0].kind, Node::Kind::kExpanded);
  EXPECT_EQ(root.children[1].kind, Node::Kind::kExpanded);
}

TEST(Expansion, AQueryFullOfAliasesIsCutAndSaysSo) {
  std::string query = "SCM";
  for (int i = 0; i < 80; ++i) query += " harbour" + std::to_string(i) + " SCM";
  EXPECT_TRUE(Expanded(query).cut);
  EXPECT_FALSE(Expanded("SCM").cut);
}

}  // namespace
}  // namespace defnews
