// SPDX-License-Identifier: GPL-3.0-or-later
// The native engine against libxapian: the same documents, order, weights and
// counts for random queries, over partitions with copies, replaced and removed
// articles, and articles without a date; and both against a plain scan.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/engine/engine.h"
#include "searcher/partitions/open_index.h"
#include "tests/acceptance/tool_run.h"
#include "tests/searcher/engine/naive_scan.h"

namespace defnews {
namespace {

using Json = nlohmann::json;
using Op = IndexQuery::Op;

constexpr int kArticles = 3000;
constexpr int kQueries = 200;

class Random {
 public:
  explicit Random(uint64_t seed) : random_(seed) {}
  uint64_t Below(uint64_t bound) { return random_() % bound; }
  bool Chance(uint64_t percent) { return Below(100) < percent; }

  // Low numbers are frequent, as words of a language are.
  std::string Word() {
    const uint64_t rank = Below(1 + Below(1 + Below(60)));
    return "w" + std::string(1, static_cast<char>('a' + rank % 26)) +
           std::string(1, static_cast<char>('a' + rank / 26)) + "o";
  }

 private:
  std::mt19937_64 random_;
};

std::string Text(Random* random, uint64_t words) {
  std::string text;
  for (uint64_t i = 0; i < words; ++i) text += random->Word() + ' ';
  return text;
}

Json RandomArticle(Random* random, int number) {
  Json article = {{"id", "a" + std::to_string(number)},
                  {"title", Text(random, 1 + random->Below(6))},
                  {"body", Text(random, 1 + random->Below(120))},
                  {"source", "s" + std::to_string(random->Below(5))}};
  if (random->Chance(20)) {
    article["captions"] = Json::array({Text(random, 1 + random->Below(8))});
  }
  if (random->Chance(90)) {
    const uint64_t year = 2001 + random->Below(9);
    const uint64_t month = 10 + random->Below(3);
    const uint64_t day = 10 + random->Below(18);
    article["published"] = std::to_string(year) + "-" + std::to_string(month) +
                           "-" + std::to_string(day);
  }
  return article;
}

// Copies come some days later under ids of their own.
std::string RandomArticles(Random* random) {
  std::string lines;
  for (int number = 0; number < kArticles; ++number) {
    Json article = RandomArticle(random, number);
    lines += article.dump() + '\n';
    if (!random->Chance(6)) continue;
    article["id"] = "copy" + std::to_string(number);
    article["source"] = "other";
    lines += article.dump() + '\n';
  }
  return lines;
}

class RandomIndexQuery {
 public:
  explicit RandomIndexQuery(Random* random) : random_(random) {}

  IndexQuery Next() { return Tree(3); }

 private:
  std::string TermText() {
    if (random_->Chance(2)) return "absent";
    if (random_->Chance(4)) return "XSs1";
    if (random_->Chance(4)) return "Y2004";
    return (random_->Chance(15) ? "S" : "") + random_->Word();
  }

  // Distinct: libxapian does not allow the same term twice in NEAR.
  std::vector<std::string> Terms(size_t count) {
    std::vector<std::string> terms;
    while (terms.size() < count) {
      const std::string term = random_->Word();
      if (std::find(terms.begin(), terms.end(), term) == terms.end()) {
        terms.push_back(term);
      }
    }
    return terms;
  }

  IndexQuery Leaf() {
    if (random_->Chance(20)) {
      const size_t count = 2 + random_->Below(2);
      const std::vector<std::string> terms = Terms(count);
      return InOrder(terms, count + random_->Below(2) * 4);
    }
    if (random_->Chance(10)) {
      const std::vector<std::string> terms = Terms(2);
      return Near(terms, 2 + random_->Below(8));
    }
    if (random_->Chance(2)) return IndexQuery::All();
    return IndexQuery::Term(TermText());
  }

  std::vector<IndexQuery> Children(int depth) {
    std::vector<IndexQuery> children;
    for (uint64_t left = 2 + random_->Below(3); left > 0; --left) {
      children.push_back(Tree(depth - 1));
    }
    return children;
  }

  // As the wordings of an alias are asked, or dates by their recency.
  std::vector<IndexQuery> Leaves() {
    std::vector<IndexQuery> leaves;
    if (random_->Chance(25)) {
      for (int year = 2001; year < 2010; ++year) {
        leaves.push_back(
            IndexQuery::Constant("Y" + std::to_string(year), 0.1 * year));
      }
      leaves.push_back(IndexQuery::Constant(random_->Word(), 0.7));
      return leaves;
    }
    for (uint64_t left = 2 + random_->Below(3); left > 0; --left) {
      leaves.push_back(Scaled(Leaf(), 0.25));
    }
    return leaves;
  }

  // Compilers differ in which argument they work out first; queries must not.
  IndexQuery Pair(int depth, IndexQuery (*join)(IndexQuery, IndexQuery)) {
    IndexQuery left = Tree(depth - 1);
    IndexQuery right = Tree(depth - 1);
    return join(std::move(left), std::move(right));
  }

  IndexQuery Tree(int depth) {
    if (depth == 0 || random_->Chance(30)) return Leaf();
    switch (random_->Below(7)) {
      case 0:
        return AllOf(Children(depth));
      case 1:
        return Pair(depth, Filtered);
      case 2:
        return Pair(depth, Without);
      case 3:
        return Scaled(Tree(depth - 1),
                      static_cast<double>(1 + random_->Below(8)) / 4);
      case 4:
        return AnyOf(Children(depth));
      case 5:
        return Pair(depth, WithMaybe);
      default:
        return AnyOf(Leaves());
    }
  }

  Random* random_;
};

class BothEnginesTest : public testing::Test {
 protected:
  void SetUp() override {
    Random random(7);
    path_ = (folder_.path() / "index").string();
    Run({"build", "--quiet", "--index", path_,
         folder_.Write("all.jsonl", RandomArticles(&random))});
    std::string changed;
    for (int number = 5; number < 60; number += 5) {
      changed += RandomArticle(&random, number).dump() + '\n';
    }
    Run({"update", "--quiet", "--index", path_,
         folder_.Write("more.jsonl", changed)});
    Run({"remove", "--quiet", "--index", path_, "a7", "a8", "a9", "a100"});
    absl::StatusOr<std::unique_ptr<OpenIndex>> index =
        OpenIndex::Open(path_, std::chrono::seconds(1));
    ASSERT_TRUE(index.ok()) << index.status();
    index_ = *std::move(index);
    native_ = index_->NewEngine(index_->All());
    setenv("DEFNEWS_ENGINE", "xapian", 1);
    xapian_ = index_->NewEngine(index_->All());
    unsetenv("DEFNEWS_ENGINE");
  }

  static void Run(const std::vector<std::string>& arguments) {
    const ToolRun run = RunTool("indexer", arguments);
    ASSERT_EQ(run.status, 0) << run.err;
  }

  // To the last bit.
  static void ExpectSame(const std::vector<Match>& a,
                         const std::vector<Match>& b, const std::string& what) {
    ASSERT_EQ(a.size(), b.size()) << what;
    for (size_t i = 0; i < a.size(); ++i) {
      ASSERT_EQ(a[i].weight, b[i].weight) << what << " at " << i;
      ASSERT_EQ(a[i].document, b[i].document) << what << " at " << i;
    }
  }

  void Compare(const IndexQuery& query) {
    const std::string text = Description(query);
    for (const SortOrder order :
         {SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest}) {
      for (const size_t limit : {size_t{0}, size_t{1}, size_t{10}}) {
        for (const bool leads : {false, true}) {
          const FindRequest request{
              .order = order, .limit = limit, .count = true, .leads = leads};
          const Found a = native_->Find(query, request);
          const Found b = xapian_->Find(query, request);
          EXPECT_EQ(a.total, b.total) << text;
          ExpectSame(a.matches, b.matches, text);
          EXPECT_EQ(a.copies.size(), b.copies.size()) << text;
          FindRequest uncounted = request;
          uncounted.count = false;
          ExpectSame(native_->Find(query, uncounted).matches, b.matches,
                     text + " uncounted");
        }
      }
    }
    EXPECT_EQ(native_->Count(query), xapian_->Count(query)) << text;
    EXPECT_EQ(native_->Find(query, {.unordered = true}).matches.size(),
              xapian_->Count(query))
        << text;
    EXPECT_TRUE(native_->status().ok()) << native_->status();
  }

  using DocumentSet = std::set<std::pair<uint32_t, uint32_t>>;

  static DocumentSet Documents(Engine* engine, const IndexQuery& query) {
    DocumentSet found;
    for (const Match& match :
         engine->Find(query, {.unordered = true}).matches) {
      found.emplace(match.document.partition, match.document.document);
    }
    return found;
  }

  TempFolder folder_;
  std::string path_;
  std::unique_ptr<OpenIndex> index_;
  std::unique_ptr<Engine> native_;
  std::unique_ptr<Engine> xapian_;
};

TEST_F(BothEnginesTest, RandomQueriesHaveTheSameAnswers) {
  Random random(8);
  RandomIndexQuery queries(&random);
  for (int i = 0; i < kQueries && !HasFatalFailure(); ++i) {
    Compare(queries.Next());
  }
}

TEST_F(BothEnginesTest, QueriesOfAllKindsFindTheSameDocuments) {
  Random random(9);
  RandomIndexQuery queries(&random);
  const NaiveScan scan(path_, index_->manifest());
  for (int i = 0; i < kQueries; ++i) {
    const IndexQuery query = queries.Next();
    const auto expected = scan.Find(query);
    EXPECT_EQ(Documents(native_.get(), query), expected) << Description(query);
    EXPECT_EQ(Documents(xapian_.get(), query), expected) << Description(query);
  }
}

TEST_F(BothEnginesTest, AmongSomeDocumentsThoseThatMatchAreFound) {
  Random random(10);
  RandomIndexQuery queries(&random);
  const Found all = native_->Find(IndexQuery::All(), {.unordered = true});
  const auto sorted = [](const Found& found) {
    std::vector<DocumentRef> documents;
    for (const Match& match : found.matches) {
      documents.push_back(match.document);
    }
    std::sort(documents.begin(), documents.end());
    return documents;
  };
  size_t found = 0;
  for (int i = 0; i < kQueries; ++i) {
    const IndexQuery query = queries.Next();
    // Few, so that they are looked up, or many.
    std::vector<DocumentRef> among;
    for (const DocumentRef document : sorted(all)) {
      if (random.Chance(i % 2 == 0 ? 5 : 50)) among.push_back(document);
    }
    among.push_back({99, 1});  // of no partition
    std::vector<DocumentRef> wanted;
    const std::vector<DocumentRef> matching =
        sorted(native_->Find(query, {.unordered = true}));
    std::set_intersection(matching.begin(), matching.end(), among.begin(),
                          among.end(), std::back_inserter(wanted));
    for (Engine* engine : {native_.get(), xapian_.get()}) {
      EXPECT_EQ(
          sorted(engine->Find(query, {.unordered = true, .among = &among})),
          wanted)
          << Description(query);
    }
    found += wanted.size();
  }
  EXPECT_GT(found, 1000U);
}

TEST_F(BothEnginesTest, TermsFollowOneAnother) {
  for (const std::string prefix : {"w", "wa", "S", "XS", "none", ""}) {
    std::string from = prefix;
    for (int i = 0; i < 200; ++i) {
      const std::string term = native_->TermFrom(prefix, from);
      ASSERT_EQ(term, xapian_->TermFrom(prefix, from)) << prefix << " " << from;
      if (term.empty()) break;
      EXPECT_EQ(native_->Frequencies({term}), xapian_->Frequencies({term}));
      from = term + '\x01';
    }
  }
  EXPECT_EQ(native_->Frequencies({"wa", "none such", "wb"}),
            xapian_->Frequencies({"wa", "none such", "wb"}));
}

// Newest first among equals, whatever was passed over for weighing too little.
TEST(EqualDocumentsTest, TheFirstOfAllAreThoseOfAnyLimit) {
  Random random(11);
  std::vector<Json> texts;
  for (int i = 0; i < 20; ++i) texts.push_back(RandomArticle(&random, i));
  std::string lines;
  for (int number = 0; number < 1000; ++number) {
    Json article = RandomArticle(&random, number);
    const Json& text = texts[random.Below(texts.size())];
    article["title"] = text["title"];
    article["body"] = text["body"];
    article.erase("captions");
    lines += article.dump() + '\n';
  }
  const TempFolder folder;
  const std::string path = (folder.path() / "index").string();
  const ToolRun run = RunTool("indexer", {"build", "--quiet", "--index", path,
                                          folder.Write("all.jsonl", lines)});
  ASSERT_EQ(run.status, 0) << run.err;
  auto index = OpenIndex::Open(path, std::chrono::seconds(1));
  ASSERT_TRUE(index.ok()) << index.status();
  const std::unique_ptr<Engine> engine = (*index)->NewEngine((*index)->All());
  for (int i = 0; i < 60; ++i) {
    std::vector<IndexQuery> words;
    for (uint64_t left = 2 + random.Below(5); left > 0; --left) {
      words.push_back(IndexQuery::Term(random.Word()));
    }
    const IndexQuery query = AnyOf(std::move(words));
    const std::vector<Match> all = engine->Find(query, {}).matches;
    for (const size_t limit : {1U, 7U, 40U, 300U}) {
      const std::vector<Match> first =
          engine->Find(query, {.limit = limit}).matches;
      ASSERT_EQ(first.size(), std::min(limit, all.size()));
      for (size_t at = 0; at < first.size(); ++at) {
        ASSERT_EQ(first[at].document, all[at].document)
            << Description(query) << ", " << at << " of " << limit;
        ASSERT_EQ(first[at].weight, all[at].weight);
      }
    }
  }
}

TEST_F(BothEnginesTest, ValuesRecordsTermsAndGroupsAreTheSame) {
  const Found all = native_->Find(IndexQuery::All(), {.unordered = true});
  ASSERT_EQ(all.matches.size(), index_->manifest().articles());
  for (const Match& match : all.matches) {
    EXPECT_EQ(native_->Data(match.document), xapian_->Data(match.document));
    for (const uint32_t slot : {0U, 1U, 2U, 3U, 4U, 5U, 6U, 9U}) {
      EXPECT_EQ(native_->Value(match.document, slot),
                xapian_->Value(match.document, slot));
    }
    const std::string group = native_->Value(match.document, 5);
    EXPECT_EQ(native_->HasGroup(group), xapian_->HasGroup(group));
  }
  for (const std::string prefix : {"w", "wa", "S", "XS", "Q", "none"}) {
    std::set<std::string> terms[2];
    for (Engine* engine : {native_.get(), xapian_.get()}) {
      engine->ForEachTerm(prefix, [&](std::string_view term) {
        terms[engine == xapian_.get()].emplace(term);
        return true;
      });
    }
    EXPECT_EQ(terms[0], terms[1]) << prefix;
  }
}

}  // namespace
}  // namespace defnews
