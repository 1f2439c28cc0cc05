// SPDX-License-Identifier: GPL-3.0-or-later
// The stub database of an index: an ordinary one of Xapian's, which names the
// partitions of the generation in service or, where the index is spread over
// machines, the servers that hold them:
//
//   # defnews generation 12        # defnews generation 12
//   # manifest 8d71...
//   auto parts/2022-5f0c...        remote news1:7001
//   auto parts/2023-797c...        remote news2:7001
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace defnews {

// Before the number of the generation, in the first line.
inline constexpr std::string_view kStubHead = "# defnews generation ";

// Before the checksum of its manifest, in the second.
inline constexpr std::string_view kStubManifest = "# manifest ";

struct Stub {
  // 0 only where it names servers and says no more than that.
  uint64_t generation = 0;
  // Of the manifest; empty where the stub names servers, or is of an older
  // program.
  std::string manifest_checksum;
  std::vector<std::string> files;    // parts/NAME, relative to the index
  std::vector<std::string> servers;  // host:port; empty if it names files
};

// The stub of an index. NotFound if there is none; DataLoss if there are
// generations all the same, or it is not one of ours: no generation, or servers
// beside files.
absl::StatusOr<Stub> ReadStub(std::string_view index);

}  // namespace defnews
