// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/glass/random_documents.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace defnews {
namespace {

constexpr const char* kPrefixes[] = {"",  "S", "XC", "XN", "XW", "C",
                                     "Q", "H", "XV", "Y",  "XS", "L"};
constexpr uint32_t kMaxPosition = std::numeric_limits<uint32_t>::max();

}  // namespace

RandomDocuments::RandomDocuments(uint64_t seed) : random_(seed) {
  const uint32_t words = 1 + Small(600);
  std::set<std::string> vocabulary;
  for (uint32_t at = 0; at < words; ++at) vocabulary.insert(NewTerm());
  vocabulary_.assign(vocabulary.begin(), vocabulary.end());
}

uint32_t RandomDocuments::Below(uint32_t end) {
  return static_cast<uint32_t>(random_() % end);
}

uint32_t RandomDocuments::Small(uint32_t end) {
  const double share = static_cast<double>(Below(1 << 20)) / (1 << 20);
  return static_cast<uint32_t>(static_cast<double>(end) * share * share *
                               share);
}

std::string RandomDocuments::Bytes(size_t count) {
  std::string bytes;
  while (bytes.size() < count) bytes.push_back(static_cast<char>(random_()));
  return bytes;
}

// Of a few letters, so that many share beginnings; some as long as can be,
// some of any bytes, NUL included.
std::string RandomDocuments::NewTerm() {
  std::string term = kPrefixes[Below(std::size(kPrefixes))];
  if (OneIn(20)) {
    term += Bytes(1 + Below(100));
  } else {
    const uint32_t letters = OneIn(15) ? 200 + Below(60) : 1 + Below(8);
    for (uint32_t at = 0; at < letters; ++at) {
      term.push_back(static_cast<char>('a' + Below(4)));
    }
  }
  const auto nuls =
      static_cast<size_t>(std::count(term.begin(), term.end(), 0));
  term.resize(std::min<size_t>(term.size(), 245 - nuls));
  return term;
}

std::vector<uint32_t> RandomDocuments::Positions() {
  std::set<uint32_t> positions;
  const uint32_t count = OneIn(40) ? 1000 + Below(3000) : Small(40);
  const uint32_t range = OneIn(10) ? kMaxPosition : 2 * count + Below(3000) + 1;
  const uint32_t first = OneIn(20) ? kMaxPosition - range : 0;
  for (uint32_t at = 0; at < count; ++at) {
    positions.insert(first + Below(range) + (OneIn(2) ? 1 : 0));
  }
  if (OneIn(5)) {  // in a row
    const uint32_t begin = Below(1000);
    for (uint32_t at = 0; at < 50; ++at) positions.insert(begin + at);
  }
  return {positions.begin(), positions.end()};
}

IndexableDocument::Posting RandomDocuments::Posting(const std::string& term) {
  IndexableDocument::Posting posting{term, Small(20), {}};
  if (OneIn(30)) posting.wdf = 100 + Small(2000000);
  if (!OneIn(3)) posting.positions = Positions();
  return posting;
}

// Every article has one, and by it can be marked.
void RandomDocuments::AddVersion(IndexableDocument* document) {
  const std::string term =
      "XV!" + std::to_string(random_()) + std::string(20, '0');
  auto& postings = document->postings;
  const auto at = std::lower_bound(postings.begin(), postings.end(), term,
                                   [](const auto& posting, const auto& text) {
                                     return posting.term < text;
                                   });
  postings.insert(at, {term, 0, {}});
}

IndexableDocument RandomDocuments::Document() {
  IndexableDocument document;
  if (OneIn(25)) return document;  // nothing at all
  std::set<std::string> terms;
  const uint32_t count = OneIn(20) ? 400 : Small(60);
  for (uint32_t at = 0; at < count; ++at) {
    terms.insert(vocabulary_[Small(static_cast<uint32_t>(vocabulary_.size()))]);
  }
  if (OneIn(3)) terms.insert(NewTerm());
  for (const std::string& term : terms) {
    document.postings.push_back(Posting(term));
  }
  // Xapian's check takes a document without length for one without terms, and
  // its positions for a fault.
  if (!document.postings.empty()) ++document.postings.front().wdf;
  AddVersion(&document);
  std::map<uint32_t, std::string> values;
  for (uint32_t at = Below(7); at > 0; --at) {
    const uint32_t slot = OneIn(10) ? Below(128) : Below(8);
    values[slot] = Bytes(1 + (OneIn(50) ? Below(20000) : Small(60)));
  }
  document.values.assign(values.begin(), values.end());
  if (!OneIn(8)) document.data = Bytes(OneIn(15) ? Below(60000) : Small(3000));
  return document;
}

std::vector<NumberedDocument> RandomDocuments::Shard() {
  std::vector<NumberedDocument> documents;
  const uint32_t count = OneIn(8) ? 300 : Small(80);
  uint32_t docid = OneIn(4) ? Below(40000) : 0;
  for (uint32_t at = 0; at < count; ++at) {
    docid += 1 + (OneIn(6) ? Below(50) : 0);
    documents.emplace_back(docid, Document());
  }
  return documents;
}

}  // namespace defnews
