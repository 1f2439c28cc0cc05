// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's stock server on the loopback interface, for the tests.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace defnews {

// One xapian-tcpsrv. It is the leader of a session of its own, and ended by
// SIGKILL only: on SIGTERM it would end all of its process group, the test's
// if it were in that. It is gone when the object is, or the test process.
class TestServer {
 public:
  // Serves these databases as one on a free port; a failure of the test if it
  // cannot.
  explicit TestServer(std::vector<std::string> databases);
  ~TestServer();
  TestServer(const TestServer&) = delete;
  TestServer& operator=(const TestServer&) = delete;

  std::string address() const;  // host:port

  // As when its machine fails: the process for each connection ends too.
  void Kill();
  // Serves other databases than before, on the same port.
  void Serve(std::vector<std::string> databases);
  void Restart() { Serve(databases_); }
  // It goes on accepting connections, as that is the kernel's part, and does
  // not answer; until Continue().
  void Stop();
  void Continue();

 private:
  bool Start();

  std::vector<std::string> databases_;
  int port_ = 0;
  pid_t pid_ = 0;
};

}  // namespace defnews
