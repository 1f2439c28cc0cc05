// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/changes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_format.h"
#include "common/index/manifest.h"
#include "common/status/status_macros.h"

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::pair<ArticleChangeKind, const char*> kKinds[] = {
    {ArticleChangeKind::kAdded, "added"},
    {ArticleChangeKind::kChanged, "changed"},
    {ArticleChangeKind::kRemoved, "removed"},
};

const char* NameOf(ArticleChangeKind kind) {
  return kKinds[static_cast<size_t>(kind)].second;
}

absl::StatusOr<ArticleChangeKind> KindOf(const std::string& name) {
  for (const auto& [kind, known] : kKinds) {
    if (name == known) return kind;
  }
  return absl::DataLossError("unknown change \"" + name + "\"");
}

std::string LineOf(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json HeadOf(const GenerationChanges& changes) {
  Json head = {{"generation", changes.generation},
               {"base", changes.base},
               {"created", changes.created}};
  if (!changes.base_created.empty()) {
    head["base_created"] = changes.base_created;
  }
  if (changes.complete) head["complete"] = true;
  if (!changes.forced.empty()) head["forced"] = changes.forced;
  head["articles"] = changes.articles.size();
  return head;
}

absl::Status ReadHead(const Json& head, uint64_t* articles,
                      GenerationChanges* changes) {
  changes->generation = head.at("generation").get<uint64_t>();
  changes->base = head.at("base").get<uint64_t>();
  changes->created = head.at("created").get<std::string>();
  changes->base_created = head.value("base_created", std::string());
  changes->complete = head.value("complete", false);
  changes->forced = head.value("forced", std::vector<std::string>());
  *articles = head.at("articles").get<uint64_t>();
  if (changes->base < changes->generation) return absl::OkStatus();
  return absl::DataLossError("its base is not older than itself");
}

absl::Status ReadLine(const Json& line, GenerationChanges* changes) {
  ArticleChange change;
  ASSIGN_OR_RETURN(change.kind, KindOf(line.at("change").get<std::string>()));
  change.version = line.value("version", std::string());
  changes->articles.insert_or_assign(line.at("id").get<std::string>(),
                                     std::move(change));
  return absl::OkStatus();
}

}  // namespace

std::string ChangesPath(std::string_view index, uint64_t generation) {
  return std::string(index) +
         absl::StrFormat("/changes/%06d.jsonl", generation);
}

std::string ChangesToText(const GenerationChanges& changes) {
  std::string text = LineOf(HeadOf(changes));
  for (const auto& [id, change] : changes.articles) {
    Json line = {{"id", id}, {"change", NameOf(change.kind)}};
    if (!change.version.empty()) line["version"] = change.version;
    text += LineOf(line);
  }
  return text;
}

absl::StatusOr<GenerationChanges> ChangesFromText(std::string_view text) {
  try {
    GenerationChanges changes;
    uint64_t articles = 0;
    bool head = true;
    for (size_t at = 0; at < text.size();) {
      const size_t end = std::min(text.find('\n', at), text.size());
      const Json line = Json::parse(text.substr(at, end - at));
      if (std::exchange(head, false)) {
        RETURN_IF_ERROR(ReadHead(line, &articles, &changes));
      } else {
        RETURN_IF_ERROR(ReadLine(line, &changes));
      }
      at = end + 1;
    }
    if (head) return absl::DataLossError("it is empty");
    if (changes.articles.size() == articles) return changes;
    return absl::DataLossError(
        absl::StrFormat("it lists %d articles instead of %d",
                        changes.articles.size(), articles));
  } catch (const Json::exception& error) {
    return absl::DataLossError(error.what());
  }
}

absl::StatusOr<GenerationChanges> ReadChanges(std::string_view index,
                                              uint64_t generation) {
  const std::string path = ChangesPath(index, generation);
  ASSIGN_OR_RETURN(const std::string text, ReadFile(path));
  absl::StatusOr<GenerationChanges> changes = ChangesFromText(text);
  if (!changes.ok()) {
    return absl::DataLossError(path + ": bad list of changes: " +
                               std::string(changes.status().message()));
  }
  if (changes->generation == generation) return changes;
  return absl::DataLossError(path +
                             ": bad list of changes: it is of generation " +
                             std::to_string(changes->generation));
}

}  // namespace defnews
