// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles an index holds, and which version of each.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "common/index/manifest.h"

namespace defnews {

// Called with the id of an article and its ArticleVersion().
using VersionVisitor =
    std::function<void(const std::string& id, std::string_view version)>;

// Every article in service, in no particular order. Read from the terms, a
// microsecond or so an article, and not from the records; only once the files
// are known to be what was published, as libxapian may crash on others. Errors
// name the file or partition.
absl::Status ForEachVersion(const std::string& index, const Manifest& manifest,
                            const VersionVisitor& visit);

}  // namespace defnews
