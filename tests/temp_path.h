// SPDX-License-Identifier: GPL-3.0-or-later
// Where a test may write: tests run side by side, each in a process.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <string>

namespace defnews {

// A path of this test and process alone; nothing is there yet.
inline std::string TempPath() {
  const testing::TestInfo* info =
      testing::UnitTest::GetInstance()->current_test_info();
  return testing::TempDir() + info->test_suite_name() + '.' + info->name() +
         '.' + std::to_string(getpid());
}

}  // namespace defnews
