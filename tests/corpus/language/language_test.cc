// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/language/language.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

namespace defnews {
namespace {

std::string Repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

constexpr std::string_view kEnglish =
    "The two ministers agreed that the allies would hold the exercise again "
    "in the spring, an official of the ministry said on Tuesday. ";
constexpr std::string_view kKorean =
    "양국 장관은 내년 봄에 연합 훈련을 다시 실시하기로 합의했다고 국방부 "
    "관계자가 화요일 밝혔다. ";
constexpr std::string_view kSpanish =
    "Los dos ministros acordaron que los aliados volverán a realizar el "
    "ejercicio en primavera, dijo el martes un funcionario del ministerio. ";

TEST(LanguageTest, ShortTextsOfManyLanguages) {
  const struct {
    std::string_view lang;
    std::string_view text;
  } kCases[] = {
      {"en", kEnglish},
      {"ko", kKorean},
      {"es", kSpanish},
      {"ja",
       "両国の防衛相は来年春に共同訓練を再び実施することで合意したと、"
       "防衛省の当局者が火曜日に述べた。"},
      {"zh",
       "两国国防部长同意明年春天再次举行联合演习，国防部一位官员星期二"
       "表示。这将是三年来的第一次。"},
      {"zh-Hant",
       "兩國國防部長同意明年春天再次舉行聯合演習，國防部一位官員星期二"
       "表示。這將是三年來的第一次。"},
      {"ru",
       "Министры двух стран договорились снова провести учения весной, "
       "сообщил во вторник представитель министерства обороны."},
      {"fr",
       "Les deux ministres sont convenus que les alliés reprendraient "
       "l'exercice au printemps, a déclaré mardi un responsable du "
       "ministère de la Défense."},
      {"de",
       "Die beiden Minister vereinbarten, dass die Verbündeten die Übung im "
       "Frühjahr wiederholen, sagte ein Beamter des Ministeriums am "
       "Dienstag."},
      {"pt",
       "Os dois ministros concordaram que os aliados voltarão a realizar o "
       "exercício na primavera, disse na terça-feira um funcionário do "
       "ministério da Defesa."},
      {"vi",
       "Hai bộ trưởng đã đồng ý rằng các đồng minh sẽ tổ chức lại cuộc tập "
       "trận vào mùa xuân, một quan chức của bộ quốc phòng cho biết hôm thứ "
       "Ba."},
      {"ar",
       "اتفق الوزيران على أن يجري الحلفاء التدريبات مرة أخرى في الربيع، "
       "حسبما قال مسؤول في وزارة الدفاع يوم الثلاثاء."},
      {"th", "รัฐมนตรีทั้งสองเห็นพ้องกันว่าพันธมิตรจะจัดการฝึกอีกครั้งในฤดูใบไม้ผลิ"},
      {"uk",
       "Міністри двох країн домовилися знову провести навчання навесні, "
       "повідомив у вівторок представник міністерства оборони."},
  };
  for (const auto& [lang, text] : kCases) {
    EXPECT_EQ(FindLanguage("", text), lang) << text;
  }
}

TEST(LanguageTest, HeadlinesAlone) {
  EXPECT_EQ(FindLanguage("한미 국방장관, 확장억제 강화에 합의", ""), "ko");
  EXPECT_EQ(FindLanguage("제55차 한미안보협의회의 서울서 개최", ""), "ko");
  EXPECT_EQ(FindLanguage("Defense ministers agree to strengthen extended "
                         "deterrence against the North",
                         ""),
            "en");
}

TEST(LanguageTest, UnsureIsEmpty) {
  EXPECT_EQ(FindLanguage("", ""), "");
  EXPECT_EQ(FindLanguage("KF-21", "2023-11-09 14:30 919-555-0101"), "");
  EXPECT_EQ(FindLanguage("", "zzxqv wqkj xxvb qqwz"), "");
  // As much of the one as of the other.
  EXPECT_EQ(FindLanguage("", Repeated(kEnglish, 4) + Repeated(kKorean, 4)), "");
}

TEST(LanguageTest, LeftoversDoNotCount) {
  // A translated page that kept the title, the menu and a photo credit.
  EXPECT_EQ(FindLanguage("한미 연합훈련 내년 봄 재개",
                         "정치 국방 북한 로그인 구독하기\n\n" +
                             Repeated(kEnglish, 12) + "\n\n사진=연합뉴스"),
            "en");
  // A Korean page among English buttons.
  EXPECT_EQ(FindLanguage("Share This Post",
                         "Share Tweet Print Advertisement\n\n" +
                             Repeated(kKorean, 8) + "KF-21 F-35A NATO SCM"),
            "ko");
  // Names out of Malay do not make English news Malay.
  EXPECT_EQ(FindLanguage("",
                         "The premier sent a message of greeting to Malaysian "
                         "Prime Minister Datuk Seri Mohamad Najib Bin Tun Haji "
                         "Abdul Razak on Tuesday. " +
                             std::string(kEnglish)),
            "en");
}

TEST(LanguageTest, AnIntroductionIsNotTheArticle) {
  EXPECT_EQ(FindLanguage("", std::string(kKorean.substr(0, 90)) +
                                 Repeated(kSpanish, 30)),
            "es");
}

TEST(LanguageTest, CutsFallBetweenCharacters) {
  // Each length puts the ends of the sample at another byte.
  for (int spaces = 0; spaces < 12; ++spaces) {
    const std::string pad(static_cast<size_t>(spaces), ' ');
    EXPECT_EQ(FindLanguage(pad, pad + Repeated(kKorean, 60)), "ko") << spaces;
  }
}

TEST(LanguageTest, TheGivenLanguageIsBelieved) {
  Article article;
  article.lang = "KO-kr";
  article.body = std::string(kEnglish);
  SetLanguage(&article);
  EXPECT_EQ(article.lang, "ko-KR");
  article.lang.clear();
  SetLanguage(&article);
  EXPECT_EQ(article.lang, "en");
}

TEST(LanguageTest, ThreadsMayAskAtOnce) {
  std::vector<std::string> found(8);
  std::vector<std::thread> threads;
  for (size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back([&found, i] {
      for (int times = 0; times < 50; ++times) {
        found[i] = FindLanguage("", i % 2 == 0 ? kSpanish : kKorean);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (size_t i = 0; i < found.size(); ++i) {
    EXPECT_EQ(found[i], i % 2 == 0 ? "es" : "ko");
  }
}

}  // namespace
}  // namespace defnews
