// SPDX-License-Identifier: GPL-3.0-or-later
// The fields that our records have beside those of the standard. They make a
// record tell all that the crawl state keeps of it.
#pragma once

#include <string_view>

namespace defnews {

// "robots", "feed", "sitemap", "page".
inline constexpr std::string_view kKindField = "Defnews-Kind";
// The name of the source in the sources file, its language and time zone.
inline constexpr std::string_view kSourceField = "Defnews-Source";
inline constexpr std::string_view kLanguageField = "Defnews-Language";
inline constexpr std::string_view kZoneField = "Defnews-Zone";
// The address that led here; of a robots.txt, the origin it holds for.
inline constexpr std::string_view kViaField = "Defnews-Via";
// Redirects that led here, a number.
inline constexpr std::string_view kHopsField = "Defnews-Hops";

inline constexpr std::string_view kNotModifiedProfile =
    "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
inline constexpr std::string_view kIdenticalProfile =
    "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

}  // namespace defnews
