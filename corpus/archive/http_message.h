// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP responses as they came over the wire and stand in archives: head and
// body, the body perhaps in chunks, perhaps compressed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"

namespace defnews {

struct HttpResponse {
  int status = 0;
  // Names as they were written, values trimmed.
  std::vector<std::pair<std::string, std::string>> headers;
  // A view into what was parsed, transfer coding included.
  std::string_view body;

  // The first header of this name, whatever its letter case; empty if none.
  std::string_view Header(std::string_view name) const;
};

// The response in `message`, which must outlive it. InvalidArgument if it does
// not begin with a status line.
absl::StatusOr<HttpResponse> ParseHttpResponse(std::string_view message);

// "euc-kr" of `text/html; charset="EUC-KR"`, in lower case; empty if none.
std::string CharsetOfContentType(std::string_view content_type);

// "text/html" of the same, in lower case.
std::string MediaType(std::string_view content_type);

struct DecodingLimits {
  // Most bytes of the decoded body.
  size_t decoded = size_t{16} << 20;
  // Beyond 1 MiB, most decoded bytes for one compressed byte.
  size_t ratio = 200;
};

// Whether the body is in chunks.
bool IsChunked(const HttpResponse& response);

// What is in the chunks. DataLoss if they are ill formed or cut short.
absl::StatusOr<std::string> JoinChunks(std::string_view chunked);

// `bytes` without their content codings (the value of Content-Encoding: gzip,
// deflate, in the order of their application). DataLoss if the compressed data
// is damaged or does not come to its end, as libcurl itself would not notice;
// ResourceExhausted over a limit; Unimplemented for other codings, or more
// than five.
absl::StatusOr<std::string> DecodeContent(std::string_view codings,
                                          std::string_view bytes,
                                          const DecodingLimits& limits);

// The body as its author meant it. Where an archive keeps the header of a
// coding that it has undone itself, the body is taken as it is.
absl::StatusOr<std::string> ArchivedBody(const HttpResponse& response,
                                         const DecodingLimits& limits);

// A feed or sitemap as text: unpacked, if the file itself is packed, as those
// named sitemap.xml.gz are, whatever the headers say.
absl::StatusOr<std::string> UnpackedFeed(std::string body);

// The body without its chunks: what a payload digest is made from.
std::string Payload(const HttpResponse& response);

}  // namespace defnews
