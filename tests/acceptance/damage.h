// SPDX-License-Identifier: GPL-3.0-or-later
// Random damage to the files of an index.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

namespace defnews {

std::string ReadBytes(const std::filesystem::path& path);
void WriteBytes(const std::filesystem::path& path, const std::string& bytes);

// One act of damage, which ends with it.
class Damage {
 public:
  // To one or, where two are swapped, two of `files`.
  Damage(const std::vector<std::filesystem::path>& files,
         std::mt19937_64* random);
  ~Damage();
  Damage(const Damage&) = delete;
  Damage& operator=(const Damage&) = delete;

  // "bytes", "zeroes", "cut", "longer", "swapped" or "removed".
  const std::string& kind() const { return kind_; }
  const std::vector<std::filesystem::path>& files() const { return files_; }
  // Whether any of them is not what it was.
  bool any() const;

 private:
  std::string kind_;
  std::vector<std::filesystem::path> files_;
  std::vector<std::string> sound_;
};

}  // namespace defnews
