// SPDX-License-Identifier: GPL-3.0-or-later
// One file of any kind.
#pragma once

#include <memory>
#include <string>

#include "corpus/readers/article_reader.h"
#include "corpus/readers/byte_source.h"
#include "corpus/readers/inputs.h"

namespace defnews {

// What to do with a file whose kind nobody knows.
enum class UnknownKind { kRefuse, kSkip };

// A reader for the bytes of `source`, chosen by the name of the file, else by
// its first bytes. `file` names it in problems, "-" is standard input. Null if
// the file is of a kind that is not read; that has been reported to `sink`.
std::unique_ptr<ArticleReader> ReaderForFile(std::unique_ptr<ByteSource> source,
                                             const std::string& file,
                                             const ReaderOptions& options,
                                             UnknownKind unknown,
                                             ProblemSink sink);

}  // namespace defnews
