// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acceptance/served_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>

namespace defnews {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr int kVariants = 9;

std::string Slurp(const fs::path& path) {
  std::ifstream in(path);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The sentences of a text in some order, a few left out.
std::string Retold(const std::string& body, std::mt19937_64* random) {
  std::vector<std::string> sentences;
  for (size_t at = 0; at < body.size();) {
    const size_t end = std::min(body.find(". ", at), body.size());
    sentences.push_back(body.substr(at, end - at) + ". ");
    at = end + 2;
  }
  std::shuffle(sentences.begin(), sentences.end(), *random);
  sentences.resize((sentences.size() + 1) * 2 / 3);
  std::string retold;
  for (const std::string& sentence : sentences) retold += sentence;
  return retold;
}

std::string SomeDay(std::mt19937_64* random) {
  const auto digits = [&](uint64_t least, uint64_t most) {
    const uint64_t number = least + (*random)() % (most - least + 1);
    return std::to_string(100 + number).substr(1);
  };
  const std::string year = "20" + digits(21, 23);
  if ((*random)() % 10 == 0) return year;
  return year + "-" + digits(1, 12) + "-" + digits(1, 28);
}

std::string Articles() {
  const ToolRun imported = RunTool(
      "corpus", {"import", "--quiet",
                 std::string(DEFNEWS_SOURCE_DIR "/tests/data/samples")});
  std::mt19937_64 random(5);
  std::string lines;
  int number = 0;
  for (Json article : JsonLines(imported.out)) {
    const std::string body = article["body"];
    for (int variant = 0; variant < kVariants; ++variant) {
      article["id"] = "a" + std::to_string(number++);
      article["source"] = "outlet" + std::to_string(random() % 5);
      // Every third tells the same as the one before, within a day.
      if (variant % 3 != 2) {
        article["body"] = Retold(body, &random);
        article["published"] = random() % 8 == 0 ? "" : SomeDay(&random);
      }
      lines += article.dump() + "\n";
    }
  }
  return lines;
}

void RunIndexer(std::vector<std::string> arguments) {
  const ToolRun run = RunTool("indexer", arguments);
  EXPECT_EQ(run.status, 0) << run.err;
}

}  // namespace

SampleIndex::SampleIndex() : path_((folder_.path() / "index").string()) {
  RunIndexer({"build", "--quiet", "--index", path_,
              folder_.Write("articles.jsonl", Articles())});
}

std::vector<std::string> SampleIndex::Partitions() const {
  std::vector<std::string> partitions;
  std::istringstream stub(Slurp(fs::path(path_) / "XAPIANDB"));
  for (std::string line; std::getline(stub, line);) {
    if (line.starts_with("auto ")) {
      partitions.push_back(path_ + "/" + line.substr(5));
    }
  }
  return partitions;
}

uint64_t SampleIndex::generation() const {
  std::istringstream stub(Slurp(fs::path(path_) / "XAPIANDB"));
  std::string hash, name, word;
  uint64_t number = 0;
  stub >> hash >> name >> word >> number;
  return number;
}

void SampleIndex::Update() {
  std::string changed;
  int number = 0;
  for (Json article : JsonLines(Slurp(folder_.path() / "articles.jsonl"))) {
    if (number++ % 20 != 0) continue;
    article["body"] =
        article["body"].get<std::string>() + " A later drone missile report.";
    changed += article.dump() + "\n";
  }
  RunIndexer({"update", "--quiet", "--index", path_,
              folder_.Write("changed.jsonl", changed)});
  std::vector<std::string> removal = {"remove", "--quiet", "--index", path_};
  for (int i = 1; i <= 10; ++i) removal.push_back("a" + std::to_string(i * 7));
  RunIndexer(removal);
}

FrontFolder::FrontFolder(const SampleIndex& index,
                         const std::vector<std::string>& servers,
                         bool with_generation) {
  std::string stub;
  if (with_generation) {
    stub = "# defnews generation " + std::to_string(index.generation()) + "\n";
    fs::copy(fs::path(index.path()) / "generations",
             folder_.path() / "generations");
  }
  for (const std::string& server : servers) stub += "remote " + server + "\n";
  folder_.Write("XAPIANDB", stub);
}

std::vector<std::unique_ptr<TestServer>> Serve(const SampleIndex& index,
                                               size_t joined) {
  const std::vector<std::string> partitions = index.Partitions();
  std::vector<std::unique_ptr<TestServer>> servers;
  for (size_t i = 0; i < partitions.size(); ++i) {
    std::vector<std::string> held = {partitions[i]};
    if (i + joined == partitions.size()) {
      held.assign(partitions.begin() + static_cast<std::ptrdiff_t>(i),
                  partitions.end());
      i = partitions.size();
    }
    servers.push_back(std::make_unique<TestServer>(held));
  }
  return servers;
}

std::vector<std::string> Addresses(
    const std::vector<std::unique_ptr<TestServer>>& servers) {
  std::vector<std::string> addresses;
  for (const auto& server : servers) addresses.push_back(server->address());
  return addresses;
}

}  // namespace defnews
