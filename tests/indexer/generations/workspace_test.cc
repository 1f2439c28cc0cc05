// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/workspace.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/temp_path.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;

TEST(WorkspaceTest, OneAtATimeAndLeftoversGo) {
  const std::string index = TempPath();
  fs::remove_all(index);
  fs::create_directories(index + "/tmp/old");
  {
    const auto first = Workspace::Open(index);
    ASSERT_TRUE(first.ok()) << first.status();
    EXPECT_FALSE(fs::exists(index + "/tmp/old"));
    EXPECT_TRUE(absl::IsUnavailable(Workspace::Open(index).status()));
    const auto folder = (*first)->NewFolder();
    ASSERT_TRUE(folder.ok());
    EXPECT_TRUE(fs::is_directory(*folder));
  }
  EXPECT_FALSE(fs::exists(index + "/tmp"));
  EXPECT_TRUE(Workspace::Open(index).ok());
  fs::remove_all(index);
}

}  // namespace
}  // namespace defnews
