// SPDX-License-Identifier: GPL-3.0-or-later
// How far an archive has been extracted, and what has to be known of that part
// to go on from there as if all of it were read again.
#pragma once

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "corpus/readers/archive_contents.h"

namespace defnews {

// Captures by the PageKey() of an address.
using CapturesByKey = absl::flat_hash_map<std::string, CapturePlace>;

struct ExtractionMark {
  // Paths of `files` are those of the archive at hand.
  ArchiveContents contents;
  // The addresses of the articles given so far (of the page, and the canonical
  // one), with the captures they are from.
  CapturesByKey taken;
};

// Reads a mark on the archive of `files` (paths, in the order they were
// written). FailedPrecondition, saying why, if the mark is not one of this
// extractor and this archive; then everything has to be extracted.
absl::StatusOr<ExtractionMark> ReadExtractionMark(
    const std::string& path, std::vector<std::string> files);

// Writes it, whole or not at all.
absl::Status WriteExtractionMark(const ArchiveContents& contents,
                                 const CapturesByKey& taken,
                                 const std::string& path);

}  // namespace defnews
