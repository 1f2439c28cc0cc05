// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/chrome_phrases.h"

namespace defnews {

// Words are set in lines, not one to a line.
// clang-format off

const PhraseSet& SharePhrases() {
  static const auto* const kPhrases = new PhraseSet{
      "share", "share it", "share this", "share now", "click to share",
      "share your thoughts", "spread the word", "spread the love",
      "link copied", "link copied to clipboard", "copied to clipboard",
      "font size", "text size", "change font size", "adjust font size", "aa",
      "a a", "a a a", "listen to this article", "listen to article", "listen",
      "play audio", "text to speech", "save article", "save", "save for later",
      "bookmark", "print", "print article", "email", "send", "scrap",
      "gift this article", "google preferred source",
      "add to google preferences", "google news", "tweet", "공유", "공유하기",
      "기사공유", "기사공유하기", "sns공유", "sns공유하기", "공유하기닫기",
      "공유버튼", "페이스북", "트위터", "카카오톡", "카카오스토리",
      "네이버블로그", "네이버밴드", "밴드", "라인", "텔레그램", "링크복사",
      "url복사", "주소복사", "url링크복사", "복사하기", "스크랩", "프린트",
      "인쇄", "인쇄하기", "이메일", "메일보내기", "기사저장", "북마크",
      "글자크기", "글자크기변경", "글자크기설정", "글씨크기", "글씨크기조절",
      "글자크기조절", "본문글씨크기", "폰트크기", "크게", "작게", "글자크게",
      "글자작게", "가", "가가", "가가가", "기사듣기", "본문듣기",
      "음성으로듣기", "뉴스듣기", "다시듣기", "번역", "요약", "요약보기",
      "핵심요약", "자동요약", "기사스크랩", "좋아요", "싫어요", "훈훈해요",
      "슬퍼요", "화나요", "후속기사원해요", "추천해요", "기사추천",
      "구글선호매체등록"};
  return *kPhrases;
}

const PhraseSet& MenuPhrases() {
  static const auto* const kPhrases = new PhraseSet{
      "no menu items", "no menu item", "menu", "main menu", "toggle menu",
      "open menu", "close menu", "mobile menu", "primary menu",
      "toggle navigation", "navigation", "main navigation", "skip to content",
      "skip to main content", "skip to navigation", "skip navigation",
      "skip to footer", "jump to content", "search", "search for",
      "search this site", "type here to search", "close", "open", "cancel",
      "home", "home page", "homepage", "back", "go back", "back to top",
      "back to home", "back to list", "go to top", "top", "to top",
      "top of page", "list", "scroll to top", "view all", "see all", "show all",
      "show more", "load more", "see more", "view more", "more", "less",
      "show less", "loading", "please wait", "site map", "sitemap", "about",
      "about us", "contact", "contact us", "faq", "help", "terms", "privacy",
      "privacy policy", "terms of use", "terms of service", "careers",
      "cookie policy", "cookie settings", "disclaimer", "switch skin",
      "sidebar", "random article", "dark mode", "light mode", "language",
      "select language", "translate", "english", "korean", "korea",
      "facebook page", "image", "photo gallery", "gallery", "slideshow",
      "enlarge image", "click to enlarge", "view larger image", "full screen",
      "play", "play video", "pause", "mute", "unmute", "video player",
      "table of contents", "in this article", "contents", "article",
      "written by", "posted by", "previous", "next", "본문바로가기",
      "메뉴바로가기", "주메뉴바로가기", "본문으로바로가기", "본문영역", "본문",
      "메뉴", "전체메뉴", "메뉴열기", "메뉴닫기", "전체메뉴보기",
      "전체메뉴닫기", "검색", "검색어", "검색창열기", "검색어를입력하세요",
      "통합검색", "홈", "홈으로", "처음으로", "닫기", "열기", "이전", "다음",
      "목록", "목록보기", "더보기", "더보기+", "접기", "펼치기", "위로",
      "맨위로", "top으로", "페이지상단으로", "바로가기", "pc버전", "모바일버전",
      "회사소개", "개인정보처리방침", "이용약관", "청소년보호정책", "고객센터",
      "사이트맵", "지면보기", "신문보기", "지면", "포토", "영상", "동영상",
      "한국어", "이미지크게보기", "사진크게보기", "이미지확대", "사진확대",
      "확대", "확대보기", "기사입력", "기자페이지", "기자구독", "기사제목",
      "기사본문", "본문내용", "상세본문", "기사원문", "원문보기", "종합"};
  return *kPhrases;
}

const PhraseSet& AccountPhrases() {
  static const auto* const kPhrases = new PhraseSet{
      "log in", "login", "log out", "logout", "sign in", "sign up", "sign out",
      "register", "join", "join us", "my account", "account", "profile",
      "log in register", "login / register", "sign in / join", "create account",
      "create an account", "forgot your password", "forgot password",
      "lost your password", "remember me", "password", "username",
      "your username", "your password", "your email", "email address",
      "subscribe", "subscribe now", "subscribe today", "subscriber only",
      "subscribers only", "subscription", "unsubscribe", "newsletter",
      "newsletters", "newsletter signup", "follow", "follow us", "following",
      "donate", "support us", "become a member", "membership",
      "start your free trial", "free trial", "accept", "accept all",
      "accept cookies", "accept all cookies", "reject", "reject all", "decline",
      "got it", "i agree", "agree", "allow all", "manage cookies",
      "manage preferences", "cookie preferences", "cookies",
      "necessary cookies", "download app", "download our app", "get the app",
      "open in app", "continue", "submit", "ok", "name", "website", "로그인",
      "로그아웃", "회원가입", "회원", "마이페이지", "아이디", "비밀번호",
      "비밀번호찾기", "구독", "구독하기", "구독중", "정기구독", "구독신청",
      "뉴스레터", "뉴스레터구독", "뉴스레터신청", "알림", "알림받기", "팔로우",
      "후원하기", "기사제보", "제보하기", "제보", "앱다운로드", "동의",
      "쿠키설정", "확인", "취소", "네이버구독", "채널구독", "언론사구독"};
  return *kPhrases;
}

const PhraseList& AccountStarts() {
  static const auto* const kStarts =
      new PhraseList{
      "we use cookies", "this site uses cookies", "this website uses cookies",
      "our website uses cookies", "our site uses cookies", "by clicking ",
      "by continuing to ", "by using this site", "by using our ",
      "by signing up", "by subscribing", "cookies help us",
      "we value your privacy", "we and our partners", "please log in",
      "please login", "please sign in", "you must be logged in", "log in to ",
      "login to ", "sign in to ", "sign up for our", "sign up for the ",
      "sign up for free", "sign up to ", "sign up now", "sign up here",
      "already a subscriber", "already a member", "already have an account",
      "don't have an account", "not a member", "not a subscriber",
      "create a free account", "create your free", "subscribe to our",
      "subscribe to the ", "subscribe to get", "subscribe to continue",
      "subscribe to unlock", "subscribe for ", "to continue reading",
      "to read the full", "this content is for",
      "this article is for subscribers", "enter your email",
      "your email address will not", "required fields are marked",
      "save my name, email", "notify me of ", "this site is protected by",
      "this site uses akismet", "please enable javascript",
      "javascript is disabled", "javascript must be enabled",
      "your browser does not support", "enable javascript",
      "get the latest news", "get our ", "get breaking news", "get daily ",
      "join our ", "join us on ", "follow us on", "follow us at", "follow us ",
      "like us on", "find us on", "download our", "download the ",
      "thank you for reading", "thanks for reading", "support our journalism",
      "support independent", "help us improve", "a link to reset",
      "a password will be", "we've sent you", "check your inbox",
      "you have successfully", "click here to subscribe", "click here to join",
      "click here to sign", "click here to read", "click here for more",
      "쿠키를사용", "이사이트는쿠키", "당사는쿠키", "로그인이필요", "로그인후",
      "로그인하시", "로그인하고", "회원가입하", "구독하시", "구독하고",
      "구독신청", "구독하면", "네이버에서구독", "네이버메인에서", "네이버채널",
      "카카오톡채널", "카카오톡에서", "유튜브채널", "뉴스레터를",
      "뉴스레터구독", "제보는카카오톡", "제보하기", "제보를", "제보전화",
      "제보이메일", "여러분의제보", "당신의제보", "기사제보및보도자료",
      "기사문의및제보", "앱을다운", "앱지금", "앱에서", "연합뉴스앱", "뉴스1앱",
      "이메일을입력", "이메일주소를", "자바스크립트", "브라우저가지원",
      "구글뉴스에서", "google뉴스에서"};
  return *kStarts;
}

const PhraseList& TagStarts() {
  static const auto* const kStarts = new PhraseList{
      "tags:", "tags :", "tag:", "tagged:", "tagged with", "tagged in",
      "keywords:", "keywords :", "keyword:", "topics:", "topic:", "filed under",
      "posted in ", "category:", "categories:", "category :", "section:",
      "read more:", "read more on", "read more about", "read also:",
      "also read:", "read full", "read:", "see also:", "see more:", "related:",
      "related article:", "related story:", "related news:", "more:", "watch:",
      "watch now:", "listen:", "see related", "full story:", "view original",
      "original article:", "original link:", "article link:", "link:", "views:",
      "view:", "hits:", "reading time", "estimated reading",
      "follow the author", "report a typo", "report an error",
      "report a correction", "태그:", "태그", "키워드:", "키워드", "해시태그",
      "관련기사:", "관련기사▶", "조회수", "조회:", "조회", "추천수", "댓글수",
      "기사원문보기", "원문:", "분야:", "카테고리:", "바로가기▶", "읽기시간"};
  return *kStarts;
}

const PhraseSet& ShareMarkWords() {
  static const auto* const kWords = new PhraseSet{
      "share", "shares", "facebook", "twitter", "tweet", "linkedin", "whatsapp",
      "telegram", "reddit", "pinterest", "kakaotalk", "kakao", "kakaostory",
      "instagram", "youtube", "tumblr", "messenger", "flipboard", "viber",
      "wechat", "weibo", "vk", "pocket", "mastodon", "bluesky", "threads",
      "e-mail", "email", "print", "rss", "카카오톡", "페이스북", "트위터",
      "카카오스토리", "네이버블로그", "밴드", "url복사", "링크복사", "공유",
      "공유하기", "인쇄", "프린트", "스크랩", "글자크기", "글씨크기",
      "인스타그램", "유튜브", "텔레그램"};
  return *kWords;
}

const PhraseSet& ShareWords() {
  static const auto* const kWords = [] {
    auto* words = new PhraseSet(ShareMarkWords());
    words->insert(
        {"this",    "the",      "post",    "article",   "story",    "page",
         "news",    "on",       "via",     "with",      "by",       "to",
         "x",       "and",      "or",      "your",      "friends",  "link",
         "copy",    "copied",   "url",     "save",      "pin",      "it",
         "line",    "naver",    "band",    "blog",      "sms",      "mail",
         "send",    "bookmark", "more",    "comment",   "comments", "like",
         "likes",   "follow",   "us",      "subscribe", "font",     "size",
         "text",    "a",        "opens",   "in",        "new",      "window",
         "click",   "app",      "channel", "icon",      "button",   "buttons",
         "options", "google",   "plus",    "social",    "media",    "sns",
         "네이버",  "블로그",   "라인",    "메일",      "이메일",   "복사",
         "url",     "링크",     "기사",    "하기",      "바로가기", "닫기",
         "가",      "크게",     "작게",    "좋아요",    "댓글",     "로",
         "으로",    "에",       "글자",    "크기",      "변경",     "조절",
         "저장",    "북마크",   "보내기",  "퍼가기",    "sns"});
    return words;
  }();
  return *kWords;
}

const PhraseSet& SectionWords() {
  static const auto* const kWords =
      new PhraseSet{
      "home", "news", "politics", "political", "world", "international",
      "national", "business", "economy", "economics", "finance", "market",
      "markets", "money", "sports", "sport", "culture", "arts", "art",
      "entertainment", "life", "lifestyle", "living", "style", "health",
      "science", "tech", "technology", "it", "opinion", "opinions", "editorial",
      "editorials", "column", "columns", "columnists", "society", "social",
      "defense", "defence", "military", "diplomacy", "security", "video",
      "videos", "photo", "photos", "pictures", "podcast", "podcasts",
      "multimedia", "latest", "headlines", "travel", "food", "education",
      "environment", "weather", "local", "metro", "region", "regional",
      "features", "feature", "special", "specials", "series", "archive",
      "archives", "categories", "category", "menu", "search", "login",
      "subscribe", "about", "contact", "us", "more", "all", "and", "english",
      "korean", "japanese", "chinese", "한국어", "日本語", "中文", "홈", "정치",
      "경제", "사회", "국제", "세계", "문화", "스포츠", "연예", "오피니언",
      "사설", "칼럼", "포토", "영상", "생활", "과학", "기술", "건강", "국방",
      "외교", "북한", "통일", "전국", "지역", "산업", "금융", "증권", "부동산",
      "랭킹", "뉴스", "전체", "메뉴", "검색", "로그인", "회원가입", "외교안보",
      "국방안보", "정치일반", "국방·외교", "외교·안보", "특집", "기획", "연재",
      "속보", "라이프", "여행"};
  return *kWords;
}

// clang-format on

}  // namespace defnews
