// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/partitions/servers.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>

#include "absl/strings/str_split.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "common/status/xapian_status.h"
#include "searcher/partitions/pipe_signal.h"

namespace defnews {
namespace {

struct Address {
  std::string host;
  uint16_t port = 0;
};

// Split where Xapian splits the lines of a stub.
absl::StatusOr<Address> ParseAddress(std::string_view text) {
  const size_t colon = text.rfind(':');
  Address address;
  if (colon != std::string_view::npos && colon > 0 && text.back() != ']') {
    const std::string_view port = text.substr(colon + 1);
    const char* const end = port.data() + port.size();
    const auto [rest, error] = std::from_chars(port.data(), end, address.port);
    if (error != std::errc{} || rest != end) address.port = 0;
    address.host = std::string(text.substr(0, colon));
  }
  if (address.port == 0) {
    return absl::DataLossError("bad stub: \"remote " + std::string(text) +
                               "\" is not remote HOST:PORT");
  }
  if (address.host.front() == '[' && address.host.back() == ']') {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  return address;
}

absl::StatusOr<Xapian::Database> ConnectTo(const std::string& server,
                                           std::chrono::milliseconds timeout) {
  ASSIGN_OR_RETURN(const Address address, ParseAddress(server));
  const auto wait = static_cast<useconds_t>(timeout.count());
  absl::StatusOr<Xapian::Database> database =
      CatchXapian([&]() -> absl::StatusOr<Xapian::Database> {
        const PipeSignalKept kept;
        return Xapian::Remote::open(address.host, address.port, wait, wait);
      });
  if (database.ok()) return database;
  std::string message(FromAbsl(database.status().message()));
  if (message.find(server) == std::string::npos) {
    message = "server " + server + ": " + message;
  }
  return absl::Status(database.status().code(), message);
}

absl::Status NotServed(const std::string& what, const Manifest& manifest) {
  return absl::FailedPreconditionError(
      what + " generation " + std::to_string(manifest.generation) +
      ": let the servers and the front directory be of one generation");
}

void Extend(const Partition& by, Partition* all) {
  all->period += (all->period.empty() ? "" : ", ") + by.period;
  all->articles += by.articles;
  all->undated += by.undated;
  all->copies += by.copies;
  all->text_bytes += by.text_bytes;
  all->hidden.insert(all->hidden.end(), by.hidden.begin(), by.hidden.end());
  if (by.first_day.empty()) return;
  if (all->first_day.empty()) {
    all->first_day = by.first_day;
    all->last_day = by.last_day;
  }
  all->first_day = std::min(all->first_day, by.first_day);
  all->last_day = std::max(all->last_day, by.last_day);
}

// "20230105" -> "2023-01-05".
std::string Day(const std::string& slot) {
  if (slot.size() != 8) return "";
  return slot.substr(0, 4) + "-" + slot.substr(4, 2) + "-" + slot.substr(6);
}

Partition Described(const Server& server) {
  const Xapian::Database& database = server.database;
  Partition partition;
  partition.name = partition.period = server.address;
  partition.uuid = database.get_uuid();
  partition.articles = database.get_doccount();
  partition.undated = database.get_termfreq(schema::UndatedTerm());
  partition.copies = database.get_termfreq(schema::CopyTerm());
  partition.first_day = Day(database.get_value_lower_bound(schema::kDaySlot));
  // The slot has first days: an article may be of all that year.
  const std::string last =
      Day(database.get_value_upper_bound(schema::kDaySlot));
  if (!last.empty()) partition.last_day = last.substr(0, 4) + "-12-31";
  return partition;
}

std::string Metadata(const Server& server, std::string_view key) {
  return server.database.get_metadata(std::string(key));
}

int Number(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

Manifest Versions(const Server& server) {
  Manifest manifest;
  manifest.schema = Number(Metadata(server, schema::kVersionKey));
  manifest.analyzer = Number(Metadata(server, schema::kAnalyzerKey));
  manifest.icu = Metadata(server, schema::kIcuKey);
  manifest.boosts = Metadata(server, schema::kBoostsKey);
  return manifest;
}

}  // namespace

absl::StatusOr<std::vector<Server>> Connect(
    const std::vector<std::string>& addresses,
    std::chrono::milliseconds timeout) {
  std::vector<Server> servers;
  for (const std::string& address : addresses) {
    ASSIGN_OR_RETURN(Xapian::Database database, ConnectTo(address, timeout));
    servers.push_back({address, std::move(database)});
  }
  return servers;
}

absl::StatusOr<Manifest> AsServed(Manifest manifest,
                                  const std::vector<Server>& servers) {
  std::map<std::string, Partition> unserved;
  for (Partition& partition : manifest.partitions) {
    unserved.emplace(partition.uuid, std::move(partition));
  }
  manifest.partitions.clear();
  for (const Server& server : servers) {
    Partition all;
    all.name = server.address;
    for (const auto& uuid : absl::StrSplit(server.database.get_uuid(), ':')) {
      const auto found = unserved.find(std::string(uuid));
      if (found == unserved.end()) {
        return NotServed("server " + server.address +
                             ": it serves what another does, or what is not of",
                         manifest);
      }
      Extend(found->second, &all);
      unserved.erase(found);
    }
    manifest.partitions.push_back(std::move(all));
  }
  if (!unserved.empty()) {
    return NotServed(
        "no server serves " + unserved.begin()->second.name + " of", manifest);
  }
  return manifest;
}

absl::StatusOr<Manifest> ManifestOf(const std::vector<Server>& servers) {
  Manifest manifest;
  for (const Server& server : servers) {
    Manifest one = Versions(server);
    if (manifest.partitions.empty()) {
      manifest = std::move(one);
    } else if (one.schema != manifest.schema ||
               one.analyzer != manifest.analyzer || one.icu != manifest.icu ||
               one.boosts != manifest.boosts) {
      return absl::FailedPreconditionError(
          "servers " + manifest.partitions[0].name + " and " + server.address +
          " serve indexes made by different versions: run `indexer rebuild`");
    }
    manifest.partitions.push_back(Described(server));
  }
  return manifest;
}

std::string ClosedBy(const Manifest& manifest,
                     const std::vector<std::optional<Xapian::Database>>& all) {
  std::string names;
  for (size_t i = 0; i < all.size(); ++i) {
    const std::string& server = manifest.partitions[i].name;
    names += (names.empty() ? "" : " or ") + server;
    const absl::Status status = CatchXapian([&]() -> absl::Status {
      Xapian::Database(*all[i]).keep_alive();
      return absl::OkStatus();
    });
    // Others may still send what was asked of them before.
    for (const char* closed : {"closed", "Broken pipe", "reset"}) {
      if (FromAbsl(status.message()).find(closed) != std::string_view::npos) {
        return server;
      }
    }
  }
  return names;
}

bool IsConnectionLost(const absl::Status& status) {
  return absl::IsUnavailable(status) || absl::IsDeadlineExceeded(status);
}

}  // namespace defnews
