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

using Posting = IndexableDocument::Posting;

// Position 0 is left free: some of Xapian's tools take it for "none".
constexpr uint32_t kFirstPosition = 1;

void AddBoolean(std::string term, IndexableDocument* document) {
  document->postings.push_back({std::move(term), 0, {}});
}

void AddDateTerms(const PublishedDate& date, IndexableDocument* document) {
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
void AddLangTerms(std::string_view lang, IndexableDocument* document) {
  constexpr size_t kLongestTag = 35;
  for (size_t end = 1; end < lang.size() && lang.size() <= kLongestTag; ++end) {
    if (lang[end] != '-' && lang[end] != '_') continue;
    AddBoolean(schema::LangTerm(lang.substr(0, end)), document);
  }
  if (!lang.empty()) AddBoolean(schema::LangTerm(lang), document);
}

void AddMentionTerms(const Article& article, IndexableDocument* document) {
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
                    IndexableDocument* document) {
  AddBoolean(schema::IdTerm(article.id), document);
  AddBoolean(schema::VersionTerm(ArticleVersion(article)), document);
  AddDateTerms(date, document);
  const uint64_t content = ContentKey(article.body);
  if (content != 0) AddBoolean(schema::ContentTerm(content), document);
  if (!article.source.empty()) {
    AddBoolean(schema::SourceTerm(article.source), document);
  }
  AddLangTerms(article.lang, document);
}

void AddValues(const Article& article, const PublishedDate& date,
               IndexableDocument* document) {
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

// Xapian's check takes a document without length for one without terms, and
// its positions for damage: where only captions have words, one must count.
void EnsureLength(IndexableDocument* document) {
  auto& postings = document->postings;
  const auto weighs = [](const Posting& posting) { return posting.wdf > 0; };
  if (postings.empty()) return;
  if (std::any_of(postings.begin(), postings.end(), weighs)) return;
  postings.back().wdf = 1;
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

IndexableDocument DocumentBuilder::Build(const Article& article,
                                         std::string_view period) {
  if (analyzer_.ForgetIfLarge()) listed_.clear();
  IndexableDocument document;
  const Fields fields = Analyze(article);
  AddTextTerms(fields, &document);
  EnsureLength(&document);
  AddWords(period, &document);
  const PublishedDate date = DateOf(article);
  AddFilterTerms(article, date, &document);
  AddMentionTerms(article, &document);
  std::sort(document.postings.begin(), document.postings.end(),
            [](const Posting& a, const Posting& b) { return a.term < b.term; });
  AddValues(article, date, &document);
  document.data = EncodeArticle(article);
  return document;
}

DocumentBuilder::Fields DocumentBuilder::Analyze(const Article& article) {
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

// Occurrences are grouped by sorting integers; strings are compared only once
// for each distinct term, when the whole document is put in order.
void DocumentBuilder::AddTextTerms(const Fields& fields,
                                   IndexableDocument* document) {
  sorted_.clear();
  for (const Occurrence& occurrence : occurrences_) {
    sorted_.push_back(uint64_t{occurrence.term} << 32 | occurrence.position);
  }
  std::sort(sorted_.begin(), sorted_.end());
  sorted_.erase(std::unique(sorted_.begin(), sorted_.end()), sorted_.end());
  for (size_t at = 0; at < sorted_.size();) {
    const uint32_t term = static_cast<uint32_t>(sorted_[at] >> 32);
    std::vector<uint32_t> positions;
    for (; at < sorted_.size() && sorted_[at] >> 32 == term; ++at) {
      positions.push_back(static_cast<uint32_t>(sorted_[at]));
    }
    AddTerm(term, std::move(positions), fields, document);
  }
}

void DocumentBuilder::AddTerm(uint32_t term, std::vector<uint32_t> positions,
                              const Fields& fields,
                              IndexableDocument* document) {
  const auto body =
      std::lower_bound(positions.begin(), positions.end(), fields.body);
  const auto captions =
      std::lower_bound(body, positions.end(), fields.captions);
  const auto lead =
      std::lower_bound(body, captions, fields.body + schema::kLeadWords);
  const auto count = [](auto first, auto last) {
    return static_cast<uint32_t>(last - first);
  };
  const uint32_t wdf = count(positions.begin(), body) * schema::kTitleWdf +
                       count(body, lead) * schema::kLeadWdf +
                       count(lead, captions) * schema::kBodyWdf +
                       count(captions, positions.end()) * schema::kCaptionWdf;
  const std::string_view text = analyzer_.term(term);
  auto& postings = document->postings;
  // The field terms weigh nothing, so that the length of a document is that
  // of its plain terms.
  if (body != positions.begin()) {
    postings.push_back(
        {Prefixed(schema::kTitle, text), 0, {positions.begin(), body}});
  }
  if (captions != positions.end()) {
    postings.push_back(
        {Prefixed(schema::kCaption, text), 0, {captions, positions.end()}});
  }
  if (body == captions) {
    AddBoolean(Prefixed(schema::kNotInBody, text), document);
  }
  postings.push_back({std::string(text), wdf, std::move(positions)});
}

void DocumentBuilder::AddWords(std::string_view period,
                               IndexableDocument* document) {
  std::vector<bool>& listed = listed_[std::string(period)];
  listed.resize(analyzer_.word_count());
  for (const Occurrence& occurrence : occurrences_) {
    if ((occurrence.flags & kPrimary) == 0) continue;
    if ((occurrence.flags & kSyllables) != 0) continue;
    if (listed[occurrence.word]) continue;
    listed[occurrence.word] = true;
    const std::string_view word = analyzer_.word(occurrence.word);
    if (word == analyzer_.term(occurrence.term)) continue;
    if (word.size() > schema::kMaxWordBytes) continue;
    AddBoolean(Prefixed(schema::kWord, word), document);
  }
}

}  // namespace defnews
