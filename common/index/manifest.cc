// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/manifest.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "absl/strings/str_format.h"
#include "common/content_hash.h"
#include "common/index/damage.h"
#include "common/index/schema.h"
#include "common/index/stub.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
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

// Before the checksum, which is of all that comes before this.
constexpr std::string_view kSeal = ",\n \"checksum\": \"";
constexpr std::string_view kSealEnd = "\"\n}\n";

std::string Unsealed(const Manifest& manifest) {
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
  std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace);
  text.resize(text.size() - 2);  // the closing line
  return text;
}

// The checksum of the text of a manifest; empty if it has none, as in those of
// older programs.
absl::StatusOr<std::string> Checksum(std::string_view text, const Json& root) {
  const size_t at = text.rfind(kSeal);
  if (at == std::string_view::npos) {
    // Where the key itself is damaged there is one too many.
    if (!root.empty() && std::prev(root.end()).key() == "partitions") return "";
    return absl::DataLossError("its checksum is damaged");
  }
  std::string checksum = ContentHash128(text.substr(0, at));
  if (text.substr(at + kSeal.size()) == checksum + std::string(kSealEnd)) {
    return checksum;
  }
  return absl::DataLossError("its content does not fit its checksum");
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
  std::string text = Unsealed(manifest);
  const std::string checksum = ContentHash128(text);
  return text.append(kSeal).append(checksum).append(kSealEnd);
}

absl::StatusOr<Manifest> ManifestFromJson(std::string_view json) {
  try {
    const Json root = Json::parse(json);
    Manifest manifest;
    ASSIGN_OR_RETURN(manifest.checksum, Checksum(json, root));
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

std::string ManifestsPath(std::string_view index) {
  return Inside(index, "generations");
}

std::string ManifestPath(std::string_view index, uint64_t generation) {
  return ManifestsPath(index) + absl::StrFormat("/%06d.json", generation);
}

std::string PartitionPath(std::string_view index, std::string_view name) {
  return Inside(index, "parts/" + std::string(name));
}

std::string PublishingPath(std::string_view index) {
  return Inside(index, "tmp/publishing");
}

std::string StubText(const Manifest& manifest) {
  std::string text = absl::StrFormat(
      "%s%d\n%s%s\n", std::string(kStubHead), manifest.generation,
      std::string(kStubManifest), ContentHash128(Unsealed(manifest)));
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
  if (absl::IsNotFound(json.status())) {
    return Damaged(path, "the manifest of the index is missing");
  }
  RETURN_IF_ERROR(json.status());
  absl::StatusOr<Manifest> manifest = ManifestFromJson(*json);
  if (!manifest.ok()) {
    return Damaged(path, FromAbsl(manifest.status().message()));
  }
  if (manifest->generation != generation) {
    return Damaged(path, "is the manifest of generation " +
                             std::to_string(manifest->generation));
  }
  return manifest;
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
