// SPDX-License-Identifier: GPL-3.0-or-later
// Remembers that the bulk writer has proved itself. What it writes and what
// Xapian reads follows from the code of both alone, so that a proof holds for
// as long as not a byte of the program and of its libraries changes. Each of
// these carries a build ID, a hash of its content made by the linker.
//
// A proof counts for the whole process. Every function may be called by any
// thread.
#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"

namespace defnews {

// What `probe` says. It is asked once in the life of the process, or not at all
// after RecallProof() has found a proof.
absl::Status ProvedOnce(const std::function<absl::Status()>& probe);

// Where an index keeps its proof.
std::string ProofPath(const std::string& index);

// Reads a file of KeepProof(). One that is not there, or was kept by another
// program or with another library, is no proof.
void RecallProof(const std::string& path);

// Writes `path` if the probe has been passed. It may fail to: then the next run
// has to pass it again.
void KeepProof(const std::string& path);

// The build IDs of the program and of all libraries it has loaded, as a hash;
// "" if one has none, and then no proof is kept.
std::string ProgramIdentity();

}  // namespace defnews
