// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/extract/surplus_attributes.h"

#include <algorithm>
#include <utility>

namespace defnews {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

char Lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
}

bool IsLetter(char c) { return Lower(c) >= 'a' && Lower(c) <= 'z'; }

bool BeginsName(char c) {
  return IsLetter(c) || c == '_' || c == ':' || c == '.';
}

bool IsOfName(char c) {
  return BeginsName(c) || c == '-' || (c >= '0' && c <= '9');
}

class Scan {
 public:
  Scan(std::string_view page, Markup markup)
      : page_(page), xml_(markup == Markup::kXml) {}

  std::optional<std::string> Run() {
    while (at_ < page_.size()) {
      at_ = std::min(page_.find('<', at_), page_.size());
      if (At("<!--")) {
        SkipPast("-->");
      } else if (xml_ && At("<![CDATA[")) {
        SkipPast("]]>");
      } else if (xml_ && At("<?")) {
        SkipPast("?>");
      } else if (At("<!") || At("<?") || At("</")) {
        SkipPast(">");
      } else if (at_ + 1 < page_.size() && Begins(page_[at_ + 1])) {
        Tag();
      } else {
        ++at_;
      }
    }
    if (copied_ == 0) return std::nullopt;
    kept_ += page_.substr(std::min(copied_, page_.size()));
    return std::move(kept_);
  }

 private:
  bool At(std::string_view text) const {
    return page_.substr(at_).starts_with(text);
  }

  // XML has names in all scripts.
  bool Begins(char c) const {
    return BeginsName(c) || (xml_ && (c & 0x80) != 0);
  }

  bool InTag() const {
    return at_ < page_.size() && page_[at_] != '>' && !At("/>");
  }

  void SkipPast(std::string_view text) {
    const size_t found = page_.find(text, at_);
    at_ = found == std::string_view::npos ? page_.size() : found + text.size();
  }

  void SkipBlanks() {
    while (at_ < page_.size() && IsBlank(page_[at_])) ++at_;
  }

  std::string_view Name() {
    const size_t begin = at_;
    while (at_ < page_.size() && (IsOfName(page_[at_]) || Begins(page_[at_]))) {
      ++at_;
    }
    return page_.substr(begin, at_ - begin);
  }

  // A long name is several to libxml2.
  void Attribute() {
    constexpr size_t kLongestName = 100;
    if (!Begins(page_[at_])) {
      while (InTag() && !IsBlank(page_[at_])) ++at_;
      return;
    }
    attributes_ += 1 + Name().size() / kLongestName;
    SkipBlanks();
    if (!At("=")) return;
    ++at_;
    SkipBlanks();
    if (At("\"") || At("'")) {
      const char quote = page_[at_];
      at_ = std::min(page_.find(quote, at_ + 1), page_.size() - 1) + 1;
      return;
    }
    while (at_ < page_.size() && !IsBlank(page_[at_]) && page_[at_] != '>') {
      ++at_;
    }
  }

  void Tag() {
    ++at_;
    const std::string_view name = Name();
    attributes_ = 0;
    while (true) {
      SkipBlanks();
      const size_t begin = at_;
      if (!InTag()) break;
      Attribute();
      if (attributes_ <= kMostAttributes) continue;
      while (InTag()) {
        SkipBlanks();
        if (InTag()) Attribute();
      }
      kept_ += page_.substr(copied_, begin - copied_);
      copied_ = at_;
      break;
    }
    if (!xml_) SkipRawText(name);
  }

  // What is within scripts and styles is no markup.
  void SkipRawText(std::string_view name) {
    const auto is = [&](std::string_view wanted) {
      return std::equal(name.begin(), name.end(), wanted.begin(), wanted.end(),
                        [](char a, char b) { return Lower(a) == b; });
    };
    if (!is("script") && !is("style")) return;
    if (At("/>")) return;
    while (at_ < page_.size()) {
      SkipPast("</");
      const std::string_view end = page_.substr(at_, name.size());
      const bool closes =
          std::equal(end.begin(), end.end(), name.begin(), name.end(),
                     [](char a, char b) { return Lower(a) == Lower(b); });
      if (closes) return;
    }
  }

  const std::string_view page_;
  const bool xml_;
  size_t at_ = 0;
  size_t attributes_ = 0;  // of the tag at hand
  std::string kept_;
  size_t copied_ = 0;  // how much of the page is in `kept_` or left out
};

}  // namespace

std::optional<std::string> WithoutSurplusAttributes(std::string_view text,
                                                    Markup markup) {
  return Scan(text, markup).Run();
}

}  // namespace defnews
