// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite with owners and statuses.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace defnews {

// A prepared statement, to be used again and again. Its database must outlive
// it. Errors are kept and told by the next Step().
class SqlStatement {
 public:
  SqlStatement() = default;

  // Binds the parameters in their order: the first call is ?1.
  SqlStatement& Bind(std::string_view text);
  SqlStatement& Bind(int64_t number);

  // True if there is a row. After the last row, or an error, the statement is
  // ready to be bound again.
  absl::StatusOr<bool> Step();
  // Runs a statement that gives no rows.
  absl::Status Run();

  // Columns of the present row, from 0.
  std::string Text(int column) const;
  int64_t Number(int column) const;

 private:
  friend class SqlDatabase;
  struct Finalizer {
    void operator()(sqlite3_stmt* statement) const {
      sqlite3_finalize(statement);
    }
  };

  std::unique_ptr<sqlite3_stmt, Finalizer> statement_;
  int bound_ = 0;
  int error_ = SQLITE_OK;
};

class SqlDatabase {
 public:
  // Opens or makes the database at `path`. DataLoss if the file is none.
  static absl::StatusOr<SqlDatabase> Open(const std::string& path);

  absl::Status Execute(const char* sql);
  absl::StatusOr<SqlStatement> Prepare(const char* sql);

 private:
  struct Closer {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };

  std::unique_ptr<sqlite3, Closer> database_;
};

// DataLoss for a damaged file, ResourceExhausted for a full disk, Unknown for
// all else.
absl::Status SqlError(sqlite3* database, int code);

}  // namespace defnews
