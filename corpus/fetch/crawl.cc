// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/crawl.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "corpus/archive/http_message.h"
#include "corpus/fetch/due_pages.h"
#include "corpus/fetch/retry.h"
#include "corpus/fetch/robots_cache.h"
#include "corpus/fetch/web_url.h"

namespace defnews {
namespace {

using Outcome = Exchange::Outcome;
using Progress = PageState::Progress;

// How often a run looks up from its requests.
constexpr absl::Duration kLook = absl::Milliseconds(500);

// Whether the page is to be tried again within this run.
bool TriedAgain(const PageState& page) {
  return page.tries == 0 || page.tries % kTriesPerRound != 0;
}

class Crawl {
 public:
  Crawl(const std::vector<Source>& sources, const CrawlOptions& options,
        ArchiveStore* store, Transport* transport, Clock* clock,
        const CrawlWatch& watch)
      : sources_(sources),
        options_(options),
        store_(store),
        transport_(transport),
        clock_(clock),
        watch_(watch),
        schedule_(options.schedule),
        robots_(&store->state()),
        delays_(HostDelays(sources, options.least_delay)),
        deadline_(clock->Now() + options.budget) {}

  absl::StatusOr<CrawlCounts> Run() {
    for (const auto& [host, delay] : delays_) {
      schedule_.SetDelay(host, delay, /*at_least=*/false);
    }
    ASSIGN_OR_RETURN(std::vector<DuePage> due,
                     DuePages(sources_, clock_->Now(), &store_->state()));
    for (DuePage& page : due) {
      RETURN_IF_ERROR(Add(std::move(page.page), page.not_before));
    }
    while (!Stopped()) {
      ASSIGN_OR_RETURN(const bool more, Step());
      if (!more) break;
    }
    counts_.waiting = schedule_.waiting() + on_their_way_.size();
    for (const auto& [origin, pages] : blocked_) {
      counts_.waiting += pages.size();
    }
    return counts_;
  }

 private:
  bool Stopped() {
    counts_.stopped = options_.stop != nullptr && options_.stop->load();
    return counts_.stopped;
  }

  // Begins what may begin and takes what has ended; false when all is done.
  absl::StatusOr<bool> Step() {
    const absl::Time now = clock_->Now();
    if (now < deadline_) RETURN_IF_ERROR(Begin(now));
    const absl::Time next =
        schedule_.NextDue().value_or(absl::InfiniteFuture());
    if (watch_.progress) {
      counts_.waiting = schedule_.waiting();
      watch_.progress(counts_, next);
    }
    if (transport_->active() == 0) {
      // What was due before the deadline and not begun by then is late too.
      const bool late = std::max(now, next) >= deadline_;
      counts_.out_of_time = late && next < absl::InfiniteFuture();
      if (late || next - now > options_.longest_wait) return false;
      clock_->SleepUntil(next);
      return true;
    }
    // What is due and not begun waits for one of those on their way.
    const absl::Duration most = next > now ? next - now : kLook;
    for (FetchResult& result : transport_->Wait(most)) {
      RETURN_IF_ERROR(Finish(std::move(result)));
      // A record at a time: a signal ends the run between two.
      if (Stopped()) break;
    }
    return true;
  }

  absl::Status Begin(absl::Time now) {
    while (std::optional<Schedule::Task> task = schedule_.Take(now)) {
      RETURN_IF_ERROR(StartTask(*std::move(task), now));
    }
    return absl::OkStatus();
  }

  absl::Status Add(PageState page, absl::Time not_before) {
    const absl::StatusOr<WebUrl> url = ParseWebUrl(page.url);
    if (!url.ok()) return absl::OkStatus();
    if (hosts_.insert(url->host).second) {
      ASSIGN_OR_RETURN(const HostState host,
                       store_->state().FindHost(url->host));
      HoldHost(url->host, host);
      const absl::Time last = absl::FromUnixSeconds(host.last_request);
      if (host.last_request > 0) {
        schedule_.Hold(url->host, last + DelayOf(url->host));
      }
    }
    schedule_.Add(url->host, std::move(page), not_before);
    return absl::OkStatus();
  }

  absl::Duration DelayOf(const std::string& host) const {
    const auto at = delays_.find(host);
    return at == delays_.end() ? options_.schedule.delay : at->second;
  }

  void HoldHost(const std::string& name, const HostState& host) {
    if (host.not_before == 0) return;
    schedule_.Hold(name, absl::FromUnixSeconds(host.not_before));
  }

  absl::Status StartTask(Schedule::Task task, absl::Time now) {
    ASSIGN_OR_RETURN(const WebUrl url, ParseWebUrl(task.page.url));
    if (task.page.kind != "robots") {
      ASSIGN_OR_RETURN(const bool allowed, AskRobots(url, task, now));
      if (!allowed) return absl::OkStatus();
    }
    FetchRequest request;
    request.id = ++last_id_;
    request.url = task.page.url;
    const bool held = !task.page.digest.empty() && task.page.kind != "robots";
    if (held) {
      request.etag = task.page.etag;
      request.last_modified = task.page.last_modified;
    }
    transport_->Start(request);
    on_their_way_.emplace(request.id, std::move(task));
    return absl::OkStatus();
  }

  // Whether the robots.txt lets the page be fetched now; if not, the page has
  // been dealt with.
  absl::StatusOr<bool> AskRobots(const WebUrl& url, const Schedule::Task& task,
                                 absl::Time now) {
    const std::string origin = url.Origin();
    ASSIGN_OR_RETURN(const RobotsCache::Answer answer,
                     robots_.Ask(origin, url.target, now));
    switch (answer) {
      case RobotsCache::Answer::kAllowed: {
        const auto delay = robots_.CrawlDelay(origin);
        if (!delay) return true;
        schedule_.SetDelay(task.host,
                           *delay > options_.longest_crawl_delay
                               ? absl::InfiniteDuration()
                               : *delay,
                           /*at_least=*/true);
        return true;
      }
      case RobotsCache::Answer::kForbidden:
        schedule_.PutBack(task.host);
        ++counts_.forbidden;
        Tell(CrawlEvent::Kind::kForbidden, task.page.url,
             "forbidden by robots.txt");
        return false;
      case RobotsCache::Answer::kUnreachable: {
        schedule_.PutBack(task.host);
        ++counts_.failed;
        ASSIGN_OR_RETURN(const std::optional<PageState> robots,
                         store_->state().FindPage(origin + "/robots.txt"));
        Tell(CrawlEvent::Kind::kFailed, task.page.url,
             "left for a later run: robots.txt cannot be had: " +
                 (robots ? robots->error : ""));
        return false;
      }
      case RobotsCache::Answer::kUnknown:
        break;
    }
    schedule_.PutBack(task.host);
    std::vector<PageState>& blocked = blocked_[origin];
    blocked.push_back(task.page);
    if (blocked.size() > 1) return false;
    PageState robots;
    robots.url = origin + "/robots.txt";
    robots.kind = "robots";
    robots.source = task.page.source;
    robots.via = origin;
    RETURN_IF_ERROR(Add(std::move(robots), now));
    return false;
  }

  absl::Status Finish(FetchResult result) {
    const auto at = on_their_way_.find(result.id);
    const Schedule::Task task = std::move(at->second);
    on_their_way_.erase(at);
    const absl::Time now = clock_->Now();
    const Exchange exchange = ExchangeOf(std::move(result), task.page, now);
    ASSIGN_OR_RETURN(std::vector<PageState> due, store_->Add(exchange));
    if (exchange.outcome == Outcome::kRefused) {
      // Nothing was asked, so there is nothing to wait for.
      schedule_.PutBack(task.host);
    } else {
      schedule_.Finish(task.host, now);
    }
    ASSIGN_OR_RETURN(const HostState host, store_->state().FindHost(task.host));
    HoldHost(task.host, host);
    bool robots_wait = false;
    for (PageState& page : due) {
      // A robots.txt that another origin asked for in vain is asked for once
      // more: the next run has to learn when it is there again.
      const bool led_to = page.kind == "robots" && page.url != task.page.url;
      if (!led_to && !TriedAgain(page)) continue;
      if (!IsWanted(page)) continue;
      robots_wait = robots_wait || page.kind == "robots";
      const absl::Time when = absl::FromUnixSeconds(page.not_before);
      RETURN_IF_ERROR(Add(std::move(page), when));
    }
    if (task.page.kind != "robots") return Report(task.page.url, now);
    return robots_wait ? TellWaiting(task.page.url) : Unblock(task.page.via);
  }

  // A robots.txt counts for nothing, but why all wait for it is to be known.
  absl::Status TellWaiting(const std::string& url) {
    ASSIGN_OR_RETURN(const std::optional<PageState> page,
                     store_->state().FindPage(url));
    if (page && page->progress == Progress::kPending) {
      Tell(CrawlEvent::Kind::kFailed, url, page->error + "; to be tried again");
    }
    return absl::OkStatus();
  }

  // The pages that waited for the robots.txt of `origin` wait no more.
  absl::Status Unblock(const std::string& origin) {
    robots_.Forget(origin);
    ASSIGN_OR_RETURN(const std::optional<RobotsState> robots,
                     store_->state().FindRobots(origin));
    if (!robots || robots->kind == RobotsState::Kind::kUnreachable) {
      robots_.SetUnreachable(origin);
    }
    const auto at = blocked_.find(origin);
    if (at == blocked_.end()) return absl::OkStatus();
    std::vector<PageState> pages = std::move(at->second);
    blocked_.erase(at);
    for (PageState& page : pages) {
      RETURN_IF_ERROR(Add(std::move(page), absl::InfinitePast()));
    }
    return absl::OkStatus();
  }

  Exchange ExchangeOf(FetchResult result, const PageState& page,
                      absl::Time now) const {
    Exchange exchange;
    exchange.url = page.url;
    exchange.kind = page.kind;
    exchange.source = page.source;
    exchange.via = page.via;
    exchange.hops = page.hops;
    exchange.time = now;
    if (const Source* const source = FindSource(page.source)) {
      exchange.lang = source->lang;
      exchange.zone = source->zone;
    }
    exchange.address = std::move(result.address);
    exchange.outcome = result.outcome;
    exchange.error = std::move(result.error);
    exchange.head = std::move(result.head);
    exchange.body = std::move(result.body);
    if (exchange.outcome == Outcome::kAnswered) CheckBody(&exchange);
    return exchange;
  }

  // A body that cannot be decoded is none: nothing half is kept.
  void CheckBody(Exchange* exchange) const {
    const std::string message = exchange->head + exchange->body;
    const absl::StatusOr<HttpResponse> response = ParseHttpResponse(message);
    absl::Status status = response.status();
    if (status.ok()) {
      absl::StatusOr<std::string> payload =
          IsChunked(*response) && !response->body.empty()
              ? JoinChunks(response->body)
              : std::string(response->body);
      if (payload.ok()) {
        payload = DecodeContent(response->Header("Content-Encoding"), *payload,
                                {options_.most_decoded, 200});
      }
      status = payload.status();
    }
    if (status.ok()) return;
    const bool damaged =
        absl::IsDataLoss(status) || absl::IsInvalidArgument(status);
    exchange->outcome = damaged ? Outcome::kTransient : Outcome::kPermanent;
    exchange->error = std::string(FromAbsl(status.message()));
  }

  absl::Status Report(const std::string& url, absl::Time now) {
    ASSIGN_OR_RETURN(const std::optional<PageState> page,
                     store_->state().FindPage(url));
    if (!page) return absl::OkStatus();
    if (page->progress != Progress::kDone) {
      const bool again =
          page->progress == Progress::kPending && TriedAgain(*page);
      if (!again) ++counts_.failed;
      Tell(CrawlEvent::Kind::kFailed, url,
           page->error + (again ? "; to be tried again" : ""));
    } else if (!page->error.empty()) {
      ++counts_.failed;
      Tell(CrawlEvent::Kind::kFailed, url, page->error);
    } else if (!page->redirect.empty()) {
      ++counts_.redirected;
      Tell(CrawlEvent::Kind::kRedirected, url, "to " + page->redirect);
    } else if (page->captured == absl::ToUnixSeconds(now)) {
      ++counts_.fetched;
      Tell(CrawlEvent::Kind::kFetched, url, "");
    } else {
      ++counts_.unchanged;
      Tell(CrawlEvent::Kind::kUnchanged, url, "");
    }
    return absl::OkStatus();
  }

  void Tell(CrawlEvent::Kind kind, const std::string& url,
            const std::string& message) const {
    if (watch_.event) watch_.event({kind, url, message});
  }

  const Source* FindSource(const std::string& name) const {
    const auto at = std::find_if(
        sources_.begin(), sources_.end(),
        [&name](const Source& source) { return source.name == name; });
    return at == sources_.end() ? nullptr : &*at;
  }

  bool IsWanted(const PageState& page) const {
    const Source* const source = FindSource(page.source);
    return source == nullptr || source->Wants(page);
  }

  const std::vector<Source>& sources_;
  const CrawlOptions& options_;
  ArchiveStore* const store_;
  Transport* const transport_;
  Clock* const clock_;
  const CrawlWatch& watch_;
  Schedule schedule_;
  RobotsCache robots_;
  // Of the hosts that sources name.
  const std::map<std::string, absl::Duration> delays_;
  const absl::Time deadline_;
  uint64_t last_id_ = 0;
  std::map<uint64_t, Schedule::Task> on_their_way_;
  // Pages that wait for the robots.txt of their origin.
  std::map<std::string, std::vector<PageState>> blocked_;
  // Hosts whose earlier requests have been looked up.
  std::set<std::string> hosts_;
  CrawlCounts counts_;
};

}  // namespace

absl::StatusOr<CrawlCounts> RunCrawl(const std::vector<Source>& sources,
                                     const CrawlOptions& options,
                                     ArchiveStore* store, Transport* transport,
                                     Clock* clock, const CrawlWatch& watch) {
  return Crawl(sources, options, store, transport, clock, watch).Run();
}

}  // namespace defnews
