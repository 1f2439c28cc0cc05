// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/generations/stored_versions.h"

#include <xapian.h>

#include <set>
#include <utility>
#include <vector>

#include "common/article/article_record.h"
#include "common/index/damage.h"
#include "common/index/schema.h"
#include "common/status/status_macros.h"
#include "common/status/xapian_status.h"
#include "indexer/generations/stored_articles.h"

namespace defnews {
namespace {

// The rest of the term with `prefix` that each document has, by docid.
std::vector<std::string> TermOfEach(const Xapian::Database& database,
                                    const std::string& prefix) {
  std::vector<std::string> texts(database.get_lastdocid() + size_t{1});
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end; ++term) {
    const std::string text = *term;
    const auto last = database.postlist_end(text);
    for (auto docid = database.postlist_begin(text); docid != last; ++docid) {
      texts[*docid] = text.substr(prefix.size());
    }
  }
  return texts;
}

absl::Status CheckFiles(const std::string& index, const Partition& partition) {
  for (const PartitionFile& file : partition.files) {
    if (file.name == "position.glass") continue;  // the largest, and not read
    RETURN_IF_ERROR(CheckFile(PartitionPath(index, partition.name), file));
  }
  return absl::OkStatus();
}

absl::Status VisitPartition(const std::string& index,
                            const Partition& partition,
                            const VersionVisitor& visit) {
  const Xapian::Database database(PartitionPath(index, partition.name));
  const std::set<std::string> hidden(partition.hidden.begin(),
                                     partition.hidden.end());
  std::vector<std::string> ids = TermOfEach(database, schema::IdTerm(""));
  const std::vector<std::string> versions =
      TermOfEach(database, schema::VersionTerm(""));
  for (Xapian::docid docid = 1; docid < ids.size(); ++docid) {
    if (versions[docid].empty() || hidden.contains(versions[docid])) continue;
    std::string& id = ids[docid];
    if (!schema::IsWholeId(id)) {
      ASSIGN_OR_RETURN(Article article,
                       DecodeArticle(database.get_document(docid).get_data()));
      id = std::move(article.id);
    }
    visit(id, schema::ArticleVersionIn(versions[docid]));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ForEachVersion(const std::string& index, const Manifest& manifest,
                            const VersionVisitor& visit) {
  for (const Partition& partition : manifest.partitions) {
    RETURN_IF_ERROR(CheckFiles(index, partition));
    const absl::Status status =
        CatchXapian([&] { return VisitPartition(index, partition, visit); });
    if (!status.ok()) return InPartition(partition.name, status);
  }
  return absl::OkStatus();
}

}  // namespace defnews
