// SPDX-License-Identifier: GPL-3.0-or-later
// baseline_build CORPUS.jsonl DATABASE
// What a first program with Xapian does: a TermGenerator and one
// WritableDatabase, all else as it comes. `indexer build` is measured against
// it. Prints the number of articles.
#include <xapian.h>

#include <cstdio>
#include <string>

#include "tests/bench/corpus_lines.h"

namespace defnews::bench {
namespace {

std::string Build(const std::string& corpus, const std::string& path,
                  Xapian::doccount* count) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE_OR_OVERWRITE);
  Xapian::TermGenerator generator;
  generator.set_stemmer(Xapian::Stem("english"));
  generator.set_stemming_strategy(Xapian::TermGenerator::STEM_SOME);
  std::string error = ReadCorpus(corpus, [&](const CorpusArticle& article) {
    Xapian::Document document;
    generator.set_document(document);
    generator.set_termpos(0);
    generator.index_text(std::string(article.title), 1, "S");
    generator.increase_termpos();
    generator.index_text(std::string(article.body));
    document.add_value(0, std::string(article.published));
    document.set_data(std::string(article.id));
    database.add_document(document);
    return true;
  });
  database.commit();
  *count = database.get_doccount();
  return error;
}

}  // namespace
}  // namespace defnews::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: baseline_build CORPUS.jsonl DATABASE\n");
    return 2;
  }
  try {
    Xapian::doccount count = 0;
    const std::string error = defnews::bench::Build(argv[1], argv[2], &count);
    if (!error.empty()) {
      std::fprintf(stderr, "baseline_build: %s\n", error.c_str());
      return 2;
    }
    std::printf("%u\n", count);
  } catch (const Xapian::Error& error) {
    std::fprintf(stderr, "baseline_build: %s\n",
                 error.get_description().c_str());
    return 2;
  }
  return 0;
}
