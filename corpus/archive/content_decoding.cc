// SPDX-License-Identifier: GPL-3.0-or-later
#include <zlib.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/clean_text.h"
#include "common/status/status_macros.h"
#include "corpus/archive/http_message.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

constexpr size_t kMostCodings = 5;
constexpr size_t kStep = size_t{64} << 10;
constexpr size_t kRatioFrom = size_t{1} << 20;
// Window bits of zlib: the header of gzip or zlib is recognised; none at all.
constexpr int kAnyHeader = 15 + 32;
constexpr int kNoHeader = -15;

std::vector<std::string> CodingList(std::string_view codings) {
  std::vector<std::string> list;
  while (!codings.empty()) {
    const size_t end = std::min(codings.find(','), codings.size());
    std::string name = LowerAscii(TrimText(codings.substr(0, end)));
    codings.remove_prefix(std::min(end + 1, codings.size()));
    if (!name.empty() && name != "identity") list.push_back(std::move(name));
  }
  return list;
}

absl::Status CheckSize(size_t produced, size_t used,
                       const DecodingLimits& limits) {
  if (produced > limits.decoded) {
    return absl::ResourceExhaustedError(
        "the decoded body is over the limit of " +
        std::to_string(limits.decoded) + " bytes");
  }
  if (produced > kRatioFrom &&
      produced / std::max<size_t>(used, 1) > limits.ratio) {
    return absl::ResourceExhaustedError("the body decodes to over " +
                                        std::to_string(limits.ratio) +
                                        " times its size");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> InflateWith(int window_bits, std::string_view bytes,
                                        const DecodingLimits& limits) {
  z_stream zlib = {};
  if (inflateInit2(&zlib, window_bits) != Z_OK) {
    return absl::ResourceExhaustedError("no memory to inflate a body");
  }
  std::string out;
  std::string step(kStep, '\0');
  zlib.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zlib.avail_in = static_cast<uInt>(bytes.size());
  int result = Z_OK;
  absl::Status size_status;
  while (result == Z_OK && size_status.ok()) {
    zlib.next_out = reinterpret_cast<Bytef*>(step.data());
    zlib.avail_out = static_cast<uInt>(kStep);
    result = inflate(&zlib, Z_NO_FLUSH);
    out.append(step, 0, kStep - zlib.avail_out);
    size_status = CheckSize(out.size(), bytes.size() - zlib.avail_in, limits);
    // gzip allows several members behind one another.
    const std::string_view rest = bytes.substr(bytes.size() - zlib.avail_in);
    if (result == Z_STREAM_END && rest.starts_with("\x1F\x8B")) {
      result = inflateReset(&zlib);
    }
  }
  inflateEnd(&zlib);
  RETURN_IF_ERROR(size_status);
  if (result == Z_STREAM_END) return out;
  return absl::DataLossError(result == Z_BUF_ERROR
                                 ? "the compressed body is cut short"
                                 : "the compressed body is damaged");
}

absl::StatusOr<std::string> Undo(std::string_view coding,
                                 std::string_view bytes,
                                 const DecodingLimits& limits) {
  if (coding == "gzip" || coding == "x-gzip") {
    return InflateWith(kAnyHeader, bytes, limits);
  }
  if (coding == "deflate") {
    // Some servers leave out the header that the standard asks for.
    absl::StatusOr<std::string> plain = InflateWith(kAnyHeader, bytes, limits);
    if (!absl::IsDataLoss(plain.status())) return plain;
    absl::StatusOr<std::string> raw = InflateWith(kNoHeader, bytes, limits);
    return raw.ok() ? std::move(raw) : std::move(plain);
  }
  return absl::UnimplementedError("the content coding \"" +
                                  CleanText(coding.substr(0, 40)) +
                                  "\" was not asked for and is not read");
}

}  // namespace

absl::StatusOr<std::string> DecodeContent(std::string_view codings,
                                          std::string_view bytes,
                                          const DecodingLimits& limits) {
  std::vector<std::string> list = CodingList(codings);
  if (list.size() > kMostCodings) {
    return absl::UnimplementedError(std::to_string(list.size()) +
                                    " content codings; at most " +
                                    std::to_string(kMostCodings));
  }
  std::string body(bytes);
  for (auto coding = list.rbegin(); coding != list.rend(); ++coding) {
    // An empty body (of a redirect, say) has nothing to decode.
    if (body.empty()) break;
    ASSIGN_OR_RETURN(body, Undo(*coding, body, limits));
  }
  // The ratio holds from the wire to the end, whatever lies between.
  RETURN_IF_ERROR(CheckSize(body.size(), bytes.size(), limits));
  return body;
}

}  // namespace defnews
