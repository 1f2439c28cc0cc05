// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/schedule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <vector>

#include "corpus/fetch/retry.h"

namespace defnews {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1700000000);

PageState Page(const std::string& url, const std::string& kind = "page") {
  PageState page;
  page.url = url;
  page.kind = kind;
  return page;
}

std::string TakeUrl(Schedule* schedule, absl::Time now) {
  const auto task = schedule->Take(now);
  return task ? task->page.url : "";
}

TEST(ScheduleTest, OneRequestToAHostAndTheDelayBetween) {
  Schedule schedule({8, absl::Seconds(5)});
  schedule.Add("a", Page("a1"), kStart);
  schedule.Add("a", Page("a2"), kStart);
  EXPECT_EQ(TakeUrl(&schedule, kStart), "a1");
  EXPECT_EQ(TakeUrl(&schedule, kStart + absl::Hours(1)), "");
  const absl::Time end = kStart + absl::Seconds(3);
  schedule.Finish("a", end);
  EXPECT_EQ(TakeUrl(&schedule, end + absl::Milliseconds(4999)), "");
  EXPECT_EQ(schedule.NextDue(), end + absl::Seconds(5));
  EXPECT_EQ(TakeUrl(&schedule, end + absl::Seconds(5)), "a2");
}

TEST(ScheduleTest, SeveralHostsAtOnceUpToTheLimit) {
  Schedule schedule({2, absl::Seconds(5)});
  for (const char* host : {"a", "b", "c"}) {
    schedule.Add(host, Page(std::string(host) + "1"), kStart);
  }
  EXPECT_NE(TakeUrl(&schedule, kStart), "");
  EXPECT_NE(TakeUrl(&schedule, kStart), "");
  EXPECT_EQ(TakeUrl(&schedule, kStart), "");
  EXPECT_EQ(schedule.busy(), 2U);
  EXPECT_EQ(schedule.waiting(), 1U);
  schedule.Finish("a", kStart);
  EXPECT_EQ(TakeUrl(&schedule, kStart), "c1");
}

TEST(ScheduleTest, RobotsThenFeedsThenSitemapsThenPages) {
  Schedule schedule({8, absl::ZeroDuration()});
  schedule.Add("a", Page("page1"), kStart);
  schedule.Add("a", Page("page2"), kStart);
  schedule.Add("a", Page("map", "sitemap"), kStart);
  schedule.Add("a", Page("feed", "feed"), kStart);
  schedule.Add("a", Page("robots", "robots"), kStart);
  for (const char* next : {"robots", "feed", "map", "page1", "page2"}) {
    EXPECT_EQ(TakeUrl(&schedule, kStart), next);
    schedule.Finish("a", kStart);
  }
}

TEST(ScheduleTest, AnAddressWaitsOnceAtTheEarlierTime) {
  Schedule schedule({8, absl::ZeroDuration()});
  schedule.Add("a", Page("x"), kStart + absl::Seconds(60));
  schedule.Add("a", Page("x"), kStart + absl::Seconds(20));
  schedule.Add("a", Page("x"), kStart + absl::Seconds(90));
  EXPECT_EQ(schedule.waiting(), 1U);
  EXPECT_EQ(schedule.NextDue(), kStart + absl::Seconds(20));
  EXPECT_EQ(TakeUrl(&schedule, kStart + absl::Seconds(20)), "x");
  EXPECT_EQ(schedule.NextDue(), std::nullopt);
}

TEST(ScheduleTest, HeldHostsWait) {
  Schedule schedule({8, absl::Seconds(5)});
  schedule.Add("a", Page("x"), kStart);
  schedule.Hold("a", kStart + absl::Seconds(100));
  schedule.Hold("a", kStart + absl::Seconds(50));
  EXPECT_EQ(TakeUrl(&schedule, kStart + absl::Seconds(99)), "");
  EXPECT_EQ(TakeUrl(&schedule, kStart + absl::Seconds(100)), "x");
}

// ingest.md 3.2: a crawl-delay over 120 s means one request and run.
TEST(ScheduleTest, AfterAnInfiniteDelayTheHostIsNotAskedAgain) {
  Schedule schedule({8, absl::Seconds(5)});
  schedule.Add("a", Page("x"), kStart);
  schedule.Add("a", Page("y"), kStart);
  EXPECT_EQ(TakeUrl(&schedule, kStart), "x");
  schedule.SetDelay("a", absl::InfiniteDuration(), true);
  schedule.Finish("a", kStart);
  EXPECT_EQ(schedule.NextDue(), std::nullopt);
  EXPECT_EQ(schedule.waiting(), 1U);
}

TEST(ScheduleTest, ALongerDelayWinsAndAShorterDoesNot) {
  Schedule schedule({8, absl::Seconds(5)});
  schedule.SetDelay("a", absl::Seconds(1), false);
  schedule.SetDelay("a", absl::Seconds(10), true);
  schedule.SetDelay("a", absl::Seconds(2), true);
  schedule.Add("a", Page("x"), kStart);
  schedule.Add("a", Page("y"), kStart);
  EXPECT_EQ(TakeUrl(&schedule, kStart), "x");
  schedule.Finish("a", kStart);
  EXPECT_EQ(schedule.NextDue(), kStart + absl::Seconds(10));
}

// A random run under a clock of its own: whatever is added and however long
// requests take, no host is asked twice at once or too soon, and all is asked.
TEST(ScheduleTest, RandomRunsKeepTheRules) {
  for (uint32_t seed = 1; seed <= 50; ++seed) {
    std::mt19937 random(seed);
    Schedule schedule({3, absl::Seconds(5)});
    std::map<std::string, absl::Time> ended;
    std::multimap<absl::Time, std::string> under_way;
    for (int i = 0; i < 60; ++i) {
      schedule.Add(std::string(1, static_cast<char>('a' + random() % 6)),
                   Page(std::to_string(i)),
                   kStart + absl::Seconds(random() % 100));
    }
    absl::Time now = kStart;
    int asked = 0;
    while (true) {
      while (const auto task = schedule.Take(now)) {
        ++asked;
        for (const auto& [time, host] : under_way) ASSERT_NE(host, task->host);
        const auto last = ended.find(task->host);
        if (last != ended.end()) {
          ASSERT_GE(now - last->second, absl::Seconds(5));
        }
        under_way.emplace(now + absl::Milliseconds(random() % 9000),
                          task->host);
        ASSERT_LE(under_way.size(), 3U);
      }
      absl::Time next = schedule.NextDue().value_or(absl::InfiniteFuture());
      if (!under_way.empty()) {
        // With all places taken, the next event is an end.
        next = under_way.size() == 3 ? under_way.begin()->first
                                     : std::min(next, under_way.begin()->first);
      }
      if (next == absl::InfiniteFuture()) break;
      now = std::max(now, next);
      while (!under_way.empty() && under_way.begin()->first <= now) {
        const std::string host = under_way.begin()->second;
        under_way.erase(under_way.begin());
        ended[host] = now;
        schedule.Finish(host, now);
      }
    }
    EXPECT_EQ(asked, 60) << seed;
  }
}

// ingest.md 3.1: Retry-After 7 / a date in 2099: clamped to [1 s, 24 h].
TEST(RetryTest, RetryAfterIsReadAndClamped) {
  const absl::Time now = absl::FromCivil(
      absl::CivilSecond(2023, 11, 13, 6, 0, 0), absl::UTCTimeZone());
  EXPECT_EQ(ParseRetryAfter("7", now), absl::Seconds(7));
  EXPECT_EQ(ParseRetryAfter("0", now), absl::Seconds(1));
  EXPECT_EQ(ParseRetryAfter("-5", now), absl::Seconds(1));
  EXPECT_EQ(ParseRetryAfter("99999999999999999999", now), absl::Hours(24));
  EXPECT_EQ(ParseRetryAfter("Mon, 13 Nov 2023 06:02:00 GMT", now),
            absl::Seconds(120));
  EXPECT_EQ(ParseRetryAfter("Fri, 31 Dec 2099 23:59:59 GMT", now),
            absl::Hours(24));
  EXPECT_EQ(ParseRetryAfter("soon", now), std::nullopt);
  EXPECT_EQ(ParseRetryAfter("", now), std::nullopt);
}

TEST(RetryTest, OnlyWhatMayPassIsTriedAgain) {
  for (const int status : {408, 429, 500, 502, 503, 504}) {
    EXPECT_TRUE(IsTransientStatus(status)) << status;
  }
  for (const int status : {200, 301, 400, 401, 403, 404, 410, 451, 600}) {
    EXPECT_FALSE(IsTransientStatus(status)) << status;
  }
}

}  // namespace
}  // namespace defnews
