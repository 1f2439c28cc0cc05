// SPDX-License-Identifier: GPL-3.0-or-later
// An index of the samples, and the same index served.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/acceptance/test_server.h"
#include "tests/acceptance/tool_run.h"

namespace defnews {

// Some 500 articles of 2021 to 2023 and without date, told from the samples:
// sentences in other orders, verbatim copies, captions, Korean. So it has four
// partitions; after Update() a fifth, with articles hidden in the others.
class SampleIndex {
 public:
  SampleIndex();

  const std::string& path() const { return path_; }
  // The folders of the partitions in service, in the order of the stub.
  std::vector<std::string> Partitions() const;
  uint64_t generation() const;
  // Replaces every twentieth article by a longer one and removes ten.
  void Update();

 private:
  TempFolder folder_;
  std::string path_;
};

// A folder beside nothing: a stub that names servers, and with a generation
// also the manifests of the index.
class FrontFolder {
 public:
  FrontFolder(const SampleIndex& index, const std::vector<std::string>& servers,
              bool with_generation);
  std::string path() const { return folder_.path().string(); }

 private:
  TempFolder folder_;
};

// One server for each partition; `joined` of the last ones share a server.
std::vector<std::unique_ptr<TestServer>> Serve(const SampleIndex& index,
                                               size_t joined = 1);
std::vector<std::string> Addresses(
    const std::vector<std::unique_ptr<TestServer>>& servers);

}  // namespace defnews
