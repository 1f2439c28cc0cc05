// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/cli/environment.h"

#include <unistd.h>

#include <charconv>
#include <cstdlib>

#include "common/dates/published_date.h"

namespace defnews {
namespace {

std::optional<std::string> Variable(const char* name) {
  const char* value = std::getenv(name);
  if (value == nullptr) return std::nullopt;
  return std::string(value);
}

std::string NonEmpty(const char* name) {
  return Variable(name).value_or(std::string());
}

}  // namespace

std::string IndexDirectory(std::string_view option) {
  if (!option.empty()) return std::string(option);
  if (std::string index = NonEmpty("DEFNEWS_INDEX"); !index.empty()) {
    return index;
  }
  // The base directory specification has relative paths ignored.
  if (std::string data = NonEmpty("XDG_DATA_HOME"); data.starts_with('/')) {
    return data + "/defnews/index";
  }
  const std::string home = NonEmpty("HOME");
  return home.empty() ? home : home + "/.local/share/defnews/index";
}

std::string UserThesaurus() {
  std::string folder = NonEmpty("XDG_CONFIG_HOME");
  if (!folder.starts_with('/')) {
    const std::string home = NonEmpty("HOME");
    if (home.empty()) return home;
    folder = home + "/.config";
  }
  std::string path = folder + "/defnews/thesaurus.tsv";
  // One that is there and cannot be read is for the searcher to complain of.
  return access(path.c_str(), F_OK) == 0 ? path : std::string();
}

std::optional<unsigned> ServerTimeout(unsigned otherwise) {
  const std::string text = NonEmpty("DEFNEWS_SERVER_TIMEOUT");
  if (text.empty()) return otherwise;
  unsigned seconds = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, seconds);
  if (error != std::errc() || stop != end || seconds < 1 || seconds > 3600) {
    return std::nullopt;
  }
  return seconds * 1000;
}

std::optional<int64_t> ParseNow(std::string_view text) {
  int64_t seconds = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, seconds);
  if (error == std::errc() && stop == end) return seconds;
  const auto published = ParsePublished(text);
  if (!published.ok() || published->precision != DatePrecision::kSecond) {
    return std::nullopt;
  }
  return published->first_instant;
}

bool UseColor(ColorMode mode, bool stdout_is_terminal) {
  if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
  if (!NonEmpty("NO_COLOR").empty()) return false;
  const std::string force = NonEmpty("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  const std::string term = NonEmpty("TERM");
  return stdout_is_terminal && !term.empty() && term != "dumb";
}

std::string PagerCommand() {
  for (const char* name : {"DEFNEWS_PAGER", "PAGER"}) {
    const std::optional<std::string> pager = Variable(name);
    if (!pager) continue;
    return *pager == "cat" ? std::string() : *pager;
  }
  return "less -FRX";
}

}  // namespace defnews
