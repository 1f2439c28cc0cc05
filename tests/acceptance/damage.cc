// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/acceptance/damage.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace defnews {

namespace fs = std::filesystem;

std::string ReadBytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void WriteBytes(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

Damage::Damage(const std::vector<fs::path>& files, std::mt19937_64* random) {
  const auto any = [random](size_t count) {
    return static_cast<size_t>((*random)() % count);
  };
  files_ = {files[any(files.size())]};
  sound_ = {ReadBytes(files_[0])};
  std::string bytes = sound_[0];
  const size_t size = std::max<size_t>(bytes.size(), 1);
  switch (any(8)) {
    case 0:
    case 1:
    case 2:
      kind_ = "bytes";
      for (size_t i = 0, count = 1 + any(8); i < count; ++i) {
        if (!bytes.empty()) bytes[any(size)] = static_cast<char>((*random)());
      }
      break;
    case 3: {
      kind_ = "zeroes";
      const size_t begin = std::min(any(size), bytes.size());
      const size_t count = std::min(bytes.size() - begin, 1 + any(8192));
      bytes.replace(begin, count, count, '\0');
      break;
    }
    case 4:
      kind_ = "cut";
      bytes.resize(std::min(any(size), bytes.size()));
      break;
    case 5:
      kind_ = "longer";
      bytes.append(1 + any(100), static_cast<char>((*random)()));
      break;
    case 6:
      kind_ = "swapped";
      files_.push_back(files[any(files.size())]);
      sound_.push_back(ReadBytes(files_[1]));
      WriteBytes(files_[0], sound_[1]);
      WriteBytes(files_[1], sound_[0]);
      return;
    default:
      kind_ = "removed";
      fs::remove(files_[0]);
      return;
  }
  WriteBytes(files_[0], bytes);
}

Damage::~Damage() {
  for (size_t i = 0; i < files_.size(); ++i) WriteBytes(files_[i], sound_[i]);
}

bool Damage::any() const {
  for (size_t i = 0; i < files_.size(); ++i) {
    if (!fs::exists(files_[i]) || ReadBytes(files_[i]) != sound_[i]) {
      return true;
    }
  }
  return false;
}

}  // namespace defnews
