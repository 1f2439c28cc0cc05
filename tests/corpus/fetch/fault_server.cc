// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/fetch/fault_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

// Waits until there is something to read; false after `milliseconds`.
bool Readable(int socket, int milliseconds) {
  pollfd entry = {socket, POLLIN, 0};
  return poll(&entry, 1, milliseconds) > 0;
}

}  // namespace

std::string FaultServer::Request::Header(const std::string& lower_name) const {
  const std::string key = "\n" + lower_name + ":";
  const size_t at = LowerAscii(head).find(key);
  if (at == std::string::npos) return "";
  const size_t begin = at + key.size();
  return OneLine(head.substr(begin, head.find('\n', begin) - begin));
}

bool FaultServer::Connection::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent =
        send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

void FaultServer::Connection::Reply(const std::string& status,
                                    const std::string& headers,
                                    std::string_view body) {
  keep_ = Send("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " +
               std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
}

bool FaultServer::Connection::WaitGone(absl::Duration most) {
  const absl::Time end = absl::Now() + most;
  while (!*stopping_ && absl::Now() < end) {
    const absl::Duration rest =
        std::min(end - absl::Now(), absl::Milliseconds(50));
    if (!Readable(socket_, static_cast<int>(absl::ToInt64Milliseconds(rest)))) {
      continue;
    }
    char byte = 0;
    if (recv(socket_, &byte, 1, MSG_PEEK) <= 0) return true;
    return true;
  }
  return *stopping_;
}

FaultServer::FaultServer(Clock* clock) : clock_(clock) {
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, any, size) != 0 || listen(listener_, 64) != 0 ||
      getsockname(listener_, any, &size) != 0) {
    std::abort();
  }
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { Accept(); });
}

FaultServer::~FaultServer() {
  stopping_ = true;
  acceptor_.join();
  for (std::thread& conversation : conversations_) conversation.join();
  close(listener_);
}

void FaultServer::On(const std::string& path, Handler handler) {
  const std::lock_guard<std::mutex> lock(mutex_);
  handlers_[path] = std::move(handler);
}

void FaultServer::Serve(const std::string& path, const std::string& headers,
                        const std::string& body) {
  On(path, [headers, body](const Request&, Connection* connection) {
    connection->Reply("200 OK", headers, body);
  });
}

std::string FaultServer::Url(const std::string& path,
                             const std::string& host) const {
  return "http://" + host + ":" + std::to_string(port_) + path;
}

std::string FaultServer::Resolve(const std::string& host) const {
  return host + ":" + std::to_string(port_) + ":127.0.0.1";
}

std::vector<FaultServer::Visit> FaultServer::Visits() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return visits_;
}

size_t FaultServer::CountOf(const std::string& path) const {
  const std::vector<Visit> visits = Visits();
  return static_cast<size_t>(std::count_if(
      visits.begin(), visits.end(),
      [&path](const Visit& visit) { return visit.path == path; }));
}

size_t FaultServer::MostAtOnce(const std::string& host) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto most = most_.find(host);
  return most == most_.end() ? 0 : most->second;
}

void FaultServer::Accept() {
  while (!stopping_) {
    if (!Readable(listener_, 20)) continue;
    const int socket = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    conversations_.emplace_back([this, socket] { Converse(socket); });
  }
}

bool FaultServer::ReadRequest(int socket, std::string* buffer,
                              Request* request) const {
  size_t end = std::string::npos;
  while ((end = buffer->find("\r\n\r\n")) == std::string::npos) {
    if (stopping_) return false;
    if (!Readable(socket, 20)) continue;
    char bytes[4096];
    const ssize_t size = recv(socket, bytes, sizeof bytes, 0);
    if (size <= 0) return false;
    buffer->append(bytes, static_cast<size_t>(size));
  }
  request->head = buffer->substr(0, end + 2);
  buffer->erase(0, end + 4);
  const size_t begin = request->head.find(' ') + 1;
  request->path =
      request->head.substr(begin, request->head.find(' ', begin) - begin);
  const std::string host = request->Header("host");
  request->host = host.substr(0, host.find(':'));
  return true;
}

void FaultServer::Converse(int socket) {
  std::string buffer;
  Request request;
  std::string host;
  while (ReadRequest(socket, &buffer, &request)) {
    Handler handler;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      host = request.host;
      visits_.push_back({request.host, request.path,
                         clock_ == nullptr ? absl::Now() : clock_->Now(),
                         request.head});
      std::set<int>& open = open_[host];
      open.insert(socket);
      most_[host] = std::max(most_[host], open.size());
      const auto found = handlers_.find(request.path);
      if (found != handlers_.end()) handler = found->second;
    }
    Connection connection(socket, &stopping_);
    if (handler) {
      handler(request, &connection);
    } else {
      connection.Reply("404 Not Found", "", "no such page");
    }
    if (!connection.keep()) break;
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  open_[host].erase(socket);
  close(socket);
}

}  // namespace defnews
