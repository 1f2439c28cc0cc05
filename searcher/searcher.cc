// SPDX-License-Identifier: GPL-3.0-or-later
#include "defnews/searcher.h"

#include <xapian.h>

#include <array>
#include <chrono>
#include <optional>
#include <variant>

#include "absl/strings/str_format.h"
#include "common/aliases/thesaurus.h"
#include "common/article/article_json.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/text_view.h"
#include "common/status/xapian_status.h"
#include "common/text/analyzer.h"
#include "defnews/version.h"
#include "searcher/engine/engine.h"
#include "searcher/execute/copies.h"
#include "searcher/execute/execution.h"
#include "searcher/execute/read_article.h"
#include "searcher/expand/expansion.h"
#include "searcher/partitions/open_in_service.h"
#include "searcher/partitions/open_index.h"
#include "searcher/partitions/pipe_signal.h"
#include "searcher/partitions/servers.h"
#include "searcher/query/parser.h"
#include "searcher/rank/like.h"
#include "searcher/suggest/suggest.h"

namespace defnews {
namespace {

StatusCode PublicCode(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kOk:
      return StatusCode::kOk;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kResourceExhausted:
      return StatusCode::kInvalidArgument;
    case absl::StatusCode::kNotFound:
      return StatusCode::kNotFound;
    case absl::StatusCode::kFailedPrecondition:
      return StatusCode::kFailedPrecondition;
    case absl::StatusCode::kDataLoss:
      return StatusCode::kDataLoss;
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kAborted:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kUnavailable:
      return StatusCode::kUnavailable;
    default:
      return StatusCode::kInternal;
  }
}

constexpr std::string_view kCutNote =
    "the query names so much that not every other spelling and wording of it "
    "was searched";

Error PublicError(const absl::Status& status) {
  return Error(PublicCode(status.code()),
               std::string(FromAbsl(status.message())));
}

Error PublicError(std::string_view query, const QueryError& error) {
  Error out(StatusCode::kInvalidArgument, error.message);
  out.set_caret(CaretText(query, error));
  return out;
}

StoredArticle MakeStored(const Article& article) {
  StoredArticle stored;
  stored.id = article.id;
  stored.url = article.url;
  stored.title = article.title;
  stored.body = article.body;
  stored.published = article.published;
  stored.published_method = article.published_method;
  stored.source = article.source;
  stored.lang = article.lang;
  stored.byline = article.byline;
  stored.collected = article.collected;
  stored.captions = article.captions;
  stored.duplicate_group = article.duplicate_group;
  stored.duplicate_of = article.duplicate_of;
  const absl::StatusOr<PublishedDate> date = ParsePublished(article.published);
  stored.published_precision = std::string(
      PrecisionName(date.ok() ? date->precision : DatePrecision::kNone));
  stored.json = ArticleToJson(article);
  return stored;
}

}  // namespace

class Searcher::Impl {
 public:
  Impl(std::unique_ptr<OpenIndex> index, std::optional<Thesaurus> own,
       const OpenOptions& options)
      : index_(std::move(index)),
        own_thesaurus_(std::move(own)),
        options_(options) {}

  // `query` is `text`, parsed.
  absl::StatusOr<SearchResults> Search(std::string_view text,
                                       const ParsedQuery& query,
                                       const SearchOptions& options) {
    analyzer_.ForgetIfLarge();
    Expansion expansion{query.root, {}, false};
    if (options.expand && !options.exact) {
      expansion = Expand(query.root, {&analyzer_, &thesaurus(), options.any});
    }
    absl::StatusOr<SearchResults> results =
        Ask([&]() -> absl::StatusOr<SearchResults> {
          return Execute(expansion.root, options, index_.get(), &analyzer_);
        });
    if (!results.ok()) return results;
    results->parsed = ToText(query.root);
    results->notes = query.notes;
    if (!behind_.empty()) results->notes.push_back(behind_);
    if (expansion.cut) results->notes.emplace_back(kCutNote);
    for (const Related& related : expansion.related) {
      results->related.push_back(related.text);
    }
    if (options.suggest && results->total == 0) {
      // The answer stands, whatever becomes of this.
      Ask([&]() -> absl::Status {
        AddSuggestions(query.root, options,
                       RelatedCandidates(text, expansion.related), index_.get(),
                       &analyzer_, &*results);
        return absl::OkStatus();
      }).IgnoreError();
    }
    return results;
  }

  absl::StatusOr<SearchResults> Like(std::string_view id,
                                     const SearchOptions& options) {
    analyzer_.ForgetIfLarge();
    return Ask([&]() -> absl::StatusOr<SearchResults> {
      Engine* engine = index_->whole();
      ASSIGN_OR_RETURN(const DocumentRef document, FindById(id));
      ASSIGN_OR_RETURN(const Article article, ReadArticle(engine, document));
      const std::optional<Node> query =
          LikeQuery(article, manifest().articles(), engine, &analyzer_);
      if (!query) {
        return absl::InvalidArgumentError(
            "the article \"" + std::string(id) +
            "\" has no word that tells it from others");
      }
      ASSIGN_OR_RETURN(
          SearchResults results,
          Execute(*query, options, index_.get(), &analyzer_,
                  MembersOfGroup(GroupKeyOf(document, id, engine), id)));
      results.parsed = ToText(*query);
      if (!behind_.empty()) results.notes.push_back(behind_);
      return results;
    });
  }

  absl::StatusOr<StoredArticle> Get(std::string_view id) {
    return Ask([&]() -> absl::StatusOr<StoredArticle> {
      Engine* engine = index_->whole();
      ASSIGN_OR_RETURN(const DocumentRef document, FindById(id));
      ASSIGN_OR_RETURN(Article article, ReadArticle(engine, document));
      article.duplicate_group = GroupInService(
          GroupKeyOf(document, article.id, engine), article.id, index_.get());
      article.duplicate_of.clear();
      if (!engine->Value(document, schema::kCopySlot).empty()) {
        ASSIGN_OR_RETURN(article.duplicate_of,
                         LeadOfGroup(article.duplicate_group, index_.get()));
      }
      return MakeStored(article);
    });
  }

  absl::Status Refresh() {
    ASSIGN_OR_RETURN(const bool in_service, index_->InService());
    return in_service && !lost_ ? absl::OkStatus() : Reopen();
  }

  std::vector<std::string> Check() const { return index_->Faults(); }

  const Manifest& manifest() const { return index_->manifest(); }

 private:
  absl::Status Reopen() {
    ASSIGN_OR_RETURN(index_, OpenInService(index_->path(), options_));
    lost_ = false;
    behind_.clear();
    return absl::OkStatus();
  }

  // Moves to another generation if one was published. Where that cannot be
  // opened the next search tries again.
  void Follow() {
    if (!options_.follow || !index_->StubTouched()) return;
    const StubFile file = StubFile::Of(index_->path());
    const absl::StatusOr<bool> same = index_->InService();
    if (same.ok() && *same) {
      // Written anew and the same.
      index_->NoteStub(file);
      behind_.clear();
      return;
    }
    const absl::Status status = same.ok() ? Reopen() : same.status();
    if (status.ok()) return;
    behind_ = "generation " + std::to_string(manifest().generation) +
              " was searched, as the one now in service cannot be opened: " +
              std::string(FromAbsl(status.message()));
  }

  // What `question` answers. Where a connection to a server was lost it is
  // made again, and the question put once more if only now it turns out: a
  // server ends connections that have been idle, and may have been restarted.
  // One that does not answer in time is not asked twice.
  template <typename Question>
  auto Ask(const Question& question) -> decltype(question()) {
    Follow();
    if (!index_->served()) return AskFiles(question);
    const PipeSignalHeld held;
    const bool fresh = lost_;
    if (lost_) RETURN_IF_ERROR(Reopen());
    auto answer = CatchXapian(question);
    if (!IsConnectionLost(StatusOf(answer))) return answer;
    lost_ = true;
    if (!fresh && !absl::IsDeadlineExceeded(StatusOf(answer))) {
      RETURN_IF_ERROR(Reopen());
      answer = CatchXapian(question);
      lost_ = IsConnectionLost(StatusOf(answer));
    }
    if (!lost_) return answer;
    return index_->Named(StatusOf(answer));
  }

  // Tables are opened when they are first needed: those of a generation that
  // was replaced a moment ago may be gone by then.
  template <typename Question>
  auto AskFiles(const Question& question) -> decltype(question()) {
    RETURN_IF_ERROR(index_->CheckOpen());
    auto answer = CatchXapian(question);
    if (!absl::IsDataLoss(StatusOf(answer)) || !options_.follow ||
        !index_->StubTouched() || !Reopen().ok()) {
      return answer;
    }
    return CatchXapian(question);
  }

  static const absl::Status& StatusOf(const absl::Status& status) {
    return status;
  }
  template <typename T>
  static const absl::Status& StatusOf(const absl::StatusOr<T>& result) {
    return result.status();
  }

  absl::StatusOr<DocumentRef> FindById(std::string_view id) {
    Engine* engine = index_->whole();
    const Found found = engine->Find(
        Weightless(IndexQuery::Term(schema::IdTerm(id))), {.limit = 1});
    RETURN_IF_ERROR(engine->status());
    if (found.matches.empty()) {
      return absl::NotFoundError("no article with the id \"" + std::string(id) +
                                 "\"");
    }
    return found.matches[0].document;
  }

  const Thesaurus& thesaurus() const {
    return own_thesaurus_ ? *own_thesaurus_ : Thesaurus::BuiltIn();
  }

  std::unique_ptr<OpenIndex> index_;
  std::optional<Thesaurus> own_thesaurus_;
  const OpenOptions options_;
  bool lost_ = false;   // connections, and not made again yet
  std::string behind_;  // why it is not the generation in service; or empty
  Analyzer analyzer_;
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Result<Searcher> Searcher::Open(std::string_view index_directory,
                                const OpenOptions& options) {
  std::optional<Thesaurus> own;
  if (!options.thesaurus.empty()) {
    absl::StatusOr<Thesaurus> read = Thesaurus::WithUserFile(options.thesaurus);
    if (!read.ok()) return PublicError(read.status());
    own = *std::move(read);
  }
  absl::StatusOr<std::unique_ptr<OpenIndex>> index =
      OpenInService(index_directory, options);
  if (!index.ok()) return PublicError(index.status());
  return Searcher(
      std::make_unique<Impl>(*std::move(index), std::move(own), options));
}

Result<SearchResults> Searcher::Search(std::string_view query,
                                       const SearchOptions& options) {
  ParserOptions parser_options;
  parser_options.any = options.any;
  parser_options.exact = options.exact;
  const std::variant<ParsedQuery, QueryError> parsed =
      ParseQuery(query, parser_options);
  if (const QueryError* error = std::get_if<QueryError>(&parsed)) {
    return PublicError(query, *error);
  }
  absl::StatusOr<SearchResults> results =
      impl_->Search(query, std::get<ParsedQuery>(parsed), options);
  if (!results.ok()) return PublicError(results.status());
  return *std::move(results);
}

Result<SearchResults> Searcher::Like(std::string_view id,
                                     const SearchOptions& options) {
  absl::StatusOr<SearchResults> results = impl_->Like(id, options);
  if (!results.ok()) return PublicError(results.status());
  return *std::move(results);
}

Result<StoredArticle> Searcher::Get(std::string_view id) {
  absl::StatusOr<StoredArticle> article = impl_->Get(id);
  if (!article.ok()) return PublicError(article.status());
  return *std::move(article);
}

Error Searcher::Refresh() {
  const absl::Status status =
      CatchXapian([&]() -> absl::Status { return impl_->Refresh(); });
  return status.ok() ? Error() : PublicError(status);
}

std::vector<std::string> Searcher::Check() const { return impl_->Check(); }

uint64_t Searcher::generation() const { return impl_->manifest().generation; }
uint64_t Searcher::article_count() const {
  return impl_->manifest().articles();
}

std::string Version() { return DEFNEWS_VERSION; }

std::string BuildInformation() {
  return absl::StrFormat("index schema %d, analyser %d, Xapian %s, ICU %s",
                         schema::kVersion, kAnalyzerVersion,
                         Xapian::version_string(), IcuVersion());
}

}  // namespace defnews
