// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/report.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "common/dates/published_date.h"
#include "searcher/cli/printable.h"

namespace defnews {
namespace {

using Json = nlohmann::ordered_json;

// Stories, each once however many searches found it.
size_t CountStories(const SavedReport& report, bool changed) {
  std::set<const NewsItem*> stories;
  for (const SearchNews& search : report.news) {
    for (const Story& story : search.stories) {
      if (story.changed == changed) stories.insert(story.item);
    }
  }
  return stories.size();
}

std::string Line(const Json& record) {
  return record.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string Counted(size_t count, const std::string& one,
                    const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

Json StoryToJson(const SearchNews& search, const Story& story) {
  const Article& article = story.item->article;
  const absl::StatusOr<PublishedDate> date = ParsePublished(article.published);
  return {{"type", "story"},
          {"search", search.search->name},
          {"change", story.changed ? "changed" : "new"},
          {"id", article.id},
          {"title", article.title},
          {"url", article.url},
          {"source", article.source},
          {"lang", article.lang},
          {"published", article.published},
          {"published_precision",
           PrecisionName(date.ok() ? date->precision : DatePrecision::kNone)},
          {"summary", story.item->summary},
          {"copies", story.copies}};
}

std::string StoryAsText(const Story& story) {
  const Article& article = story.item->article;
  std::string text = story.changed ? "* [changed] " : "* ";
  text += Printable(article.title.empty() ? article.id : article.title) + '\n';
  std::string known;
  for (const std::string& one :
       {article.source, article.published, article.id}) {
    if (!one.empty()) known += (known.empty() ? "" : " · ") + Printable(one);
  }
  text += "  " + known + '\n';
  if (story.copies > 0) {
    text += "  +" + Counted(story.copies, "copy", "copies") + '\n';
  }
  const std::string& summary = story.item->summary;
  if (!summary.empty()) text += "  " + Printable(summary) + '\n';
  if (!article.url.empty()) text += "  " + Printable(article.url) + '\n';
  return text;
}

}  // namespace

size_t SavedReport::CountNew() const { return CountStories(*this, false); }
size_t SavedReport::CountChanged() const { return CountStories(*this, true); }

std::string ReportAsJson(const SavedReport& report) {
  std::string text = Line({{"type", "report"},
                           {"schema", 1},
                           {"run", report.run},
                           {"generation", report.generation},
                           {"created", report.created},
                           {"searches", report.searches},
                           {"refused", report.faults.size()},
                           {"new", report.CountNew()},
                           {"changed", report.CountChanged()}});
  for (const SearchNews& search : report.news) {
    for (const Story& story : search.stories) {
      text += Line(StoryToJson(search, story));
    }
  }
  for (const SavedFault& fault : report.faults) {
    text += Line({{"type", "fault"},
                  {"search", fault.name},
                  {"message", fault.message}});
  }
  return text;
}

std::string ReportAsText(const SavedReport& report) {
  std::string text =
      Counted(report.CountNew(), "new story", "new stories") + " and " +
      std::to_string(report.CountChanged()) + " changed, of " +
      std::to_string(report.news.size()) + " out of " +
      Counted(report.searches, "saved search", "saved searches") + "\n" +
      report.created + ", generation " + std::to_string(report.generation) +
      "\n";
  for (const SavedFault& fault : report.faults) {
    text += "refused: " + PrintableLines(fault.message) + '\n';
  }
  for (const SearchNews& search : report.news) {
    text += "\n== " + Printable(search.search->name) + " (" +
            std::to_string(search.stories.size()) + ")\n   " +
            Printable(search.search->query) + "\n\n";
    for (const Story& story : search.stories) text += StoryAsText(story) + '\n';
  }
  return text;
}

std::vector<FeedEntry> EntriesOf(const SavedReport& report) {
  std::map<const NewsItem*, FeedEntry> entries;
  for (const SearchNews& search : report.news) {
    for (const Story& story : search.stories) {
      FeedEntry& entry = entries[story.item];
      entry.searches.push_back(search.search->name);
      entry.changed = entry.changed || story.changed;
      if (!entry.id.empty()) continue;
      const Article& article = story.item->article;
      entry.id = article.id;
      entry.title = article.title;
      entry.url = article.url;
      entry.source = article.source;
      entry.updated = report.created;
      entry.summary = story.item->summary;
      const absl::StatusOr<PublishedDate> date =
          ParsePublished(article.published);
      if (date.ok() && date->precision >= DatePrecision::kDay) {
        entry.published = absl::FormatTime(
            absl::RFC3339_sec, absl::FromUnixSeconds(date->first_instant),
            SeoulTimeZone());
      }
    }
  }
  std::vector<std::pair<std::string, FeedEntry>> sorted;
  for (auto& [item, entry] : entries) {
    sorted.emplace_back(item->order, std::move(entry));
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<FeedEntry> newest_first;
  for (auto& [order, entry] : sorted) newest_first.push_back(std::move(entry));
  return newest_first;
}

}  // namespace defnews
