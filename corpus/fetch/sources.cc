// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/fetch/sources.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <utility>

#include "common/article/clean_text.h"
#include "common/status/text_view.h"
#include "corpus/extract/line_text.h"
#include "corpus/fetch/web_url.h"
#include "corpus/language/language_tag.h"

namespace defnews {
namespace {

bool IsLanguageTag(std::string_view text) {
  const std::string lower = LowerAscii(text);
  return lower.size() >= 2 && lower.size() <= 35 && lower.front() != '-' &&
         lower.back() != '-' &&
         std::all_of(lower.begin(), lower.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == '-' || c == '_';
         });
}

class SourcesParser {
 public:
  explicit SourcesParser(const std::string& file) : file_(file) {}

  absl::StatusOr<std::vector<Source>> Parse(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!IsValidUtf8(text)) Fault("is not UTF-8");
    while (!text.empty() && faults_.size() < kMostFaults) {
      ++line_;
      const size_t end = std::min(text.find('\n'), text.size());
      TakeLine(WithoutComment(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    EndSource();
    if (sources_.empty() && faults_.empty()) {
      Fault("names no source; one begins with its name in brackets, [donga]");
    }
    if (faults_.empty()) return std::move(sources_);
    std::string message;
    for (const std::string& fault : faults_) {
      message += (message.empty() ? "" : "\n") + fault;
    }
    return absl::InvalidArgumentError(message);
  }

 private:
  static constexpr size_t kMostFaults = 20;

  static std::string_view WithoutComment(std::string_view line) {
    for (size_t at = 0; (at = line.find('#', at)) != std::string_view::npos;
         ++at) {
      if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t') {
        line = line.substr(0, at);
        break;
      }
    }
    return TrimText(line);
  }

  void Fault(const std::string& what) {
    faults_.push_back(file_ + ":" + std::to_string(std::max(line_, 1)) + ": " +
                      what);
  }

  void TakeLine(std::string_view line) {
    if (line.empty()) return;
    if (line.starts_with('[')) return StartSource(line);
    const size_t equals = line.find('=');
    if (equals == std::string_view::npos) {
      return Fault("\"" + CleanText(line.substr(0, 100)) +
                   "\" is neither [name] nor key = value");
    }
    const std::string key = LowerAscii(TrimText(line.substr(0, equals)));
    const std::string value(TrimText(line.substr(equals + 1)));
    if (!open_) return Fault("stands before the first [name]");
    if (value.empty()) return Fault("`" + key + "` has no value");
    TakeValue(key, value);
  }

  void StartSource(std::string_view line) {
    EndSource();
    open_ = true;
    source_ = Source();
    source_line_ = line_;
    faults_before_ = faults_.size();
    if (!line.ends_with(']')) return Fault("the bracket is never closed");
    source_.name = LowerAscii(TrimText(line.substr(1, line.size() - 2)));
    if (source_.name.empty()) {
      Fault("a source needs a name: [donga]");
    } else if (!names_.insert(source_.name).second) {
      Fault("the source [" + source_.name + "] stands here a second time");
    }
  }

  void EndSource() {
    if (!open_) return;
    open_ = false;
    // One with a fault may have lost its only seed to it.
    if (source_.seeds.empty() && faults_.size() == faults_before_) {
      const int here = std::exchange(line_, source_line_);
      Fault("the source [" + source_.name + "] has no feed, sitemap or page");
      line_ = here;
    }
    sources_.push_back(std::move(source_));
  }

  void TakeValue(const std::string& key, const std::string& value) {
    if (key == "feed" || key == "sitemap" || key == "page") {
      const absl::StatusOr<WebUrl> url = ParseWebUrl(value);
      if (!url.ok()) return Fault(std::string(url.status().message()));
      source_.seeds.push_back({key, url->text});
    } else if (key == "lang") {
      if (!IsLanguageTag(value)) {
        return Fault("`lang` \"" + value + "\" is no language (ko, en, ja)");
      }
      source_.lang = NormalizedLanguageTag(value);
    } else if (key == "zone") {
      absl::TimeZone zone;
      if (!absl::LoadTimeZone(value, &zone)) {
        return Fault("`zone` \"" + value +
                     "\" is unknown; zones are named as Asia/Seoul");
      }
      source_.zone = value;
    } else if (key == "delay" || key == "every") {
      const std::optional<absl::Duration> delay = ParseDelay(value);
      if (!delay) {
        return Fault("`" + key + "` \"" + value +
                     "\" is no duration (10s, 30m, 2h)");
      }
      (key == "delay" ? source_.delay : source_.every) = *delay;
    } else if (key == "only") {
      source_.only.push_back(value);
    } else {
      Fault("`" + key +
            "` is unknown; known are feed, sitemap, page, lang, zone, delay, "
            "every, only");
    }
  }

  const std::string& file_;
  int line_ = 0;
  bool open_ = false;
  Source source_;
  int source_line_ = 0;
  size_t faults_before_ = 0;
  std::set<std::string> names_;
  std::vector<Source> sources_;
  std::vector<std::string> faults_;
};

}  // namespace

bool Source::Wants(const PageState& page) const {
  const bool chosen = page.kind == "page" && page.hops == 0 &&
                      !page.via.empty() && !only.empty();
  return !chosen ||
         std::any_of(only.begin(), only.end(), [&](const std::string& part) {
           return page.url.find(part) != std::string::npos;
         });
}

absl::StatusOr<std::vector<Source>> ParseSources(std::string_view text,
                                                 const std::string& file) {
  return SourcesParser(file).Parse(text);
}

std::optional<absl::Duration> ParseDelay(std::string_view text) {
  int64_t number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  constexpr int64_t kMost = 1'000'000'000;
  if (error != std::errc() || number < 0 || number > kMost) {
    return std::nullopt;
  }
  const std::string_view unit =
      TrimText(text.substr(static_cast<size_t>(end - text.data())));
  if (unit.empty() || unit == "s") return absl::Seconds(number);
  if (unit == "ms") return absl::Milliseconds(number);
  if (unit == "m") return absl::Minutes(number);
  if (unit == "h") return absl::Hours(number);
  if (unit == "d") return absl::Hours(24 * number);
  return std::nullopt;
}

}  // namespace defnews
