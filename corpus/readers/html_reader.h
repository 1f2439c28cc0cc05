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
// paragraphs; remarks go to `report`.
absl::StatusOr<Article> ArticleFromHtml(std::string_view bytes,
                                        std::string_view id,
                                        const ProblemReport& report,
                                        const PageReading& reading = {});

}  // namespace defnews
