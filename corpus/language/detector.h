// SPDX-License-Identifier: GPL-3.0-or-later
// The language of a text, by libcld2 (Compact Language Detector 2); the only
// place that knows it.
#pragma once

#include <string>

namespace defnews {

struct DetectedLanguage {
  std::string tag;  // BCP 47; empty if none is reliably the main one
  int percent = 0;  // of the letters' bytes, 0..100
};

// `text` is plain text in UTF-8; by value, as room is needed behind it. Any
// number of threads may call this at once.
DetectedLanguage DetectLanguage(std::string text);

}  // namespace defnews
