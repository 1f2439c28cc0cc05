// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/input_kind.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

TEST(KindByNameTest, ExtensionsWithAndWithoutGzip) {
  EXPECT_EQ(KindByName("a/b.jsonl"), InputKind::kJson);
  EXPECT_EQ(KindByName("b.JSONL.GZ"), InputKind::kJson);
  EXPECT_EQ(KindByName("b.ndjson"), InputKind::kJson);
  EXPECT_EQ(KindByName("b.txt"), InputKind::kText);
  EXPECT_EQ(KindByName("b.html.gz"), InputKind::kHtml);
  EXPECT_EQ(KindByName("b.tsv"), InputKind::kTable);
  EXPECT_EQ(KindByName("b.rss"), InputKind::kFeed);
  EXPECT_EQ(KindByName("b.warc.gz"), InputKind::kWarc);
  EXPECT_EQ(KindByName("b.gz"), InputKind::kUnknown);
  EXPECT_EQ(KindByName("b.md"), InputKind::kUnknown);
  EXPECT_EQ(KindByName("txt"), InputKind::kUnknown);
}

TEST(KindByContentTest, FirstBytes) {
  using std::string_view_literals::operator""sv;
  const std::pair<std::string_view, InputKind> cases[] = {
      {"", InputKind::kEmpty},
      {" \n", InputKind::kEmpty},
      {"{\"title\":1}", InputKind::kJson},
      {"[\n {\"title\":1}]", InputKind::kJson},
      {"[서울=뉴시스] 해군은", InputKind::kText},
      {"<!DOCTYPE html><p>", InputKind::kHtml},
      {"<?xml version='1.0'?><html>", InputKind::kHtml},
      {"<?xml version='1.0'?><rss>", InputKind::kFeed},
      {"title,date\n", InputKind::kTable},
      {"WARC/1.1\r\n", InputKind::kWarc},
      {"%PDF-1.7\n", InputKind::kNotText},
      {"\x89PNG\r\n\x1A\n\0\0"sv, InputKind::kNotText},
      {"Navy holds drill\n\n", InputKind::kText},
  };
  for (const auto& [start, kind] : cases) {
    EXPECT_EQ(KindByContent(start), kind) << start;
  }
}

TEST(NameWithoutExtensionTest, CutsRealExtensionsOnly) {
  EXPECT_EQ(NameWithoutExtension("a/b.c/page-1.txt"), "page-1");
  EXPECT_EQ(NameWithoutExtension("page.html.gz"), "page");
  EXPECT_EQ(NameWithoutExtension("2023.11.09"), "2023.11.09");
  EXPECT_EQ(NameWithoutExtension("U.S. and ROK"), "U.S. and ROK");
  EXPECT_EQ(NameWithoutExtension("a.b.txt"), "a.b");
}

}  // namespace
}  // namespace defnews
