// SPDX-License-Identifier: GPL-3.0-or-later
// Article text comes from anywhere; what reaches a terminal must not move its
// cursor, set its title or turn its text around.
#pragma once

#include <string>
#include <string_view>

namespace defnews {

// Control characters (C0, DEL, C1), direction marks and overrides, and
// ill-formed bytes become U+FFFD; tabs, line feeds, carriage returns and
// U+2028/2029 become a space.
std::string Printable(std::string_view text);

// The same, but line feeds stay.
std::string PrintableLines(std::string_view text);

// A number in the shortest form that reads back as the same, in any locale.
std::string NumberText(double number);

// With `digits` digits after the point.
std::string FixedText(double number, int digits);

}  // namespace defnews
