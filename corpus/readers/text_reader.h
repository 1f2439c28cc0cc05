// SPDX-License-Identifier: GPL-3.0-or-later
// Scraped text: the text of one web page, one file an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "common/article/article.h"
#include "corpus/readers/page_reading.h"
#include "corpus/readers/problem_report.h"

namespace defnews {

// The article in `bytes` (UTF-8, or Korean CP949). Its id is `id`, or the hash
// of its content if that is empty. InvalidArgument if there
// is no article text in it or it is not text at all; remarks go to `report`.
absl::StatusOr<Article> ArticleFromText(std::string_view bytes,
                                        std::string_view id,
                                        const ProblemReport& report,
                                        const PageReading& reading = {});

}  // namespace defnews
