// SPDX-License-Identifier: GPL-3.0-or-later
// A web server within the test that can do wrong whatever servers do wrong, on
// a free port of the loopback interface, and counts what it is asked.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/time/time.h"
#include "corpus/fetch/clock.h"

namespace defnews {

class FaultServer {
 public:
  struct Request {
    std::string host;
    std::string path;
    // The head as it came, names in lower case.
    std::string head;

    std::string Header(const std::string& lower_name) const;
  };

  // The server's end of a connection.
  class Connection {
   public:
    Connection(int socket, const std::atomic<bool>* stopping)
        : socket_(socket), stopping_(stopping) {}

    // False once the client has gone.
    bool Send(std::string_view bytes);
    // A whole response with its length, after which the connection stays open.
    void Reply(const std::string& status, const std::string& headers,
               std::string_view body);
    // Waits until the client has gone, the server stops, or `most` is over.
    bool WaitGone(absl::Duration most);
    bool keep() const { return keep_; }

   private:
    const int socket_;
    const std::atomic<bool>* const stopping_;
    bool keep_ = false;
  };

  using Handler = std::function<void(const Request&, Connection*)>;

  struct Visit {
    std::string host;
    std::string path;
    absl::Time time;
    // The head of the request.
    std::string head;
  };

  // `clock` dates the visits; the system's time if it is null.
  explicit FaultServer(Clock* clock = nullptr);
  ~FaultServer();

  // What is asked for without a handler is answered with 404.
  void On(const std::string& path, Handler handler);
  // A handler that replies 200.
  void Serve(const std::string& path, const std::string& headers,
             const std::string& body);

  std::string Url(const std::string& path,
                  const std::string& host = "127.0.0.1") const;
  // A `resolve` entry that makes `host` this server.
  std::string Resolve(const std::string& host) const;
  int port() const { return port_; }

  std::vector<Visit> Visits() const;
  size_t CountOf(const std::string& path) const;
  // The most connections open at once on which `host` was asked for.
  size_t MostAtOnce(const std::string& host) const;

 private:
  void Accept();
  void Converse(int socket);
  bool ReadRequest(int socket, std::string* buffer, Request* request) const;

  Clock* const clock_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::map<std::string, Handler> handlers_;
  std::vector<Visit> visits_;
  std::map<std::string, std::set<int>> open_;
  std::map<std::string, size_t> most_;
  std::vector<std::thread> conversations_;
  std::thread acceptor_;
};

}  // namespace defnews
