// SPDX-License-Identifier: GPL-3.0-or-later
// What a page offers towards the date of its article.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/dates/published_date.h"

namespace defnews {

struct DateEvidence {
  // In the order in which they are believed.
  enum class Kind {
    kMetadata,      // article:published_time and the like, JSON-LD
    kItemprop,      // itemprop="datePublished"
    kStamp,         // labelled as the first writing: Posted, 입력
    kDateline,      // SEOUL, Nov. 13 (Yonhap)
    kUrl,           // /2023/11/09/, AEN20231109...
    kTimeElement,   // <time datetime>
    kDateElement,   // an element whose class says date
    kPlainStamp,    // a date alone on a line below the title
    kUpdated,       // Updated, 수정
    kModified,      // dateModified and the like
    kTopDate,       // a date above the title, or labelled Date: there
    kCaption,       // in a caption: no earlier than this
    kPastDay,       // a whole date of the past in the text: likewise
    kAnnouncement,  // the day of an announcement: "said on the 9th"
    kPlannedDay,    // a day to come: "will be held on the 13th"
    kOrdinal,       // an event that tells the year: the 55th SCM
  };

  Kind kind = Kind::kMetadata;
  // As the page has it, shortened.
  std::string text;
  // As it was understood: 2023-11-09T10:00:00+09:00, 2023-11-09, 2023-11,
  // 2023, --11-13 (no year), ---09 (a day alone); empty if it was not.
  std::string date;
  // "kept", or why it was not.
  std::string verdict;
};

// "metadata", "stamp", "dateline" ...
std::string EvidenceName(DateEvidence::Kind kind);

// A date as it stands in the markup of a page, not yet read.
struct MarkedDate {
  DateEvidence::Kind kind = DateEvidence::Kind::kMetadata;
  std::string text;
};

// A line of a page with a date and no running text.
struct PageStamp {
  enum class Place { kAboveTitle, kBelowTitle, kInArticle };

  std::string text;
  Place place = Place::kBelowTitle;

  bool operator==(const PageStamp&) const = default;
};

// A page as far as its date is concerned.
struct DatedPage {
  std::string url;
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<std::string> captions;
  std::vector<PageStamp> stamps;
  std::vector<MarkedDate> marked;
  // Of times without one.
  absl::TimeZone zone = SeoulTimeZone();
};

}  // namespace defnews
