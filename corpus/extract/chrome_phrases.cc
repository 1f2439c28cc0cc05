// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/chrome_phrases.h"

namespace defnews {

// Words are set in lines, not one to a line.
// clang-format off

const PhraseSet& AdvertisementPhrases() {
  static const auto* const kPhrases =
      new PhraseSet{
      "ad", "ads", "advert", "adverts", "advertisement", "advertisements",
      "advertising", "advertise", "advertise with us", "advertisment",
      "sponsored", "sponsored content", "sponsored links", "sponsored post",
      "promoted", "promoted content", "paid content", "paid post",
      "partner content", "google ad", "google ads", "ads by google",
      "this is an ad", "this is an advertisement", "close ad", "skip ad",
      "skip advertisement", "remove ads", "report this ad", "report ad",
      "story continues below", "article continues below",
      "continue reading below", "scroll to continue", "scroll down to continue",
      "text of ad", "end of ad", "loading ad", "advertisement advertisement",
      "advertisement - scroll to continue", "광고", "[ad]", "ad광고", "광고ad",
      "스폰서", "스폰서링크", "광고문의", "광고닫기", "광고로딩중",
      "광고로드중", "이기사는광고입니다", "협찬", "배너광고", "파워링크",
      "애드버토리얼", "google광고", "본문광고", "기사본문광고", "중간광고",
      "하단광고", "상단광고", "광고건너뛰기", "광고보기", "구글광고"};
  return *kPhrases;
}

const PhraseList& AdvertisementStarts() {
  static const auto* const kStarts =
      new PhraseList{
      "story continues below ad", "article continues below ad",
      "article continues after ad", "story continues after ad",
      "continue reading below ad", "content continues below",
      "advertisement - ", "advertisement scroll", "advertisement continue",
      "advertisement story", "advertisement article", "sponsored by ",
      "this ad will", "this advertisement has", "presented by ", "광고스크롤",
      "기사는광고뒤", "광고뒤에"};
  return *kStarts;
}

const PhraseSet& RelatedPhrases() {
  static const auto* const kPhrases =
      new PhraseSet{
      "related", "related post", "related posts", "related article",
      "related articles", "related story", "related stories", "related news",
      "related content", "related links", "related topics", "related coverage",
      "related reading", "related items", "related videos", "see also",
      "similar articles", "similar posts", "similar stories", "similar news",
      "you may also like", "you might also like", "you may like",
      "you might like", "you may also be interested in",
      "you might be interested in", "you may have missed", "recommended",
      "recommended for you", "recommended articles", "recommended stories",
      "recommended reading", "recommended posts", "recommendations",
      "more stories", "more news", "more articles", "more posts",
      "more headlines", "more to read", "more for you", "read more",
      "read also", "also read", "read next", "up next", "what to read next",
      "keep reading", "next up", "don't miss", "most read", "most viewed",
      "most popular", "most commented", "most shared", "popular",
      "popular posts", "popular articles", "popular news", "popular stories",
      "popular now", "must read", "must reads", "trending", "trending now",
      "trending news", "trending stories", "trending articles", "top stories",
      "top news", "top articles", "hot news", "hot topics", "editor's picks",
      "editors' picks", "editor's choice", "editor's pick", "best articles",
      "latest", "latest news", "latest posts", "latest articles",
      "latest stories", "latest headlines", "recent posts", "recent articles",
      "recent news", "recent stories", "recent comments", "breaking news",
      "featured", "featured posts", "featured stories", "headlines",
      "other news", "other stories", "other articles", "also in the news",
      "in other news", "from the web", "around the web", "from around the web",
      "comments", "comment", "no comments", "no comments yet", "0 comments",
      "comments are closed", "leave a comment", "leave a reply",
      "leave comment", "leave your comment", "write a comment",
      "post a comment", "post comment", "add a comment", "add comment",
      "join the conversation", "join the discussion", "view comments",
      "show comments", "cancel reply", "leave a reply cancel reply",
      "previous article", "next article", "previous post", "next post",
      "previous story", "next story", "previous article next article",
      "post navigation", "about the author", "more from this author",
      "more by this author", "관련기사", "관련뉴스", "관련기사보기",
      "관련기사더보기", "관련글", "관련태그", "관련영상", "관련포토",
      "관련키워드", "연관기사", "이전기사", "다음기사", "이전글", "다음글",
      "이전기사보기", "다음기사보기", "많이본기사", "많이본뉴스",
      "가장많이본기사", "가장많이본뉴스", "가장많이읽은기사", "많이읽은기사",
      "인기기사", "인기뉴스", "추천기사", "추천뉴스", "이시각추천뉴스",
      "이시각주요뉴스", "이시간주요뉴스", "주요뉴스", "주요기사",
      "오늘의주요뉴스", "오늘의핫이슈", "오늘의추천", "핫이슈", "핫뉴스",
      "실시간뉴스", "실시간인기기사", "최신기사", "최신뉴스", "최신글", "댓글",
      "댓글쓰기", "댓글달기", "댓글보기", "댓글많은뉴스", "전체댓글",
      "첫번째댓글을남겨주세요", "함께본기사", "함께보면좋은기사",
      "함께볼만한기사", "이기사와함께본기사", "이런기사어때요",
      "당신이좋아할만한기사", "당신을위한추천기사", "기자의다른기사",
      "다른기사보기", "랭킹뉴스", "베스트클릭", "포토뉴스", "헤드라인뉴스",
      "기획·연재", "에디터픽", "속보"};
  return *kPhrases;
}

const PhraseList& RelatedStarts() {
  static const auto* const kStarts = new PhraseList{
      "more from ", "more by ", "more on ", "more in ", "latest in ",
      "latest from ", "also on ", "popular in ", "trending on ",
      "most read in ", "related to this ", "comments on ", "이기자의다른기사",
      "기자의다른", "많이본", "이시각", "함께보면", "이기사와관련된", "댓글을",
      "네티즌의견"};
  return *kStarts;
}

const PhraseList& SidebarStarts() {
  static const auto* const kStarts = new PhraseList{
      "most ", "popular", "trending", "top ", "hot ", "latest", "recent ",
      "breaking", "headlines", "featured", "must read", "editor", "read more",
      "read also", "also read", "read next", "recommended", "don't miss",
      "see also", "more headlines", "more news", "more stories", "많이",
      "가장많이", "인기", "실시간", "속보", "주요", "오늘의", "최신", "랭킹",
      "포토", "핫", "이시각", "이시간", "헤드라인", "추천", "베스트클릭",
      "에디터픽"};
  return *kStarts;
}

const PhraseSet& EndPhrases() {
  static const auto* const kPhrases =
      new PhraseSet{
      "end", "the end", "fin", "ends", "끝", "이상", "기사끝",
      "photo not for sale", "not for sale"};
  return *kPhrases;
}

const PhraseList& CopyrightParts() {
  static const auto* const kParts =
      new PhraseList{
      "all rights reserved", "all right reserved", "copyright ©",
      "copyright ⓒ", "copyright (c)", "copyrights ", "copyrightⓒ",
      "copyright©", "copyright(c)", "unauthorized reproduction",
      "redistribution prohibited", "reproduction prohibited",
      "may not be reproduced", "not be published, broadcast", "무단전재",
      "무단복제", "재배포금지", "저작권자ⓒ", "저작권자©", "저작권자(c)",
      "저작권자", "ai학습및활용금지", "무단수집"};
  return *kParts;
}

// clang-format on

}  // namespace defnews
