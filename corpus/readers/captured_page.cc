// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/readers/captured_page.h"

#include <utility>

#include "common/dates/published_date.h"
#include "common/status/status_macros.h"
#include "corpus/archive/capture_fields.h"
#include "corpus/archive/http_message.h"
#include "corpus/extract/html_article.h"
#include "corpus/extract/line_text.h"
#include "corpus/fetch/web_url.h"
#include "corpus/readers/html_reader.h"
#include "corpus/readers/input_kind.h"
#include "corpus/readers/record.h"

namespace defnews {
namespace {

using Kind = CapturedPage::Kind;

// Media that may hold articles. What a server calls plain text or nothing at
// all is looked at.
std::optional<Kind> KindOfBody(const std::string& media,
                               std::string_view body) {
  if (media.find("html") != std::string::npos) return Kind::kPage;
  const bool looked_at = media.empty() || media.starts_with("text/") ||
                         media.find("xml") != std::string::npos ||
                         media.find("json") != std::string::npos;
  if (!looked_at) return std::nullopt;
  switch (KindByContent(body.substr(0, 4096))) {
    case InputKind::kHtml:
      return Kind::kPage;
    case InputKind::kFeed:
      return Kind::kFeed;
    case InputKind::kJson:
      return media.find("feed") != std::string::npos
                 ? std::optional<Kind>(Kind::kFeed)
                 : std::nullopt;
    default:
      return std::nullopt;
  }
}

// Of dates without one.
absl::TimeZone ZoneOf(const CapturedPage& page) {
  absl::TimeZone zone;
  const bool known = !page.zone.empty() && absl::LoadTimeZone(page.zone, &zone);
  return known ? zone : SeoulTimeZone();
}

// wget puts the address in angle brackets.
std::string TargetOf(const WarcRecord& record) {
  return std::string(TrimOf(record.Field("WARC-Target-URI"), "<>"));
}

std::optional<CapturedPage> RedirectOf(CapturedPage page,
                                       const HttpResponse& response) {
  const absl::StatusOr<WebUrl> here = ParseWebUrl(page.url);
  if (!here.ok() || response.Header("Location").empty()) return std::nullopt;
  const absl::StatusOr<WebUrl> target =
      ResolveUrl(*here, response.Header("Location"));
  if (!target.ok()) return std::nullopt;
  page.kind = Kind::kRedirect;
  page.target = target->text;
  return page;
}

// A list of articles for certain, perhaps packed. Of sitemaps only those of
// news tell anything of their pages: when they were published.
std::optional<CapturedPage> ListOf(CapturedPage page, bool is_sitemap) {
  absl::StatusOr<std::string> text = UnpackedFeed(std::move(page.body));
  if (!text.ok()) return std::nullopt;
  if (is_sitemap && text->find("publication_date") == std::string::npos) {
    return std::nullopt;
  }
  page.kind = Kind::kFeed;
  page.body = *std::move(text);
  return page;
}

}  // namespace

absl::StatusOr<std::optional<CapturedPage>> PageOfRecord(
    const WarcRecord& record) {
  const std::string_view type = record.Field("WARC-Type");
  const bool http =
      record.Field("Content-Type").starts_with("application/http");
  if ((type != "response" && type != "revisit") || !http) return std::nullopt;
  const std::string_view kind = record.Field(kKindField);
  if (kind == "robots") return std::nullopt;
  const bool is_sitemap = kind == "sitemap";
  const absl::StatusOr<HttpResponse> response = ParseHttpResponse(record.block);
  if (!response.ok()) return std::nullopt;
  CapturedPage page;
  page.url = TargetOf(record);
  page.time = ParseWarcDate(record.Field("WARC-Date"));
  page.source = record.Field(kSourceField);
  page.lang = record.Field(kLanguageField);
  page.zone = record.Field(kZoneField);
  if (response->status >= 300 && response->status < 400) {
    if (is_sitemap) return std::nullopt;
    return RedirectOf(std::move(page), *response);
  }
  if (response->status != 200 || type == "revisit") return std::nullopt;
  const std::string_view content_type = response->Header("Content-Type");
  page.charset = CharsetOfContentType(content_type);
  ASSIGN_OR_RETURN(page.body, ArchivedBody(*response, {}));
  const bool packed = page.body.starts_with("\x1F\x8B");
  if (is_sitemap || (kind == "feed" && packed)) {
    return ListOf(std::move(page), is_sitemap);
  }
  const std::optional<Kind> found =
      KindOfBody(MediaType(content_type), page.body);
  if (!found) return std::nullopt;
  page.kind = *found;
  return page;
}

absl::StatusOr<Article> ArticleOfPage(const CapturedPage& page,
                                      bool tell_evidence,
                                      const ProblemReport& report) {
  PageReading reading;
  reading.now = page.time;
  reading.tell_evidence = tell_evidence;
  reading.url = page.url;
  reading.charset = page.charset;
  reading.zone = ZoneOf(page);
  ASSIGN_OR_RETURN(Article article,
                   ArticleFromHtml(page.body, "", report, reading));
  article.collected = WarcDate(page.time);
  if (!page.source.empty()) article.source = page.source;
  if (article.lang.empty()) article.lang = page.lang;
  AddExtra("extractor", JsonQuoted(kExtractorVersion), &article);
  return article;
}

absl::StatusOr<Feed> FeedOfPage(const CapturedPage& page) {
  FeedReading reading;
  reading.url = page.url;
  reading.charset = page.charset;
  reading.zone = ZoneOf(page);
  return ReadFeed(page.body, reading);
}

void AddExtra(std::string_view key, std::string_view json, Article* article) {
  std::string& extra = article->extra;
  const std::string quoted = JsonQuoted(key) + ":";
  if (extra.find(quoted) != std::string::npos) return;
  if (extra.empty() || extra == "{}") {
    extra = "{";
  } else {
    extra.back() = ',';
  }
  extra += quoted + std::string(json) + "}";
}

}  // namespace defnews
