// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/partitions/fill_gaps.h"

#include <xapian.h>

#include <filesystem>
#include <system_error>
#include <vector>

#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"

namespace defnews {
namespace {

bool HasGaps(const Xapian::Database& database) {
  return database.get_doccount() != database.get_lastdocid();
}

std::vector<Xapian::docid> DocumentsOf(const Xapian::Database& database) {
  return {database.postlist_begin(std::string()),
          database.postlist_end(std::string())};
}

// A document that does not know where it comes from. Xapian writes nothing if
// asked to replace a document by one that it read itself, whatever its number.
Xapian::Document CopyOf(const Xapian::Document& source) {
  Xapian::Document copy;
  for (auto term = source.termlist_begin(); term != source.termlist_end();
       ++term) {
    copy.add_term(*term, term.get_wdf());
    for (auto position = term.positionlist_begin();
         position != term.positionlist_end(); ++position) {
      copy.add_posting(*term, *position, 0);
    }
  }
  for (auto value = source.values_begin(); value != source.values_end();
       ++value) {
    copy.add_value(value.get_valueno(), *value);
  }
  copy.set_data(source.get_data());
  return copy;
}

void MoveLastIntoGaps(Xapian::WritableDatabase* database) {
  std::vector<Xapian::docid> documents = DocumentsOf(*database);
  const size_t count = documents.size();
  Xapian::docid gap = 1;
  size_t at = 0;  // of the first document from `gap` on
  while (!documents.empty() && documents.back() > count) {
    for (; at < documents.size() && documents[at] == gap; ++gap) ++at;
    const Xapian::docid last = documents.back();
    documents.pop_back();
    database->replace_document(gap++, CopyOf(database->get_document(last)));
    database->delete_document(last);
  }
}

absl::Status SystemError(const std::string& path, const std::error_code& code) {
  return absl::InternalError(path + ": " + code.message());
}

}  // namespace

absl::Status FillGaps(const std::string& path) {
  const std::string filled = path + ".filled";
  bool done = false;
  RETURN_IF_ERROR(CatchXapian([&] {
    if (!HasGaps(Xapian::Database(path))) return absl::OkStatus();
    Xapian::WritableDatabase database(path,
                                      Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
    MoveLastIntoGaps(&database);
    database.commit();
    // The highest number ever used is forgotten by compacting only.
    database.compact(filled, Xapian::DB_BACKEND_GLASS);
    done = true;
    return absl::OkStatus();
  }));
  if (!done) return absl::OkStatus();
  std::error_code error;
  std::filesystem::remove_all(path, error);
  if (!error) std::filesystem::rename(filled, path, error);
  return error ? SystemError(path, error) : absl::OkStatus();
}

}  // namespace defnews
