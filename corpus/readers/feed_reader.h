// SPDX-License-Identifier: GPL-3.0-or-later
// Articles out of feeds.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "common/article/article.h"
#include "corpus/feeds/feed.h"
#include "corpus/readers/article_reader.h"
#include "corpus/readers/byte_source.h"
#include "corpus/readers/inputs.h"

namespace defnews {

// The article in an item, its HTML cleaned as that of a page. An item that has
// a summary only gives an article marked `"partial":true`. Dates before 1990
// or more than 36 hours after `now` are left out. Nothing if the item has
// neither a title nor text.
std::optional<Article> ArticleOfItem(const Feed& feed, const FeedItem& item,
                                     absl::Time now);

// Reads the items of the feed in `stream`. A sitemap, which holds no articles,
// is refused, and so is what is no feed.
std::unique_ptr<ArticleReader> FeedFileReader(
    std::unique_ptr<ByteStream> stream, std::string file,
    const ReaderOptions& options, ProblemSink sink);

}  // namespace defnews
