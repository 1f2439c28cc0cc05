// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/mime.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/article/clean_text.h"
#include "corpus/extract/charset.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

constexpr int kDeepest = 8;

std::string_view TakeLine(std::string_view* text) {
  const size_t end = std::min(text->find('\n'), text->size());
  std::string_view line = text->substr(0, end);
  text->remove_prefix(std::min(end + 1, text->size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

int Base64Of(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

std::string FromBase64(std::string_view text) {
  std::string bytes;
  uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    const int value = Base64Of(c);
    if (value < 0) continue;
    bits = (bits << 6) | static_cast<uint32_t>(value);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>((bits >> held) & 0xFF);
  }
  return bytes;
}

int HexOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// `header`: the form within encoded words, where _ is a space.
std::string FromQuotedPrintable(std::string_view text, bool header) {
  std::string bytes;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (header && c == '_') {
      bytes += ' ';
      continue;
    }
    if (c != '=') {
      bytes += c;
      continue;
    }
    // A soft line break.
    if (text.substr(i + 1).starts_with("\r\n")) {
      i += 2;
    } else if (text.substr(i + 1).starts_with('\n')) {
      ++i;
    } else if (i + 2 < text.size() && HexOf(text[i + 1]) >= 0 &&
               HexOf(text[i + 2]) >= 0) {
      bytes += static_cast<char>(HexOf(text[i + 1]) * 16 + HexOf(text[i + 2]));
      i += 2;
    } else {
      bytes += c;
    }
  }
  return bytes;
}

// The encoded word that begins `text`: its length in it (0 if it is none),
// charset and bytes.
struct EncodedWord {
  size_t size = 0;
  std::string charset;
  std::string bytes;
};

EncodedWord EncodedWordAt(std::string_view text) {
  EncodedWord word;
  constexpr size_t kLongest = 4096;
  text = text.substr(0, kLongest);
  if (!text.starts_with("=?")) return word;
  const size_t charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos) return word;
  if (charset_end + 2 >= text.size() || text[charset_end + 2] != '?') {
    return word;
  }
  const char coding = text[charset_end + 1];
  const size_t begin = charset_end + 3;
  const size_t end = text.find("?=", begin);
  if (end == std::string_view::npos) return word;
  const std::string_view content = text.substr(begin, end - begin);
  if (coding == 'B' || coding == 'b') {
    word.bytes = FromBase64(content);
  } else if (coding == 'Q' || coding == 'q') {
    word.bytes = FromQuotedPrintable(content, true);
  } else {
    return word;
  }
  word.charset = LowerAscii(text.substr(2, charset_end - 2));
  word.charset = word.charset.substr(0, word.charset.find('*'));
  word.size = end + 2;
  return word;
}

std::string ToText(std::string_view bytes, std::string_view charset) {
  return CleanText(DecodePage(bytes, charset).text);
}

// Cuts the parts between the boundary lines out of a multipart body.
std::vector<std::string_view> PartsOf(std::string_view body,
                                      const std::string& boundary) {
  constexpr size_t kMost = 100;
  std::vector<std::string_view> parts;
  const std::string mark = "--" + boundary;
  size_t begin = std::string_view::npos;
  size_t line = 0;
  while (line < body.size() && parts.size() < kMost) {
    const size_t next = std::min(body.find('\n', line), body.size() - 1) + 1;
    if (body.substr(line).starts_with(mark)) {
      if (begin != std::string_view::npos) {
        parts.push_back(body.substr(begin, line - begin));
      }
      begin = next;
      if (body.substr(line + mark.size()).starts_with("--")) return parts;
    }
    line = next;
  }
  if (begin < body.size()) parts.push_back(body.substr(begin));
  return parts;
}

std::vector<MailPart> ReadParts(const MailPart& part) {
  const std::string_view type = part.Header("content-type");
  // What a digest does not say is a message (RFC 2046, 5.1.5).
  const bool digest = MailMediaType(type) == "multipart/digest";
  std::vector<MailPart> parts;
  for (const std::string_view text :
       PartsOf(part.body, HeaderParameter(type, "boundary"))) {
    parts.push_back(ParseMailPart(text));
    if (digest && parts.back().Header("content-type").empty()) {
      parts.back().headers.emplace_back("content-type", "message/rfc822");
    }
  }
  return parts;
}

MailText TextOfPart(const MailPart& part, int depth) {
  const std::string_view type = part.Header("content-type");
  const std::string media = MailMediaType(type);
  if (media.starts_with("multipart/") && depth < kDeepest) {
    MailText best;
    for (const MailPart& inner : ReadParts(part)) {
      MailText found = TextOfPart(inner, depth + 1);
      if (found.text.empty()) continue;
      const bool better = best.text.empty() || (found.is_html && !best.is_html);
      if (better) best = std::move(found);
    }
    return best;
  }
  const bool attached =
      LowerAscii(part.Header("content-disposition")).starts_with("attachment");
  const bool html = media == "text/html";
  if (attached || (!html && media != "text/plain")) return {};
  const std::string bytes =
      DecodeTransfer(part.Header("content-transfer-encoding"), part.body);
  return {ToText(bytes, LowerAscii(HeaderParameter(type, "charset"))), html};
}

void CollectMessages(const MailPart& part, int depth,
                     std::vector<std::string>* messages) {
  const std::string media = MailMediaType(part.Header("content-type"));
  if (media == "message/rfc822" || media == "message/global") {
    messages->push_back(
        DecodeTransfer(part.Header("content-transfer-encoding"), part.body));
  }
  if (!media.starts_with("multipart/") || depth >= kDeepest) return;
  for (const MailPart& inner : ReadParts(part)) {
    CollectMessages(inner, depth + 1, messages);
  }
}

}  // namespace

std::string_view MailPart::Header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return "";
}

MailPart ParseMailPart(std::string_view text) {
  constexpr size_t kMostHeaders = 1000;
  MailPart part;
  while (!text.empty()) {
    const std::string_view line = TakeLine(&text);
    if (line.empty()) break;
    const bool folded = line.front() == ' ' || line.front() == '\t';
    if (folded && !part.headers.empty()) {
      part.headers.back().second += ' ';
      part.headers.back().second += TrimText(line);
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos ||
        part.headers.size() == kMostHeaders) {
      continue;
    }
    part.headers.emplace_back(LowerAscii(TrimText(line.substr(0, colon))),
                              TrimText(line.substr(colon + 1)));
  }
  part.body = text;
  return part;
}

std::string DecodeHeader(std::string_view value) {
  std::string text;
  // Words of one charset that follow one another are decoded together, as
  // senders cut characters in two.
  std::string charset;
  std::string bytes;
  const auto flush = [&] {
    if (!bytes.empty()) text += ToText(bytes, charset);
    bytes.clear();
  };
  while (!value.empty()) {
    const EncodedWord word = EncodedWordAt(value);
    if (word.size > 0) {
      if (word.charset != charset) flush();
      charset = word.charset;
      bytes += word.bytes;
      value.remove_prefix(word.size);
      continue;
    }
    // White space between two encoded words is none.
    size_t end = std::min(value.find("=?", 1), value.size());
    const std::string_view plain = value.substr(0, end);
    value.remove_prefix(end);
    const bool between = !bytes.empty() && TrimText(plain).empty() &&
                         EncodedWordAt(value).size > 0;
    if (between) continue;
    flush();
    text += ToText(plain, "");
  }
  flush();
  return OneLine(text);
}

std::string MailMediaType(std::string_view content_type) {
  const std::string media =
      LowerAscii(TrimText(content_type.substr(0, content_type.find(';'))));
  return media.empty() ? "text/plain" : media;
}

std::string HeaderParameter(std::string_view value, std::string_view name) {
  const std::string lower = LowerAscii(value);
  size_t at = 0;
  while ((at = lower.find(name, at)) != std::string::npos) {
    const bool begins =
        at > 0 &&
        (lower[at - 1] == ' ' || lower[at - 1] == ';' || lower[at - 1] == '\t');
    at += name.size();
    std::string_view rest = TrimText(value.substr(at));
    if (!begins || !rest.starts_with('=')) continue;
    rest = TrimText(rest.substr(1));
    if (rest.starts_with('"')) {
      rest.remove_prefix(1);
      return std::string(rest.substr(0, rest.find('"')));
    }
    return std::string(TrimText(rest.substr(0, rest.find(';'))));
  }
  return "";
}

std::string DecodeTransfer(std::string_view encoding, std::string_view body) {
  const std::string name = LowerAscii(TrimText(encoding));
  if (name == "base64") return FromBase64(body);
  if (name == "quoted-printable") return FromQuotedPrintable(body, false);
  return std::string(body);
}

MailText TextOfMail(const MailPart& message) { return TextOfPart(message, 0); }

std::vector<std::string> MessagesInMail(const MailPart& message) {
  std::vector<std::string> messages;
  CollectMessages(message, 0, &messages);
  return messages;
}

}  // namespace defnews
