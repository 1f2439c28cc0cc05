// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/corpus/fetch/nginx.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

namespace defnews {
namespace {

constexpr std::array<const char*, 4> kKinds = {"good", "other", "ended",
                                               "self"};

bool Shell(const std::string& command) {
  return std::system((command + " >>shell.log 2>&1").c_str()) == 0;
}

sockaddr_in Loopback(int port) {
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  return address;
}

// Free now; somebody else may take it before nginx does, and then the test
// says that nginx does not answer.
std::vector<int> FreePorts(size_t count) {
  std::vector<int> ports;
  std::vector<int> sockets;
  for (size_t i = 0; i < count; ++i) {
    sockets.push_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = Loopback(0);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (bind(sockets.back(), any, size) != 0 ||
        getsockname(sockets.back(), any, &size) != 0) {
      continue;
    }
    ports.push_back(ntohs(address.sin_port));
  }
  for (const int socket : sockets) close(socket);
  return ports;
}

bool Answers(int port) {
  const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = Loopback(port);
  const bool connected =
      connect(connection, reinterpret_cast<const sockaddr*>(&address),
              sizeof address) == 0;
  close(connection);
  return connected;
}

std::string TlsServer(int port, const std::string& name) {
  return "server { listen 127.0.0.1:" + std::to_string(port) +
         " ssl; ssl_certificate " + name + ".pem; ssl_certificate_key " + name +
         ".key; }\n";
}

}  // namespace

bool Nginx::IsInstalled() {
  return std::system(
             "PATH=$PATH:/usr/sbin; command -v nginx >/dev/null && "
             "command -v openssl >/dev/null") == 0;
}

Nginx::Nginx(std::string folder)
    : folder_(std::move(folder)), ports_(FreePorts(1 + kKinds.size())) {
  std::filesystem::create_directories(folder_ + "/html");
  ok_ = ports_.size() == 1 + kKinds.size() && MakeCertificates();
  if (!ok_) return;
  WriteConfiguration();
  ok_ = Start();
}

Nginx::~Nginx() {
  if (child_ > 0) {
    kill(child_, SIGTERM);
    waitpid(child_, nullptr, 0);
  }
  std::filesystem::remove_all(folder_);
}

// A CA, and four certificates: one as it should be and three that are not.
bool Nginx::MakeCertificates() const {
  const std::string in = "cd '" + folder_ + "' && ";
  const std::string key =
      "openssl req -newkey ec -pkeyopt "
      "ec_paramgen_curve:P-256 -nodes ";
  const auto sign = [&](const std::string& name, const std::string& host,
                        const std::string& days) {
    std::ofstream(folder_ + "/" + name + ".ext")
        << "subjectAltName=DNS:" << host << "\n";
    return Shell(in + key + "-keyout " + name + ".key -out " + name +
                 ".csr -subj /CN=" + host) &&
           Shell(in + "openssl x509 -req -in " + name +
                 ".csr -CA ca.pem "
                 "-CAkey ca.key -CAcreateserial -days " +
                 days + " -extfile " + name + ".ext -out " + name + ".pem");
  };
  return Shell(in + key +
               "-x509 -days 30 -keyout ca.key -out ca.pem "
               "-subj /CN=test-ca") &&
         sign("good", "tls.test", "30") && sign("other", "other.test", "30") &&
         sign("ended", "tls.test", "-1") &&
         Shell(in + key +
               "-x509 -days 30 -keyout self.key -out self.pem "
               "-subj /CN=tls.test -addext subjectAltName=DNS:tls.test");
}

void Nginx::WriteConfiguration() const {
  std::string servers;
  for (size_t i = 0; i < kKinds.size(); ++i) {
    servers += TlsServer(ports_[i + 1], kKinds[i]);
  }
  std::string temporary;
  for (const char* kind :
       {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    temporary += std::string(kind) + "_temp_path tmp_" + kind + ";\n";
  }
  const std::string user = geteuid() == 0 ? "user root;\n" : "";
  std::ofstream(folder_ + "/nginx.conf")
      << user
      << "daemon off; master_process off; pid nginx.pid;\n"
         "error_log error.log;\nevents { worker_connections 64; }\nhttp {\n"
      << temporary
      << "types { text/html html; application/rss+xml xml; }\n"
         "log_format short '$status $request_uri';\n"
         "access_log access.log short;\nroot html;\n"
         "gzip on; gzip_min_length 1; gzip_types application/rss+xml;\n"
         "server { listen 127.0.0.1:"
      << ports_[0]
      << ";\n"
         "  location = /old { return 301 /moved.html; }\n"
         "  location = /busy { add_header Retry-After 7 always; return 429; }\n"
         "  location /euckr/ { charset euc-kr; }\n"
         "}\n"
      << servers << "}\n";
}

bool Nginx::Start() {
  child_ = fork();
  if (child_ == 0) {
    setenv("PATH", (std::string(getenv("PATH")) + ":/usr/sbin").c_str(), 1);
    // Whatever happens to the test, nothing of it stays behind.
    execlp("nginx", "nginx", "-p", folder_.c_str(), "-c", "nginx.conf", "-e",
           "error.log", nullptr);
    _exit(127);
  }
  for (int i = 0; i < 500; ++i) {
    if (defnews::Answers(ports_.back())) return true;
    if (waitpid(child_, nullptr, WNOHANG) != 0) {
      child_ = -1;
      return false;
    }
    poll(nullptr, 0, 10);
  }
  return false;
}

void Nginx::Put(const std::string& path, const std::string& bytes) const {
  const std::filesystem::path file = folder_ + "/html" + path;
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string Nginx::Http(const std::string& path) const {
  return "http://plain.test:" + std::to_string(ports_[0]) + path;
}

std::string Nginx::Https(const std::string& kind,
                         const std::string& path) const {
  for (size_t i = 0; i < kKinds.size(); ++i) {
    if (kind != kKinds[i]) continue;
    return "https://tls.test:" + std::to_string(ports_[i + 1]) + path;
  }
  return "";
}

std::vector<std::string> Nginx::Resolve() const {
  std::vector<std::string> entries;
  for (size_t i = 0; i < ports_.size(); ++i) {
    entries.push_back((i == 0 ? "plain.test:" : "tls.test:") +
                      std::to_string(ports_[i]) + ":127.0.0.1");
  }
  return entries;
}

std::vector<std::string> Nginx::Answers() const {
  std::vector<std::string> lines;
  std::ifstream log(folder_ + "/access.log");
  for (std::string line; std::getline(log, line);) lines.push_back(line);
  return lines;
}

}  // namespace defnews
