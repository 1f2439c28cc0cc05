// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "defnews/searcher.h"
#include "searcher/partitions/open_index.h"

namespace defnews {

// Opens the generation in service as the options ask. Another may be published
// and this one deleted while it is being opened: then that one.
absl::StatusOr<std::unique_ptr<OpenIndex>> OpenInService(
    std::string_view path, const OpenOptions& options);

}  // namespace defnews
