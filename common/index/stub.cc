// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/stub.h"

#include <algorithm>
#include <cstdlib>

#include "common/index/manifest.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

constexpr std::string_view kServer = "remote ";

struct Lines {
  Stub stub;
  bool files = false;
};

void ReadLine(std::string_view line, Lines* lines) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (line.empty() || line[0] == '#') return;
  if (line.substr(0, kServer.size()) == kServer) {
    lines->stub.servers.emplace_back(line.substr(kServer.size()));
  } else {
    lines->files = true;
  }
}

}  // namespace

absl::StatusOr<Stub> ReadStub(std::string_view index) {
  const absl::StatusOr<std::string> text = ReadFile(StubPath(index));
  if (absl::IsNotFound(text.status())) {
    return absl::NotFoundError(
        "no index at " + std::string(index) +
        " (make one with: indexer build --index DIR INPUT...)");
  }
  RETURN_IF_ERROR(text.status());
  Lines lines;
  if (text->compare(0, kStubHead.size(), kStubHead) == 0) {
    lines.stub.generation =
        std::strtoull(text->c_str() + kStubHead.size(), nullptr, 10);
  }
  for (size_t at = 0; at < text->size();) {
    const size_t end = std::min(text->find('\n', at), text->size());
    ReadLine(std::string_view(*text).substr(at, end - at), &lines);
    at = end + 1;
  }
  if (lines.files && !lines.stub.servers.empty()) {
    return absl::DataLossError(StubPath(index) +
                               " names servers beside files: serve them all");
  }
  if (lines.stub.generation == 0 && lines.stub.servers.empty()) {
    return absl::DataLossError(StubPath(index) +
                               " does not name a generation of ours");
  }
  return lines.stub;
}

}  // namespace defnews
