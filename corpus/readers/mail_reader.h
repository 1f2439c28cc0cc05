// SPDX-License-Identifier: GPL-3.0-or-later
// Newsletters and alerts: a message (EML) or a mailbox of them (MBOX).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "common/article/article.h"
#include "corpus/readers/article_reader.h"
#include "corpus/readers/byte_source.h"
#include "corpus/readers/inputs.h"

namespace defnews {

// The articles in a message: its subject is the title, its HTML is cleaned as
// a page, its plain text as scraped text. Source is the sender's host, id the
// Message-ID. A message that it forwards is one of its own, up to eight deep;
// few words that only introduce such a one are left out. InvalidArgument if
// there is no text at all.
absl::StatusOr<std::vector<Article>> ArticlesFromMail(
    std::string_view message, const ReaderOptions& options);

// Reads the messages in `stream` one by one. One that cannot be read is
// refused by its line, the rest goes on.
std::unique_ptr<ArticleReader> MailReader(std::unique_ptr<ByteStream> stream,
                                          std::string file,
                                          const ReaderOptions& options,
                                          ProblemSink sink);

// Whether a file that begins so is a mailbox or a message.
bool LooksLikeMail(std::string_view start);

}  // namespace defnews
