// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/sqlite.h"

namespace defnews {

absl::Status SqlError(sqlite3* database, int code) {
  const std::string message =
      std::string("the crawl state: ") +
      (database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database));
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return absl::DataLossError(message);
    case SQLITE_FULL:
      return absl::ResourceExhaustedError(message);
    default:
      return absl::UnknownError(message);
  }
}

SqlStatement& SqlStatement::Bind(std::string_view text) {
  const int code = sqlite3_bind_text64(
      statement_.get(), ++bound_, text.data() == nullptr ? "" : text.data(),
      text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) error_ = code;
  return *this;
}

SqlStatement& SqlStatement::Bind(int64_t number) {
  const int code = sqlite3_bind_int64(statement_.get(), ++bound_, number);
  if (code != SQLITE_OK) error_ = code;
  return *this;
}

absl::StatusOr<bool> SqlStatement::Step() {
  const int code =
      error_ != SQLITE_OK ? error_ : sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  absl::Status status;
  if (code != SQLITE_DONE) {
    status = SqlError(sqlite3_db_handle(statement_.get()), code);
  }
  sqlite3_reset(statement_.get());
  bound_ = 0;
  error_ = SQLITE_OK;
  if (!status.ok()) return status;
  return false;
}

absl::Status SqlStatement::Run() {
  absl::StatusOr<bool> row = true;
  while (row.ok() && *row) row = Step();
  return row.status();
}

std::string SqlStatement::Text(int column) const {
  const unsigned char* text = sqlite3_column_text(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return text == nullptr ? ""
                         : std::string(reinterpret_cast<const char*>(text),
                                       static_cast<size_t>(size));
}

int64_t SqlStatement::Number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

absl::StatusOr<SqlDatabase> SqlDatabase::Open(const std::string& path) {
  SqlDatabase opened;
  sqlite3* database = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &database,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  opened.database_.reset(database);
  if (code != SQLITE_OK) return SqlError(database, code);
  return opened;
}

absl::Status SqlDatabase::Execute(const char* sql) {
  const int code =
      sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : SqlError(database_.get(), code);
}

absl::StatusOr<SqlStatement> SqlDatabase::Prepare(const char* sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(
      database_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return SqlError(database_.get(), code);
  SqlStatement prepared;
  prepared.statement_.reset(statement);
  return prepared;
}

}  // namespace defnews
