// SPDX-License-Identifier: GPL-3.0-or-later
// The index schema: every prefix, slot and metadata key, and nothing else
// knows their spelling. Terms of words are case folded and so never begin
// with a capital letter, which keeps the prefixes apart from them.
//
//   prefix  terms                                        positions
//   (none)  stems of title, body and captions            yes
//   S       stems of the title                           yes
//   XC      stems of the captions                        yes
//   XN      stems of title or captions, absent in body   no
//   XW      words whose stem differs, once a partition   no
//   C       capitals terms, inside the above (SCus)      yes
//   H       readings of names, inside the above (SH...)  yes
//   Q       id of the article                            no
//   XV      version (hash of the whole stored record)    no
//   Y M D   year, month, day of publication              no
//   XPY XPM year, month, of an article known no closer   no
//   XU      undated                                      no
//   XMY XMM XMD year, month, day that the texts mention  no
//   XS      source                                       no
//   L       language tag and what it begins with (zh)    no
//   XH      hash of the words of the body, in order      no
//   XG      group of copies, unless it is the founder    no
//   XD      a copy that does not lead its group          no
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/article/article.h"
#include "common/dates/published_date.h"

namespace defnews::schema {

// Changes when an index of the old form can no longer be read.
inline constexpr int kVersion = 3;

inline constexpr std::string_view kTitle = "S";
inline constexpr std::string_view kCaption = "XC";
inline constexpr std::string_view kNotInBody = "XN";
inline constexpr std::string_view kWord = "XW";
inline constexpr std::string_view kCapital = "C";
inline constexpr std::string_view kName = "H";

// Terms longer than this many bytes are cut (Xapian's own limit is 245).
inline constexpr size_t kMaxWordBytes = 100;

// Title, then body, then each caption: a gap between them that no phrase and
// no NEAR/1000 can cross.
inline constexpr uint32_t kFieldGap = 2000;

// Ranking: a title occurrence counts thrice, each of the first 30 words of
// the body twice, a caption not at all (it matches and adds no weight).
inline constexpr uint32_t kTitleWdf = 3;
inline constexpr uint32_t kLeadWdf = 2;
inline constexpr uint32_t kLeadWords = 30;
inline constexpr uint32_t kBodyWdf = 1;
inline constexpr uint32_t kCaptionWdf = 0;

// Value slots. Their ascending byte order is the order of the hits.
inline constexpr uint32_t kNewestSlot =
    0;  // newest first, then id, undated last
inline constexpr uint32_t kOldestSlot =
    1;  // oldest first, then id, undated last
inline constexpr uint32_t kDaySlot =
    2;  // first day, YYYYMMDD; empty if undated
inline constexpr uint32_t kSourceSlot = 3;
inline constexpr uint32_t kLangSlot = 4;
// The key of the group of copies; that of an article alone is its own.
inline constexpr uint32_t kGroupSlot = 5;
// "1" for the terms XD, else empty: sorts the leads first.
inline constexpr uint32_t kCopySlot = 6;

// Metadata keys of every partition.
inline constexpr std::string_view kVersionKey = "defnews.schema";
inline constexpr std::string_view kAnalyzerKey = "defnews.analyzer";
inline constexpr std::string_view kIcuKey = "defnews.icu";
inline constexpr std::string_view kBoostsKey = "defnews.boosts";
// "title=3 lead=2 lead_words=30 body=1 caption=0"
std::string BoostsText();

// Ids and sources too long for a term are replaced by their hash.
std::string IdTerm(std::string_view id);
// Whether what follows the prefix of an id term is the id and not its hash.
bool IsWholeId(std::string_view text);
std::string VersionTerm(std::string_view version);
std::string SourceTerm(std::string_view source);
// Case and the kind of hyphen do not matter: zh_TW is zh-tw.
std::string LangTerm(std::string_view lang);

// The key of the group that an article founds: its id, or a hash of one too
// long for a term. Then the term of the founder, that of the other members,
// and that of all but the lead.
std::string GroupKey(std::string_view founder_id);
std::string FounderTerm(std::string_view group_key);
std::string GroupTerm(std::string_view group_key);
std::string CopyTerm();
std::string ContentTerm(uint64_t content);

// The version of a document: that of its article (ArticleVersion()) and, where
// the document records more than the article alone says, a hash of that.
std::string DocumentVersion(std::string_view article_version,
                            std::string_view id, std::string_view group_key,
                            bool copy);
std::string_view ArticleVersionIn(std::string_view document_version);

// The prefix of YearTerm().
inline constexpr std::string_view kYear = "Y";
std::string YearTerm(absl::CivilDay day);
std::string MonthTerm(absl::CivilDay day);
std::string DayTerm(absl::CivilDay day);
std::string YearOnlyTerm(absl::CivilDay day);
std::string MonthOnlyTerm(absl::CivilDay day);
std::string UndatedTerm();

// Mentioned: a day has all three, a month the first two, a year the first.
std::string MentionedYearTerm(absl::CivilDay day);
std::string MentionedMonthTerm(absl::CivilDay day);
std::string MentionedDayTerm(absl::CivilDay day);
// The prefix of MentionedYearTerm: its terms tell the years of an index.
inline constexpr std::string_view kMentionedYear = "XMY";

// Sort keys for the slots above.
std::string NewestKey(const PublishedDate& date, std::string_view id);
std::string OldestKey(const PublishedDate& date, std::string_view id);

}  // namespace defnews::schema
