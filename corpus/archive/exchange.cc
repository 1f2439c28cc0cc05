// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/exchange.h"

#include <string_view>

#include "corpus/archive/capture_fields.h"
#include "corpus/archive/digest.h"
#include "corpus/archive/http_message.h"

namespace defnews {
namespace {

std::string_view OutcomeName(Exchange::Outcome outcome) {
  switch (outcome) {
    case Exchange::Outcome::kTransient:
      return "transient";
    case Exchange::Outcome::kLater:
      return "later";
    case Exchange::Outcome::kRefused:
      return "refused";
    default:
      return "permanent";
  }
}

WarcRecord StartRecord(std::string_view type, const Exchange& exchange) {
  WarcRecord record =
      MakeWarcRecord(type, exchange.url, exchange.time,
                     exchange.head + exchange.error + exchange.body);
  if (!exchange.address.empty()) {
    record.Add("WARC-IP-Address", exchange.address);
  }
  const std::pair<std::string_view, std::string> fields[] = {
      {kKindField, exchange.kind},
      {kSourceField, exchange.source},
      {kLanguageField, exchange.lang},
      {kZoneField, exchange.zone},
      {kViaField, exchange.via},
      {kHopsField, exchange.hops > 0 ? std::to_string(exchange.hops) : ""},
  };
  for (const auto& [name, value] : fields) {
    if (!value.empty()) record.Add(name, value);
  }
  return record;
}

WarcRecord FailureRecord(const Exchange& exchange) {
  WarcRecord record = StartRecord("metadata", exchange);
  record.Add("Content-Type", "application/warc-fields");
  record.block = "outcome: " + std::string(OutcomeName(exchange.outcome)) +
                 "\r\nreason: " + exchange.error + "\r\n";
  return record;
}

WarcRecord RevisitRecord(const Exchange& exchange, std::string_view profile,
                         const PageState& known) {
  WarcRecord record = StartRecord("revisit", exchange);
  record.Add("WARC-Profile", profile);
  if (!known.digest.empty()) {
    record.Add("WARC-Payload-Digest", known.digest);
    record.Add("WARC-Refers-To-Target-URI", known.url);
    record.Add("WARC-Refers-To-Date",
               WarcDate(absl::FromUnixSeconds(known.captured)));
  }
  record.Add("Content-Type", "application/http; msgtype=response");
  record.block = exchange.head;
  return record;
}

}  // namespace

WarcRecord RecordOfExchange(const Exchange& exchange, const PageState& known) {
  if (exchange.outcome != Exchange::Outcome::kAnswered) {
    return FailureRecord(exchange);
  }
  const std::string message = exchange.head + exchange.body;
  const absl::StatusOr<HttpResponse> response = ParseHttpResponse(message);
  const int status = response.ok() ? response->status : 0;
  if (status == 304) {
    return RevisitRecord(exchange, kNotModifiedProfile, known);
  }
  const std::string digest =
      response.ok() ? WarcDigest(Payload(*response)) : "";
  // One robots.txt may stand for several origins, each with a state of its own.
  if (digest == known.digest && !digest.empty() && status == known.status &&
      exchange.kind != "robots") {
    return RevisitRecord(exchange, kIdenticalProfile, known);
  }
  WarcRecord record = StartRecord("response", exchange);
  record.Add("WARC-Payload-Digest", digest);
  record.Add("WARC-Block-Digest", WarcDigest(message));
  record.Add("Content-Type", "application/http; msgtype=response");
  record.block = message;
  return record;
}

}  // namespace defnews
