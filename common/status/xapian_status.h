// SPDX-License-Identifier: GPL-3.0-or-later
// Where Xapian's exceptions become status values. Xapian::Error is not a
// std::exception, and a damaged table can make Xapian throw one of those too,
// so both are caught. Every call into Xapian goes through CatchXapian().
#pragma once

#include <xapian.h>

#include <exception>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace defnews {

// The status for a Xapian exception: NotFound for a missing database or
// document, DataLoss for corruption, Aborted for DatabaseModifiedError,
// Unavailable for locks and network, DeadlineExceeded for a server that does
// not answer in time, else Internal. Message: "Type: text", then ": " and the
// system's reason where there is one; before it "server host:port: " where it
// is about one.
absl::Status StatusFromXapian(const Xapian::Error& error);

// The status for anything else that escaped from the library: DataLoss,
// because the library throws those only from tables it misreads.
absl::Status StatusFromForeign(const std::exception& error);

// Runs `body`, which returns absl::Status or absl::StatusOr<T>, and turns any
// exception into the same type. Iterators are lazy: copy what you need out of
// them inside `body`.
template <typename Body>
auto CatchXapian(Body&& body) -> decltype(body()) {
  try {
    return std::forward<Body>(body)();
  } catch (const Xapian::Error& error) {
    return StatusFromXapian(error);
  } catch (const std::exception& error) {
    return StatusFromForeign(error);
  }
}

}  // namespace defnews
