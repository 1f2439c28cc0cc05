// SPDX-License-Identifier: GPL-3.0-or-later
// Newsletters and alerts: a message (EML) or a mailbox of them (MBOX).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/article/article.h"
#include "corpus/readers/article_reader.h"
#include "corpus/readers/byte_source.h"
#include "corpus/readers/inputs.h"

namespace defnews {

// The article in a message: its subject is the title, its HTML is cleaned as
// a page, its plain text as scraped text. Source is the sender's host, id the
// Message-ID. InvalidArgument if it has no text.
absl::StatusOr<Article> ArticleFromMail(std::string_view message,
                                        const ReaderOptions& options);

// Reads the messages in `stream` one by one. One that cannot be read is
// refused by its line, the rest goes on.
std::unique_ptr<ArticleReader> MailReader(std::unique_ptr<ByteStream> stream,
                                          std::string file,
                                          const ReaderOptions& options,
                                          ProblemSink sink);

// Whether a file that begins so is a mailbox or a message.
bool LooksLikeMail(std::string_view start);

}  // namespace defnews
