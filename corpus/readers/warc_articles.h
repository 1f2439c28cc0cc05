// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "corpus/readers/article_reader.h"
#include "corpus/readers/byte_source.h"
#include "corpus/readers/inputs.h"

namespace defnews {

// Reads the pages of a WARC file, compressed or not, one after another, and
// the items of feeds in it that hold whole articles. Damaged records are
// refused by their place and the rest goes on; pages without an article and
// other media are passed over with a note. A page that was captured again
// comes again, with the same id.
std::unique_ptr<ArticleReader> WarcArticles(std::unique_ptr<ByteSource> file,
                                            std::string name,
                                            const ReaderOptions& options,
                                            ProblemSink sink);

}  // namespace defnews
