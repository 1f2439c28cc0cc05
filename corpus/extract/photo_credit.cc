// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/photo_credit.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "common/article/clean_text.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

constexpr size_t kNone = std::string_view::npos;
// Captions are short; anything wider is running text.
constexpr size_t kWidestCaption = 420;
constexpr size_t kWidestCredit = 64;

using WordSet = absl::flat_hash_set<std::string>;

bool IsAgency(const std::string& word) {
  static const auto* const kAgencies = new WordSet{"news1",
                                                   "뉴스1",
                                                   "yonhap",
                                                   "yonhapnews",
                                                   "yna",
                                                   "연합뉴스",
                                                   "연합",
                                                   "newsis",
                                                   "뉴시스",
                                                   "reuters",
                                                   "로이터",
                                                   "reuters-yonhap",
                                                   "ap",
                                                   "ap-yonhap",
                                                   "afp",
                                                   "afp-yonhap",
                                                   "epa",
                                                   "epa-yonhap",
                                                   "tass",
                                                   "타스",
                                                   "xinhua",
                                                   "신화",
                                                   "xinhua-yonhap",
                                                   "kyodo",
                                                   "교도",
                                                   "jiji",
                                                   "upi",
                                                   "dpa",
                                                   "kcna",
                                                   "kcna-yonhap",
                                                   "조선중앙통신",
                                                   "노동신문",
                                                   "kns",
                                                   "getty",
                                                   "gettyimages",
                                                   "게티이미지",
                                                   "게티이미지뱅크",
                                                   "gettyimagesbank",
                                                   "anadolu",
                                                   "bloomberg",
                                                   "sputnik",
                                                   "newspim",
                                                   "뉴스핌",
                                                   "ytn",
                                                   "kbs",
                                                   "sbs",
                                                   "mbc",
                                                   "jtbc",
                                                   "afpbbnews",
                                                   "사진공동취재단",
                                                   "공동취재사진",
                                                   "공동취재단",
                                                   "자료사진",
                                                   "자료사진제공",
                                                   "shutterstock",
                                                   "dvids"};
  return kAgencies->contains(word);
}

// Words of credits besides the agencies.
bool IsCreditWord(const std::string& word) {
  static const auto* const kWords = new WordSet{
      "photo",    "photos", "file",   "photographer", "pool",    "courtesy",
      "image",    "images", "credit", "via",          "handout", "screenshot",
      "provided", "by",     "of",     "the",          "news",    "1",
      "사진",     "제공",   "자료",   "캡처",         "촬영",    "press",
      "corps",    "joint",  "korea",  "tv",           "agency",  "not",
      "for",      "sale"};
  return kWords->contains(word) || IsAgency(word);
}

bool IsPhotoWord(const std::string& word) {
  static const auto* const kWords = new WordSet{
      "photo", "photographer", "courtesy",   "handout", "사진", "제공",  "자료",
      "캡처",  "file",         "screenshot", "pool",    "촬영", "credit"};
  return kWords->contains(word);
}

bool NamesAgency(std::string_view text) {
  const std::vector<std::string> words = LineWords(text);
  for (size_t i = 0; i < words.size(); ++i) {
    if (IsAgency(words[i])) return true;
    const bool news_1 = words[i] == "news" && i + 1 < words.size() &&
                        words[i + 1].starts_with('1');
    if (news_1) return true;
  }
  return false;
}

bool NamesPhoto(std::string_view text) {
  for (const std::string& word : LineWords(text)) {
    if (IsPhotoWord(word) || word.ends_with("제공")) return true;
  }
  return false;
}

// Whether somebody speaks in the line: what stories do and captions do not.
bool Reports(std::string_view line) {
  static const auto* const kVerbs =
      new WordSet{"said",      "says",      "added",   "told",   "stressed",
                  "explained", "announced", "claimed", "warned", "reported",
                  "noted",     "according", "quoted"};
  for (const std::string& word : LineWords(line)) {
    if (kVerbs->contains(word)) return true;
  }
  for (const std::string_view ending : {"밝혔다", "말했다", "전했다"}) {
    if (line.find(ending) != kNone) return true;
  }
  return false;
}

// "2022.5.16", "2023. 10. 31." or "11/09/2023" at the end of `text`.
bool EndsInDate(std::string_view text) {
  text = TrimOf(text, ".,");
  size_t digits = 0;
  size_t groups = 0;
  bool in_digits = false;
  for (size_t i = text.size(); i > 0; --i) {
    const char c = text[i - 1];
    if (c >= '0' && c <= '9') {
      groups += in_digits ? 0 : 1;
      in_digits = true;
      ++digits;
    } else if (c == '.' || c == ' ' || c == '-' || c == '/') {
      in_digits = false;
    } else {
      break;
    }
  }
  return groups >= 3 && digits >= 6;
}

// ".../News 1", "... 2023.10.31/Name".
bool EndsInSlashCredit(std::string_view line) {
  const size_t slash = line.rfind('/');
  if (slash == kNone) return false;
  const std::string_view credit = line.substr(slash + 1);
  const std::string_view before = line.substr(0, slash);
  if (TextWidth(credit) > kWidestCredit || LineWords(credit).empty()) {
    return false;
  }
  if (EndsInDate(before)) return true;
  const bool credited = NamesAgency(credit) || NamesPhoto(credit);
  return credited && !EndsSentence(credit) && !Reports(line);
}

bool HasCopyrightSign(std::string_view line) {
  for (const std::string_view sign : {"ⓒ", "©"}) {
    const size_t at = line.rfind(sign);
    if (at == kNone) continue;
    const std::string_view owner = line.substr(at + sign.size());
    if (TextWidth(owner) <= kWidestCredit && !LineWords(owner).empty()) {
      return true;
    }
  }
  return false;
}

// "... = News 1", "사진=뉴스1".
bool EndsInEqualsCredit(std::string_view line) {
  const size_t equals = line.rfind('=');
  if (equals == kNone) return false;
  const std::string_view credit = line.substr(equals + 1);
  if (TextWidth(credit) > kWidestCredit) return false;
  const std::string_view before = TrimText(line.substr(0, equals));
  const bool photo_before = before.ends_with("사진") ||
                            before.ends_with("제공") ||
                            before.ends_with("photo");
  return photo_before ||
         ((NamesAgency(credit) || NamesPhoto(credit)) && !EndsSentence(credit));
}

// "... (Yonhap)", "... [REUTERS/YONHAP]".
bool EndsInBracketCredit(std::string_view line) {
  line = TrimOf(line, ".");
  size_t open = kNone;
  if (line.ends_with(')')) open = line.rfind('(');
  if (line.ends_with(']')) open = line.rfind('[');
  if (line.ends_with('>')) open = line.rfind('<');
  if (open == kNone) return false;
  const std::string_view credit = line.substr(open + 1);
  // "(photo accompanied)" tells of a picture, it does not credit one.
  const bool tells = credit.find("accompan") != kNone;
  if (TextWidth(credit) > kWidestCredit || tells) return false;
  return (NamesAgency(credit) || NamesPhoto(credit)) && !Reports(line);
}

bool OpensAsCredit(std::string_view key) {
  for (const std::string_view opening :
       {"photo by", "photos by", "photo:", "photo credit", "photo courtesy",
        "photo via", "image by", "image from", "image via", "image credit",
        "image courtesy", "image:", "courtesy of", "ap photo", "reuters/"}) {
    if (key.starts_with(opening)) return true;
  }
  return false;
}

// "... on Thursday. Yonhap", "... Getty Images", "... REUTERS/Kim Hong-Ji".
bool EndsInBareCredit(std::string_view line) {
  const size_t stop = std::max(line.rfind(". ") + 1, line.rfind(".\" ") + 1);
  const std::string_view credit = line.substr(stop);
  const std::vector<std::string> words = LineWords(credit);
  if (words.empty() || words.size() > 8) return false;
  if (OpensAsCredit(PhraseKey(credit))) return true;
  if (EndsSentence(credit)) return false;
  const bool all = std::all_of(words.begin(), words.end(), IsCreditWord);
  return all && NamesAgency(credit) && !Reports(line.substr(0, stop));
}

bool OpensAsCaption(std::string_view line) {
  constexpr std::array<std::string_view, 21> kOpenings = {
      "photo:",     "photo :",      "photo by ",      "photo courtesy",
      "photos by ", "photo=",       "photo credit",   "file photo",
      "image:",     "image credit", "image courtesy", "credit:",
      "caption:",   "picture:",     "photo source",   "사진=",
      "사진:",      "사진제공",     "사진설명",       "사진출처",
      "자료사진"};
  const std::string key = PhraseKey(line);
  for (const std::string_view opening : kOpenings) {
    if (key.starts_with(opening)) return true;
  }
  const bool marked = line.starts_with("[사진") || line.starts_with("<사진") ||
                      line.starts_with("(사진") || line.starts_with("[Photo") ||
                      line.starts_with("[PHOTO");
  return marked || key.find("photo not for sale") != std::string::npos;
}

// "This photo, provided by ... on Nov. 9, 2023, shows ...".
bool DescribesPhoto(std::string_view line) {
  static const auto* const kPictures = new WordSet{
      "photo", "image", "photograph", "picture", "screenshot", "video"};
  static const auto* const kVerbs = new WordSet{
      "shows",   "show", "provided", "released", "taken",   "captured",
      "undated", "file", "pose",     "poses",    "supplied"};
  const std::vector<std::string> words = LineWords(line);
  const std::string key = PhraseKey(line);
  if (!key.starts_with("this ") && !key.starts_with("in this ") &&
      !key.starts_with("an undated ") && !key.starts_with("a photo ")) {
    return false;
  }
  const size_t head = std::min<size_t>(words.size(), 6);
  const auto has = [](const WordSet* set) {
    return [set](const std::string& word) { return set->contains(word); };
  };
  return std::any_of(words.begin(),
                     words.begin() + static_cast<std::ptrdiff_t>(head),
                     has(kPictures)) &&
         std::any_of(words.begin(), words.end(), has(kVerbs));
}

}  // namespace

bool HasPhotoCredit(std::string_view line) {
  if (TextWidth(line) > kWidestCaption) return false;
  return EndsInSlashCredit(line) || HasCopyrightSign(line) ||
         EndsInEqualsCredit(line) || EndsInBracketCredit(line) ||
         EndsInBareCredit(line) || OpensAsCaption(line) || DescribesPhoto(line);
}

size_t GluedAfterCredit(std::string_view line) {
  constexpr std::array<std::string_view, 8> kNames = {
      "News 1", "News1",    "뉴스1",  "Yonhap",
      "YONHAP", "연합뉴스", "뉴시스", "Newsis"};
  size_t first = kNone;
  for (const std::string_view name : kNames) {
    for (size_t at = line.find(name); at != kNone;
         at = line.find(name, at + 1)) {
      const std::string_view before = TrimText(line.substr(0, at));
      const size_t end = at + name.size();
      const bool credit = before.ends_with('/') || before.ends_with('=') ||
                          before.ends_with("ⓒ") || before.ends_with("©");
      if (!credit || end >= line.size()) continue;
      const char next = line[end];
      const bool glued = (next >= 'A' && next <= 'Z') || next == '"' ||
                         (static_cast<uint8_t>(next) & 0x80) != 0;
      if (glued) first = std::min(first, end);
    }
  }
  return first;
}

}  // namespace defnews
