// SPDX-License-Identifier: GPL-3.0-or-later
// Requests over the network, several at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "corpus/archive/exchange.h"

namespace defnews {

struct TransportOptions {
  std::string user_agent;
  // Whether addresses that are not public may be talked to: for tests and for
  // an intranet of one's own.
  bool allow_private = false;
  // Certificates to trust instead of the system's; empty for these.
  std::string ca_file;
  // "host:port:address" entries that take the place of name lookups.
  std::vector<std::string> resolve;
  absl::Duration connect_timeout = absl::Seconds(10);
  absl::Duration total_timeout = absl::Seconds(60);
  // Slower than this for so long (whole seconds) is given up.
  int64_t low_speed_bytes = 100;
  absl::Duration low_speed_time = absl::Seconds(20);
  // Most bytes of a body as it comes over the wire.
  size_t most_bytes = size_t{16} << 20;
  size_t hosts_at_once = 8;
};

struct FetchRequest {
  // Handed back with the result.
  uint64_t id = 0;
  std::string url;
  // Validators of what is held; empty for none.
  std::string etag;
  std::string last_modified;
};

struct FetchResult {
  uint64_t id = 0;
  Exchange::Outcome outcome = Exchange::Outcome::kAnswered;
  std::string error;
  // Of the last response (1xx ones left out), as they came.
  std::string head;
  std::string body;
  std::string address;
};

class Transport {
 public:
  Transport() = default;
  Transport(const Transport&) = delete;
  Transport& operator=(const Transport&) = delete;
  virtual ~Transport();

  virtual void Start(const FetchRequest& request) = 0;
  // Requests on their way.
  virtual size_t active() const = 0;
  // Waits for results, at most for `most`; gives what has come to its end.
  virtual std::vector<FetchResult> Wait(absl::Duration most) = 0;
};

// HTTP/1.1 by libcurl. Redirects are not followed: whoever asks decides that.
// There are no cookies, no proxies (which would be asked in place of the
// address that was checked), no protocols but http and https, and TLS is
// always verified.
absl::StatusOr<std::unique_ptr<Transport>> CurlTransport(
    const TransportOptions& options);

}  // namespace defnews
