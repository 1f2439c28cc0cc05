// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/status/xapian_status.h"

#include <array>
#include <string>
#include <string_view>

namespace defnews {
namespace {

struct TypeCode {
  std::string_view type;
  absl::StatusCode code;
};

constexpr std::array<TypeCode, 16> kTypes = {{
    {"DatabaseNotFoundError", absl::StatusCode::kNotFound},
    {"DatabaseOpeningError", absl::StatusCode::kFailedPrecondition},
    {"DatabaseVersionError", absl::StatusCode::kFailedPrecondition},
    {"DatabaseCorruptError", absl::StatusCode::kDataLoss},
    {"DatabaseLockError", absl::StatusCode::kUnavailable},
    {"DatabaseModifiedError", absl::StatusCode::kAborted},
    {"DatabaseClosedError", absl::StatusCode::kFailedPrecondition},
    {"DocNotFoundError", absl::StatusCode::kNotFound},
    {"InvalidArgumentError", absl::StatusCode::kInvalidArgument},
    {"QueryParserError", absl::StatusCode::kInvalidArgument},
    {"RangeError", absl::StatusCode::kInvalidArgument},
    {"WildcardError", absl::StatusCode::kInvalidArgument},
    {"NetworkError", absl::StatusCode::kUnavailable},
    {"NetworkTimeoutError", absl::StatusCode::kDeadlineExceeded},
    {"UnimplementedError", absl::StatusCode::kUnimplemented},
    {"FeatureUnavailableError", absl::StatusCode::kUnimplemented},
}};

// The server that an error is about, from "remote:tcp(host:port)"; else empty.
std::string ServerIn(std::string_view context) {
  constexpr std::string_view kHead = "remote:tcp(";
  const size_t at = context.find(kHead);
  if (at == std::string_view::npos) return "";
  context.remove_prefix(at + kHead.size());
  return std::string(context.substr(0, context.find(')')));
}

}  // namespace

absl::Status StatusFromXapian(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  absl::StatusCode code = absl::StatusCode::kInternal;
  for (const TypeCode& known : kTypes) {
    if (known.type == type) code = known.code;
  }
  std::string message = std::string(type) + ": " + error.get_msg();
  // The system's reason, a full disk for example.
  const char* reason = error.get_error_string();
  if (reason != nullptr) message += std::string(": ") + reason;
  const std::string server = ServerIn(error.get_context());
  if (!server.empty()) message = "server " + server + ": " + message;
  return absl::Status(code, message);
}

absl::Status StatusFromForeign(const std::exception& error) {
  return absl::DataLossError(std::string("unreadable index table: ") +
                             error.what());
}

}  // namespace defnews
