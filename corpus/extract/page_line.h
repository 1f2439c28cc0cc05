// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a page that say something about the article: who wrote it, when,
// and where it comes from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace defnews {

// The outlet in a line such as `Source: Donga` or `출처 : 동아일보` (for an
// address its host); empty for a label whose value is on the next line;
// nothing if it is no such line.
std::optional<std::string> SourceInLine(std::string_view line);

// The author in a line that is a byline (`By Kim Eun-jung`, `김은정 기자
// kej@yna.co.kr`), without the e-mail address; empty for an address alone;
// nothing if it is no such line.
std::optional<std::string> BylineInLine(std::string_view line);

// The reporter named in the dateline of a Korean agency story
// (`(서울=뉴스1) 허고운 기자 = ...`), empty if there is none.
std::string ReporterInDateline(std::string_view paragraph);

// Whether the line is a time stamp: a date alone, or behind a label such as
// Posted, Updated, 입력, 수정.
bool IsStampLine(std::string_view line);

}  // namespace defnews
