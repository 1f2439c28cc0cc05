// SPDX-License-Identifier: GPL-3.0-or-later
// Partitions through Xapian's own interface: shards are small databases (one
// big WritableDatabase is six times slower), merged by Database::compact().
#pragma once

#include <xapian.h>

#include <memory>
#include <string>

#include "indexer/partitions/partition_writer.h"

namespace defnews {

// As Xapian takes it. May throw what Xapian throws.
Xapian::Document ToXapian(const IndexableDocument& source);

// Shards are written below `folder`, which must exist. `threads` is how many
// threads will call Merge() at once: they share the open files allowed.
std::unique_ptr<PartitionWriter> ApiPartitionWriter(std::string folder,
                                                    size_t threads);

}  // namespace defnews
