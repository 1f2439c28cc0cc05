// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/manifest.h"

#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "absl/strings/str_format.h"
#include "common/index/schema.h"
#include "common/index/stub.h"
#include "common/status/status_macros.h"
#include "common/text/analyzer.h"

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

Json PartitionToJson(const Partition& partition) {
  Json files = Json::array();
  for (const PartitionFile& file : partition.files) {
    files.push_back(
        {{"name", file.name}, {"bytes", file.bytes}, {"hash", file.hash}});
  }
  return {{"name", partition.name},
          {"period", partition.period},
          {"uuid", partition.uuid},
          {"articles", partition.articles},
          {"undated", partition.undated},
          {"copies", partition.copies},
          {"first_day", partition.first_day},
          {"last_day", partition.last_day},
          {"text_bytes", partition.text_bytes},
          {"hidden", partition.hidden},
          {"files", files}};
}

Partition PartitionFromJson(const Json& json) {
  Partition partition;
  partition.name = json.at("name").get<std::string>();
  partition.period = json.at("period").get<std::string>();
  partition.uuid = json.value("uuid", std::string());
  partition.articles = json.at("articles").get<uint64_t>();
  partition.undated = json.at("undated").get<uint64_t>();
  // Not in manifests of schema 1, which are still listed.
  partition.copies = json.value("copies", uint64_t{0});
  partition.first_day = json.at("first_day").get<std::string>();
  partition.last_day = json.at("last_day").get<std::string>();
  partition.text_bytes = json.at("text_bytes").get<uint64_t>();
  partition.hidden = json.at("hidden").get<std::vector<std::string>>();
  for (const Json& file : json.at("files")) {
    partition.files.push_back({file.at("name").get<std::string>(),
                               file.at("bytes").get<uint64_t>(),
                               file.at("hash").get<std::string>()});
  }
  return partition;
}

std::string Inside(std::string_view index, std::string_view name) {
  return std::string(index) + "/" + std::string(name);
}

bool IsPlainName(std::string_view name) {
  return !name.empty() && name.find('/') == std::string_view::npos &&
         name != "." && name != "..";
}

}  // namespace

uint64_t Manifest::articles() const {
  uint64_t count = 0;
  for (const Partition& partition : partitions) {
    count += partition.articles - partition.hidden.size();
  }
  return count;
}

std::string ManifestToJson(const Manifest& manifest) {
  Json json = {{"schema", manifest.schema},
               {"analyzer", manifest.analyzer},
               {"icu", manifest.icu},
               {"boosts", manifest.boosts},
               {"generation", manifest.generation},
               {"created", manifest.created}};
  json["partitions"] = Json::array();
  for (const Partition& partition : manifest.partitions) {
    json["partitions"].push_back(PartitionToJson(partition));
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

absl::StatusOr<Manifest> ManifestFromJson(std::string_view json) {
  try {
    const Json root = Json::parse(json);
    Manifest manifest;
    manifest.schema = root.at("schema").get<int>();
    manifest.analyzer = root.at("analyzer").get<int>();
    manifest.icu = root.at("icu").get<std::string>();
    manifest.boosts = root.at("boosts").get<std::string>();
    manifest.generation = root.at("generation").get<uint64_t>();
    manifest.created = root.at("created").get<std::string>();
    for (const Json& partition : root.at("partitions")) {
      manifest.partitions.push_back(PartitionFromJson(partition));
      const Partition& added = manifest.partitions.back();
      if (!IsPlainName(added.name) || added.hidden.size() > added.articles) {
        return absl::DataLossError("bad manifest: partition " + added.name);
      }
    }
    return manifest;
  } catch (const Json::exception& error) {
    return absl::DataLossError(std::string("bad manifest: ") + error.what());
  }
}

std::string StubPath(std::string_view index) {
  return Inside(index, "XAPIANDB");
}

std::string ManifestPath(std::string_view index, uint64_t generation) {
  return Inside(index, absl::StrFormat("generations/%06d.json", generation));
}

std::string PartitionPath(std::string_view index, std::string_view name) {
  return Inside(index, "parts/" + std::string(name));
}

std::string StubText(const Manifest& manifest) {
  std::string text =
      absl::StrFormat("%s%d\n", std::string(kStubHead), manifest.generation);
  for (const Partition& partition : manifest.partitions) {
    text += "auto parts/" + partition.name + "\n";
  }
  return text;
}

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    const std::string message = path + ": " + std::strerror(errno);
    if (errno == ENOENT || errno == ENOTDIR)
      return absl::NotFoundError(message);
    return absl::InternalError(message);
  }
  std::string bytes;
  std::array<char, size_t{1} << 14> piece;
  while (in.read(piece.data(), piece.size()) || in.gcount() > 0) {
    bytes.append(piece.data(), static_cast<size_t>(in.gcount()));
  }
  if (in.bad()) return absl::InternalError(path + ": cannot be read");
  return bytes;
}

absl::StatusOr<uint64_t> CurrentGeneration(std::string_view index) {
  ASSIGN_OR_RETURN(const Stub stub, ReadStub(index));
  if (!stub.servers.empty()) {
    return absl::FailedPreconditionError(
        std::string(index) + " is served by " + stub.servers[0] +
        ": do this where the files of the index are");
  }
  return stub.generation;
}

absl::StatusOr<Manifest> ReadManifest(std::string_view index,
                                      uint64_t generation) {
  const std::string path = ManifestPath(index, generation);
  const absl::StatusOr<std::string> json = ReadFile(path);
  if (!json.ok()) {
    return absl::DataLossError("the manifest of the index is missing: " +
                               std::string(json.status().message().data(),
                                           json.status().message().size()));
  }
  absl::StatusOr<Manifest> manifest = ManifestFromJson(*json);
  if (!manifest.ok()) {
    return absl::DataLossError(path + ": " +
                               std::string(manifest.status().message().data(),
                                           manifest.status().message().size()));
  }
  return manifest;
}

absl::Status CheckSizes(std::string_view index, const Manifest& manifest) {
  for (const Partition& partition : manifest.partitions) {
    for (const PartitionFile& file : partition.files) {
      const std::string path =
          PartitionPath(index, partition.name) + "/" + file.name;
      struct stat info = {};
      if (stat(path.c_str(), &info) != 0) {
        return absl::DataLossError(path + ": " + std::strerror(errno) +
                                   " (indexer rollback, or build it again)");
      }
      if (static_cast<uint64_t>(info.st_size) != file.bytes) {
        return absl::DataLossError(absl::StrFormat(
            "%s: %d bytes instead of %d (damaged; indexer rollback, or build "
            "it again)",
            path, info.st_size, file.bytes));
      }
    }
  }
  return absl::OkStatus();
}

absl::Status CheckVersions(const Manifest& manifest) {
  if (manifest.schema == schema::kVersion &&
      manifest.analyzer == kAnalyzerVersion && manifest.icu == IcuVersion()) {
    return absl::OkStatus();
  }
  return absl::FailedPreconditionError(absl::StrFormat(
      "the index was made by analyser %d, schema %d, ICU %s; this program is "
      "analyser %d, schema %d, ICU %s: run `indexer rebuild`",
      manifest.analyzer, manifest.schema, manifest.icu, kAnalyzerVersion,
      schema::kVersion, IcuVersion()));
}

}  // namespace defnews
