// SPDX-License-Identifier: GPL-3.0-or-later
// Photo captions in the text of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace defnews {

// The captions in `line`, none if it is no caption line. A line is one if it
// carries a photo credit ("2022.5.16/News 1", "ⓒ Reuters = News 1",
// "(Yonhap)", "사진=뉴스1") or opens as captions do ("Photo by ..."), or if it
// is the same text twice: pages print the alternative text and the caption of
// a picture glued together. Such a text is given once, and captions glued at a
// credit are given apart.
std::vector<std::string> CaptionsInLine(std::string_view line);

// `line` without its repetition, if it is a text of at least ten letters
// glued to itself, give or take spaces, punctuation and a credit that only one
// of the two has; else `line` itself.
std::string_view WithoutRepetition(std::string_view line);

// Adds `caption` unless one with the same letters is there; one that merely
// continues another replaces it.
void AddCaption(std::string_view caption, std::vector<std::string>* captions);

}  // namespace defnews
