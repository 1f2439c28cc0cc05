// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/page_judgement.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "corpus/extract/html_document.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

using Phrases = std::span<const std::string_view>;

// As PhraseKey writes them; Korean without spaces.
constexpr std::array<std::string_view, 34> kErrors = {
    "404",
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
    "존재하지않는",
    "삭제된기사",
    "서비스점검",
    "접근이차단",
    "잘못된접근"};
constexpr std::array<std::string_view, 16> kLogins = {
    "log in",          "login",
    "sign in",         "forgot your password",
    "forgot password", "create an account",
    "create account",  "remember me",
    "username",        "password",
    "로그인",          "회원가입",
    "비밀번호",        "아이디찾기",
    "아이디저장",      "자동로그인"};
constexpr std::array<std::string_view, 19> kConsents = {"cookie",
                                                        "we value your privacy",
                                                        "before you continue",
                                                        "your privacy",
                                                        "consent",
                                                        "accept all",
                                                        "reject all",
                                                        "personal data",
                                                        "gdpr",
                                                        "our partners",
                                                        "manage options",
                                                        "privacy settings",
                                                        "쿠키",
                                                        "개인정보수집",
                                                        "동의",
                                                        "약관",
                                                        "개인정보처리방침",
                                                        "모두수락",
                                                        "모두거부"};
constexpr std::array<std::string_view, 19> kWalls = {
    "subscribe to continue",
    "subscribe to read",
    "continue reading with",
    "to continue reading",
    "already a subscriber",
    "already have an account",
    "this article is for subscribers",
    "for subscribers only",
    "subscribers only",
    "become a member to",
    "sign in to read",
    "log in to read",
    "read the full article",
    "유료회원",
    "유료기사",
    "구독자전용",
    "로그인후이용",
    "로그인하시면",
    "구독하시면"};

size_t CountIn(std::string_view key, Phrases phrases) {
  return static_cast<size_t>(
      std::count_if(phrases.begin(), phrases.end(), [&](std::string_view part) {
        return key.find(part) != std::string_view::npos;
      }));
}

size_t InkOf(const std::vector<TextBlock>& blocks) {
  size_t ink = 0;
  for (const TextBlock& block : blocks) ink += block.ink;
  return ink;
}

bool HasPasswordField(const PageTree& tree) {
  return std::any_of(
      tree.nodes().begin(), tree.nodes().end(), [](const PageNode& node) {
        return node.tag == HtmlTag::kInput &&
               LowerAscii(Attribute(node.node, "type")) == "password";
      });
}

// The phrases of several lines together.
std::string KeysOf(const std::vector<TextBlock>& blocks) {
  constexpr size_t kMost = 4000;
  std::string keys;
  for (const TextBlock& block : blocks) {
    if (keys.size() > kMost) break;
    keys += PhraseKey(block.text) + '\n';
  }
  return keys;
}

// Blocks that are one link each, as long as headlines are.
bool IsLinkedHeadline(const TextBlock& block) {
  constexpr double kAll = 0.9;
  constexpr uint32_t kLeast = 20;
  constexpr uint32_t kMost = 200;
  return block.link_density() > kAll && block.ink >= kLeast &&
         block.ink <= kMost && !block.cell;
}

// Linked headlines within the article's element that outweigh its text: each
// has no more than a teaser.
bool IsList(const FoundText& page) {
  constexpr size_t kLeastHeadlines = 6;
  constexpr size_t kMostTeaser = 160;
  size_t headlines = 0;
  size_t linked_ink = 0;
  const uint32_t end = page.tree[page.content.node].end;
  for (const TextBlock& block : page.blocks) {
    if (block.first < page.content.node || block.first >= end) continue;
    if (!IsLinkedHeadline(block)) continue;
    ++headlines;
    linked_ink += block.ink;
  }
  if (headlines < kLeastHeadlines) return false;
  size_t text = 0;
  size_t longest = 0;
  for (const TextBlock& block : page.kept) {
    if (block.link_density() > 0.5) continue;
    text += block.ink;
    longest = std::max<size_t>(longest, block.ink);
  }
  constexpr size_t kParagraph = 600;
  if (longest > kParagraph) return false;
  constexpr double kMostText = 2.5;
  return text < headlines * kMostTeaser &&
         static_cast<double>(text) <
             kMostText * static_cast<double>(linked_ink);
}

}  // namespace

PageKind JudgePage(const FoundText& page) {
  constexpr size_t kShort = 700;
  constexpr size_t kVeryShort = 300;
  if (page.kept.empty()) return PageKind::kEmpty;
  const size_t ink = InkOf(page.kept);
  const std::string title = PhraseKey(page.title);
  if (ink < kShort) {
    const std::string text = KeysOf(page.kept);
    const bool titled_error = CountIn(title, kErrors) > 0;
    if (titled_error || (ink < kVeryShort && CountIn(text, kErrors) > 0)) {
      return PageKind::kError;
    }
    const bool login = CountIn(title, kLogins) > 0 ||
                       CountIn(text, kLogins) > 1 || ink < kVeryShort;
    if (!page.says_article && login && HasPasswordField(page.tree)) {
      return PageKind::kLogin;
    }
    if (CountIn(title, kConsents) + CountIn(text, kConsents) > 2) {
      return PageKind::kConsent;
    }
  }
  return !page.says_article && IsList(page) ? PageKind::kList
                                            : PageKind::kArticle;
}

bool EndsAtWall(const std::vector<TextBlock>& kept,
                const std::vector<TextBlock>& blocks) {
  if (kept.empty()) return false;
  constexpr size_t kBehind = 8;
  constexpr size_t kWidest = 200;
  size_t seen = 0;
  for (const TextBlock& block : blocks) {
    if (block.first < kept.back().first) continue;
    if (seen++ > kBehind) break;
    if (TextWidth(block.text) > kWidest) continue;
    if (CountIn(PhraseKey(block.text), kWalls) > 0) return true;
  }
  return false;
}

}  // namespace defnews
