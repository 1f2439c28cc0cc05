// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/due_pages.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/status/status_macros.h"
#include "corpus/fetch/retry.h"
#include "corpus/fetch/web_url.h"

namespace defnews {
namespace {

using Progress = PageState::Progress;

// When a feed, sitemap or page that is looked at in every run is due. One
// that has failed for good is asked once a day, as feeds come back: every
// night, also when one begins a little earlier than the one before.
absl::Time DueAgain(const PageState& page, const Source& source) {
  if (page.last_checked == 0) return absl::InfinitePast();
  const absl::Time checked = absl::FromUnixSeconds(page.last_checked);
  if (page.progress == Progress::kFailed) return checked + absl::Hours(20);
  const bool retrying =
      page.progress == Progress::kPending && page.tries % kTriesPerRound != 0;
  if (retrying) return absl::FromUnixSeconds(page.not_before);
  return checked + source.every;
}

class DueList {
 public:
  DueList(const std::vector<Source>& sources, absl::Time now, CrawlState* state)
      : sources_(sources), now_(now), state_(state) {}

  absl::StatusOr<std::vector<DuePage>> Make() {
    for (const Source& source : sources_) {
      for (const Source::Seed& seed : source.seeds) {
        RETURN_IF_ERROR(AddSeed(source, seed));
      }
    }
    RETURN_IF_ERROR(AddSitemaps());
    RETURN_IF_ERROR(AddPending());
    return std::move(due_);
  }

 private:
  absl::Status AddSeed(const Source& source, const Source::Seed& seed) {
    ASSIGN_OR_RETURN(std::optional<PageState> known,
                     state_->FindPage(seed.url));
    PageState page = known.value_or(PageState());
    page.url = seed.url;
    page.kind = seed.kind;
    page.source = source.name;
    page.via.clear();
    page.hops = 0;
    const absl::Time due = DueAgain(page, source);
    if (due <= now_) due_.push_back({std::move(page), due});
    return absl::OkStatus();
  }

  // Targets of redirects are left to those.
  absl::Status AddSitemaps() {
    ASSIGN_OR_RETURN(std::vector<PageState> sitemaps, state_->Sitemaps());
    for (PageState& page : sitemaps) {
      const Source* const source = FindSource(page.source);
      if (source == nullptr || page.via.empty()) continue;
      if (page.progress != Progress::kDone) continue;
      ASSIGN_OR_RETURN(const std::optional<PageState> parent,
                       state_->FindPage(page.via));
      if (parent && parent->redirect == page.url) continue;
      const absl::Time due = DueAgain(page, *source);
      if (due <= now_) due_.push_back({std::move(page), due});
    }
    return absl::OkStatus();
  }

  absl::Status AddPending() {
    ASSIGN_OR_RETURN(std::vector<PageState> pending, state_->PendingPages());
    for (PageState& page : pending) {
      const Source* const source = FindSource(page.source);
      if (source == nullptr || page.kind == "robots") continue;
      if (!source->Wants(page)) continue;
      const absl::Time due = absl::FromUnixSeconds(page.not_before);
      due_.push_back({std::move(page), due});
    }
    return absl::OkStatus();
  }

  const Source* FindSource(const std::string& name) const {
    const auto at = std::find_if(
        sources_.begin(), sources_.end(),
        [&name](const Source& source) { return source.name == name; });
    return at == sources_.end() ? nullptr : &*at;
  }

  const std::vector<Source>& sources_;
  const absl::Time now_;
  CrawlState* const state_;
  std::vector<DuePage> due_;
};

}  // namespace

absl::StatusOr<std::vector<DuePage>> DuePages(
    const std::vector<Source>& sources, absl::Time now, CrawlState* state) {
  return DueList(sources, now, state).Make();
}

std::map<std::string, absl::Duration> HostDelays(
    const std::vector<Source>& sources, absl::Duration least) {
  std::map<std::string, absl::Duration> delays;
  for (const Source& source : sources) {
    for (const Source::Seed& seed : source.seeds) {
      const absl::StatusOr<WebUrl> url = ParseWebUrl(seed.url);
      if (!url.ok()) continue;
      const auto at = delays.try_emplace(url->host, least).first;
      at->second = std::max(at->second, source.delay);
    }
  }
  return delays;
}

}  // namespace defnews
