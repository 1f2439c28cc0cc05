// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's nginx as a child process on free ports of the loopback interface.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace defnews {

class Nginx {
 public:
  // Whether nginx and openssl are installed.
  static bool IsInstalled();

  // Makes `folder` (certificates, pages, configuration) and starts nginx in
  // it; ok() says whether it answers.
  explicit Nginx(std::string folder);
  ~Nginx();
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;

  bool ok() const { return ok_; }
  // Puts a file below the root of all its servers.
  void Put(const std::string& path, const std::string& bytes) const;

  // "http://HOST:PORT/path" on its plain port, and on the ports whose
  // certificate is: good (for tls.test, by the test CA), for another name,
  // past its end, signed by itself.
  std::string Http(const std::string& path) const;
  std::string Https(const std::string& kind, const std::string& path) const;
  // Entries for TransportOptions::resolve.
  std::vector<std::string> Resolve() const;
  std::string CaFile() const { return folder_ + "/ca.pem"; }

  // Lines "STATUS PATH" of all answers so far.
  std::vector<std::string> Answers() const;

 private:
  bool MakeCertificates() const;
  void WriteConfiguration() const;
  bool Start();

  const std::string folder_;
  std::vector<int> ports_;
  pid_t child_ = -1;
  bool ok_ = false;
};

}  // namespace defnews
