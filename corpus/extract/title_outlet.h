// SPDX-License-Identifier: GPL-3.0-or-later
// What titles of pages have besides the headline, and what addresses have of
// it.
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// Whether a part of a title is the outlet: "Example News" or "EN" of site
// "Example", example.com, examplenews.co.kr, "Example News of Korea".
bool NamesSite(std::string_view part, std::string_view site);

// "Headline" of "Headline - Outlet", "Outlet | Headline" and the like, where
// `site` is the outlet's name or host. Where none of the parts is like it, the
// last goes if `always`.
std::string WithoutOutlet(std::string_view title, std::string_view site,
                          bool always);

// "Headline" of "Headline | Opinion" and "Headline - Opinion": without a few
// words set off behind it, unless they go on with it or count its parts.
std::string WithoutTag(const std::string& title);

// How many of the words in the last part of a page's address stand in `title`,
// 0 to 1; 1 if it has too few words to tell.
double ShareOfAddress(const std::string& url, std::string_view title);

}  // namespace defnews
