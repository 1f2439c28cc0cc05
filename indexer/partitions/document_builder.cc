// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/document_builder.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/article/article_record.h"
#include "common/dates/mentions.h"
#include "common/index/schema.h"
#include "indexer/duplicates/fingerprint.h"

namespace defnews {
namespace {

using Posting = AnalyzedDocument::Posting;

// Position 0 is left free: some of Xapian's tools take it for "none".
constexpr uint32_t kFirstPosition = 1;

void AddBoolean(std::string term, AnalyzedDocument* document) {
  document->filters.push_back(std::move(term));
}

void AddDateTerms(const PublishedDate& date, AnalyzedDocument* document) {
  if (!date.dated()) return AddBoolean(schema::UndatedTerm(), document);
  const absl::CivilDay day = date.days.first;
  AddBoolean(schema::YearTerm(day), document);
  if (date.precision == DatePrecision::kYear) {
    return AddBoolean(schema::YearOnlyTerm(day), document);
  }
  AddBoolean(schema::MonthTerm(day), document);
  if (date.precision == DatePrecision::kMonth) {
    return AddBoolean(schema::MonthOnlyTerm(day), document);
  }
  AddBoolean(schema::DayTerm(day), document);
}

// zh-Hant-TW is zh-Hant and zh too. Longer texts are no tags and stand for
// themselves alone.
void AddLangTerms(std::string_view lang, AnalyzedDocument* document) {
  constexpr size_t kLongestTag = 35;
  for (size_t end = 1; end < lang.size() && lang.size() <= kLongestTag; ++end) {
    if (lang[end] != '-' && lang[end] != '_') continue;
    AddBoolean(schema::LangTerm(lang.substr(0, end)), document);
  }
  if (!lang.empty()) AddBoolean(schema::LangTerm(lang), document);
}

void AddMentionTerms(const Article& article, AnalyzedDocument* document) {
  // In order of their days, so that equal terms stand side by side.
  std::string year;
  std::string month;
  for (const MentionedPeriod& period : MentionedPeriods(article)) {
    const absl::CivilDay day = period.days.first;
    if (std::string term = schema::MentionedYearTerm(day); term != year) {
      AddBoolean(year = std::move(term), document);
    }
    if (period.precision == DatePrecision::kYear) continue;
    if (std::string term = schema::MentionedMonthTerm(day); term != month) {
      AddBoolean(month = std::move(term), document);
    }
    if (period.precision == DatePrecision::kMonth) continue;
    AddBoolean(schema::MentionedDayTerm(day), document);
  }
}

void AddFilterTerms(const Article& article, const PublishedDate& date,
                    uint64_t content, AnalyzedDocument* document) {
  AddBoolean(schema::IdTerm(article.id), document);
  AddBoolean(schema::VersionTerm(ArticleVersion(article)), document);
  AddDateTerms(date, document);
  if (content != 0) AddBoolean(schema::ContentTerm(content), document);
  if (!article.source.empty()) {
    AddBoolean(schema::SourceTerm(article.source), document);
  }
  AddLangTerms(article.lang, document);
}

void AddValues(const Article& article, const PublishedDate& date,
               AnalyzedDocument* document) {
  auto& values = document->values;
  values.emplace_back(schema::kNewestSlot, schema::NewestKey(date, article.id));
  values.emplace_back(schema::kOldestSlot, schema::OldestKey(date, article.id));
  if (date.dated()) {
    const absl::CivilDay day = date.days.first;
    values.emplace_back(
        schema::kDaySlot,
        absl::StrFormat("%04d%02d%02d", day.year(), day.month(), day.day()));
  }
  if (!article.source.empty()) {
    values.emplace_back(schema::kSourceSlot, article.source);
  }
  if (!article.lang.empty()) {
    values.emplace_back(schema::kLangSlot, article.lang);
  }
  values.emplace_back(schema::kGroupSlot, schema::GroupKey(article.id));
}

bool Ascend(const uint32_t* positions, uint32_t count) {
  for (uint32_t at = 1; at < count; ++at) {
    if (positions[at] <= positions[at - 1]) return false;
  }
  return true;
}

std::string Prefixed(std::string_view prefix, std::string_view term) {
  std::string prefixed(prefix);
  prefixed += term;
  return prefixed;
}

}  // namespace

PublishedDate DateOf(const Article& article) {
  absl::StatusOr<PublishedDate> date = ParsePublished(article.published);
  return date.ok() ? *date : PublishedDate{};
}

uint64_t TextBytes(const Article& article) {
  uint64_t bytes = article.title.size() + article.body.size();
  for (const std::string& caption : article.captions) bytes += caption.size();
  return bytes;
}

const AnalyzedDocument& DocumentBuilder::Analyze(
    const Article& article, std::string_view period,
    std::optional<uint64_t> content) {
  ForgetIfLarge();
  document_.Clear();
  document_.analyzer = &analyzer_;
  const Fields fields = AnalyzeTexts(article);
  GroupOccurrences();
  PlacePositions();
  for (const Group& group : groups_) AddTerm(group, fields);
  EnsureLength();
  AddWords(period);
  const PublishedDate date = DateOf(article);
  AddFilterTerms(article, date, content ? *content : ContentKey(article.body),
                 &document_);
  AddMentionTerms(article, &document_);
  AddValues(article, date, &document_);
  document_.data = EncodeArticle(article);
  return document_;
}

void DocumentBuilder::ForgetIfLarge() {
  if (!analyzer_.outgrown()) return;
  listed_.KeepTexts(analyzer_);
  analyzer_.ForgetIfLarge();
  group_of_term_.clear();
}

DocumentBuilder::Fields DocumentBuilder::AnalyzeTexts(const Article& article) {
  occurrences_.clear();
  Fields fields;
  uint32_t end =
      analyzer_.Analyze(article.title, kFirstPosition, &occurrences_);
  fields.body = end + schema::kFieldGap;
  end = analyzer_.Analyze(article.body, fields.body, &occurrences_);
  fields.captions = end + schema::kFieldGap;
  for (const std::string& caption : article.captions) {
    end = analyzer_.Analyze(caption, end + schema::kFieldGap, &occurrences_);
  }
  return fields;
}

// Counts, so that the positions can be dealt out without sorting them.
void DocumentBuilder::GroupOccurrences() {
  groups_.clear();
  group_of_occurrence_.clear();
  if (++number_ == 0) {  // numbers are used up: begin again
    group_of_term_.clear();
    ++number_;
  }
  if (group_of_term_.size() < analyzer_.term_count()) {
    group_of_term_.resize(analyzer_.term_count());
  }
  for (const Occurrence& occurrence : occurrences_) {
    GroupOfTerm& known = group_of_term_[occurrence.term];
    if (known.document != number_) {
      known = {number_, static_cast<uint32_t>(groups_.size())};
      groups_.push_back({occurrence.term, 0, 0});
    }
    ++groups_[known.group].count;
    group_of_occurrence_.push_back(known.group);
  }
}

void DocumentBuilder::PlacePositions() {
  std::vector<uint32_t>& positions = document_.positions;
  positions.resize(occurrences_.size());
  uint32_t begin = 0;
  for (Group& group : groups_) {
    group.begin = begin;
    begin += std::exchange(group.count, 0);
  }
  for (size_t at = 0; at < occurrences_.size(); ++at) {
    Group& group = groups_[group_of_occurrence_[at]];
    positions[group.begin + group.count++] = occurrences_[at].position;
  }
  // Occurrences come nearly in order; a term may come twice at one place.
  for (Group& group : groups_) {
    const auto first = positions.begin() + static_cast<long>(group.begin);
    if (Ascend(&*first, group.count)) continue;
    const auto last = first + static_cast<long>(group.count);
    std::sort(first, last);
    group.count = static_cast<uint32_t>(std::unique(first, last) - first);
  }
}

void DocumentBuilder::AddTerm(Group group, const Fields& fields) {
  const auto first =
      document_.positions.begin() + static_cast<long>(group.begin);
  const auto last = first + static_cast<long>(group.count);
  if (*first >= fields.body + schema::kLeadWords &&
      *(last - 1) < fields.captions) {
    // Most terms stand in the body alone, after its lead.
    document_.postings.push_back({group.term, group.count * schema::kBodyWdf,
                                  group.begin, group.count,
                                  TermPrefix::kPlain});
    return;
  }
  const auto body = std::lower_bound(first, last, fields.body);
  const auto captions = std::lower_bound(body, last, fields.captions);
  const auto lead =
      std::lower_bound(body, captions, fields.body + schema::kLeadWords);
  const auto count = [](auto from, auto to) {
    return static_cast<uint32_t>(to - from);
  };
  auto& postings = document_.postings;
  // The field terms weigh nothing, so that the length of a document is that
  // of its plain terms.
  const uint32_t in_title = count(first, body);
  if (in_title > 0) {
    postings.push_back(
        {group.term, 0, group.begin, in_title, TermPrefix::kTitle});
  }
  const uint32_t in_captions = count(captions, last);
  if (in_captions > 0) {
    postings.push_back({group.term, 0, group.begin + count(first, captions),
                        in_captions, TermPrefix::kCaption});
  }
  if (body == captions) {
    postings.push_back({group.term, 0, 0, 0, TermPrefix::kNotInBody});
  }
  const uint32_t wdf = in_title * schema::kTitleWdf +
                       count(body, lead) * schema::kLeadWdf +
                       count(lead, captions) * schema::kBodyWdf +
                       in_captions * schema::kCaptionWdf;
  postings.push_back(
      {group.term, wdf, group.begin, group.count, TermPrefix::kPlain});
}

// Xapian's check takes a document without length for one without terms, and
// its positions for damage: where only captions have words, one must count.
void DocumentBuilder::EnsureLength() {
  auto& postings = document_.postings;
  const auto weighs = [](const Posting& posting) { return posting.wdf > 0; };
  if (postings.empty()) return;
  if (std::any_of(postings.begin(), postings.end(), weighs)) return;
  postings.back().wdf = 1;
}

void DocumentBuilder::AddWords(std::string_view period) {
  ListedWords::Period& listed = listed_.Of(period, analyzer_.word_count());
  for (const Occurrence& occurrence : occurrences_) {
    if ((occurrence.flags & kPrimary) == 0) continue;
    if ((occurrence.flags & kSyllables) != 0) continue;
    if (!listed.IsNew(occurrence.word)) continue;
    const std::string_view word = analyzer_.word(occurrence.word);
    if (word == analyzer_.term(occurrence.term)) continue;
    if (word.size() > schema::kMaxWordBytes) continue;
    if (!listed.List(occurrence.word, word)) continue;
    AddBoolean(Prefixed(schema::kWord, word), &document_);
  }
}

}  // namespace defnews
