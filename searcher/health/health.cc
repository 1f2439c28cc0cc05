// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/health/health.h"

#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/time/time.h"
#include "common/index/manifest.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "common/status/xapian_status.h"
#include "searcher/health/silence.h"
#include "searcher/health/source_days.h"
#include "searcher/partitions/open_index.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

// More of the articles gone than this from one generation to the next is told:
// the same that the indexer refuses to publish unless it is forced.
constexpr double kDrop = 0.02;
// Clocks of two machines may differ.
constexpr int64_t kClockSeconds = 3600;

std::string Text(const absl::Status& status) {
  return std::string(FromAbsl(status.message()));
}

class Examination {
 public:
  Examination(const std::string& index, const HealthOptions& options)
      : path_(index), options_(options) {}

  Health Run() && {
    const absl::Status status = CatchXapian([&] { return Examine(); });
    if (!status.ok()) {
      health_.readable = false;
      Add(absl::IsDataLoss(status) ? "damage" : "unreadable", Text(status));
    }
    return std::move(health_);
  }

 private:
  absl::Status Examine() {
    ASSIGN_OR_RETURN(const std::unique_ptr<OpenIndex> index,
                     OpenIndex::Open(path_, std::chrono::milliseconds(
                                                options_.server_timeout)));
    const Manifest& manifest = index->manifest();
    health_.readable = true;
    health_.generation = manifest.generation;
    health_.created = manifest.created;
    health_.articles = manifest.articles();
    if (options_.check) {
      for (std::string& fault : index->Faults()) {
        Add("damage", std::move(fault));
      }
    }
    ExamineAge(manifest);
    if (!index->served()) ExamineGenerations(manifest);
    return ExamineSources(index.get());
  }

  void Add(std::string kind, std::string message, std::string source = "") {
    health_.findings.push_back(
        {std::move(kind), std::move(source), std::move(message)});
  }

  // The instant of the generation; nothing where the manifest has none, as that
  // of servers.
  static std::optional<int64_t> Created(const Manifest& manifest) {
    const absl::StatusOr<PublishedDate> date = ParsePublished(manifest.created);
    if (!date.ok() || date->precision != DatePrecision::kSecond) {
      return std::nullopt;
    }
    return date->first_instant;
  }

  void ExamineAge(const Manifest& manifest) {
    const std::optional<int64_t> created = Created(manifest);
    if (!created) return;
    const int64_t age = options_.now - *created;
    const std::string name = absl::StrFormat(
        "generation %d was made on %s", manifest.generation,
        absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::FromUnixSeconds(*created),
                         absl::UTCTimeZone()));
    if (age < -kClockSeconds) {
      Add("clock", name + ", which is to come: was the clock set back?");
    } else if (age > 0 &&
               static_cast<uint64_t>(age) > options_.max_age_hours * 3600) {
      Add("age", absl::StrFormat("%s, %d hours ago (more than %d)", name,
                                 age / 3600, options_.max_age_hours));
    }
  }

  // One that a killed run was about to publish; 0 if there is none.
  uint64_t Unpublished() const {
    uint64_t number = 0;
    std::ifstream(PublishingPath(path_)) >> number;
    return number;
  }

  void ExamineGenerations(const Manifest& manifest) {
    const uint64_t unpublished = Unpublished();
    uint64_t before = 0;
    uint64_t after = 0;
    std::error_code error;
    for (fs::directory_iterator at(ManifestsPath(path_), error), end;
         !error && at != end; at.increment(error)) {
      const std::string stem = at->path().stem().string();
      uint64_t number = 0;
      const char* last = stem.data() + stem.size();
      const auto [rest, code] = std::from_chars(stem.data(), last, number);
      if (code != std::errc{} || rest != last) continue;
      if (number < manifest.generation) before = std::max(before, number);
      if (number != unpublished) after = std::max(after, number);
    }
    if (after > manifest.generation) {
      Add("rollback",
          absl::StrFormat("generation %d is in service and not %d, which was "
                          "published after it",
                          manifest.generation, after));
    }
    if (before == 0) return;
    const absl::StatusOr<Manifest> old = ReadManifest(path_, before);
    if (!old.ok()) return;  // one that nobody is served from
    const auto had = static_cast<double>(old->articles());
    const auto has = static_cast<double>(manifest.articles());
    if (has >= had * (1 - kDrop)) return;
    Add("articles",
        absl::StrFormat("generation %d has %d articles, generation %d had %d "
                        "(%.1f %% are gone)",
                        manifest.generation, manifest.articles(), before,
                        old->articles(), 100 * (had - has) / had));
  }

  // As of the making of the generation: what came or did not come since is not
  // in it, and its age is a finding of its own.
  absl::Status ExamineSources(OpenIndex* index) {
    const int64_t at = std::min(
        options_.now, Created(index->manifest()).value_or(options_.now));
    const absl::CivilDay today =
        absl::ToCivilDay(absl::FromUnixSeconds(at), SeoulTimeZone());
    ASSIGN_OR_RETURN(const auto sources, SourceDays(index, today));
    std::vector<std::pair<std::string, Silence>> silent;
    size_t regular = 0;
    for (const auto& [source, days] : sources) {
      if (!IsRegular(days, today)) continue;
      ++regular;
      const std::optional<Silence> silence = SilenceOf(days, today);
      if (silence) silent.emplace_back(source, *silence);
    }
    if (silent.size() > 1 && silent.size() == regular) {
      absl::CivilDay last = silent[0].second.last;
      for (const auto& [source, one] : silent) last = std::max(last, one.last);
      Add("sources",
          absl::StrFormat("none of %d outlets has an article after %s: no news "
                          "or no crawl?",
                          regular, DayText(last)));
      return absl::OkStatus();
    }
    for (const auto& [source, silence] : silent) {
      ASSIGN_OR_RETURN(const std::string collected,
                       LastCollected(index, source, silence.last));
      Add("source",
          absl::StrFormat(
              "%s has no article after %s, %d days before the index was made; "
              "in its eight weeks until then one came at most %d days after "
              "another; last collected: %s",
              source, DayText(silence.last), silence.days,
              silence.longest_pause, collected.empty() ? "unknown" : collected),
          source);
    }
    return absl::OkStatus();
  }

  const std::string& path_;
  const HealthOptions& options_;
  Health health_;
};

}  // namespace

Health ExamineHealth(const std::string& index, const HealthOptions& options) {
  return Examination(index, options).Run();
}

}  // namespace defnews
