// SPDX-License-Identifier: GPL-3.0-or-later
// A generation of an index: which partitions it is made of. Written by the
// indexer beside the stub database that names the same partitions, read by
// the searcher.
//
//   INDEX/XAPIANDB                 stub of the generation in service; its
//                                  first line is "# defnews generation 12",
//                                  its second "# manifest CHECKSUM"
//   INDEX/generations/000012.json  its manifest
//   INDEX/parts/2023-5f0c.../      partitions, never changed once published
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace defnews {

struct PartitionFile {
  std::string name;  // within the partition's folder
  uint64_t bytes = 0;
  std::string hash;  // ContentHash128 of the content
};

struct Partition {
  std::string name;    // folder under INDEX/parts
  std::string period;  // "2023", "2011-2014", "undated", "live"
  // Xapian's, of the database: by it a server says what it holds. Empty in
  // manifests of older programs.
  std::string uuid;
  uint64_t articles = 0;  // all, hidden ones included
  uint64_t undated = 0;
  uint64_t copies = 0;  // led by another article (schema::CopyTerm)
  // First and last civil day its dated articles may belong to, YYYY-MM-DD;
  // empty if it has none.
  std::string first_day;
  std::string last_day;
  uint64_t text_bytes = 0;          // title, body and captions
  std::vector<std::string> hidden;  // versions replaced or removed since
  std::vector<PartitionFile> files;
};

struct Manifest {
  int schema = 0;
  int analyzer = 0;
  std::string icu;
  std::string boosts;
  uint64_t generation = 0;
  std::string created;  // RFC 3339, UTC, to the millisecond
  std::vector<Partition> partitions;
  // What the text it was read from says of itself; empty in those of older
  // programs and in one not yet written.
  std::string checksum;

  // Articles in service: all less the hidden.
  uint64_t articles() const;
};

// Ends in a checksum of all before it.
std::string ManifestToJson(const Manifest& manifest);
// DataLoss names what is wrong, a checksum that does not fit included.
absl::StatusOr<Manifest> ManifestFromJson(std::string_view json);

// Paths inside an index directory.
std::string StubPath(std::string_view index);
std::string ManifestsPath(std::string_view index);  // the folder
std::string ManifestPath(std::string_view index, uint64_t generation);
std::string PartitionPath(std::string_view index, std::string_view name);
// Holds, while a run publishes, the number of the generation. Among the things
// that a run removes at its end, and the next if it was killed.
std::string PublishingPath(std::string_view index);

// The text of the stub of a generation.
std::string StubText(const Manifest& manifest);

// The number of the generation in service, from the stub. NotFound if there
// is no index at `index`; DataLoss if its stub is not ours; FailedPrecondition
// if the stub names servers, so that the partitions are elsewhere.
absl::StatusOr<uint64_t> CurrentGeneration(std::string_view index);
absl::StatusOr<Manifest> ReadManifest(std::string_view index,
                                      uint64_t generation);

// FailedPrecondition unless the index was made by this analyser, this schema
// and the ICU in use; the message says to run `indexer rebuild`.
absl::Status CheckVersions(const Manifest& manifest);

// The whole of a file. NotFound or Internal, naming it.
absl::StatusOr<std::string> ReadFile(const std::string& path);

}  // namespace defnews
