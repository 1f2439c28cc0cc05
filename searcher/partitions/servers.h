// SPDX-License-Identifier: GPL-3.0-or-later
// An index whose partitions stand on servers: Xapian's own, xapian-tcpsrv.
#pragma once

#include <xapian.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/index/manifest.h"

namespace defnews {

// One that answers. It holds one database or several as one.
struct Server {
  std::string address;  // host:port
  Xapian::Database database;
};

// Connects to servers given as host:port, an IPv6 host in brackets. What
// `timeout` bounds is each wait of a connection for its server, now and later.
// Unavailable or DeadlineExceeded, naming the server, if one does not answer.
absl::StatusOr<std::vector<Server>> Connect(
    const std::vector<std::string>& addresses,
    std::chrono::milliseconds timeout);

// `manifest` with one partition for each server, in their order: all that the
// server holds, told by the uuids of its databases. FailedPrecondition unless
// the servers together hold each partition once and nothing else.
absl::StatusOr<Manifest> AsServed(Manifest manifest,
                                  const std::vector<Server>& servers);

// The manifest of servers that nothing is known about but what they say
// themselves; the number of its generation is 0. It lists no hidden articles.
// May throw what Xapian throws.
absl::StatusOr<Manifest> ManifestOf(const std::vector<Server>& servers);

// Xapian does not say which connection was closed at the other end: the first
// server of the partitions whose is, else all of them.
std::string ClosedBy(const Manifest& manifest,
                     const std::vector<std::optional<Xapian::Database>>& all);

// Whether what failed is the connection to a server; it cannot be used again.
bool IsConnectionLost(const absl::Status& status);

}  // namespace defnews
