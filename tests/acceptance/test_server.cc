// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acceptance/test_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <utility>

namespace defnews {
namespace {

constexpr int kTries = 20;
constexpr useconds_t kPause = 20000;
constexpr int kMostPauses = 500;

sockaddr_in Loopback(int port) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  return address;
}

// One that nobody listens on now; somebody may before we do.
int FreePort() {
  const int socket_fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = Loopback(0);
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof(address);
  const bool found = bind(socket_fd, generic, size) == 0 &&
                     getsockname(socket_fd, generic, &size) == 0;
  close(socket_fd);
  return found ? ntohs(address.sin_port) : 0;
}

bool Accepts(int port) {
  const int socket_fd = socket(AF_INET, SOCK_STREAM, 0);
  const sockaddr_in address = Loopback(port);
  const bool accepted =
      connect(socket_fd, reinterpret_cast<const sockaddr*>(&address),
              sizeof(address)) == 0;
  close(socket_fd);
  return accepted;
}

bool HasEnded(pid_t pid) {
  int status = 0;
  return waitpid(pid, &status, WNOHANG) == pid;
}

// In the child. Only what is safe between fork and exec.
[[noreturn]] void Exec(const std::vector<char*>& arguments) {
  setsid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int null = open("/dev/null", O_RDWR);
  for (const int fd : {0, 1, 2}) dup2(null, fd);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

TestServer::TestServer(std::vector<std::string> databases)
    : databases_(std::move(databases)) {
  for (int i = 0; i < kTries; ++i) {
    port_ = FreePort();
    if (port_ != 0 && Start()) return;
  }
  ADD_FAILURE() << "xapian-tcpsrv does not start";
}

TestServer::~TestServer() { Kill(); }

std::string TestServer::address() const {
  return "127.0.0.1:" + std::to_string(port_);
}

bool TestServer::Start() {
  std::vector<std::string> words = {"xapian-tcpsrv",       "--interface",
                                    "127.0.0.1",           "--port",
                                    std::to_string(port_), "--quiet"};
  words.insert(words.end(), databases_.begin(), databases_.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_ = fork();
  if (pid_ == 0) Exec(arguments);
  for (int i = 0; pid_ > 0 && i < kMostPauses; ++i) {
    if (HasEnded(pid_)) {
      pid_ = 0;
      return false;
    }
    if (Accepts(port_)) return true;
    usleep(kPause);
  }
  Kill();
  return false;
}

void TestServer::Kill() {
  if (pid_ <= 0) return;
  kill(-pid_, SIGKILL);
  kill(pid_, SIGKILL);  // it may lead no session yet
  waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

void TestServer::Serve(std::vector<std::string> databases) {
  Kill();
  databases_ = std::move(databases);
  EXPECT_TRUE(Start()) << "xapian-tcpsrv does not start again";
}

void TestServer::Stop() {
  if (pid_ > 0) kill(-pid_, SIGSTOP);
}

void TestServer::Continue() {
  if (pid_ > 0) kill(-pid_, SIGCONT);
}

}  // namespace defnews
