// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of unknown encoding to UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace defnews {

struct DecodedText {
  // Well-formed UTF-8.
  std::string text;
  // "utf-8", or the name of the ICU converter that was used.
  std::string charset;
  // Whether parts could not be decoded and became U+FFFD.
  bool damaged = false;
};

// Decodes text that says nothing about itself: UTF-8 if it is well formed, or
// if more of its non-ASCII characters are well formed than not; else Korean
// CP949 if all of it is; else UTF-8 with the rest replaced.
DecodedText DecodeText(std::string_view bytes);

// Decodes a web page or feed. The order in which charsets are tried: UTF-16 by
// its byte order mark or the zeros of its markup; UTF-8 if it is well formed or
// nearly so; `http_charset`, the label of the Content-Type header; what the
// page or its XML declaration says within the first 1,024 bytes; what its bytes
// look like to ICU, if it is sure by half; windows-1252. A Western label
// (ISO-8859-1, windows-1252, ASCII), which servers put on all they send, counts
// only behind any other label and behind bytes that are well-formed Korean with
// Hangul. A charset that would turn over 0.5 % of the characters into U+FFFD
// loses to the next; if all lose, the one that loses least is taken.
DecodedText DecodePage(std::string_view bytes,
                       std::string_view http_charset = {});

// The ICU converter for a charset label of the web, or "johab", which is our
// own; nothing if there is none.
// Every Korean label means windows-949: ICU's own EUC-KR and cp949 lack
// syllables or turn the backslash into a won sign. ISO-8859-1 and ASCII mean
// windows-1252, as in browsers.
std::optional<std::string> ConverterForLabel(std::string_view label);

// `bytes` decoded by an ICU converter; ill-formed parts become U+FFFD, or make
// the result empty if `strict`. Nothing if there is no such converter.
std::optional<std::string> DecodeWith(const std::string& converter,
                                      std::string_view bytes, bool strict);

}  // namespace defnews
