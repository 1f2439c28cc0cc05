// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/writer_choice.h"

#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "common/status/xapian_status.h"
#include "indexer/partitions/api_partition_writer.h"
#include "indexer/partitions/bulk_partition_writer.h"
#include "indexer/partitions/database_difference.h"
#include "indexer/partitions/writer_proof.h"

namespace defnews {
namespace {

// The only series whose format the writer knows.
constexpr int kMajor = 1;
constexpr int kMinor = 4;

// Magic and format version; what follows differs by chance.
constexpr size_t kVersionHead = 16;

// Documents enough, far enough apart, for lists and values of several chunks
// and for docids of every length; with terms of the greatest length, without
// weight or positions, and a document of nothing.
constexpr uint32_t kProbeDocuments = 360;
constexpr uint32_t kProbeGap = 3001;
constexpr uint32_t kLargeWdf = 10000000;

std::vector<uint32_t> ProbePositions(uint32_t number) {
  std::vector<uint32_t> positions;
  for (uint32_t at = 0; at <= number % 40; ++at) {
    positions.push_back(at * at * (number + 1) + at);
  }
  if (number % 7 == 0) positions.push_back(0xffffffff);
  return positions;
}

IndexableDocument ProbeDocument(uint32_t number) {
  IndexableDocument document;
  if (number % 50 == 49) return document;
  const std::string text = std::to_string(number);
  auto& postings = document.postings;
  postings.push_back({"Q" + text, 0, {}});
  postings.push_back({"common", kLargeWdf + number, {}});
  postings.push_back({"common" + text, 200, {number + 1}});
  postings.push_back({"word", 1, ProbePositions(number)});
  postings.push_back({std::string(244, 'y') + text.back(), 3, {1, 2, 3}});
  for (uint32_t slot = 0; slot < 4; ++slot) {
    if ((number + slot) % 3 == 0) continue;
    document.values.emplace_back(slot, std::string(30, 'v') + text);
  }
  // Not to be deflated by Xapian, which fails to inflate some values.
  uint32_t noise = number;
  for (uint32_t at = number % 32 == 0 ? 9000 : number % 16; at > 0; --at) {
    noise = noise * 1664525 + 1013904223;
    document.data.push_back(static_cast<char>(noise >> 24));
  }
  return document;
}

absl::Status WriteProbe(PartitionWriter* writer, const std::string& path) {
  for (uint32_t number = 0; number < 2; ++number) {
    ASSIGN_OR_RETURN(const std::unique_ptr<ShardWriter> shard,
                     writer->NewShard(number));
    for (uint32_t at = number; at < kProbeDocuments; at += 2) {
      RETURN_IF_ERROR(shard->Add(1 + at * kProbeGap, ProbeDocument(at)));
    }
    RETURN_IF_ERROR(shard->Finish());
  }
  return writer->Merge({0, 1}, path);
}

std::string VersionHead(const std::string& path) {
  std::string head(kVersionHead, '\0');
  std::ifstream file(path + "/iamglass", std::ios::binary);
  file.read(head.data(), kVersionHead);
  return file ? head : "";
}

absl::Status Unsafe(const std::string& reason) {
  return absl::FailedPreconditionError(
      ToAbsl("the bulk writer cannot be used: " + reason));
}

absl::Status CompareProbes(const std::string& bulk, const std::string& api) {
  const std::string head = VersionHead(api);
  if (head.empty() || head != VersionHead(bulk)) {
    return Unsafe("Xapian writes another format");
  }
  RETURN_IF_ERROR(CatchXapian([&] {
    const size_t faults = Xapian::Database::check(bulk, 0, nullptr);
    return faults == 0 ? absl::OkStatus()
                       : Unsafe("Xapian finds its tables damaged");
  }));
  ASSIGN_OR_RETURN(const std::string difference,
                   DatabaseDifference(bulk, api, Bounds::kEqual));
  if (difference.empty()) return absl::OkStatus();
  return Unsafe("Xapian reads it otherwise than its own: " + difference);
}

absl::Status MakeFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error) return absl::OkStatus();
  return absl::InternalError(
      ToAbsl(path + ": cannot be created: " + error.message()));
}

absl::Status ProbeInside(const std::string& folder) {
  const std::string probe = folder + "/probe";
  absl::Status result = ProbeBulkWriter(probe);
  std::error_code ignored;  // what is left goes with the whole folder
  std::filesystem::remove_all(probe, ignored);
  return result;
}

}  // namespace

absl::Status ProbeBulkWriter(const std::string& folder) {
  if (Xapian::major_version() != kMajor || Xapian::minor_version() != kMinor) {
    return Unsafe(std::string("it does not know the format of Xapian ") +
                  Xapian::version_string());
  }
  const std::string shards = folder + "/shards";
  RETURN_IF_ERROR(MakeFolder(shards));
  ASSIGN_OR_RETURN(const std::unique_ptr<PartitionWriter> bulk,
                   BulkPartitionWriter(shards, 1, {}));
  RETURN_IF_ERROR(WriteProbe(bulk.get(), folder + "/bulk"));
  RETURN_IF_ERROR(
      WriteProbe(ApiPartitionWriter(shards, 1).get(), folder + "/api"));
  return CompareProbes(folder + "/bulk", folder + "/api");
}

absl::StatusOr<ChosenWriter> ChooseWriter(WriterKind kind,
                                          const std::string& folder,
                                          size_t threads) {
  ChosenWriter chosen;
  if (kind != WriterKind::kApi) {
    const absl::Status probed =
        ProvedOnce([&folder] { return ProbeInside(folder); });
    if (probed.ok()) {
      BulkOptions options;
      options.fall_back = kind == WriterKind::kAuto;
      ASSIGN_OR_RETURN(chosen.writer,
                       BulkPartitionWriter(folder, threads, options));
      return chosen;
    }
    if (kind == WriterKind::kBulk) return probed;
    chosen.note = std::string(probed.message()) +
                  "; writing through Xapian instead, which is slower";
  }
  chosen.writer = ApiPartitionWriter(folder, threads);
  return chosen;
}

}  // namespace defnews
