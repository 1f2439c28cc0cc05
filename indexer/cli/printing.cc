// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/printing.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_format.h"

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

std::string Printed(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

uint64_t BytesOf(const Partition& partition) {
  uint64_t bytes = 0;
  for (const PartitionFile& file : partition.files) bytes += file.bytes;
  return bytes;
}

Json CountsJson(const std::map<std::string, uint64_t>& counts) {
  Json json = Json::object();
  for (const auto& [name, count] : counts) json[name] = count;
  return json;
}

std::string CountsText(const char* title,
                       const std::map<std::string, uint64_t>& counts) {
  std::string text = absl::StrFormat("\n%s\n", title);
  for (const auto& [name, count] : counts) {
    text +=
        absl::StrFormat("  %-20s %9d\n", name.empty() ? "(none)" : name, count);
  }
  return text;
}

Json PartitionJson(const Partition& partition) {
  return {
      {"name", partition.name},         {"period", partition.period},
      {"articles", partition.articles}, {"hidden", partition.hidden.size()},
      {"undated", partition.undated},   {"first_day", partition.first_day},
      {"last_day", partition.last_day}, {"text_bytes", partition.text_bytes},
      {"bytes", BytesOf(partition)}};
}

Json StatsJson(const IndexStats& stats) {
  Json json = {{"generation", stats.manifest.generation},
               {"created", stats.manifest.created},
               {"analyzer", stats.manifest.analyzer},
               {"icu", stats.manifest.icu},
               {"articles", stats.manifest.articles()},
               {"hidden", stats.hidden},
               {"undated", stats.undated},
               {"groups", stats.groups},
               {"copies", stats.copies},
               {"text_bytes", stats.text_bytes},
               {"sources", CountsJson(stats.by_source)},
               {"languages", CountsJson(stats.by_lang)},
               {"years", CountsJson(stats.by_year)}};
  json["partitions"] = Json::array();
  for (const Partition& partition : stats.manifest.partitions) {
    json["partitions"].push_back(PartitionJson(partition));
  }
  return json;
}

}  // namespace

std::string GenerationsText(const std::vector<GenerationSummary>& generations,
                            bool json) {
  Json list = Json::array();
  std::string text =
      "  generation  created                   articles  partitions\n";
  for (const auto& [manifest, current] : generations) {
    list.push_back({{"generation", manifest.generation},
                    {"created", manifest.created},
                    {"articles", manifest.articles()},
                    {"partitions", manifest.partitions.size()},
                    {"current", current}});
    text += absl::StrFormat("%s %10d  %-24s %9d  %10d\n", current ? "*" : " ",
                            manifest.generation, manifest.created,
                            manifest.articles(), manifest.partitions.size());
  }
  return json ? Printed(list) : text;
}

std::string StatsText(const IndexStats& stats, bool json) {
  if (json) return Printed(StatsJson(stats));
  std::string text = absl::StrFormat(
      "generation %d of %s, analyser %d, ICU %s\n"
      "articles   %d\nhidden     %d\nundated    %d\ngroups     %d\n"
      "copies     %d\ntext bytes %d\n",
      stats.manifest.generation, stats.manifest.created,
      stats.manifest.analyzer, stats.manifest.icu, stats.manifest.articles(),
      stats.hidden, stats.undated, stats.groups, stats.copies,
      stats.text_bytes);
  text += CountsText("by source", stats.by_source);
  text += CountsText("by language", stats.by_lang);
  text += CountsText("by year", stats.by_year);
  text +=
      "\npartitions                      articles    hidden         bytes\n";
  for (const Partition& partition : stats.manifest.partitions) {
    text += absl::StrFormat("  %-28s %9d %9d %13d\n", partition.name,
                            partition.articles, partition.hidden.size(),
                            BytesOf(partition));
  }
  return text;
}

std::string CheckText(const CheckResult& result, bool json) {
  const Manifest& manifest = result.manifest;
  if (json) {
    return Printed({{"generation", manifest.generation},
                    {"articles", manifest.articles()},
                    {"partitions", manifest.partitions.size()},
                    {"sound", result.faults.empty()},
                    {"faults", result.faults}});
  }
  if (!result.faults.empty()) return "";  // they are told on stderr
  return absl::StrFormat("generation %d is sound: %d articles, %d partitions\n",
                         manifest.generation, manifest.articles(),
                         manifest.partitions.size());
}

}  // namespace defnews
