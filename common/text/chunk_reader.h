// SPDX-License-Identifier: GPL-3.0-or-later
// A chunk of text -> its words, nothing remembered.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "common/text/analyzer.h"
#include "common/text/folding.h"
#include "common/text/segmenter.h"
#include "common/text/word_forms.h"

namespace defnews {

// How much of a chunk to read at once, so that hostile text costs linear time
// and bounded memory: all of it, or, where it is too long, up to after its
// last separator, else up to a character.
size_t WindowSize(std::string_view chunk);

// Not for use by two threads at once.
class ChunkReader {
 public:
  explicit ChunkReader(Analyzer::Route route) : route_(route) {}

  // For the index. The offsets of the forms are those of `folded`.
  WordForms Read(std::string_view chunk, FoldedText* folded);
  // For a query too.
  WordForms Read(std::string_view chunk, const FormOptions& options,
                 FoldedText* folded);

 private:
  const Analyzer::Route route_;
  std::optional<IcuSegmenter> icu_;
};

}  // namespace defnews
