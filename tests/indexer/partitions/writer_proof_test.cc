// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/writer_proof.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace defnews {
namespace {

// A proof counts for a process, so each case is a process of its own. Whether
// it asked for the probe.
bool AsksForProbe(const std::string& recalled, const std::string& kept,
                  bool passes) {
  const pid_t child = fork();
  if (child == 0) {
    bool asked = false;
    if (!recalled.empty()) RecallProof(recalled);
    ProvedOnce([&] {
      asked = true;
      return passes ? absl::OkStatus() : absl::InternalError("differs");
    }).IgnoreError();
    if (!kept.empty()) KeepProof(kept);
    _exit(asked ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WEXITSTATUS(status) == 1;
}

class WriterProof : public testing::Test {
 protected:
  void SetUp() override {
    if (ProgramIdentity().empty()) {
      GTEST_SKIP() << "the linker makes no build IDs";
    }
    std::filesystem::create_directories(folder_);
    std::filesystem::remove(file_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  const std::string folder_ =
      testing::TempDir() + "/writer_proof_test." + std::to_string(getpid());
  const std::string file_ = folder_ + "/proof";
};

TEST_F(WriterProof, IsKeptForTheSameProgram) {
  EXPECT_TRUE(AsksForProbe(file_, file_, true));
  EXPECT_FALSE(AsksForProbe(file_, file_, true));
}

TEST_F(WriterProof, IsNotKeptOfAFailure) {
  EXPECT_TRUE(AsksForProbe(file_, file_, false));
  EXPECT_FALSE(std::filesystem::exists(file_));
}

TEST_F(WriterProof, OfAnotherProgramIsNone) {
  EXPECT_TRUE(AsksForProbe("", file_, true));
  std::ofstream(file_, std::ios::app) << "?";
  EXPECT_TRUE(AsksForProbe(file_, file_, true));
  EXPECT_FALSE(AsksForProbe(file_, "", true));
}

}  // namespace
}  // namespace defnews
