// SPDX-License-Identifier: GPL-3.0-or-later
// The right to change an index, and a place inside it to build in.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace defnews {

// While one lives no other can be had for the same index, by this process or
// another. The lock ends with the process, however it ends.
class Workspace {
 public:
  // Makes the index folder if it is not there. What a killed run left behind
  // is removed. Unavailable if another run is at work on the index and does not
  // end within `patience`; Cancelled if a signal comes while waiting.
  static absl::StatusOr<std::unique_ptr<Workspace>> Open(
      const std::string& index,
      std::chrono::duration<double> patience = std::chrono::seconds(0));

  // Removes what is left in its folders.
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  const std::string& index() const { return index_; }

  // A new empty folder, on the file system of the index.
  absl::StatusOr<std::string> NewFolder();

 private:
  Workspace(std::string index, int lock);

  const std::string index_;
  const int lock_;
  int folders_ = 0;
};

}  // namespace defnews
