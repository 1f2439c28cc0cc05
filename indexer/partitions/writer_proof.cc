// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/writer_proof.h"

#include <elf.h>
#include <link.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <mutex>
#include <optional>
#include <string_view>

#include "common/content_hash.h"
#include "common/index/manifest.h"

namespace defnews {
namespace {

// The build ID among the ELF notes at `notes`; "" if it is not there.
std::string_view BuildIdAmong(std::string_view notes, size_t alignment) {
  const auto aligned = [alignment](size_t size) {
    return (size + alignment - 1) / alignment * alignment;
  };
  ElfW(Nhdr) head;
  while (notes.size() >= sizeof head) {
    std::memcpy(&head, notes.data(), sizeof head);
    const size_t name = sizeof head;
    const size_t content = aligned(name + head.n_namesz);
    const size_t end = content + head.n_descsz;
    if (end > notes.size()) break;
    const bool gnu = notes.substr(name, head.n_namesz) ==
                     std::string_view("GNU", sizeof "GNU");
    if (gnu && head.n_type == NT_GNU_BUILD_ID) {
      return notes.substr(content, head.n_descsz);
    }
    notes.remove_prefix(std::min(aligned(end), notes.size()));
  }
  return {};
}

std::string_view BuildIdOf(const dl_phdr_info& object) {
  for (size_t at = 0; at < object.dlpi_phnum; ++at) {
    const ElfW(Phdr)& part = object.dlpi_phdr[at];
    if (part.p_type != PT_NOTE) continue;
    const char* const begin =
        reinterpret_cast<const char*>(object.dlpi_addr + part.p_vaddr);
    const size_t alignment = part.p_align == 8 ? 8 : 4;
    const std::string_view id = BuildIdAmong({begin, part.p_memsz}, alignment);
    if (!id.empty()) return id;
  }
  return {};
}

// Called for the program and each library; anything but 0 ends it.
int AddBuildId(dl_phdr_info* object, size_t /*size*/, void* data) {
  auto& ids = *static_cast<std::optional<std::string>*>(data);
  // The kernel's, of which nothing here depends.
  if (std::string_view(object->dlpi_name).starts_with("linux-vdso")) return 0;
  const std::string_view id = BuildIdOf(*object);
  if (id.empty()) {
    ids.reset();
    return 1;
  }
  *ids += id;
  return 0;
}

struct Proof {
  std::mutex mutex;
  std::optional<absl::Status> result;
};

Proof& OfProcess() {
  static auto* const proof = new Proof;
  return *proof;
}

std::string ProofText(const std::string& identity) {
  return "bulk writer proved by " + identity + "\n";
}

}  // namespace

std::string ProgramIdentity() {
  std::optional<std::string> ids = std::string();
  dl_iterate_phdr(AddBuildId, &ids);
  return ids && !ids->empty() ? ContentHash128(*ids) : "";
}

absl::Status ProvedOnce(const std::function<absl::Status()>& probe) {
  Proof& proof = OfProcess();
  const std::lock_guard lock(proof.mutex);
  if (!proof.result) proof.result = probe();
  return *proof.result;
}

std::string ProofPath(const std::string& index) { return index + "/proof"; }

void RecallProof(const std::string& path) {
  Proof& proof = OfProcess();
  const std::lock_guard lock(proof.mutex);
  if (proof.result) return;
  const std::string identity = ProgramIdentity();
  if (identity.empty()) return;
  const absl::StatusOr<std::string> kept = ReadFile(path);
  if (kept.ok() && *kept == ProofText(identity)) proof.result.emplace();
}

void KeepProof(const std::string& path) {
  Proof& proof = OfProcess();
  const std::lock_guard lock(proof.mutex);
  const std::string identity = ProgramIdentity();
  if (identity.empty() || !proof.result || !proof.result->ok()) return;
  const absl::StatusOr<std::string> kept = ReadFile(path);
  if (kept.ok() && *kept == ProofText(identity)) return;
  std::ofstream(path, std::ios::binary) << ProofText(identity);
}

}  // namespace defnews
