// SPDX-License-Identifier: GPL-3.0-or-later
// Article records as JSON: one object a line, an array of objects, or objects
// written over several lines.
#pragma once

#include <memory>
#include <string>

#include "corpus/readers/article_reader.h"
#include "corpus/readers/byte_source.h"
#include "corpus/readers/inputs.h"

namespace defnews {

// Reads the records in `stream`. `file` names it in the problems reported to
// `sink`. A record that cannot be read is refused by its line, the rest goes
// on; the error that ends a stream early refuses the file, after what could be
// had of it. Ill-formed UTF-8 and lone surrogates become U+FFFD with a note.
std::unique_ptr<ArticleReader> JsonReader(std::unique_ptr<ByteStream> stream,
                                          std::string file,
                                          const ReaderOptions& options,
                                          ProblemSink sink);

}  // namespace defnews
