// SPDX-License-Identifier: GPL-3.0-or-later
#include <curl/curl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <mutex>
#include <string_view>
#include <system_error>
#include <utility>

#include "corpus/fetch/address_guard.h"
#include "corpus/fetch/transport.h"

namespace defnews {
namespace {

using Outcome = Exchange::Outcome;

struct EasyCloser {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct MultiCloser {
  void operator()(CURLM* curl) const { curl_multi_cleanup(curl); }
};
struct ListCloser {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, ListCloser>;

void Append(const std::string& line, HeaderList* list) {
  curl_slist* const longer = curl_slist_append(list->get(), line.c_str());
  if (longer == nullptr) return;
  static_cast<void>(list->release());
  list->reset(longer);
}

// One request on its way.
struct Transfer {
  FetchResult result;
  bool allow_private = false;
  size_t most_bytes = 0;
  std::string refused_address;
  bool too_large = false;
  bool body_begun = false;
  HeaderList headers;
  std::array<char, CURL_ERROR_SIZE> error = {};
  std::unique_ptr<CURL, EasyCloser> curl;
};

size_t TakeHeader(char* data, size_t /*one*/, size_t size, void* user) {
  auto* const transfer = static_cast<Transfer*>(user);
  // What follows the body is a trailer, which nobody asked for.
  if (transfer->body_begun) return size;
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) transfer->result.head.clear();
  transfer->result.head += line;
  return size;
}

size_t TakeBody(char* data, size_t /*one*/, size_t size, void* user) {
  auto* const transfer = static_cast<Transfer*>(user);
  transfer->body_begun = true;
  // libcurl's own limit needs a Content-Length.
  if (size > transfer->most_bytes - transfer->result.body.size()) {
    transfer->too_large = true;
    return 0;
  }
  transfer->result.body.append(data, size);
  return size;
}

// The one place where the address that is really talked to is known, whatever
// names and redirects led there.
curl_socket_t OpenSocket(void* user, curlsocktype /*purpose*/,
                         curl_sockaddr* address) {
  auto* const transfer = static_cast<Transfer*>(user);
  const std::string text = AddressText(&address->addr);
  if (!transfer->allow_private && !IsPublicAddress(&address->addr)) {
    transfer->refused_address = text;
    return CURL_SOCKET_BAD;
  }
  transfer->result.address = text;
  return socket(address->family, address->socktype | SOCK_CLOEXEC,
                address->protocol);
}

// What an error of libcurl's means for another attempt.
Outcome OutcomeOf(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return Outcome::kAnswered;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
    case CURLE_FILESIZE_EXCEEDED:
      return Outcome::kPermanent;
    // A certificate does not get better in two minutes.
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
      return Outcome::kLater;
    default:
      return Outcome::kTransient;
  }
}

void SetVerdict(Transfer* transfer, CURLcode code) {
  FetchResult& result = transfer->result;
  result.outcome = OutcomeOf(code);
  if (code == CURLE_OK) return;
  const char* const detail = transfer->error.data();
  result.error = *detail == '\0' ? curl_easy_strerror(code) : detail;
  if (transfer->too_large) {
    result.outcome = Outcome::kPermanent;
    result.error = "the body is over the limit of " +
                   std::to_string(transfer->most_bytes) + " bytes";
  } else if (!transfer->refused_address.empty() && result.address.empty()) {
    result.outcome = Outcome::kRefused;
    result.error = "the address " + transfer->refused_address +
                   " is not public; --allow-private would allow it";
  }
}

class CurlFetcher : public Transport {
 public:
  explicit CurlFetcher(const TransportOptions& options)
      : options_(options), multi_(curl_multi_init()) {
    for (const std::string& entry : options.resolve) Append(entry, &resolve_);
    if (multi_ == nullptr) return;
    const auto hosts = static_cast<long>(options.hosts_at_once);
    curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
    curl_multi_setopt(multi_.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, hosts);
    curl_multi_setopt(multi_.get(), CURLMOPT_PIPELINING, CURLPIPE_NOTHING);
  }

  ~CurlFetcher() override {
    for (auto& [curl, transfer] : transfers_) {
      curl_multi_remove_handle(multi_.get(), curl);
    }
  }

  bool ok() const { return multi_ != nullptr; }

  void Start(const FetchRequest& request) override {
    auto transfer = std::make_unique<Transfer>();
    transfer->result.id = request.id;
    transfer->allow_private = options_.allow_private;
    transfer->most_bytes = options_.most_bytes;
    transfer->curl.reset(curl_easy_init());
    CURL* const curl = transfer->curl.get();
    if (curl == nullptr) {
      transfer->result.outcome = Outcome::kTransient;
      transfer->result.error = "no memory for a request";
      failed_.push_back(std::move(transfer->result));
      return;
    }
    Configure(request, transfer.get());
    curl_multi_add_handle(multi_.get(), curl);
    transfers_[curl] = std::move(transfer);
  }

  size_t active() const override { return transfers_.size() + failed_.size(); }

  std::vector<FetchResult> Wait(absl::Duration most) override {
    std::vector<FetchResult> results = std::exchange(failed_, {});
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    TakeFinished(&results);
    if (!results.empty() || transfers_.empty()) return results;
    const int64_t wait =
        std::clamp<int64_t>(absl::ToInt64Milliseconds(most), 0, 500);
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(wait), nullptr);
    curl_multi_perform(multi_.get(), &running);
    TakeFinished(&results);
    return results;
  }

 private:
  void TakeFinished(std::vector<FetchResult>* results) {
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL* const curl = message->easy_handle;
      const CURLcode code = message->data.result;
      const auto at = transfers_.find(curl);
      Transfer* const transfer = at->second.get();
      char* address = nullptr;
      curl_easy_getinfo(curl, CURLINFO_PRIMARY_IP, &address);
      if (address != nullptr && *address != '\0') {
        transfer->result.address = address;
      }
      SetVerdict(transfer, code);
      curl_multi_remove_handle(multi_.get(), curl);
      results->push_back(std::move(transfer->result));
      transfers_.erase(at);
    }
  }

  void Configure(const FetchRequest& request, Transfer* transfer) {
    CURL* const curl = transfer->curl.get();
    curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, transfer->error.data());
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    SetLimits(curl);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!options_.ca_file.empty()) {
      curl_easy_setopt(curl, CURLOPT_CAINFO, options_.ca_file.c_str());
      curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
    }
    // The archive keeps what came over the wire.
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(curl, CURLOPT_HTTP_CONTENT_DECODING, 0L);
    curl_easy_setopt(curl, CURLOPT_HTTP_TRANSFER_DECODING, 0L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, options_.user_agent.c_str());
    SetHeaders(request, transfer);
    if (resolve_ != nullptr) {
      curl_easy_setopt(curl, CURLOPT_RESOLVE, resolve_.get());
    }
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, TakeHeader);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, TakeBody);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, OpenSocket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, transfer);
  }

  void SetLimits(CURL* curl) const {
    const auto milliseconds = [](absl::Duration duration) {
      return static_cast<long>(absl::ToInt64Milliseconds(duration));
    };
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS,
                     milliseconds(options_.connect_timeout));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS,
                     milliseconds(options_.total_timeout));
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT,
                     static_cast<long>(options_.low_speed_bytes));
    curl_easy_setopt(
        curl, CURLOPT_LOW_SPEED_TIME,
        static_cast<long>(absl::ToInt64Seconds(options_.low_speed_time)));
  }

  static void SetHeaders(const FetchRequest& request, Transfer* transfer) {
    Append("Accept-Encoding: gzip", &transfer->headers);
    Append(
        "Accept: text/html, application/xhtml+xml, application/rss+xml, "
        "application/atom+xml, application/feed+json, application/xml;q=0.9, "
        "*/*;q=0.5",
        &transfer->headers);
    if (!request.etag.empty()) {
      Append("If-None-Match: " + request.etag, &transfer->headers);
    }
    if (!request.last_modified.empty()) {
      Append("If-Modified-Since: " + request.last_modified, &transfer->headers);
    }
    curl_easy_setopt(transfer->curl.get(), CURLOPT_HTTPHEADER,
                     transfer->headers.get());
  }

  const TransportOptions options_;
  HeaderList resolve_;
  std::unique_ptr<CURLM, MultiCloser> multi_;
  std::map<CURL*, std::unique_ptr<Transfer>> transfers_;
  std::vector<FetchResult> failed_;
};

}  // namespace

Transport::~Transport() = default;

absl::StatusOr<std::unique_ptr<Transport>> CurlTransport(
    const TransportOptions& options) {
  static std::once_flag initialised;
  std::call_once(initialised, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  std::error_code ignored;
  const std::string& ca_file = options.ca_file;
  const bool no_ca_file = access(ca_file.c_str(), R_OK) != 0 ||
                          std::filesystem::is_directory(ca_file, ignored);
  if (!ca_file.empty() && no_ca_file) {
    return absl::NotFoundError(ca_file + ": the CA file cannot be read");
  }
  auto fetcher = std::make_unique<CurlFetcher>(options);
  if (!fetcher->ok()) return absl::ResourceExhaustedError("no memory for curl");
  return fetcher;
}

}  // namespace defnews
