// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/extract/text_block.h"

namespace defnews {

// How many of the article's blocks are its own: the rest tells about its
// author, its sources or the site. Only the last part of a text is looked at.
size_t OwnBlocks(const std::vector<TextBlock>& blocks);

// Cuts off the reporter's e-mail address that ends many Korean stories, with
// the name before it.
void TrimClosing(std::string* paragraph);

// "References", "About the author": heads what is no part of the story.
bool HeadsAppendix(std::string_view line);

// "Kim Eun-jung is a reporter ...".
bool TellsOfAuthor(std::string_view line);

}  // namespace defnews
