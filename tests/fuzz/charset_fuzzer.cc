// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "corpus/extract/charset.h"
#include "tests/fuzz/article_checks.h"

// The first line is the label of the server, the rest the page.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace defnews;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view page = bytes.substr(std::min(end + 1, size));
  const DecodedText decoded = DecodePage(page, bytes.substr(0, end));
  Require(IsValidUtf8(decoded.text), "text is UTF-8");
  Require(!decoded.charset.empty(), "a charset is named");
  // With zeros it may be UTF-16.
  if (IsValidUtf8(page) && !page.starts_with("\xEF\xBB\xBF") &&
      page.find('\0') == std::string_view::npos) {
    Require(decoded.text == page, "UTF-8 stays as it is");
  }
  Require(IsValidUtf8(DecodeText(bytes).text), "text is UTF-8");
  return 0;
}
