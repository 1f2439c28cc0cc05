// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace defnews {

// Of one element; pages have a few dozen at most.
inline constexpr size_t kMostAttributes = 256;

enum class Markup { kHtml, kXml };

// The text without those attributes of an element that are beyond
// kMostAttributes, for which libxml2's parsers take quadratic time; nothing if
// there are none. Tags, quotes, comments and scripts are told as the parser of
// that kind tells them. Linear in the text.
std::optional<std::string> WithoutSurplusAttributes(
    std::string_view text, Markup markup = Markup::kHtml);

}  // namespace defnews
