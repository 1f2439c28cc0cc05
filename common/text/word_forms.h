// SPDX-License-Identifier: GPL-3.0-or-later
// The third step: pieces -> words at positions, with the other forms that
// stand for the same place in the text (compounds, designators, acronyms).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/segmenter.h"

namespace defnews {

struct WordForm {
  std::string word;   // case folded, at most schema::kMaxWordBytes
  uint32_t position;  // from 0
  uint32_t begin;     // bytes of the folded text, half open
  uint32_t end;
  uint16_t flags;  // of TermFlag, see analyzer.h
};

struct WordForms {
  std::vector<WordForm> forms;  // ascending positions
  uint32_t positions = 0;       // how many the text takes up
  bool one_compound = false;    // all of it is one word or compound
};

struct FormOptions {
  bool query = false;           // leave out what only an index carries
  bool strip_particle = false;  // from a Hangul run at the end
};

WordForms MakeWordForms(std::string_view text, const std::vector<Piece>& pieces,
                        const FormOptions& options);

}  // namespace defnews
