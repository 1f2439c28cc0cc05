// SPDX-License-Identifier: GPL-3.0-or-later
// Mail messages (RFC 5322, MIME): headers and the text in them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace defnews {

struct MailPart {
  // Names in lower case, values unfolded but not decoded.
  std::vector<std::pair<std::string, std::string>> headers;
  // As it stands, still in its transfer encoding.
  std::string_view body;

  // The first header of this name (lower case), empty if none.
  std::string_view Header(std::string_view name) const;
};

// Headers and body of a message or part; `text` must outlive it.
MailPart ParseMailPart(std::string_view text);

// The encoded words (RFC 2047) in a header as UTF-8, on one line.
std::string DecodeHeader(std::string_view value);

// "text/html" of a Content-Type, lower case; "text/plain" if it is empty.
std::string MailMediaType(std::string_view content_type);

// The value of a parameter of a header (`boundary`, `charset`), without
// quotes; empty if it is missing.
std::string HeaderParameter(std::string_view value, std::string_view name);

// The body without base64 or quoted-printable.
std::string DecodeTransfer(std::string_view encoding, std::string_view body);

// What a reader of the message sees first: the HTML, else the plain text of a
// message of however many parts, at most eight deep. UTF-8.
struct MailText {
  std::string text;
  bool is_html = false;
};
MailText TextOfMail(const MailPart& message);

// The whole messages (message/rfc822) that `message` carries, attached or
// not; those within these are theirs.
std::vector<std::string> MessagesInMail(const MailPart& message);

}  // namespace defnews
