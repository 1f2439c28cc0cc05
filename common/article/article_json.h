// SPDX-License-Identifier: GPL-3.0-or-later
// The article record as JSON, one object a line.
#pragma once

#include <string>

#include "common/article/article.h"

namespace defnews {

// One line of JSON without its newline: UTF-8 (bytes that are not become
// U+FFFD), `"schema":1` first, empty fields left out, `published_precision`
// derived from `published`, unknown keys of the input at the end.
std::string ArticleToJson(const Article& article);

}  // namespace defnews
