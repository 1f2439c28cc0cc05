// SPDX-License-Identifier: GPL-3.0-or-later
// The spelling of language tags (BCP 47).
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// `tag` with the letter case of BCP 47 and hyphens for underscores: KO -> ko,
// en_us -> en-US, ZH-HANT -> zh-Hant. What does not look like a tag (Korean,
// en-) is returned as it is.
std::string NormalizedLanguageTag(std::string_view tag);

}  // namespace defnews
