// SPDX-License-Identifier: GPL-3.0-or-later
// `corpus fetch` and `corpus extract` as a shell sees them. (What they do with
// servers is tested in tests/corpus/fetch.)
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/temp_path.h"

namespace defnews {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

class CorpusStoreTest : public testing::Test {
 protected:
  CorpusStoreTest() : root_(TempPath()) {
    fs::create_directories(root_);
    // Refused at the socket: nothing is asked.
    Put("sources", "[s]\npage = http://127.0.0.1:8099/x\n");
  }
  ~CorpusStoreTest() override { fs::remove_all(root_); }

  void Put(const std::string& name, const std::string& text) const {
    std::ofstream(root_ / name, std::ios::binary) << text;
  }

  static std::string Slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }

  // Runs `PREFIX corpus ARGUMENTS`; its exit status, -1 for a signal.
  int Run(const std::string& arguments, const std::string& prefix = "") {
    const std::string command = "cd '" + root_.string() + "' && { " + prefix +
                                " '" DEFNEWS_BIN_DIR "/corpus' " + arguments +
                                " >out 2>err; }";
    const int status = std::system(command.c_str());
    out_ = Slurp(root_ / "out");
    err_ = Slurp(root_ / "err");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  const fs::path root_;
  std::string out_;
  std::string err_;
};

constexpr char kFetch[] = "fetch --sources sources --store store";

TEST_F(CorpusStoreTest, PrivateAddressesAreRefusedAndNamed) {
  EXPECT_EQ(Run(kFetch), 1);
  EXPECT_THAT(err_, HasSubstr("corpus: http://127.0.0.1:8099/x: the address "
                              "127.0.0.1 is not public"));
  EXPECT_THAT(out_, IsEmpty());
  EXPECT_EQ(Run("extract --store store"), 0);
  EXPECT_THAT(out_, IsEmpty());
}

TEST_F(CorpusStoreTest, TheReportIsJson) {
  EXPECT_EQ(Run(std::string(kFetch) + " --quiet --report r.json"), 1);
  EXPECT_THAT(err_, IsEmpty());
  const std::string report = Slurp(root_ / "r.json");
  EXPECT_THAT(report, HasSubstr("\"fetched\": 0"));
  EXPECT_THAT(report, HasSubstr("\"url\": \"http://127.0.0.1:8099/x\""));
}

TEST_F(CorpusStoreTest, FaultsOfTheSourcesFileAreNamedByLine) {
  Put("sources", "[a]\nfeed = nowhere\nlang = ko\ncolour = red\n");
  EXPECT_EQ(Run(kFetch), 2);
  EXPECT_THAT(err_, HasSubstr("corpus: sources:2: \"nowhere\" is no address"));
  EXPECT_THAT(err_, HasSubstr("corpus: sources:4: `colour` is unknown"));
  EXPECT_FALSE(fs::exists(root_ / "store"));
  EXPECT_EQ(Run("fetch --sources missing --store store"), 2);
  EXPECT_THAT(err_, HasSubstr("missing: the sources file cannot be read"));
  EXPECT_EQ(Run("fetch --sources . --store store"), 2);
  EXPECT_THAT(err_, HasSubstr("corpus: .: the sources file cannot be read: "
                              "Is a directory"));
}

TEST_F(CorpusStoreTest, UsageErrorsGiveTwo) {
  for (const char* arguments :
       {"fetch --sources sources", "fetch --store store", "extract",
        "fetch --sources sources --store store --budget soon",
        "fetch --sources sources --store store --ca-file missing",
        "fetch --sources sources --store store --ca-file .",
        "fetch --sources sources --store store --contact 'a\nX: y'",
        "extract --store missing"}) {
    EXPECT_EQ(Run(arguments), 2) << arguments;
    EXPECT_THAT(err_, testing::StartsWith("corpus: ")) << arguments;
  }
}

TEST_F(CorpusStoreTest, WhatIsNotHostPortAddressIsAUsageError) {
  const std::string fetch = std::string(kFetch) + " --resolve ";
  for (const char* entry :
       {"junk", "a.test", "a.test:80", "a.test:80:", ":80:192.0.2.7",
        "a.test:0:192.0.2.7", "a.test:80:b.test", "a.test:80:192.0.2.7,",
        "a.test:80x:192.0.2.7", "a.test:80:[2001:db8::7"}) {
    EXPECT_EQ(Run(fetch + entry), 2) << entry;
    EXPECT_THAT(err_, HasSubstr("corpus: --resolve: \"" + std::string(entry) +
                                "\" is not HOST:PORT:ADDRESS"));
  }
  EXPECT_FALSE(fs::exists(root_ / "store"));
  for (const char* entry : {"a.test:80:192.0.2.7", "a.test:80:2001:db8::7",
                            "a.test:80:[2001:db8::7],192.0.2.7"}) {
    EXPECT_NE(Run(fetch + entry), 2) << entry << err_;
  }
}

// Two runs at once: the second says so.
TEST_F(CorpusStoreTest, ALockedStoreGivesSeventyFive) {
  ASSERT_EQ(Run(kFetch), 1);
  const int lock = open((root_ / "store/lock").c_str(), O_RDWR | O_CLOEXEC);
  ASSERT_EQ(flock(lock, LOCK_EX | LOCK_NB), 0);
  EXPECT_EQ(Run(kFetch), 75);
  EXPECT_THAT(err_, HasSubstr("another run is at work"));
  // Reading is not locked out.
  EXPECT_EQ(Run("extract --store store"), 0);
  close(lock);
}

// A full disk: stop, non-zero, store intact.
TEST_F(CorpusStoreTest, WhenNothingCanBeWrittenTheStoreStaysIntact) {
  EXPECT_EQ(Run(kFetch, "trap '' XFSZ; ulimit -f 1;"), 2);
  EXPECT_THAT(err_, testing::Not(IsEmpty()));
  EXPECT_EQ(Run(kFetch), 1);
  EXPECT_THAT(err_, HasSubstr("is not public"));
}

TEST_F(CorpusStoreTest, AFolderThatCannotBeMadeIsAnError) {
  EXPECT_EQ(Run("fetch --sources sources --store /proc/no/store"), 2);
  EXPECT_THAT(err_, HasSubstr("/proc/no/store"));
}

}  // namespace
}  // namespace defnews
