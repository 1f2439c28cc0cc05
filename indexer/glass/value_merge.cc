// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/value_merge.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "common/glass/codec.h"
#include "common/status/status_macros.h"

namespace defnews::glass {
namespace {

using ValuesByDocid = std::map<uint32_t, std::string_view>;

std::set<uint32_t> SlotsOf(const MergeInput& input) {
  std::set<uint32_t> slots;
  for (const MergeSource& source : input.sources) {
    for (const auto& [slot, extent] : source.run->values) slots.insert(slot);
    for (const auto& [docid, edit] : source.shard->edits) {
      for (const auto& [slot, value] : edit.values) slots.insert(slot);
    }
  }
  return slots;
}

Extent ExtentOf(const Run& run, uint32_t slot) {
  for (const auto& [number, extent] : run.values) {
    if (number == slot) return extent;
  }
  return {};
}

void ApplyEdits(const MergeSource& source, uint32_t slot,
                ValuesByDocid* values) {
  const auto& documents = source.run->documents;
  const auto& edits = source.shard->edits;
  for (auto at = edits.lower_bound(documents.front().docid);
       at != edits.end() && at->first <= documents.back().docid; ++at) {
    const auto value = at->second.values.find(slot);
    if (value == at->second.values.end()) continue;
    if (value->second.empty()) {
      values->erase(at->first);
    } else {
      (*values)[at->first] = value->second;
    }
  }
}

// Calls `take` with docid and value.
template <typename Take>
absl::Status ForEachValue(const SpillFile& spill, const MergeInput& input,
                          uint32_t slot, Take take) {
  std::string section;
  for (const MergeSource& source : input.sources) {
    RETURN_IF_ERROR(spill.Read(ExtentOf(*source.run, slot), &section));
    ValuesByDocid values;
    Decoder decoder(section);
    uint32_t docid = 0;
    while (!decoder.done()) {
      docid += decoder.Number();
      values.emplace_hint(values.end(), docid, decoder.String());
    }
    if (!decoder.ok()) return SpillFault();
    ApplyEdits(source, slot, &values);
    for (const auto& [number, value] : values) {
      if (!source.Removed(number)) take(number + source.shift, value);
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status MergeValues(const SpillFile& spill, const MergeInput& input,
                         PostingLists* lists) {
  const std::set<uint32_t> slots = SlotsOf(input);
  for (const uint32_t slot : slots) {
    SlotStatistics statistics;
    RETURN_IF_ERROR(ForEachValue(
        spill, input, slot, [&](uint32_t /*docid*/, std::string_view value) {
          if (statistics.count++ == 0) statistics.least = value;
          if (value < statistics.least) statistics.least = value;
          if (value > statistics.greatest) statistics.greatest = value;
        }));
    if (statistics.count > 0) lists->AddSlotStatistics(slot, statistics);
  }
  for (const uint32_t slot : slots) {
    RETURN_IF_ERROR(ForEachValue(spill, input, slot,
                                 [&](uint32_t docid, std::string_view value) {
                                   lists->AddValue(slot, docid, value);
                                 }));
    lists->EndSlot();
  }
  return absl::OkStatus();
}

}  // namespace defnews::glass
