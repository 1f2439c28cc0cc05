// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/robots.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

#include "common/article/clean_text.h"
#include "corpus/extract/line_text.h"

namespace defnews {
namespace {

constexpr size_t kMostBytes = size_t{512} << 10;
// Patterns beyond this are no paths; it also bounds the time of a match.
constexpr size_t kLongestPattern = 2048;

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

int HexOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void AppendEscape(uint8_t byte, std::string* out) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  *out += '%';
  *out += kDigits[byte >> 4];
  *out += kDigits[byte & 15];
}

// Matches pieces between the stars greedily from the left, which finds a
// match if there is one; the last piece of a pattern that ends in `$` must
// stand at the end.
bool Matches(std::string_view pattern, std::string_view path) {
  const bool anchored = pattern.ends_with('$');
  if (anchored) pattern.remove_suffix(1);
  bool first = true;
  while (true) {
    const size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    const bool last = star == std::string_view::npos;
    if (last && anchored) {
      return first ? path == piece
                   : path.size() >= piece.size() && path.ends_with(piece);
    }
    if (first && !path.starts_with(piece)) return false;
    const size_t at = first ? 0 : path.find(piece);
    if (at == std::string_view::npos) return false;
    if (last) return true;
    path.remove_prefix(at + piece.size());
    pattern.remove_prefix(star + 1);
    first = false;
  }
}

// "name" of "Name/1.0 (comment)": what may stand in a product token.
std::string ProductOf(std::string_view value) {
  size_t end = 0;
  while (end < value.size() && ((value[end] >= 'a' && value[end] <= 'z') ||
                                (value[end] >= 'A' && value[end] <= 'Z') ||
                                value[end] == '-' || value[end] == '_')) {
    ++end;
  }
  return LowerAscii(value.substr(0, end));
}

}  // namespace

std::string NormalizeRobotsPath(std::string_view path) {
  std::string out;
  for (size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    const int high = c == '%' && i + 2 < path.size() ? HexOf(path[i + 1]) : -1;
    const int low = high >= 0 ? HexOf(path[i + 2]) : -1;
    if (low >= 0) {
      const auto byte = static_cast<uint8_t>(high * 16 + low);
      i += 2;
      if (IsUnreserved(static_cast<char>(byte))) {
        out += static_cast<char>(byte);
      } else {
        AppendEscape(byte, &out);
      }
    } else if (static_cast<uint8_t>(c) >= 0x80) {
      AppendEscape(static_cast<uint8_t>(c), &out);
    } else {
      out += c;
    }
  }
  return out;
}

// Goes through the lines once, keeping the rules for the robot's name and
// those for everybody apart.
class RobotsParser {
 public:
  explicit RobotsParser(std::string_view product)
      : product_(LowerAscii(product)) {}

  RobotsRules Parse(std::string_view text) {
    text = text.substr(0, kMostBytes);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
      const size_t end = std::min(text.find_first_of("\r\n"), text.size());
      TakeLine(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    RobotsRules rules = std::move(named_seen_ ? named_ : general_);
    rules.sitemaps_ = std::move(sitemaps_);
    return rules;
  }

 private:
  void TakeLine(std::string_view line) {
    line = line.substr(0, line.find('#'));
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string key = LowerAscii(TrimText(line.substr(0, colon)));
    const std::string_view value = TrimText(line.substr(colon + 1));
    if (key == "user-agent") {
      StartGroup(value);
    } else if (key == "sitemap") {
      constexpr size_t kMost = 100;
      if (sitemaps_.size() < kMost) sitemaps_.emplace_back(value);
    } else if (key == "allow" || key == "disallow") {
      in_agents_ = false;
      TakeRule(key == "allow", value);
    } else if (key == "crawl-delay") {
      in_agents_ = false;
      TakeDelay(value);
    }
  }

  // Agents that follow one another share the rules behind them.
  void StartGroup(std::string_view value) {
    if (!in_agents_) named_group_ = general_group_ = false;
    in_agents_ = true;
    if (value.starts_with('*')) {
      general_group_ = true;
    } else if (ProductOf(value) == product_) {
      named_group_ = named_seen_ = true;
    }
  }

  void TakeRule(bool allow, std::string_view value) {
    // An empty rule matches nothing.
    if (value.empty() || value.size() > kLongestPattern) return;
    std::string pattern = NormalizeRobotsPath(value);
    if (pattern.front() != '/' && pattern.front() != '*') {
      pattern.insert(0, "/");
    }
    if (named_group_) named_.rules_.push_back({pattern, allow});
    if (general_group_) general_.rules_.push_back({pattern, allow});
  }

  void TakeDelay(std::string_view value) {
    double seconds = 0;
    const auto [end, error] =
        std::from_chars(value.data(), value.data() + value.size(), seconds);
    if (error != std::errc() || !std::isfinite(seconds) || seconds < 0) return;
    const absl::Duration delay = absl::Seconds(seconds);
    if (named_group_) named_.crawl_delay_ = delay;
    if (general_group_) general_.crawl_delay_ = delay;
  }

  const std::string product_;
  RobotsRules named_;
  RobotsRules general_;
  std::vector<std::string> sitemaps_;
  bool named_seen_ = false;
  bool named_group_ = false;
  bool general_group_ = false;
  bool in_agents_ = false;
};

RobotsRules::RobotsRules(std::string_view text, std::string_view product) {
  *this = RobotsParser(product).Parse(text);
}

bool RobotsRules::Allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const std::string path = NormalizeRobotsPath(target.substr(0, 8192));
  size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const size_t length = rule.pattern.size();
    const bool counts =
        length > longest || (length == longest && rule.allow && !allowed);
    if (!counts || !Matches(rule.pattern, path)) continue;
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace defnews
