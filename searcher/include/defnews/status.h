// SPDX-License-Identifier: GPL-3.0-or-later
// The library never throws: every call that can fail returns one of these.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace defnews {

enum class StatusCode {
  kOk,
  kInvalidArgument,     // the query or an option; message says which
  kNotFound,            // no index there, or no such article
  kFailedPrecondition,  // an index of another analyser: run `indexer rebuild`
  kDataLoss,            // a damaged index: the message names the file
  kUnavailable,         // a lock or a server
  kInternal,
};

class Error {
 public:
  Error() = default;
  Error(StatusCode code, std::string message)
      : code_(code), message_(std::move(message)) {}

  bool ok() const { return code_ == StatusCode::kOk; }
  StatusCode code() const { return code_; }
  // One line, for people.
  const std::string& message() const { return message_; }
  // For a fault in a query: the query and a caret under the place, two lines;
  // otherwise empty.
  const std::string& caret() const { return caret_; }
  void set_caret(std::string caret) { caret_ = std::move(caret); }

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
  std::string caret_;
};

// A value or the error that stood in its way.
template <typename T>
class Result {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): returned as either.
  Result(T value) : value_(std::move(value)) {}
  // NOLINTNEXTLINE(google-explicit-constructor)
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return value_.has_value(); }
  const Error& status() const { return error_; }
  // Only if ok().
  T& value() & { return *value_; }
  const T& value() const& { return *value_; }
  T&& value() && { return std::move(*value_); }

 private:
  std::optional<T> value_;
  Error error_;
};

}  // namespace defnews
