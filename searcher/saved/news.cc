// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/saved/news.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "common/index/changes.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/text/utf8.h"
#include "searcher/execute/copies.h"
#include "searcher/execute/read_article.h"
#include "searcher/snippet/sentences.h"

namespace defnews {
namespace {

std::string Summary(std::string_view body) {
  constexpr size_t kBytes = 300;
  constexpr size_t kMost = 1000;  // a sentence without end
  body = body.substr(0, body.find("\n\n"));
  if (body.size() <= kBytes) return std::string(body);
  size_t most = std::min(body.size(), kMost);
  while (most < body.size() && most > 0 && !IsLeadByte(body[most])) --most;
  size_t end = 0;
  for (const TextRange& sentence : SplitSentences(body.substr(0, most))) {
    if (end > 0 && sentence.end > kBytes) break;
    end = sentence.end;
  }
  return std::string(body.substr(0, end));
}

absl::StatusOr<NewsItem> Read(DocumentRef document, Engine* engine) {
  NewsItem item;
  item.document = document;
  ASSIGN_OR_RETURN(item.article, ReadArticle(engine, document));
  item.text = ReadersHash(item.article);
  return item;
}

absl::StatusOr<std::optional<DocumentRef>> Locate(const std::string& id,
                                                  Engine* engine) {
  const Found found =
      engine->Find(Weightless(IndexQuery::Term(schema::IdTerm(id))),
                   {.limit = 1, .unordered = true});
  RETURN_IF_ERROR(engine->status());
  if (found.matches.empty()) return std::nullopt;
  return found.matches[0].document;
}

absl::Status ForEachArticle(OpenIndex* index,
                            const std::function<void(NewsItem)>& take) {
  if (index->All().empty()) return absl::OkStatus();
  Engine* engine = index->whole();
  const Found all =
      engine->Find(Weightless(IndexQuery::All()), {.unordered = true});
  for (const Match& match : all.matches) {
    ASSIGN_OR_RETURN(NewsItem item, Read(match.document, engine));
    take(std::move(item));
  }
  return engine->status();
}

void AddIfNews(const KnownArticles& known, NewsItem item,
               std::vector<NewsItem>* news) {
  const Seen seen = known.Look(item.article.id, item.text);
  if (seen == Seen::kAsItIs) return;
  item.changed = seen == Seen::kOtherwise;
  news->push_back(std::move(item));
}

absl::StatusOr<std::vector<NewsItem>> NewsOfAll(const SavedState& state,
                                                OpenIndex* index) {
  std::vector<NewsItem> news;
  RETURN_IF_ERROR(ForEachArticle(index, [&](NewsItem item) {
    AddIfNews(state.known, std::move(item), &news);
  }));
  return news;
}

}  // namespace

absl::StatusOr<std::vector<NewsItem>> FindNews(const SavedState& state,
                                               OpenIndex* index) {
  const Manifest& manifest = index->manifest();
  const ChangesBetweenResult changes = ChangesBetween(
      index->path(), state.mark, {manifest.generation, manifest.created});
  if (!changes.known) return NewsOfAll(state, index);
  std::vector<NewsItem> news;
  for (const auto& [id, change] : changes.articles) {
    if (change.kind == ArticleChangeKind::kRemoved) continue;
    Engine* engine = index->whole();
    ASSIGN_OR_RETURN(const std::optional<DocumentRef> document,
                     Locate(id, engine));
    // A list that names what is not there is damaged.
    if (!document) return NewsOfAll(state, index);
    ASSIGN_OR_RETURN(NewsItem item, Read(*document, engine));
    AddIfNews(state.known, std::move(item), &news);
  }
  return news;
}

absl::StatusOr<std::vector<NewsItem>> ReadNews(
    const std::vector<PastNews>& past, OpenIndex* index) {
  std::vector<NewsItem> news;
  if (index->All().empty()) return news;
  Engine* engine = index->whole();
  // Of several of one id the first tells what it was.
  std::map<std::string, bool> wanted;
  for (const PastNews& one : past) wanted.try_emplace(one.id, one.changed);
  for (const auto& [id, changed] : wanted) {
    ASSIGN_OR_RETURN(const std::optional<DocumentRef> document,
                     Locate(id, engine));
    if (!document) continue;
    ASSIGN_OR_RETURN(NewsItem item, Read(*document, engine));
    item.changed = changed;
    news.push_back(std::move(item));
  }
  return news;
}

absl::Status JudgeNews(std::vector<NewsItem>* news, OpenIndex* index) {
  std::sort(news->begin(), news->end(),
            [](const NewsItem& a, const NewsItem& b) {
              return a.document < b.document;
            });
  if (news->empty()) return absl::OkStatus();
  Engine* engine = index->whole();
  std::map<std::string, bool> old_groups;
  for (NewsItem& item : *news) {
    item.summary = Summary(item.article.body);
    item.order = engine->Value(item.document, schema::kNewestSlot);
    item.group = engine->Value(item.document, schema::kGroupSlot);
    item.leads = engine->Value(item.document, schema::kCopySlot).empty();
    if (!index->has_copies()) continue;
    const auto [known, fresh] = old_groups.try_emplace(item.group, false);
    if (!fresh) continue;
    const Found members =
        engine->Find(Weightless(MembersOfGroup(item.group, item.article.id)),
                     {.unordered = true});
    known->second = std::any_of(
        members.matches.begin(), members.matches.end(),
        [news](const Match& member) {
          const auto at =
              std::lower_bound(news->begin(), news->end(), member.document,
                               [](const NewsItem& one, DocumentRef document) {
                                 return one.document < document;
                               });
          return at == news->end() || at->document != member.document;
        });
  }
  for (NewsItem& item : *news) {
    const auto group = old_groups.find(item.group);
    item.old_story = group != old_groups.end() && group->second;
  }
  return engine->status();
}

absl::Status SeeAll(OpenIndex* index, KnownArticles* known) {
  return ForEachArticle(index, [known](const NewsItem& item) {
    known->Add(item.article.id, item.text);
  });
}

}  // namespace defnews
