// SPDX-License-Identifier: GPL-3.0-or-later
// One request and what came of it, as a record of the archive.
#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "corpus/archive/crawl_state.h"
#include "corpus/archive/warc_record.h"

namespace defnews {

struct Exchange {
  enum class Outcome {
    kAnswered,
    // No usable answer: worth another attempt soon; in a later run only; never.
    kTransient,
    kLater,
    kPermanent,
    // Nothing was asked, since the address is not public.
    kRefused,
  };

  std::string url;
  std::string kind;
  std::string source;
  std::string lang;
  std::string zone;
  std::string via;
  int64_t hops = 0;
  absl::Time time;
  // Of the server, empty if none was reached.
  std::string address;
  Outcome outcome = Outcome::kAnswered;
  // kAnswered: status line and header lines with the blank line at their end,
  // and the body as it came over the wire.
  std::string head;
  std::string body;
  // Otherwise: why.
  std::string error;
};

// The record for `exchange`: a `response`; a `revisit` if the server said that
// nothing has changed or sent the payload that `known`, the page's state
// before, already has; `metadata` if there was no answer.
WarcRecord RecordOfExchange(const Exchange& exchange, const PageState& known);

}  // namespace defnews
