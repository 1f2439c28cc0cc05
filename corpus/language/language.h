// SPDX-License-Identifier: GPL-3.0-or-later
// The language of articles that do not say which one they are in.
//
// Everything here may be called by any number of threads at once.
#pragma once

#include <string>
#include <string_view>

#include "common/article/article.h"

namespace defnews {

// The BCP 47 tag (en, ko, zh-Hant) of the language that most of the article is
// in; empty when it is too short, of two languages in like parts, or of none
// that is known. Title and body are valid UTF-8; their first few kilobytes and
// a piece from the middle are looked at, so it takes constant time.
std::string FindLanguage(std::string_view title, std::string_view body);

// Sets `lang` to what FindLanguage() says where the input gave none. A
// language that was given is believed, and only its tag's spelling is put
// right.
void SetLanguage(Article* article);

}  // namespace defnews
