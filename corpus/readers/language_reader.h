// SPDX-License-Identifier: GPL-3.0-or-later
// The step that every reader's articles pass: finding the language of those
// that do not say.
#pragma once

#include <memory>

#include "corpus/readers/article_reader.h"

namespace defnews {

// `reader` with SetLanguage() applied to each article. Null stays null.
std::unique_ptr<ArticleReader> WithLanguages(
    std::unique_ptr<ArticleReader> reader);

}  // namespace defnews
