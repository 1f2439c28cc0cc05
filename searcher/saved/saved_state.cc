// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/saved_state.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "common/content_hash.h"
#include "common/index/manifest.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "searcher/saved/durable_file.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;
constexpr std::string_view kSeen = "seen.";

std::string CursorsPath(const std::string& folder) {
  return folder + "/cursors.json";
}

std::string PreparedPath(const std::string& folder) {
  return folder + "/cursors.json.next";
}

absl::Status Lost(const std::string& path, const std::string& what) {
  return absl::DataLossError(
      ToAbsl(path + ": " + what +
             " (damaged; delete the folder it is in to begin anew: then "
             "nothing older than that is reported)"));
}

Json EntryToJson(const FeedEntry& entry) {
  return {{"id", entry.id},
          {"title", entry.title},
          {"url", entry.url},
          {"source", entry.source},
          {"published", entry.published},
          {"updated", entry.updated},
          {"summary", entry.summary},
          {"changed", entry.changed},
          {"searches", entry.searches}};
}

FeedEntry EntryFromJson(const Json& json) {
  FeedEntry entry;
  entry.id = json.at("id").get<std::string>();
  entry.title = json.at("title").get<std::string>();
  entry.url = json.at("url").get<std::string>();
  entry.source = json.at("source").get<std::string>();
  entry.published = json.at("published").get<std::string>();
  entry.updated = json.at("updated").get<std::string>();
  entry.summary = json.at("summary").get<std::string>();
  entry.changed = json.at("changed").get<bool>();
  entry.searches = json.at("searches").get<std::vector<std::string>>();
  return entry;
}

Json StateToJson(const SavedState& state, const std::string& seen) {
  Json json = {{"schema", kSchema},
               {"run", state.run},
               {"feed", state.feed},
               {"generation", state.mark.generation},
               {"created", state.mark.created},
               {"seen", seen},
               {"updated", state.updated},
               {"report", state.report},
               {"cursors", state.cursors}};
  json["past"] = Json::array();
  for (const PastNews& past : state.past) {
    json["past"].push_back({past.run, past.id, past.changed});
  }
  json["entries"] = Json::array();
  for (const FeedEntry& entry : state.entries) {
    json["entries"].push_back(EntryToJson(entry));
  }
  return json;
}

SavedState StateFromJson(const Json& json) {
  SavedState state;
  state.run = json.at("run").get<uint64_t>();
  state.feed = json.at("feed").get<std::string>();
  state.mark.generation = json.at("generation").get<uint64_t>();
  state.mark.created = json.at("created").get<std::string>();
  state.updated = json.value("updated", "");
  state.report = json.value("report", "");
  state.cursors = json.at("cursors").get<std::map<std::string, uint64_t>>();
  for (const Json& past : json.at("past")) {
    state.past.push_back({past.at(0).get<uint64_t>(),
                          past.at(1).get<std::string>(),
                          past.at(2).get<bool>()});
  }
  for (const Json& entry : json.at("entries")) {
    state.entries.push_back(EntryFromJson(entry));
  }
  return state;
}

// The file of the articles seen, and all others that are like it.
std::string SeenName(const std::string& folder, uint64_t run) {
  std::string name = std::string(kSeen) + std::to_string(run);
  // Never over the one in use: until the cursors move it is still wanted.
  while (fs::exists(fs::path(folder) / name)) name += 'x';
  return name;
}

std::vector<fs::path> SeenFiles(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().filename().string().starts_with(kSeen)) {
      files.push_back(at->path());
    }
  }
  return files;
}

void RemoveOtherSeen(const std::string& folder, const std::string& kept) {
  std::error_code error;
  for (const fs::path& path : SeenFiles(folder)) {
    if (path.filename() != kept) fs::remove(path, error);
  }
}

// A first run that was killed leaves articles seen too, but no feed, which
// comes after the cursors.
bool HasReported(const std::string& folder) {
  std::error_code error;
  return !SeenFiles(folder).empty() &&
         fs::exists(fs::path(folder).parent_path() / "feed.atom", error);
}

absl::StatusOr<std::string> SeenOf(const std::string& cursors) {
  ASSIGN_OR_RETURN(const std::string text, ReadFile(cursors));
  return Json::parse(text.substr(0, text.find('\n'))).at("seen");
}

}  // namespace

absl::StatusOr<std::optional<SavedState>> ReadSavedState(
    const std::string& folder) {
  const std::string path = CursorsPath(folder);
  const absl::StatusOr<std::string> text = ReadFile(path);
  if (absl::IsNotFound(text.status())) {
    if (HasReported(folder)) return Lost(path, "it is missing");
    return std::nullopt;
  }
  RETURN_IF_ERROR(text.status());
  // One line of JSON, and one with its checksum.
  const size_t end = text->find('\n');
  if (end == std::string::npos ||
      text->substr(end + 1) != ContentHash128(text->substr(0, end)) + "\n") {
    return Lost(path, "its content does not fit its checksum");
  }
  try {
    const Json json = Json::parse(text->substr(0, end));
    if (json.at("schema").get<int>() != kSchema) {
      return Lost(path, "it is of another version of this program");
    }
    SavedState state = StateFromJson(json);
    const std::string seen = folder + "/" + json.at("seen").get<std::string>();
    const absl::StatusOr<std::string> bytes = ReadFile(seen);
    if (!bytes.ok()) return Lost(seen, "it cannot be read");
    absl::StatusOr<KnownArticles> known = KnownArticles::Decode(*bytes);
    if (!known.ok()) {
      return Lost(seen, std::string(FromAbsl(known.status().message())));
    }
    state.known = *std::move(known);
    return state;
  } catch (const Json::exception& error) {
    return Lost(path, error.what());
  }
}

absl::Status PrepareSavedState(const std::string& folder,
                               const SavedState& state, bool known_changed) {
  absl::StatusOr<std::string> seen = SeenOf(CursorsPath(folder));
  if (!seen.ok() && !absl::IsNotFound(seen.status())) return seen.status();
  RemoveOtherSeen(folder, seen.ok() ? *seen : "");
  if (known_changed) {
    seen = SeenName(folder, state.run);
    RETURN_IF_ERROR(WriteDurably(folder + "/" + *seen, state.known.Encode()));
  }
  RETURN_IF_ERROR(seen.status());
  const std::string line =
      StateToJson(state, *seen)
          .dump(-1, ' ', false, Json::error_handler_t::replace);
  return WriteDurably(PreparedPath(folder),
                      line + "\n" + ContentHash128(line) + "\n");
}

absl::Status MoveSavedState(const std::string& folder) {
  ASSIGN_OR_RETURN(const std::string seen, SeenOf(PreparedPath(folder)));
  RETURN_IF_ERROR(RenameDurably(PreparedPath(folder), CursorsPath(folder)));
  RemoveOtherSeen(folder, seen);
  return absl::OkStatus();
}

}  // namespace defnews
