// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/charset.h"

#include <gtest/gtest.h>

namespace defnews {
namespace {

// 똠방각하, the first syllable only in CP949, and a backslash.
constexpr char kCp949[] = "\x8C\x63\xB9\xE6\xB0\xA2\xC7\xCF\x5C";

TEST(DecodeTextTest, Utf8StaysAsItIs) {
  const DecodedText decoded = DecodeText("북한 \xE2\x80\x9Cquote\xE2\x80\x9D");
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_FALSE(decoded.damaged);
}

TEST(DecodeTextTest, Cp949WithItsOwnSyllablesAndBackslash) {
  const DecodedText decoded = DecodeText(kCp949);
  EXPECT_EQ(decoded.text, "똠방각하\\");
  EXPECT_EQ(decoded.charset, "windows-949");
}

TEST(DecodeTextTest, OneBadByteDoesNotMakeUtf8Korean) {
  const DecodedText decoded = DecodeText("북한이 발사한 \xFF 위성");
  EXPECT_EQ(decoded.text, "북한이 발사한 \xEF\xBF\xBD 위성");
  EXPECT_TRUE(decoded.damaged);
}

TEST(ConverterForLabelTest, KoreanLabelsAllMeanTheSame) {
  for (const char* label :
       {"euc-kr", "cp949", "ks_c_5601-1987", "uhc", "ksc5601", "ms949"}) {
    EXPECT_EQ(ConverterForLabel(label), "windows-949") << label;
  }
  EXPECT_EQ(ConverterForLabel("iso-8859-1"), "windows-1252");
  EXPECT_EQ(ConverterForLabel("no-such-charset"), std::nullopt);
}

TEST(DecodeWithTest, Johab) {
  EXPECT_EQ(ConverterForLabel("johab"), "johab");
  // 국방부, 國, 똠 and a sign.
  EXPECT_EQ(DecodeWith("johab",
                       "\x8A\x82\xA4\x77\xA6\x81 \x61, "
                       "\xE2\xD0\x99\xB1\xD9\x68",
                       true),
            "국방부 a, 國똠※");
  EXPECT_EQ(DecodeWith("johab", "a\xFF\x84", true), std::nullopt);
  EXPECT_EQ(DecodeWith("johab", "a\xFF", false), "a\xEF\xBF\xBD");
  EXPECT_EQ(DecodePage("<meta charset=johab>\x8A\x82\xA4w\xA6\x81").text,
            "<meta charset=johab>국방부");
}

TEST(DecodePageTest, DeclaredCharsetCountsWhenTheBytesAreNotUtf8) {
  const std::string page =
      std::string("<meta charset=\"euc-kr\"><p>") + kCp949 + "</p>";
  EXPECT_NE(DecodePage(page).text.find("똠방각하\\"), std::string::npos);
}

TEST(DecodePageTest, ValidUtf8BeatsAStaleDeclaration) {
  const DecodedText decoded = DecodePage("<meta charset=euc-kr><p>북한</p>");
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_NE(decoded.text.find("북한"), std::string::npos);
}

TEST(DecodePageTest, UndeclaredBytesAreWindows1252) {
  EXPECT_EQ(DecodePage("<p>\x93quote\x94</p>").text,
            "<p>\xE2\x80\x9Cquote\xE2\x80\x9D</p>");
}

// ingest.md 3.4: mark, UTF-8, HTTP, markup, detection, windows-1252.
TEST(DecodePageTest, TheOrderOfEvidence) {
  const std::string korean = std::string("<p>") + kCp949 + " \xC7\xD1\xB1\xB9";
  EXPECT_EQ(DecodePage(korean, "EUC-KR").text, "<p>똠방각하\\ 한국");
  EXPECT_EQ(DecodePage(korean, "KS_C_5601-1987").charset, "windows-949");
  // HTTP before markup.
  EXPECT_EQ(DecodePage("<meta charset=shift_jis>" + korean, "euc-kr").charset,
            "windows-949");
  // Well-formed UTF-8 before both.
  EXPECT_EQ(DecodePage("<meta charset=euc-kr>한국", "euc-kr").charset, "utf-8");
  // A declaration of XML.
  EXPECT_EQ(
      DecodePage("<?xml version='1.0' encoding='EUC-KR'?>" + korean).charset,
      "windows-949");
  // UTF-16 by its mark.
  EXPECT_EQ(DecodePage(std::string_view("\xFF\xFEh\0i\0", 6)).charset,
            "utf-16le");
}

// ingest.md 10: the markup says UTF-8, the bytes are CP949.
TEST(DecodePageTest, AWrongDeclarationLosesToTheNextEvidence) {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += "\xC7\xD1\xB1\xB9 \xB1\xB9\xB9\xE6\xBA\xCE ";  // 한국 국방부
  }
  const DecodedText decoded = DecodePage("<meta charset=utf-8>" + text);
  EXPECT_EQ(decoded.charset, "windows-949");
  EXPECT_FALSE(decoded.damaged);
  EXPECT_NE(decoded.text.find("한국 국방부"), std::string::npos);
}

// Apache once said ISO-8859-1 of every page.
TEST(DecodePageTest, AWesternLabelLosesToKorean) {
  // 국방부 장관은
  const std::string korean =
      "\xB1\xB9\xB9\xE6\xBA\xCE \xC0\xE5\xB0\xFC\xC0\xBA ";
  for (const char* label : {"ISO-8859-1", "latin1", "windows-1252", "US-ASCII",
                            "iso_8859-1", "cp1252"}) {
    const std::string meta = std::string("<meta charset=") + label + ">";
    // To what the page says, though it be one syllable.
    EXPECT_EQ(DecodePage("<meta charset=euc-kr><p>\xB1\xB9", label).text,
              "<meta charset=euc-kr><p>국")
        << label;
    // To the bytes, whoever says it.
    EXPECT_EQ(DecodePage("<p>" + korean, label).text, "<p>국방부 장관은 ");
    EXPECT_EQ(DecodePage(meta + "<p>" + korean).text,
              meta + "<p>국방부 장관은 ");
    EXPECT_EQ(DecodePage("<p>국방부 장관은", label).text, "<p>국방부 장관은");
  }
  std::string much;
  for (int i = 0; i < 40; ++i) much += korean;
  EXPECT_EQ(DecodePage(much + "\xFF", "latin1").charset, "windows-949");
}

TEST(DecodePageTest, WesternTextStaysWestern) {
  for (const char* text : {
           "<p>It\x92s what they\x92re after, don\x92t they, it\x92s theirs",
           "<p>\x93"
           "Quoted\x94 \x96 the caf\xE9 of the \xE9t\xE9",
           "<p>\xC4\xD6\xDC \xC9\xC8 na\xEFve \xAB"
           "bon\xBB",
       }) {
    EXPECT_EQ(DecodePage(text, "iso-8859-1").charset, "windows-1252") << text;
  }
}

TEST(DecodePageTest, Utf16WithoutAMark) {
  const std::string ascii = "<!doctype html><html><head><title>";
  std::string little;
  std::string big;
  for (const char c : ascii) {
    little += {c, '\0'};
    big += {'\0', c};
  }
  EXPECT_EQ(DecodePage(little + "\x6D\xAD").text, ascii + "국");
  EXPECT_EQ(DecodePage(big + "\xAD\x6D").text, ascii + "국");
  // A few zeros do not make it so.
  for (const std::string& dirt :
       {ascii + std::string(5, '\0'), std::string("<\0!\0", 4) + ascii,
        std::string("\0<\0!", 4) + ascii, std::string("<")}) {
    EXPECT_EQ(DecodePage(dirt).text, dirt);
  }
}

TEST(DecodePageTest, OneBadByteInManyDoesNotChangeTheCharset) {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "한국 ";
  const DecodedText decoded = DecodePage(text + "\xFF", "utf-8");
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_TRUE(decoded.damaged);
}

}  // namespace
}  // namespace defnews
