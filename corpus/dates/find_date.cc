// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/dates/find_date.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/dates/published_date.h"
#include "corpus/dates/date_candidate.h"
#include "corpus/dates/inference.h"
#include "corpus/dates/stamp.h"
#include "corpus/dates/standing.h"
#include "corpus/dates/text_clues.h"
#include "corpus/dates/url_date.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

using absl::CivilDay;
using Kind = DateEvidence::Kind;

constexpr int kFirstYear = 1990;
constexpr int kCrawlGap = 45;  // days
constexpr int kHistory = 5 * 365;
constexpr int kSameDays = 2;  // zones and identifiers made in advance

Kind KindOfStamp(StampDate::Label label, PageStamp::Place place) {
  switch (label) {
    case StampDate::Label::kWritten:
      return Kind::kStamp;
    case StampDate::Label::kUpdated:
      return Kind::kUpdated;
    default:
      break;
  }
  return place == PageStamp::Place::kAboveTitle ||
                 label == StampDate::Label::kDate
             ? Kind::kTopDate
             : Kind::kPlainStamp;
}

// Whether a candidate can be the day a crawler came by.
bool MayBeCrawlDate(Kind kind) {
  return kind == Kind::kTopDate || kind == Kind::kPlainStamp ||
         kind == Kind::kUpdated || kind == Kind::kDateElement ||
         kind == Kind::kModified;
}

class DateChoice {
 public:
  DateChoice(const DatedPage& page, absl::Time now)
      : page_(page),
        clues_(ReadClues(page)),
        upper_(absl::ToCivilDay(now + absl::Hours(36), SeoulTimeZone())) {}

  FoundDate Choose() {
    Gather();
    PlaceDateline();
    RejectCrawlDates();
    if (!TakeBest() && !TakeInferred()) TakeYear();
    if (found_.published.empty()) found_.reason = "nothing tells the date";
    return std::move(found_);
  }

 private:
  size_t Note(Kind kind, std::string_view text, std::string date,
              std::string verdict) {
    constexpr size_t kShown = 80;
    std::string shown = OneLine(text);
    if (shown.size() > kShown) {
      size_t end = kShown;
      while (end > 0 &&
             (static_cast<unsigned char>(shown[end]) & 0xC0) == 0x80) {
        --end;
      }
      shown.resize(end);
      shown += "...";
    }
    found_.evidence.push_back(
        {kind, std::move(shown), std::move(date), std::move(verdict)});
    return found_.evidence.size() - 1;
  }

  void Offer(Kind kind, std::string_view text, const std::string& date) {
    const size_t at = Note(kind, text, date, "kept");
    const absl::StatusOr<PublishedDate> read = ParsePublished(date);
    std::string& verdict = found_.evidence[at].verdict;
    if (date.empty() || !read.ok()) {
      verdict = "cannot be read as one date";
    } else if (read->days.first.year() < kFirstYear) {
      verdict = "before 1990";
    } else if (read->days.first > upper_) {
      verdict = "in the future";
    } else {
      candidates_.push_back({at, kind, *read, date});
    }
  }

  void Gather() {
    for (const MarkedDate& marked : page_.marked) {
      Offer(marked.kind, marked.text, DateInValue(marked.text, page_.zone));
    }
    if (const std::string day = DateInUrl(page_.url); !day.empty()) {
      Offer(Kind::kUrl, page_.url, day);
    }
    for (const PageStamp& stamp : page_.stamps) GatherStamp(stamp);
    GatherHeadLines();
    for (const LowerBound& bound : clues_.bounds) {
      Note(bound.caption ? Kind::kCaption : Kind::kPastDay, bound.text,
           DayText(bound.day),
           bound.library ? "a library photo: tells nothing"
                         : "a lower bound only");
    }
    for (const BareDay& day : clues_.announced) {
      Note(Kind::kAnnouncement, day.text, absl::StrFormat("---%02d", day.day),
           "a day without its month");
    }
    for (const BareDay& day : clues_.planned) {
      Note(Kind::kPlannedDay, day.text, absl::StrFormat("---%02d", day.day),
           "a day to come");
    }
    for (const YearClue& clue : clues_.years) {
      Note(Kind::kOrdinal, clue.text, std::to_string(clue.year),
           "tells the year only");
    }
  }

  // `All News 10:21 March 04, 2024`: a short line above the story.
  void GatherHeadLines() {
    constexpr size_t kHeadLines = 3;
    constexpr size_t kLongest = 60;
    for (size_t i = 0; i < std::min(kHeadLines, page_.paragraphs.size()); ++i) {
      const std::string& line = page_.paragraphs[i];
      if (line.size() > kLongest || EndsSentence(line)) continue;
      GatherStamp({line, PageStamp::Place::kBelowTitle});
    }
  }

  void GatherStamp(const PageStamp& stamp) {
    for (const StampDate& date : ReadStamps(stamp.text, page_.zone)) {
      const Kind kind = KindOfStamp(date.label, stamp.place);
      if (date.label == StampDate::Label::kCollected) {
        Note(Kind::kTopDate, stamp.text, date.date, "the day of collection");
      } else if (kind == Kind::kPlainStamp &&
                 stamp.place == PageStamp::Place::kInArticle) {
        Note(kind, stamp.text, date.date, "may be of another article");
      } else {
        Offer(kind, stamp.text, date.date);
      }
    }
  }

  // The year of a dateline is that of other evidence near it.
  void PlaceDateline() {
    const Dateline& line = clues_.dateline;
    if (line.text.empty()) return;
    if (line.year != 0) {
      Offer(Kind::kDateline, line.text,
            DayText(CivilDay(line.year, line.month, line.day)));
      return;
    }
    const size_t at =
        Note(Kind::kDateline, line.text,
             absl::StrFormat("--%02d-%02d", line.month, line.day), "no year");
    double confidence = 0;
    const std::optional<CivilDay> day = DatelineDay(&confidence);
    if (!day || *day > upper_) return;
    if (line.weekday >= 0 &&
        line.weekday != static_cast<int>(absl::GetWeekday(*day))) {
      found_.evidence[at].verdict = "not that weekday in that year";
      return;
    }
    found_.evidence[at].date = DayText(*day);
    found_.evidence[at].verdict = "kept";
    dateline_confidence_ = confidence;
    candidates_.push_back(
        {at,
         Kind::kDateline,
         {DatePrecision::kDay, {*day, *day}, FirstInstant(*day)},
         DayText(*day)});
  }

  std::optional<CivilDay> DatelineDay(double* confidence) const {
    constexpr double kStamped = 0.95;
    constexpr double kFromText = 0.8;
    *confidence = kStamped;
    for (const DateCandidate& candidate : candidates_) {
      if (candidate.date.precision == DatePrecision::kYear) continue;
      const std::optional<CivilDay> near = DatelineNear(candidate.date.days);
      if (near) return near;
    }
    *confidence = kFromText;
    const int year = YearOfEvents(clues_);
    if (year != 0) return InYear(year);
    std::optional<CivilDay> latest;
    for (const LowerBound& bound : clues_.bounds) {
      // A day in the text is as often history: "founded on September 9".
      if (!bound.caption || bound.library || bound.day > upper_) continue;
      if (!latest || bound.day > *latest) latest = bound.day;
    }
    if (!latest) return std::nullopt;
    constexpr int kMonth = 31;
    return DatelineNear({*latest, *latest + kMonth}, 0);
  }

  std::optional<CivilDay> InYear(absl::civil_year_t year) const {
    const Dateline& line = clues_.dateline;
    const CivilDay day(year, line.month, line.day);
    if (day.month() != line.month) return std::nullopt;  // 29 February
    return day;
  }

  // The dateline's day within or near `days`.
  std::optional<CivilDay> DatelineNear(const DayRange& days,
                                       int slack = kCrawlGap) const {
    for (const int step : {0, -1, 1}) {
      const std::optional<CivilDay> day = InYear(days.first.year() + step);
      if (day && *day >= days.first - slack && *day <= days.last + slack) {
        return day;
      }
    }
    return std::nullopt;
  }

  void Reject(const DateCandidate& candidate, std::string verdict) {
    found_.evidence[candidate.evidence].verdict = std::move(verdict);
  }

  // The latest day that anything but `but` speaks of.
  std::optional<CivilDay> LatestOther(const DateCandidate& but) const {
    std::optional<CivilDay> latest;
    const auto take = [&latest](CivilDay day) {
      if (!latest || day > *latest) latest = day;
    };
    for (const DateCandidate& candidate : candidates_) {
      if (candidate.evidence != but.evidence) take(candidate.date.days.last);
    }
    if (but.kind != Kind::kUpdated) {
      for (const LowerBound& bound : clues_.bounds) {
        if (bound.library || bound.day > upper_) continue;
        // Stories tell of days long past.
        const bool history = but.day() - bound.day > kHistory;
        if (bound.caption || !history) take(bound.day);
      }
    }
    return latest;
  }

  void RejectCrawlDates() {
    std::vector<DateCandidate> kept;
    for (const DateCandidate& candidate : candidates_) {
      if (!MayBeCrawlDate(candidate.kind)) {
        kept.push_back(candidate);
        continue;
      }
      const std::optional<CivilDay> other = LatestOther(candidate);
      if (other && candidate.day() - *other > kCrawlGap) {
        Reject(candidate, "over 45 days later than all else: a crawl date");
      } else if (candidate.kind == Kind::kTopDate &&
                 IsContradicted(candidate)) {
        Reject(candidate, "the text tells of later days");
      } else {
        kept.push_back(candidate);
      }
    }
    candidates_ = std::move(kept);
  }

  // Whether the text knows of something later than this date.
  bool IsContradicted(const DateCandidate& candidate) const {
    const CivilDay day = candidate.date.days.last;
    return std::any_of(clues_.bounds.begin(), clues_.bounds.end(),
                       [&](const LowerBound& bound) {
                         return bound.day <= upper_ && bound.day > day + 1;
                       });
  }

  bool TakeBest() {
    const DateCandidate* best = nullptr;
    for (const DateCandidate& candidate : candidates_) {
      if (best == nullptr || IsBetter(candidate, *best)) best = &candidate;
    }
    if (best == nullptr) return false;
    const Standing& standing = StandingOf(best->kind);
    found_.published = InOwnZone(*best, candidates_);
    found_.method = std::string(standing.method);
    found_.confidence = Confidence(*best);
    found_.reason = std::string(standing.name) + " \"" +
                    found_.evidence[best->evidence].text + "\"";
    return true;
  }

  // Those known to the day first, then by kind, then in order of the page.
  static bool IsBetter(const DateCandidate& a, const DateCandidate& b) {
    if (a.known_to_day() != b.known_to_day()) return a.known_to_day();
    return a.kind < b.kind;
  }

  double Confidence(const DateCandidate& best) const {
    constexpr double kBorneOut = 0.98;
    constexpr double kContradicted = 0.6;
    if (!best.known_to_day()) return 0.6;
    double confidence = StandingOf(best.kind).confidence;
    if (best.kind == Kind::kDateline && dateline_confidence_ > 0) {
      confidence = dateline_confidence_;
    }
    if (best.kind != Kind::kMetadata) return confidence;
    bool against = false;
    for (const DateCandidate& other : candidates_) {
      if (other.evidence == best.evidence || !other.known_to_day()) continue;
      const bool same = std::abs(other.day() - best.day()) <= kSameDays;
      if (same) return kBorneOut;
      against = against || other.kind <= Kind::kUrl;
    }
    return against ? kContradicted : confidence;
  }

  bool TakeInferred() {
    const std::optional<InferredDay> inferred = InferDay(clues_, upper_);
    if (!inferred || inferred->day.year() < kFirstYear) return false;
    found_.published = DayText(inferred->day);
    found_.method = "inferred";
    found_.confidence = inferred->confidence;
    found_.reason = inferred->reason;
    return true;
  }

  void TakeYear() {
    const int year = YearOfEvents(clues_);
    if (year < kFirstYear || year > upper_.year()) return;
    const bool later =
        std::any_of(clues_.bounds.begin(), clues_.bounds.end(),
                    [&](const LowerBound& bound) {
                      return bound.day <= upper_ && bound.day.year() > year;
                    });
    if (later) return;
    found_.published = std::to_string(year);
    found_.method = "ordinal";
    found_.confidence = StandingOf(Kind::kOrdinal).confidence;
    found_.reason = "\"" + clues_.years.front().text + "\"";
  }

  const DatedPage& page_;
  const TextClues clues_;
  const CivilDay upper_;
  std::vector<DateCandidate> candidates_;
  double dateline_confidence_ = 0;
  FoundDate found_;
};

}  // namespace

FoundDate FindDate(const DatedPage& page, absl::Time now) {
  return DateChoice(page, now).Choose();
}

std::vector<std::string> EvidenceLines(const FoundDate& found) {
  std::vector<std::string> lines;
  for (const DateEvidence& evidence : found.evidence) {
    lines.push_back(EvidenceName(evidence.kind) + " \"" + evidence.text +
                    "\" -> " + (evidence.date.empty() ? "?" : evidence.date) +
                    ": " + evidence.verdict);
  }
  lines.push_back(
      found.published.empty()
          ? "undated: " + found.reason
          : absl::StrFormat("published %s by %s, confidence %.2f: %s",
                            found.published, found.method, found.confidence,
                            found.reason));
  return lines;
}

}  // namespace defnews
