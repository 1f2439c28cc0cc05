// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/partition_metadata.h"

#include "common/index/schema.h"
#include "common/text/analyzer.h"

namespace defnews {

std::map<std::string, std::string> PartitionMetadata() {
  return {
      {std::string(schema::kVersionKey), std::to_string(schema::kVersion)},
      {std::string(schema::kAnalyzerKey), std::to_string(kAnalyzerVersion)},
      {std::string(schema::kIcuKey), IcuVersion()},
      {std::string(schema::kBoostsKey), schema::BoostsText()},
  };
}

}  // namespace defnews
