// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/http_message.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "absl/strings/match.h"
#include "common/article/clean_text.h"
#include "common/status/text_view.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

// Cuts the first line off, without its end.
std::string_view TakeLine(std::string_view* text) {
  const size_t end = std::min(text->find('\n'), text->size());
  std::string_view line = text->substr(0, end);
  text->remove_prefix(std::min(end + 1, text->size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The status in "HTTP/1.1 200 OK", 0 if it is no status line.
int StatusOf(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  const size_t space = line.find(' ');
  if (space == std::string_view::npos) return 0;
  const std::string_view digits = TrimText(line.substr(space)).substr(0, 3);
  int status = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), status);
  return error == std::errc() && end == digits.data() + 3 ? status : 0;
}

}  // namespace

std::string_view HttpResponse::Header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (absl::EqualsIgnoreCase(key, ToAbsl(name))) return value;
  }
  return "";
}

absl::StatusOr<HttpResponse> ParseHttpResponse(std::string_view message) {
  HttpResponse response;
  response.status = StatusOf(TakeLine(&message));
  if (response.status == 0) {
    return absl::InvalidArgumentError("no HTTP status line");
  }
  while (!message.empty()) {
    const std::string_view line = TakeLine(&message);
    if (line.empty()) break;
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    response.headers.emplace_back(TrimText(line.substr(0, colon)),
                                  TrimText(line.substr(colon + 1)));
  }
  response.body = message;
  return response;
}

std::string CharsetOfContentType(std::string_view content_type) {
  const std::string lower = LowerAscii(content_type);
  const size_t at = lower.find("charset=");
  if (at == std::string::npos) return "";
  std::string_view value = std::string_view(lower).substr(at + 8);
  value = value.substr(0, value.find(';'));
  return std::string(TrimOf(value, "\"' "));
}

std::string MediaType(std::string_view content_type) {
  return LowerAscii(TrimText(content_type.substr(0, content_type.find(';'))));
}

bool IsChunked(const HttpResponse& response) {
  return LowerAscii(response.Header("Transfer-Encoding")).find("chunked") !=
         std::string::npos;
}

absl::StatusOr<std::string> JoinChunks(std::string_view chunked) {
  std::string joined;
  while (true) {
    const size_t line_end = chunked.find('\n');
    if (line_end == std::string_view::npos) {
      return absl::DataLossError("the chunks end too early");
    }
    const std::string_view line = TakeLine(&chunked);
    uint64_t size = 0;
    const auto [end, error] =
        std::from_chars(line.data(), line.data() + line.size(), size, 16);
    const std::string_view rest =
        line.substr(static_cast<size_t>(end - line.data()));
    if (error != std::errc() ||
        (!TrimText(rest).empty() && TrimText(rest).front() != ';')) {
      return absl::DataLossError("a chunk has no size");
    }
    if (size == 0) return joined;
    if (size > chunked.size()) {
      return absl::DataLossError("the chunks end too early");
    }
    joined += chunked.substr(0, size);
    chunked.remove_prefix(size);
    if (!TakeLine(&chunked).empty()) {
      return absl::DataLossError("a chunk is longer than its size");
    }
  }
}

absl::StatusOr<std::string> ArchivedBody(const HttpResponse& response,
                                         const DecodingLimits& limits) {
  const std::string payload = Payload(response);
  const std::string_view codings = response.Header("Content-Encoding");
  absl::StatusOr<std::string> body = DecodeContent(codings, payload, limits);
  const bool gzip = payload.starts_with("\x1F\x8B");
  if (absl::IsDataLoss(body.status()) && !gzip) return payload;
  return body;
}

absl::StatusOr<std::string> UnpackedFeed(std::string body) {
  if (!body.starts_with("\x1F\x8B")) return body;
  return DecodeContent("gzip", body, {});
}

std::string Payload(const HttpResponse& response) {
  if (IsChunked(response)) {
    absl::StatusOr<std::string> joined = JoinChunks(response.body);
    if (joined.ok()) return *std::move(joined);
  }
  return std::string(response.body);
}

}  // namespace defnews
