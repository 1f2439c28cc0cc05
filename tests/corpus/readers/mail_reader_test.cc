// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/mail_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/readers/file_reader.h"
#include "corpus/readers/input_kind.h"
#include "corpus/readers/mime.h"
#include "tests/corpus/reading.h"

namespace defnews {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

ReadResult Read(const std::string& bytes, const std::string& name) {
  ReadResult result;
  ReaderOptions options;
  options.now = absl::FromUnixSeconds(1700000000);
  const auto reader = ReaderForFile(MemorySource(bytes), name, options,
                                    UnknownKind::kRefuse, SinkInto(&result));
  if (reader != nullptr) Drain(reader.get(), &result);
  return result;
}

const char* const kPlain =
    "From: Desk <desk@News.test>\r\nSubject: Ships\r\n"
    "Date: Mon, 13 Nov 2023 15:42:10 +0900\r\nMessage-ID: <1@x>\r\n\r\n"
    "The ships left the port on Monday, the navy said.\r\n\r\n"
    "They will be back within two weeks, it added.\r\n";

TEST(MailReaderTest, APlainMessage) {
  const ReadResult result = Read(kPlain, "a.eml");
  ASSERT_THAT(result.articles, SizeIs(1));
  const Article& article = result.articles[0];
  EXPECT_EQ(article.id, "1@x");
  EXPECT_EQ(article.title, "Ships");
  EXPECT_EQ(article.source, "news.test");
  EXPECT_EQ(article.published, "2023-11-13T15:42:10+09:00");
  EXPECT_EQ(article.published_method, "mail");
  EXPECT_EQ(article.body,
            "The ships left the port on Monday, the navy said.\n\n"
            "They will be back within two weeks, it added.");
}

TEST(MailReaderTest, TheHtmlOfAnAlternativeInKorean) {
  const ReadResult result = Read(
      "From: =?EUC-KR?B?wNW6uA==?= <a@b.test>\n"
      "Subject: =?UTF-8?B?6rWt67Cp?= =?UTF-8?Q?=EB=B6=80_news?=\n"
      "MIME-Version: 1.0\nContent-Type: multipart/alternative;\n"
      " boundary=\"B=_1\"\n\npreamble\n--B=_1\n"
      "Content-Type: text/plain; charset=us-ascii\n\nplain\n--B=_1\n"
      "Content-Type: text/html; charset=ks_c_5601-1987\n"
      "Content-Transfer-Encoding: quoted-printable\n\n"
      "<html><body><p>=B1=B9=B9=E6=BA=CE =C0=E5=B0=FC=C0=BA =C8=C6=B7=C3=\n"
      "=C0=BB =C7=DF=B4=D9.</p></body></html>\n--B=_1--\n",
      "a.eml");
  ASSERT_THAT(result.articles, SizeIs(1));
  EXPECT_EQ(result.articles[0].title, "국방부 news");
  EXPECT_EQ(result.articles[0].body, "국방부 장관은 훈련을 했다.");
}

TEST(MailReaderTest, AMailboxOfSeveral) {
  const std::string from = "From desk@news.test Mon Nov 13 15:42:10 2023\n";
  const ReadResult result = Read(
      from + kPlain + "\n" + from + "From: x@y\nSubject: empty\n\n\n" + from +
          "From: x@y\nSubject: Third\n\n>From the port they "
          "sailed, officials in the city said.\n",
      "alerts.mbox");
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[1].title, "Third");
  EXPECT_THAT(result.articles[1].body, HasSubstr("From the port they sailed"));
  EXPECT_THAT(result.refused,
              ElementsAre(HasSubstr("alerts.mbox:11: no article text")));
}

std::string Forwarding(const std::string& note, const std::string& inner) {
  return "From: me@office.test\nSubject: Fwd: Ships\nMessage-ID: <f@x>\n"
         "Content-Type: multipart/mixed; boundary=outer\n\n--outer\n\n" +
         note + "\n--outer\nContent-Type: message/rfc822\n" +
         "Content-Disposition: attachment; filename=a.eml\n\n" + inner +
         "\n--outer--\n";
}

TEST(MailReaderTest, AForwardedMessageIsOneOfItsOwn) {
  const ReadResult alone = Read(Forwarding("See below.", kPlain), "a.eml");
  ASSERT_THAT(alone.articles, SizeIs(1));
  EXPECT_EQ(alone.articles[0].title, "Ships");
  EXPECT_EQ(alone.articles[0].id, "1@x");
  EXPECT_EQ(alone.articles[0].source, "news.test");
  EXPECT_EQ(alone.articles[0].published, "2023-11-13T15:42:10+09:00");
  EXPECT_THAT(alone.articles[0].body, HasSubstr("The ships left the port"));

  std::string essay;
  for (int i = 0; i < 9; ++i) {
    essay += "Fleet " + std::to_string(i) +
             " has to wait for its fuel until the spring, they said.\n\n";
  }
  const ReadResult both = Read(Forwarding(essay, kPlain), "a.eml");
  ASSERT_THAT(both.articles, SizeIs(2));
  EXPECT_EQ(both.articles[0].id, "f@x");
  EXPECT_EQ(both.articles[1].id, "1@x");

  const ReadResult nothing =
      Read(Forwarding("See below.", "Subject: x\n\n"), "a.eml");
  ASSERT_THAT(nothing.articles, SizeIs(1));
  EXPECT_EQ(nothing.articles[0].body, "See below.");
}

TEST(MailReaderTest, MessagesWithinMessagesEnd) {
  std::string deep = kPlain;
  for (int i = 0; i < 30; ++i) {
    deep =
        "From: me@office.test\nSubject: Fwd\nDate: x\n"
        "Content-Type: message/rfc822\n\n" +
        deep;
  }
  EXPECT_THAT(Read(deep, "a.eml").refused,
              ElementsAre(HasSubstr("no article text")));
}

TEST(MailReaderTest, ADigestIsReadMessageByMessage) {
  const ReadResult result = Read(
      "From: list@x.test\nSubject: Digest\n"
      "Content-Type: multipart/digest; boundary=d\n\n--d\n\n" +
          std::string(kPlain) + std::string(400, 'x') +
          "\n--d\n\nSubject: Two\n\nThe second text of " +
          "the digest is this one.\n--d--\n",
      "a.eml");
  ASSERT_THAT(result.articles, SizeIs(2));
  EXPECT_EQ(result.articles[0].title, "Ships");
  EXPECT_EQ(result.articles[1].title, "Two");
}

TEST(MailReaderTest, MailIsToldByContent) {
  EXPECT_EQ(KindByContent(kPlain), InputKind::kMail);
  EXPECT_EQ(KindByContent("From a@b Mon Nov 13\nFrom: a@b\n\nx"),
            InputKind::kMail);
  EXPECT_EQ(KindByContent("From Seoul, our reporter writes:\n\nText"),
            InputKind::kText);
  EXPECT_EQ(KindByName("x.mbox"), InputKind::kMail);
}

TEST(MimeTest, DeepAndBrokenPartsEnd) {
  std::string deep = "Content-Type: multipart/mixed; boundary=b\n\n";
  for (int i = 0; i < 2000; ++i) {
    deep += "--b\nContent-Type: multipart/mixed; boundary=b\n\n";
  }
  EXPECT_EQ(TextOfMail(ParseMailPart(deep)).text, "");
  EXPECT_EQ(DecodeHeader("=?utf-8?B?6rWt"), "=?utf-8?B?6rWt");
  EXPECT_EQ(DecodeHeader("=?x?Z?a?= b"), "=?x?Z?a?= b");
  EXPECT_EQ(DecodeTransfer("Base64", "6rWt\r\n67Cp"), "국방");
  EXPECT_EQ(HeaderParameter("text/html; charset=\"EUC-KR\"; x=y", "charset"),
            "EUC-KR");
}

}  // namespace
}  // namespace defnews
