// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_phrases.h"

#include <algorithm>
#include <array>
#include <span>

namespace defnews {
namespace {

// As PhraseKey writes them; Korean without spaces.
constexpr auto kErrors =
    std::to_array<std::string_view>({"404 error",
                                     "404 page",
                                     "404 not found",
                                     "error 404",
                                     "403 forbidden",
                                     "500 internal",
                                     "502 bad gateway",
                                     "503 service",
                                     "page not found",
                                     "page you requested",
                                     "page can't be found",
                                     "page cannot be found",
                                     "page could not be found",
                                     "page doesn't exist",
                                     "page does not exist",
                                     "page is no longer available",
                                     "page has been removed",
                                     "article is no longer available",
                                     "article has been removed",
                                     "article has been deleted",
                                     "article was removed",
                                     "article was deleted",
                                     "story is no longer available",
                                     "story has been removed",
                                     "story has been deleted",
                                     "content is no longer available",
                                     "removed at the request of",
                                     "deleted at the request of",
                                     "not found",
                                     "no longer exists",
                                     "access denied",
                                     "access to this page has been denied",
                                     "are you a robot",
                                     "are you human",
                                     "verify you are human",
                                     "checking your browser",
                                     "just a moment",
                                     "enable javascript",
                                     "unusual traffic",
                                     "captcha",
                                     "under maintenance",
                                     "temporarily unavailable",
                                     "something went wrong",
                                     "페이지를찾을수없",
                                     "기사를찾을수없",
                                     "존재하지않는",
                                     "삭제된기사",
                                     "삭제된페이지",
                                     "삭제된게시",
                                     "삭제되었거나",
                                     "요청으로삭제",
                                     "기사는삭제되었",
                                     "기사가삭제되었",
                                     "기사는삭제됐",
                                     "기사가삭제됐",
                                     "서비스점검",
                                     "접근이차단",
                                     "잘못된접근"});
constexpr auto kLogins = std::to_array<std::string_view>(
    {"log in", "login", "sign in", "forgot your password", "forgot password",
     "create an account", "create account", "remember me", "username",
     "password", "로그인", "회원가입", "비밀번호", "아이디찾기", "아이디저장",
     "자동로그인"});
constexpr auto kConsents = std::to_array<std::string_view>(
    {"cookie", "we value your privacy", "before you continue", "your privacy",
     "consent", "accept all", "reject all", "personal data", "gdpr",
     "our partners", "manage options", "privacy settings", "쿠키",
     "개인정보수집", "동의", "약관", "개인정보처리방침", "모두수락",
     "모두거부"});
constexpr auto kWalls =
    std::to_array<std::string_view>({"subscribe to continue",
                                     "subscribe to read",
                                     "subscribe now to read",
                                     "subscribe now to continue",
                                     "subscribe to keep reading",
                                     "subscribe to unlock",
                                     "continue reading with",
                                     "to continue reading",
                                     "sign up to read",
                                     "register to read",
                                     "register to continue",
                                     "reached your limit of",
                                     "reached your article limit",
                                     "reached your free article limit",
                                     "reached the limit of free articles",
                                     "reached your monthly limit",
                                     "your last free article",
                                     "used all your free articles",
                                     "used all of your free articles",
                                     "read all your free articles",
                                     "no free articles left",
                                     "already a subscriber",
                                     "already have an account",
                                     "this article is for subscribers",
                                     "this story is for subscribers",
                                     "this content is for subscribers",
                                     "this article is for members",
                                     "for subscribers only",
                                     "subscribers only",
                                     "become a member to",
                                     "become a subscriber to",
                                     "sign in to read",
                                     "log in to read",
                                     "read the full article",
                                     "read the full story",
                                     "unlock this article",
                                     "unlock this story",
                                     "유료회원",
                                     "유료기사",
                                     "유료구독자",
                                     "구독자전용",
                                     "회원전용기사",
                                     "로그인후이용",
                                     "로그인하시면",
                                     "로그인후읽",
                                     "구독하시면",
                                     "구독후이용",
                                     "구독후읽"});

std::span<const std::string_view> PhrasesOf(PagePhrase kind) {
  switch (kind) {
    case PagePhrase::kError:
      return kErrors;
    case PagePhrase::kLogin:
      return kLogins;
    case PagePhrase::kConsent:
      return kConsents;
    case PagePhrase::kWall:
      return kWalls;
  }
  return {};
}

}  // namespace

size_t CountPhrases(std::string_view key, PagePhrase kind) {
  const std::span<const std::string_view> phrases = PhrasesOf(kind);
  return static_cast<size_t>(
      std::count_if(phrases.begin(), phrases.end(), [&](std::string_view part) {
        return key.find(part) != std::string_view::npos;
      }));
}

}  // namespace defnews
