// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/crawl_state.h"

#include <utility>

#include "common/status/status_macros.h"

namespace defnews {
namespace {

constexpr int64_t kVersion = 1;

// In one transaction, so that a killed run leaves all tables or none.
constexpr char kTables[] = R"sql(
BEGIN;
CREATE TABLE files(name TEXT PRIMARY KEY, bytes INTEGER) WITHOUT ROWID;
CREATE TABLE captures(file TEXT, offset INTEGER, length INTEGER, url TEXT,
  type TEXT, time INTEGER, status INTEGER, digest TEXT,
  PRIMARY KEY(file, offset)) WITHOUT ROWID;
CREATE TABLE pages(url TEXT PRIMARY KEY, kind TEXT, source TEXT, via TEXT,
  hops INTEGER, progress INTEGER, tries INTEGER, not_before INTEGER,
  status INTEGER, etag TEXT, last_modified TEXT, digest TEXT,
  captured INTEGER, last_checked INTEGER, redirect TEXT, error TEXT)
  WITHOUT ROWID;
CREATE INDEX pending ON pages(url) WHERE progress = 0;
CREATE TABLE hosts(host TEXT PRIMARY KEY, last_request INTEGER,
  not_before INTEGER) WITHOUT ROWID;
CREATE TABLE robots(origin TEXT PRIMARY KEY, kind INTEGER, fetched INTEGER,
  failing_since INTEGER, text TEXT) WITHOUT ROWID;
PRAGMA user_version = 1;
COMMIT;
)sql";

constexpr char kPageColumns[] =
    "SELECT url, kind, source, via, hops, progress, tries, not_before, "
    "status, etag, last_modified, digest, captured, last_checked, redirect, "
    "error FROM pages ";

PageState PageOfRow(const SqlStatement& row) {
  PageState page;
  page.url = row.Text(0);
  page.kind = row.Text(1);
  page.source = row.Text(2);
  page.via = row.Text(3);
  page.hops = row.Number(4);
  page.progress = static_cast<PageState::Progress>(row.Number(5));
  page.tries = row.Number(6);
  page.not_before = row.Number(7);
  page.status = row.Number(8);
  page.etag = row.Text(9);
  page.last_modified = row.Text(10);
  page.digest = row.Text(11);
  page.captured = row.Number(12);
  page.last_checked = row.Number(13);
  page.redirect = row.Text(14);
  page.error = row.Text(15);
  return page;
}

}  // namespace

absl::StatusOr<std::unique_ptr<CrawlState>> CrawlState::Open(
    const std::string& path) {
  std::unique_ptr<CrawlState> state(new CrawlState);
  ASSIGN_OR_RETURN(state->database_, SqlDatabase::Open(path));
  SqlDatabase& database = state->database_;
  // The write-ahead log may lose the last transactions when the machine
  // stops; they are read again from the archive.
  RETURN_IF_ERROR(database.Execute(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"));
  int64_t version = 0;
  {
    ASSIGN_OR_RETURN(SqlStatement read,
                     database.Prepare("PRAGMA user_version"));
    ASSIGN_OR_RETURN(const bool row, read.Step());
    if (row) version = read.Number(0);
  }
  if (version == 0) {
    RETURN_IF_ERROR(database.Execute(kTables));
  } else if (version != kVersion) {
    return absl::DataLossError("the crawl state is of version " +
                               std::to_string(version));
  }
  RETURN_IF_ERROR(state->Prepare());
  return state;
}

absl::Status CrawlState::Prepare() {
  const std::string columns = kPageColumns;
  const std::pair<SqlStatement*, std::string> statements[] = {
      {&find_page_, columns + "WHERE url = ?1"},
      {&put_page_,
       "INSERT OR REPLACE INTO pages VALUES "
       "(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16)"},
      {&pending_, columns + "WHERE progress = 0 ORDER BY url"},
      {&sitemaps_, columns + "WHERE kind = 'sitemap' ORDER BY url"},
      {&all_pages_, columns + "ORDER BY url"},
      {&find_host_,
       "SELECT last_request, not_before FROM hosts WHERE host = ?1"},
      {&put_host_, "INSERT OR REPLACE INTO hosts VALUES (?1, ?2, ?3)"},
      {&find_robots_,
       "SELECT kind, fetched, failing_since, text FROM robots "
       "WHERE origin = ?1"},
      {&put_robots_,
       "INSERT OR REPLACE INTO robots VALUES (?1, ?2, ?3, ?4, ?5)"},
      {&add_capture_,
       "INSERT OR REPLACE INTO captures VALUES (?1,?2,?3,?4,?5,?6,?7,?8)"},
      {&captures_,
       "SELECT file, offset, length, url, type, time, status, digest "
       "FROM captures ORDER BY file, offset"},
      {&files_, "SELECT name, bytes FROM files"},
      {&set_file_, "INSERT OR REPLACE INTO files VALUES (?1, ?2)"},
  };
  for (const auto& [statement, sql] : statements) {
    ASSIGN_OR_RETURN(*statement, database_.Prepare(sql.c_str()));
  }
  return absl::OkStatus();
}

absl::Status CrawlState::Begin() { return database_.Execute("BEGIN"); }
absl::Status CrawlState::Commit() { return database_.Execute("COMMIT"); }
void CrawlState::Rollback() { database_.Execute("ROLLBACK").IgnoreError(); }

absl::StatusOr<std::optional<PageState>> CrawlState::FindPage(
    std::string_view url) {
  ASSIGN_OR_RETURN(const bool found, find_page_.Bind(url).Step());
  if (!found) return std::nullopt;
  PageState page = PageOfRow(find_page_);
  RETURN_IF_ERROR(find_page_.Run());
  return page;
}

absl::Status CrawlState::PutPage(const PageState& page) {
  return put_page_.Bind(page.url)
      .Bind(page.kind)
      .Bind(page.source)
      .Bind(page.via)
      .Bind(page.hops)
      .Bind(static_cast<int64_t>(page.progress))
      .Bind(page.tries)
      .Bind(page.not_before)
      .Bind(page.status)
      .Bind(page.etag)
      .Bind(page.last_modified)
      .Bind(page.digest)
      .Bind(page.captured)
      .Bind(page.last_checked)
      .Bind(page.redirect)
      .Bind(page.error)
      .Run();
}

absl::StatusOr<std::vector<PageState>> CrawlState::ListPages(
    SqlStatement* statement) {
  std::vector<PageState> pages;
  while (true) {
    ASSIGN_OR_RETURN(const bool row, statement->Step());
    if (!row) return pages;
    pages.push_back(PageOfRow(*statement));
  }
}

absl::StatusOr<std::vector<PageState>> CrawlState::PendingPages() {
  return ListPages(&pending_);
}

absl::StatusOr<std::vector<PageState>> CrawlState::Sitemaps() {
  return ListPages(&sitemaps_);
}

absl::StatusOr<std::vector<PageState>> CrawlState::AllPages() {
  return ListPages(&all_pages_);
}

absl::StatusOr<HostState> CrawlState::FindHost(std::string_view host) {
  HostState state;
  ASSIGN_OR_RETURN(const bool found, find_host_.Bind(host).Step());
  if (!found) return state;
  state.last_request = find_host_.Number(0);
  state.not_before = find_host_.Number(1);
  RETURN_IF_ERROR(find_host_.Run());
  return state;
}

absl::Status CrawlState::PutHost(std::string_view host,
                                 const HostState& state) {
  return put_host_.Bind(host)
      .Bind(state.last_request)
      .Bind(state.not_before)
      .Run();
}

absl::StatusOr<std::optional<RobotsState>> CrawlState::FindRobots(
    std::string_view origin) {
  ASSIGN_OR_RETURN(const bool found, find_robots_.Bind(origin).Step());
  if (!found) return std::nullopt;
  RobotsState robots;
  robots.kind = static_cast<RobotsState::Kind>(find_robots_.Number(0));
  robots.fetched = find_robots_.Number(1);
  robots.failing_since = find_robots_.Number(2);
  robots.text = find_robots_.Text(3);
  RETURN_IF_ERROR(find_robots_.Run());
  return robots;
}

absl::Status CrawlState::PutRobots(std::string_view origin,
                                   const RobotsState& robots) {
  return put_robots_.Bind(origin)
      .Bind(static_cast<int64_t>(robots.kind))
      .Bind(robots.fetched)
      .Bind(robots.failing_since)
      .Bind(robots.text)
      .Run();
}

absl::Status CrawlState::AddCapture(const Capture& capture) {
  return add_capture_.Bind(capture.file)
      .Bind(capture.offset)
      .Bind(capture.length)
      .Bind(capture.url)
      .Bind(capture.type)
      .Bind(capture.time)
      .Bind(capture.status)
      .Bind(capture.digest)
      .Run();
}

absl::StatusOr<std::vector<Capture>> CrawlState::AllCaptures() {
  std::vector<Capture> captures;
  while (true) {
    ASSIGN_OR_RETURN(const bool row, captures_.Step());
    if (!row) return captures;
    Capture capture;
    capture.file = captures_.Text(0);
    capture.offset = captures_.Number(1);
    capture.length = captures_.Number(2);
    capture.url = captures_.Text(3);
    capture.type = captures_.Text(4);
    capture.time = captures_.Number(5);
    capture.status = captures_.Number(6);
    capture.digest = captures_.Text(7);
    captures.push_back(std::move(capture));
  }
}

absl::StatusOr<std::map<std::string, int64_t>> CrawlState::FileSizes() {
  std::map<std::string, int64_t> sizes;
  while (true) {
    ASSIGN_OR_RETURN(const bool row, files_.Step());
    if (!row) return sizes;
    sizes[files_.Text(0)] = files_.Number(1);
  }
}

absl::Status CrawlState::SetFileSize(std::string_view file, int64_t bytes) {
  return set_file_.Bind(file).Bind(bytes).Run();
}

}  // namespace defnews
