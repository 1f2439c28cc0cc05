// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <random>

#include "searcher/query/parser.h"
#include "tests/searcher/query/parse_case.h"

namespace defnews {
namespace {

// Writes queries that are nearly always right, from pieces of the grammar.
class QueryWriter {
 public:
  explicit QueryWriter(uint32_t seed) : random_(seed) {}

  std::string Query() { return List(4, true); }

 private:
  size_t Roll(size_t sides) { return random_() % sides; }

  template <size_t kCount>
  std::string Pick(const std::array<std::string_view, kCount>& pieces) {
    return std::string(pieces[Roll(kCount)]);
  }

  std::string Word() {
    return Pick<14>({"missile", "F-35A", "U.S.", "국방부", "12:30",
                     "title:", "AT&T", "and", "NEAR", "x", "o'clock", "北韓",
                     "50%", "a-b"});
  }

  std::string Text() {
    return Roll(3) > 0 ? Word()
                       : Pick<4>({"\"joint drill\"", "\u201cKim, Jong-un\u201d",
                                  "\"AND (not)\"", "\"한미 연합훈련\""});
  }

  std::string Leaf(bool fields) {
    const size_t kind = Roll(12);
    if (kind == 0) return Pick<3>({"mis*", "F-35*", "미사*"});
    if (kind == 1) return "=" + Text();
    if (!fields || kind > 6) return Text();
    if (kind == 2)
      return Pick<3>({"source:YNA", "source:\"a b\"", "source:x.kr/a"});
    if (kind == 3) {
      return Pick<7>({"mentions:2023-11-13", "mentions:2023..", "date:2023",
                      "date:2023-01..2023-06", "date:..2020",
                      "date:2022-12-31..", "date:2024-02-29"});
    }
    return Pick<6>({"title:", "body:", "caption:", "person:", "title:=",
                    "person:="}) +
           Text();
  }

  std::string Near() {
    const std::string op = Roll(2) == 0 ? " NEAR/" : " ADJ/";
    return Text() + op + std::to_string(1 + Roll(1000)) + ' ' + Text();
  }

  std::string Part(int depth, bool fields) {
    const size_t kind = Roll(8);
    if (kind == 0) return Near();
    if (kind == 1 && fields) return "title:(" + List(depth - 1, false) + ")";
    if (kind > 3 || depth == 0) return Leaf(fields);
    return "(" + List(depth - 1, fields) + ")";
  }

  std::string List(int depth, bool fields) {
    if (depth <= 0) return Leaf(fields);
    std::string list = Part(depth, fields);
    for (size_t more = Roll(4); more > 0; --more) {
      const std::string join =
          Pick<7>({" ", " ", " AND ", " OR ", " NOT ", " -", " & "});
      list += join + Part(join == " -" || join == " NOT " ? 0 : depth, fields);
    }
    return list;
  }

  std::mt19937 random_;
};

// The trees that parse back, out of `rounds`.
int ExpectRoundTrips(const ParserOptions& options, uint32_t seed, int rounds) {
  ParserOptions unbounded;
  unbounded.max_bytes = std::numeric_limits<size_t>::max();
  ParserOptions unbounded_any = unbounded;
  unbounded_any.any = true;
  QueryWriter writer(seed);
  int parsed_count = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string query = writer.Query();
    const auto result = ParseQuery(query, options);
    const auto* parsed = std::get_if<ParsedQuery>(&result);
    if (parsed == nullptr) continue;
    ++parsed_count;
    const std::string text = ToText(parsed->root);
    for (const ParserOptions& again : {unbounded, unbounded_any}) {
      const auto reparsed = ParseQuery(text, again);
      if (!std::holds_alternative<ParsedQuery>(reparsed)) {
        ADD_FAILURE() << query << "\n" << text << "\n" << Outcome(text, again);
        continue;
      }
      EXPECT_EQ(std::get<ParsedQuery>(reparsed).root, parsed->root)
          << query << "\n"
          << text;
    }
  }
  return parsed_count;
}

TEST(RoundTrip, EveryTreePrintsAsTextThatParsesBackToIt) {
  EXPECT_GT(ExpectRoundTrips({}, 1, 4000), 2000);
}

TEST(RoundTrip, AlsoOfTreesReadWithAny) {
  ParserOptions any;
  any.any = true;
  EXPECT_GT(ExpectRoundTrips(any, 2, 4000), 2000);
}

TEST(RoundTrip, AlsoOfTreesReadAsTyped) {
  ParserOptions exact;
  exact.exact = true;
  EXPECT_GT(ExpectRoundTrips(exact, 3, 4000), 2000);
}

}  // namespace
}  // namespace defnews
