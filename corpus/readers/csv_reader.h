// SPDX-License-Identifier: GPL-3.0-or-later
// Tables: CSV and TSV with a header row.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/readers/article_reader.h"
#include "corpus/readers/byte_source.h"
#include "corpus/readers/inputs.h"

namespace defnews {

// Reads the rows of the table in `stream`, whose header row names the fields
// as records name them; other columns go to Article::extra. Comma, semicolon
// or tab, whichever the header uses. Cells that are not UTF-8 are read as
// Korean CP949 where they can be. A row with too few or too many cells or with
// an unclosed quote is refused by its line, the rest goes on.
std::unique_ptr<ArticleReader> CsvReader(std::unique_ptr<ByteStream> stream,
                                         std::string file,
                                         const ReaderOptions& options,
                                         ProblemSink sink);

// The delimiter of a table whose header is the first line of `start`: the one
// that separates the most known keys, a title or a body among them. Nothing if
// there are not at least two known keys.
std::optional<char> TableDelimiter(std::string_view start);

}  // namespace defnews
