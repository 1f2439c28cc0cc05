// SPDX-License-Identifier: GPL-3.0-or-later
// A mark is a file of JSON lines: one that says what it is, one for each fact,
// and one that says how many there are, without which it is not whole.
#include "corpus/readers/extraction_mark.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "corpus/extract/html_article.h"

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kForm = 1;

std::string NameOf(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

Json PlaceJson(const CapturePlace& place) {
  return {place.file, place.offset, absl::ToUnixNanos(place.time)};
}

class MarkWriter {
 public:
  explicit MarkWriter(std::ofstream* out) : out_(*out) {}

  void Write(const ArchiveContents& contents, const CapturesByKey& taken) {
    Put({{"mark", kForm}, {"extractor", std::string(kExtractorVersion)}});
    for (size_t i = 0; i < contents.files.size(); ++i) {
      Put({{"file", NameOf(contents.files[i])}, {"read", contents.read[i]}});
    }
    PutPlaces("page", contents.pages);
    for (const auto& [from, to] : contents.redirects) {
      Put({{"redirect", from}, {"to", to}});
    }
    for (const auto& [key, date] : contents.dates) {
      Put({{"date", key},
           {"published", date.published},
           {"instant", absl::ToUnixNanos(date.instant)}});
    }
    PutPlaces("item", contents.items);
    PutPlaces("taken", taken);
    Put({{"lines", lines_}});
  }

 private:
  void PutPlaces(const char* name, const CapturesByKey& places) {
    for (const auto& [key, place] : places) {
      Put({{name, key}, {"at", PlaceJson(place)}});
    }
  }

  void Put(const Json& line) {
    out_ << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    ++lines_;
  }

  std::ofstream& out_;
  size_t lines_ = 0;
};

// The facts of a mark, line by line. Of whatever it cannot make sense, it
// says that the mark is no good.
class MarkReader {
 public:
  explicit MarkReader(std::vector<std::string> files) {
    mark_.contents.files = std::move(files);
    mark_.contents.read.resize(mark_.contents.files.size());
  }

  absl::StatusOr<ExtractionMark> Read(std::ifstream* in) {
    std::string text;
    for (size_t lines = 0; std::getline(*in, text); ++lines) {
      const Json line = Json::parse(text, nullptr, false);
      if (!line.is_object() || line.empty() || whole_) return Unfit("damaged");
      whole_ = line.begin().key() == "lines";
      if (whole_ && line.begin().value() != lines) return Unfit("damaged");
      if (whole_) continue;
      if (lines == 0 ? !IsHead(line) : !Take(line)) {
        return Unfit(why_.empty() ? "damaged" : why_);
      }
    }
    if (!whole_) return Unfit("not whole");
    return std::move(mark_);
  }

 private:
  static absl::Status Unfit(const std::string& why) {
    return absl::FailedPreconditionError(why);
  }

  bool IsHead(const Json& line) {
    const bool ours = line.value("mark", 0) == kForm &&
                      line.value("extractor", "") == kExtractorVersion;
    if (!ours) why_ = "that of another extractor";
    return ours;
  }

  bool Take(const Json& line) {
    const std::string kind = line.begin().key();
    if (!line.begin().value().is_string()) return false;
    const std::string key = line.begin().value();
    if (kind == "file") return TakeFile(key, line);
    if (kind == "redirect") {
      mark_.contents.redirects[key] = line.value("to", "");
      return true;
    }
    if (kind == "date") {
      mark_.contents.dates[key] = {
          line.value("published", ""),
          absl::FromUnixNanos(line.value("instant", int64_t{0}))};
      return true;
    }
    const std::optional<CapturePlace> place = PlaceOf(line);
    if (!place) return false;
    if (kind == "page") mark_.contents.pages[key] = *place;
    if (kind == "item") mark_.contents.items[key] = *place;
    if (kind == "taken") mark_.taken[key] = *place;
    return true;
  }

  // The numbers of files are those of the archive as it was.
  bool TakeFile(const std::string& name, const Json& line) {
    const uint64_t read = line.value("read", uint64_t{0});
    for (size_t i = 0; i < mark_.contents.files.size(); ++i) {
      const std::string& path = mark_.contents.files[i];
      if (NameOf(path) != name) continue;
      std::error_code error;
      const uint64_t size = std::filesystem::file_size(path, error);
      if (error || size < read) break;
      mark_.contents.read[i] = read;
      numbers_.push_back(i);
      return true;
    }
    why_ = "that of an archive whose " + name + " has more";
    return false;
  }

  std::optional<CapturePlace> PlaceOf(const Json& line) const {
    const auto at = line.find("at");
    if (at == line.end() || !at->is_array() || at->size() != 3) {
      return std::nullopt;
    }
    for (const Json& number : *at) {
      if (!number.is_number_integer()) return std::nullopt;
    }
    const size_t file = (*at)[0];
    if (file >= numbers_.size()) return std::nullopt;
    return CapturePlace{numbers_[file], (*at)[1],
                        absl::FromUnixNanos((*at)[2])};
  }

  ExtractionMark mark_;
  // By the number of a file in the mark, that in the archive.
  std::vector<size_t> numbers_;
  bool whole_ = false;
  std::string why_;
};

}  // namespace

absl::StatusOr<ExtractionMark> ReadExtractionMark(
    const std::string& path, std::vector<std::string> files) {
  std::ifstream in(path, std::ios::binary);
  try {
    return MarkReader(std::move(files)).Read(&in);
  } catch (const Json::exception& error) {
    return absl::FailedPreconditionError("damaged");
  }
}

absl::Status WriteExtractionMark(const ArchiveContents& contents,
                                 const CapturesByKey& taken,
                                 const std::string& path) {
  const std::string unfinished = path + ".new";
  std::ofstream out(unfinished, std::ios::binary | std::ios::trunc);
  MarkWriter(&out).Write(contents, taken);
  out.close();
  if (out.fail() || std::rename(unfinished.c_str(), path.c_str()) != 0) {
    const std::string why = std::strerror(errno);
    std::remove(unfinished.c_str());
    return absl::InternalError(path + ": the mark cannot be written: " + why);
  }
  return absl::OkStatus();
}

}  // namespace defnews
