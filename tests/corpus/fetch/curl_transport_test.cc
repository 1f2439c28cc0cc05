// SPDX-License-Identifier: GPL-3.0-or-later
// What libcurl does with faults, and what we add: the rows of the table of
// measured faults, each by its rule. Limits are scaled down by options.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "corpus/archive/http_message.h"
#include "corpus/fetch/transport.h"
#include "tests/corpus/fetch/fault_server.h"

namespace defnews {
namespace {

using Outcome = Exchange::Outcome;
using Connection = FaultServer::Connection;
using Request = FaultServer::Request;
using testing::HasSubstr;

TransportOptions QuickOptions() {
  TransportOptions options;
  options.user_agent = "defnews-test";
  options.allow_private = true;
  options.connect_timeout = absl::Seconds(5);
  options.total_timeout = absl::Seconds(20);
  options.low_speed_time = absl::Seconds(10);
  options.most_bytes = 1 << 20;
  return options;
}

FetchResult Fetch(const TransportOptions& options, const std::string& url) {
  auto transport = CurlTransport(options);
  EXPECT_TRUE(transport.ok());
  FetchRequest request;
  request.url = url;
  (*transport)->Start(request);
  std::vector<FetchResult> results;
  while ((*transport)->active() > 0 && results.empty()) {
    results = (*transport)->Wait(absl::Milliseconds(100));
  }
  EXPECT_EQ(results.size(), 1U);
  return results.empty() ? FetchResult() : results.front();
}

struct FaultCase {
  const char* rule;
  std::function<void(const Request&, Connection*)> handler;
  std::function<void(TransportOptions*)> limits;
  Outcome outcome;
  const char* error;
};

const char* const kHead = "HTTP/1.1 200 OK\r\n";

std::vector<FaultCase> Faults() {
  const auto none = [](TransportOptions*) {};
  const auto hurried = [](TransportOptions* options) {
    options->total_timeout = absl::Milliseconds(300);
  };
  const auto no_patience = [](TransportOptions* options) {
    options->low_speed_time = absl::Seconds(1);
  };
  return {
      {"endless chunks without a length: the cap is our own",
       [](const Request&, Connection* to) {
         to->Send(std::string(kHead) + "Transfer-Encoding: chunked\r\n\r\n");
         const std::string chunk =
             "10000\r\n" + std::string(65536, 'x') + "\r\n";
         while (to->Send(chunk)) {
         }
       },
       none, Outcome::kPermanent, "over the limit of 1048576"},
      {"endless body until the connection closes",
       [](const Request&, Connection* to) {
         to->Send(std::string(kHead) + "\r\n");
         while (to->Send(std::string(65536, 'x'))) {
         }
       },
       none, Outcome::kPermanent, "over the limit"},
      {"hang before the response: total time",
       [](const Request&, Connection* to) { to->WaitGone(absl::Seconds(9)); },
       hurried, Outcome::kTransient, "timed out"},
      {"hang within the body: total time",
       [](const Request&, Connection* to) {
         to->Send(std::string(kHead) + "Content-Length: 9\r\n\r\nabc");
         to->WaitGone(absl::Seconds(9));
       },
       hurried, Outcome::kTransient, "timed out"},
      {"trickle, a byte at a time: too slow",
       [](const Request&, Connection* to) {
         to->Send(std::string(kHead) + "Content-Length: 9999\r\n\r\n");
         while (to->Send("x") && !to->WaitGone(absl::Milliseconds(100))) {
         }
       },
       no_patience, Outcome::kTransient, "too slow"},
      {"slow headers: too slow",
       [](const Request&, Connection* to) {
         to->Send(kHead);
         while (to->Send("X: y\r\n") &&
                !to->WaitGone(absl::Milliseconds(100))) {
         }
       },
       no_patience, Outcome::kTransient, "too slow"},
      {"a body shorter than its length",
       [](const Request&, Connection* to) {
         to->Send(std::string(kHead) + "Content-Length: 100\r\n\r\nabc");
       },
       none, Outcome::kTransient, ""},
      {"a bad chunk",
       [](const Request&, Connection* to) {
         to->Send(std::string(kHead) +
                  "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n");
       },
       none, Outcome::kTransient, ""},
      {"chunks cut short",
       [](const Request&, Connection* to) {
         to->Send(std::string(kHead) +
                  "Transfer-Encoding: chunked\r\n\r\n5\r\nab");
       },
       none, Outcome::kTransient, ""},
      {"headers over 300 KB",
       [](const Request&, Connection* to) {
         to->Send(kHead);
         const std::string line = "X: " + std::string(1000, 'y') + "\r\n";
         for (int i = 0; i < 400 && to->Send(line); ++i) {
         }
         to->Send("\r\n");
       },
       none, Outcome::kTransient, ""},
      {"a length and chunks: the chunks count",
       [](const Request&, Connection* to) {
         to->Send(std::string(kHead) +
                  "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
                  "3\r\nabc\r\n0\r\n\r\n");
       },
       none, Outcome::kAnswered, ""},
      {"closed without a word", [](const Request&, Connection*) {}, none,
       Outcome::kTransient, ""},
      {"HTTP/0.9 text is refused",
       [](const Request&, Connection* to) { to->Send("hello, world\n"); }, none,
       Outcome::kPermanent, "HTTP/0.9"},
  };
}

TEST(CurlTransportTest, EachFaultHasItsRule) {
  for (const FaultCase& fault : Faults()) {
    FaultServer server;
    server.On("/x", fault.handler);
    TransportOptions options = QuickOptions();
    fault.limits(&options);
    const FetchResult result = Fetch(options, server.Url("/x"));
    EXPECT_EQ(result.outcome, fault.outcome) << fault.rule << result.error;
    EXPECT_THAT(result.error, HasSubstr(fault.error)) << fault.rule;
    const bool told = !result.error.empty();
    EXPECT_EQ(told, result.outcome != Outcome::kAnswered) << fault.rule;
  }
}

TEST(CurlTransportTest, NothingListensThere) {
  std::string url;
  {
    const FaultServer server;
    url = server.Url("/");
  }
  const FetchResult result = Fetch(QuickOptions(), url);
  EXPECT_EQ(result.outcome, Outcome::kTransient);
}

// Rule: check the address that is talked to; strings say nothing.
TEST(CurlTransportTest, PrivateAddressesAreRefusedAtTheSocket) {
  FaultServer server;
  server.Serve("/", "", "secret");
  TransportOptions options = QuickOptions();
  options.allow_private = false;
  options.resolve = {server.Resolve("public.test")};
  const std::string port = std::to_string(server.port());
  for (const std::string& host :
       {std::string("127.0.0.1"), std::string("0x7f000001"),
        std::string("2130706433"), std::string("localhost"),
        std::string("[::ffff:127.0.0.1]"), std::string("[::1]"),
        std::string("public.test"), std::string("169.254.169.254"),
        std::string("10.0.0.1")}) {
    const FetchResult result =
        Fetch(options, "http://" + host + ":" + port + "/");
    EXPECT_EQ(result.outcome, Outcome::kRefused) << host << result.error;
    EXPECT_THAT(result.error, HasSubstr("is not public")) << host;
  }
  EXPECT_TRUE(server.Visits().empty());
}

// Rule: only http and https, whatever asks.
TEST(CurlTransportTest, OtherProtocolsAreRefused) {
  for (const char* url : {"file:///etc/hostname", "ftp://127.0.0.1/",
                          "gopher://127.0.0.1/", "dict://127.0.0.1/"}) {
    const FetchResult result = Fetch(QuickOptions(), url);
    EXPECT_EQ(result.outcome, Outcome::kPermanent) << url;
    EXPECT_EQ(result.body, "") << url;
  }
}

// Rule: redirects are given back, not followed.
TEST(CurlTransportTest, RedirectsAreNotFollowed) {
  FaultServer server;
  server.On("/a", [](const Request&, Connection* to) {
    to->Reply("302 Found", "Location: /b\r\n", "");
  });
  const FetchResult result = Fetch(QuickOptions(), server.Url("/a"));
  EXPECT_EQ(result.outcome, Outcome::kAnswered);
  EXPECT_THAT(result.head, HasSubstr("Location: /b"));
  EXPECT_EQ(server.CountOf("/b"), 0U);
}

// Rule: with both a length and chunks, the chunks win.
TEST(CurlTransportTest, TheBodyIsKeptAsItCame) {
  FaultServer server;
  server.On("/x", [](const Request&, Connection* to) {
    to->Send(
        "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n"
        "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5\r\nhello\r\n0\r\nX-Trailer: t\r\n\r\n");
  });
  const FetchResult result = Fetch(QuickOptions(), server.Url("/x"));
  ASSERT_EQ(result.outcome, Outcome::kAnswered) << result.error;
  EXPECT_TRUE(result.head.starts_with("HTTP/1.1 200 OK\r\n")) << result.head;
  EXPECT_THAT(result.head, testing::Not(HasSubstr("Trailer")));
  EXPECT_EQ(result.address, "127.0.0.1");
  EXPECT_EQ(*JoinChunks(result.body), "hello");
}

TEST(CurlTransportTest, ValidatorsAndNameAreSent) {
  FaultServer server;
  server.On("/x", [](const Request&, Connection* to) {
    to->Send("HTTP/1.1 304 Not Modified\r\n\r\n");
  });
  auto transport = CurlTransport(QuickOptions());
  FetchRequest request;
  request.url = server.Url("/x");
  request.etag = "W/\"1\"";
  request.last_modified = "Mon, 13 Nov 2023 06:42:10 GMT";
  (*transport)->Start(request);
  while ((*transport)->active() > 0) {
    (*transport)->Wait(absl::Milliseconds(100));
  }
  const std::string head = server.Visits().front().head;
  EXPECT_THAT(head, HasSubstr("If-None-Match: W/\"1\"\r\n"));
  EXPECT_THAT(head, HasSubstr("If-Modified-Since: Mon, 13 Nov 2023"));
  EXPECT_THAT(head, HasSubstr("User-Agent: defnews-test\r\n"));
  EXPECT_THAT(head, HasSubstr("Accept-Encoding: gzip\r\n"));
  EXPECT_THAT(head, testing::Not(HasSubstr("Cookie")));
}

TEST(CurlTransportTest, ACaFileThatIsNotThereIsAnError) {
  TransportOptions options = QuickOptions();
  options.ca_file = "/no/such/file";
  EXPECT_FALSE(CurlTransport(options).ok());
}

}  // namespace
}  // namespace defnews
