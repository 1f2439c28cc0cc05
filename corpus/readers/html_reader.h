// SPDX-License-Identifier: GPL-3.0-or-later
// Saved web pages, one file an article.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/article/article.h"
#include "corpus/readers/page_reading.h"
#include "corpus/readers/problem_report.h"

namespace defnews {

// The article in the HTML `bytes`, whatever their charset. Its id is `id`, or
// the hash of its content if that is empty. InvalidArgument if the page has no
// text or is no article (a login, consent, error or list page); remarks go to
// `report`. The record's further keys are `extractor` (kExtractorVersion),
// `extraction_confidence`, `partial` if only a part of the article is there,
// and `published_raw` for a date that could not be read.
absl::StatusOr<Article> ArticleFromHtml(std::string_view bytes,
                                        std::string_view id,
                                        const ProblemReport& report,
                                        const PageReading& reading = {});

// The same for a page already in UTF-8, found at `page_url` (empty if that is
// not known).
absl::StatusOr<Article> ArticleFromPage(std::string_view utf8,
                                        std::string_view page_url,
                                        std::string_view id,
                                        const ProblemReport& report,
                                        const PageReading& reading = {});

}  // namespace defnews
