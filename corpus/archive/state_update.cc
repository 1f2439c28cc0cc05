// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/state_update.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "common/article/clean_text.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "corpus/archive/capture_fields.h"
#include "corpus/archive/http_message.h"
#include "corpus/extract/line_text.h"
#include "corpus/feeds/feed.h"
#include "corpus/fetch/retry.h"
#include "corpus/fetch/web_url.h"

namespace defnews {
namespace {

using Progress = PageState::Progress;

int64_t NumberOf(std::string_view text) {
  int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool IsRedirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 ||
         status == 308;
}

// What applying one record needs at hand.
class Update {
 public:
  Update(const WarcRecord& record, CrawlState* state)
      : record_(record),
        state_(state),
        time_(absl::ToUnixSeconds(ParseWarcDate(record.Field("WARC-Date")))) {}

  absl::Status Run(Capture* capture) {
    RETURN_IF_ERROR(FindPage());
    RETURN_IF_ERROR(FindHost());
    const std::string type(record_.Field("WARC-Type"));
    if (type == "metadata") {
      TakeFailure();
    } else {
      RETURN_IF_ERROR(TakeAnswer(type == "revisit"));
    }
    capture->status = page_.status;
    if (!refused_) {
      host_.last_request = std::max(host_.last_request, time_);
      RETURN_IF_ERROR(state_->PutHost(host_name_, host_));
    }
    if (page_.kind == "robots") RETURN_IF_ERROR(UpdateRobots());
    if (!borrowed_) RETURN_IF_ERROR(state_->PutPage(page_));
    if (page_.progress == Progress::kPending) due_.push_back(page_);
    return absl::OkStatus();
  }

  std::vector<PageState> TakeDue() { return std::move(due_); }

 private:
  absl::Status FindPage() {
    const std::string url(record_.Field("WARC-Target-URI"));
    ASSIGN_OR_RETURN(std::optional<PageState> known, state_->FindPage(url));
    if (known) page_ = *std::move(known);
    page_.url = url;
    const std::string_view kind = record_.Field(kKindField);
    borrowed_ = kind == "robots" && known && page_.kind != "robots";
    page_.kind = kind;
    page_.source = record_.Field(kSourceField);
    page_.via = record_.Field(kViaField);
    page_.hops = NumberOf(record_.Field(kHopsField));
    page_.last_checked = time_;
    page_.error.clear();
    page_.redirect.clear();
    return absl::OkStatus();
  }

  absl::Status FindHost() {
    const absl::StatusOr<WebUrl> url = ParseWebUrl(page_.url);
    host_name_ = url.ok() ? url->host : "";
    ASSIGN_OR_RETURN(host_, state_->FindHost(host_name_));
    return absl::OkStatus();
  }

  void Succeed() {
    page_.progress = Progress::kDone;
    page_.tries = 0;
    page_.not_before = 0;
  }

  void Fail(std::string error) {
    page_.progress = Progress::kFailed;
    page_.error = std::move(error);
  }

  // To be tried again, after `asked` (a Retry-After) or the usual wait.
  void Postpone(std::string error, std::optional<absl::Duration> asked) {
    page_.error = std::move(error);
    ++page_.tries;
    // The attempts at a page are not those at a robots.txt.
    if (borrowed_ || page_.tries >= kTriesPerRound * kRounds) {
      page_.progress = Progress::kFailed;
      return;
    }
    page_.progress = Progress::kPending;
    const absl::Duration wait =
        std::max(RetryDelay(page_.tries), asked.value_or(absl::ZeroDuration()));
    page_.not_before = time_ + absl::ToInt64Seconds(wait);
    if (asked) {
      host_.not_before =
          std::max(host_.not_before, time_ + absl::ToInt64Seconds(*asked));
    }
  }

  void TakeFailure() {
    page_.status = 0;
    std::string_view block = record_.block;
    std::string outcome;
    std::string reason;
    while (!block.empty()) {
      const size_t end = std::min(block.find('\n'), block.size());
      const std::string_view line = TrimText(block.substr(0, end));
      block.remove_prefix(std::min(end + 1, block.size()));
      if (line.starts_with("outcome: ")) outcome = line.substr(9);
      if (line.starts_with("reason: ")) reason = line.substr(8);
    }
    refused_ = outcome == "refused";
    if (refused_ || outcome == "permanent") return Fail(reason);
    // To the end of the round.
    while (outcome == "later" &&
           page_.tries % kTriesPerRound != kTriesPerRound - 1) {
      ++page_.tries;
    }
    Postpone(reason, std::nullopt);
  }

  absl::Status TakeAnswer(bool revisit) {
    ASSIGN_OR_RETURN(const HttpResponse response,
                     ParseHttpResponse(record_.block));
    page_.status = response.status;
    if (IsTransientStatus(response.status)) {
      Postpone("HTTP status " + std::to_string(response.status),
               ParseRetryAfter(response.Header("Retry-After"),
                               absl::FromUnixSeconds(time_)));
      return absl::OkStatus();
    }
    if (response.status == 304 ||
        (response.status >= 200 && response.status < 300)) {
      Succeed();
      TakeValidators(response);
      if (revisit) {
        if (response.status == 304 && !page_.digest.empty()) page_.status = 200;
        return absl::OkStatus();
      }
      page_.digest = record_.Field("WARC-Payload-Digest");
      page_.captured = time_;
      if (page_.kind == "feed" || page_.kind == "sitemap") {
        return TakeFeed(response);
      }
      return absl::OkStatus();
    }
    if (IsRedirect(response.status)) {
      page_.digest = record_.Field("WARC-Payload-Digest");
      if (!revisit) page_.captured = time_;
      return TakeRedirect(response);
    }
    Fail("HTTP status " + std::to_string(response.status));
    return absl::OkStatus();
  }

  // A 304 may leave out what has not changed.
  void TakeValidators(const HttpResponse& response) {
    const std::string_view etag = response.Header("ETag");
    const std::string_view modified = response.Header("Last-Modified");
    if (!etag.empty() || response.status != 304) page_.etag = etag;
    if (!modified.empty() || response.status != 304) {
      page_.last_modified = modified;
    }
  }

  absl::Status TakeRedirect(const HttpResponse& response) {
    const absl::StatusOr<WebUrl> here = ParseWebUrl(page_.url);
    RETURN_IF_ERROR(here.status());
    const absl::StatusOr<WebUrl> target =
        ResolveUrl(*here, response.Header("Location"));
    if (!target.ok()) {
      Fail("redirected to " + std::string(target.status().message()));
      return absl::OkStatus();
    }
    if (page_.hops >= kMostRedirects) {
      Fail("over " + std::to_string(kMostRedirects) + " redirects");
      return absl::OkStatus();
    }
    if (target->text == page_.url) {
      Fail("redirected to itself");
      return absl::OkStatus();
    }
    Succeed();
    // A redirect has no content that could be unchanged.
    page_.etag.clear();
    page_.last_modified.clear();
    page_.redirect = target->text;
    return page_.kind == "robots" ? FollowRobots(target->text)
                                  : Follow(target->text);
  }

  // Whatever is known of the target: each origin that asks for its robots.txt
  // waits for an answer of its own.
  absl::Status FollowRobots(const std::string& url) {
    ASSIGN_OR_RETURN(const std::optional<PageState> known,
                     state_->FindPage(url));
    const bool own = !known || known->kind == "robots";
    // For the origin that asked.
    const PageState next =
        Due(own ? known.value_or(PageState()) : PageState(), url, page_.via);
    return own ? state_->PutPage(next) : absl::OkStatus();
  }

  // What `state` becomes when this page leads to it; noted as due.
  PageState Due(PageState state, const std::string& url,
                const std::string& via) {
    state.url = url;
    state.kind = page_.kind;
    state.source = page_.source;
    state.via = via;
    state.hops = page_.hops + 1;
    state.progress = Progress::kPending;
    state.not_before = 0;
    due_.push_back(state);
    return state;
  }

  absl::Status Follow(const std::string& url) {
    ASSIGN_OR_RETURN(std::optional<PageState> known, state_->FindPage(url));
    const bool held = known && known->progress == Progress::kDone &&
                      known->redirect.empty() && known->kind == "page";
    if (held) return absl::OkStatus();
    // A page that is to be fetched anyway stays as it was found first, so that
    // the state does not depend on the order of the requests.
    if (known && known->progress == Progress::kPending &&
        known->hops <= page_.hops && known->kind == page_.kind) {
      return absl::OkStatus();
    }
    return state_->PutPage(Due(known.value_or(PageState()), url, page_.url));
  }

  absl::Status TakeFeed(const HttpResponse& response) {
    absl::StatusOr<std::string> body = ArchivedBody(response, {});
    if (body.ok()) body = UnpackedFeed(*std::move(body));
    FeedReading reading;
    reading.url = page_.url;
    reading.charset = CharsetOfContentType(response.Header("Content-Type"));
    const absl::StatusOr<Feed> feed = body.ok()
                                          ? ReadFeed(*body, reading)
                                          : absl::StatusOr<Feed>(body.status());
    if (!feed.ok()) {
      page_.error = std::string(FromAbsl(feed.status().message()));
      return absl::OkStatus();
    }
    for (const FeedItem& item : feed->items) {
      if (item.url.empty()) continue;
      RETURN_IF_ERROR(AddLink(item.url, "page", item.updated));
    }
    if (page_.hops >= kMostRedirects) return absl::OkStatus();
    for (const std::string& sitemap : feed->sitemaps) {
      RETURN_IF_ERROR(AddLink(sitemap, "sitemap", std::nullopt));
    }
    return absl::OkStatus();
  }

  // A new address, or one that says it has changed since it was fetched.
  absl::Status AddLink(const std::string& url, const std::string& kind,
                       const std::optional<FeedDate>& updated) {
    if (url == page_.url) return absl::OkStatus();
    ASSIGN_OR_RETURN(std::optional<PageState> known, state_->FindPage(url));
    // Only a robots.txt that was redirected has led there so far.
    if (known && known->kind == "robots") known.reset();
    if (known) {
      const bool newer = updated && absl::ToUnixSeconds(updated->instant) >
                                        known->last_checked;
      const bool future =
          updated && absl::ToUnixSeconds(updated->instant) > time_;
      if (known->progress != Progress::kDone || !newer || future ||
          known->kind != kind) {
        return absl::OkStatus();
      }
    }
    PageState page = known.value_or(PageState());
    page.url = url;
    page.kind = kind;
    page.source = page_.source;
    page.via = page_.url;
    page.hops = kind == "sitemap" ? page_.hops + 1 : 0;
    page.progress = Progress::kPending;
    due_.push_back(page);
    return state_->PutPage(page);
  }

  // RFC 9309, 2.3.1: rules if there are any, none where the answer is 4xx,
  // everything forbidden while it cannot be had.
  absl::Status UpdateRobots() {
    if (!page_.redirect.empty()) return absl::OkStatus();
    const std::string& origin = page_.via;
    ASSIGN_OR_RETURN(std::optional<RobotsState> known,
                     state_->FindRobots(origin));
    RobotsState robots = known.value_or(RobotsState());
    robots.fetched = time_;
    const bool answered = page_.status >= 200 && page_.status < 300;
    // Where the address itself is refused, so will be all requests.
    const bool none = refused_ || (page_.status >= 300 && page_.status < 500 &&
                                   !IsTransientStatus(page_.status));
    if (answered || none) {
      robots.failing_since = 0;
      robots.kind =
          answered ? RobotsState::Kind::kRules : RobotsState::Kind::kNone;
      if (!answered) robots.text.clear();
      if (record_.Field("WARC-Type") == "response" && answered) {
        ASSIGN_OR_RETURN(const HttpResponse response,
                         ParseHttpResponse(record_.block));
        robots.text = ArchivedBody(response, {}).value_or("");
        constexpr size_t kMost = size_t{512} << 10;
        if (robots.text.size() > kMost) robots.text.resize(kMost);
      }
    } else {
      robots.kind = RobotsState::Kind::kUnreachable;
      if (robots.failing_since == 0) robots.failing_since = time_;
    }
    return state_->PutRobots(origin, robots);
  }

  const WarcRecord& record_;
  CrawlState* const state_;
  const int64_t time_;
  PageState page_;
  // A robots.txt led to the address of a page, whose state stays its own.
  bool borrowed_ = false;
  bool refused_ = false;
  std::string host_name_;
  HostState host_;
  std::vector<PageState> due_;
};

}  // namespace

absl::StatusOr<std::vector<PageState>> ApplyRecord(const WarcRecord& record,
                                                   const RecordPlace& place,
                                                   CrawlState* state) {
  std::vector<PageState> due;
  const std::string type(record.Field("WARC-Type"));
  const bool ours = !record.Field(kKindField).empty() &&
                    !record.Field("WARC-Target-URI").empty();
  if (ours && (type == "response" || type == "revisit" || type == "metadata")) {
    Capture capture;
    capture.file = place.file;
    capture.offset = place.offset;
    capture.length = place.length;
    capture.url = record.Field("WARC-Target-URI");
    capture.type = type;
    capture.time =
        absl::ToUnixSeconds(ParseWarcDate(record.Field("WARC-Date")));
    capture.digest = record.Field("WARC-Payload-Digest");
    Update update(record, state);
    RETURN_IF_ERROR(update.Run(&capture));
    RETURN_IF_ERROR(state->AddCapture(capture));
    due = update.TakeDue();
  }
  RETURN_IF_ERROR(state->SetFileSize(place.file, place.offset + place.length));
  return due;
}

}  // namespace defnews
