// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace defnews {

// Whether the line names who made the picture above or below it, or opens as
// captions do. Running text that ends in an agency's name, as the last
// paragraph of many agency stories does, is told apart by its verbs.
bool HasPhotoCredit(std::string_view line);

// Where a credit ends in the middle of the line with the next caption glued to
// it ("/News 1Minister"): the position of that next caption, npos if nowhere.
size_t GluedAfterCredit(std::string_view line);

}  // namespace defnews
