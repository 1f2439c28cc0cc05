// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace defnews {

enum class InputKind {
  kUnknown,
  kEmpty,
  kJson,
  kTable,
  kText,
  kHtml,
  kFeed,     // RSS, Atom, JSON Feed, and other XML
  kWarc,     // a web archive
  kMail,     // a message or a mailbox
  kNotText,  // pictures, PDF and the like
};

// By the extension, with or without `.gz` behind it; kUnknown if it says
// nothing.
InputKind KindByName(std::string_view path);

// By the first bytes (after decompression) of a file; never kUnknown.
InputKind KindByContent(std::string_view start);

// The file's name without folders, without `.gz` and without its extension:
// what follows the last dot if that is one to five letters and digits, not
// digits alone.
std::string NameWithoutExtension(std::string_view path);

// The extension as NameWithoutExtension() sees it, in lower case without the
// dot; empty if there is none.
std::string ExtensionOf(std::string_view path);

}  // namespace defnews
