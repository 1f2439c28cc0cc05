// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include "common/text/char_class.h"
#include "common/text/utf8.h"
#include "searcher/query/characters.h"
#include "searcher/query/leaf.h"

namespace defnews {
namespace {

constexpr int kMaxDistance = 1000;
constexpr std::string_view kNear = "NEAR/";
constexpr std::string_view kAdj = "ADJ/";

// Refuses what no part of a query may contain.
std::optional<QueryError> CheckBytes(std::string_view query,
                                     const ParserOptions& options) {
  if (query.size() > options.max_bytes) {
    return QueryError{"the query has " + std::to_string(query.size()) +
                          " bytes; at most " +
                          std::to_string(options.max_bytes) + " are read",
                      options.max_bytes, query.size() - options.max_bytes};
  }
  for (size_t at = 0; at < query.size();) {
    const size_t begin = at;
    const int32_t code_point = NextCodePoint(query, &at);
    if (code_point < 0) {
      return QueryError{"the query is not valid UTF-8 here", begin, 1};
    }
    if (IsForbiddenControl(code_point)) {
      return QueryError{"a control character in the query", begin, at - begin};
    }
  }
  return std::nullopt;
}

// 1 to 1000, or nothing.
std::optional<int> ParseDistance(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (!IsDigit(c)) return std::nullopt;
    value = std::min(value * 10 + (c - '0'), kMaxDistance + 1);
  }
  if (value < 1 || value > kMaxDistance) return std::nullopt;
  return value;
}

Token::Kind PlainOperator(std::string_view word) {
  if (word == "AND") return Token::Kind::kAnd;
  if (word == "OR") return Token::Kind::kOr;
  if (word == "NOT") return Token::Kind::kNot;
  return Token::Kind::kLeaf;
}

class Lexer {
 public:
  Lexer(std::string_view query, const ParserOptions& options)
      : query_(query), options_(options) {}

  std::variant<TokenList, QueryError> Run() {
    for (SkipSpace(); at_ < query_.size(); SkipSpace()) {
      if (!Next()) return std::move(*error_);
    }
    Push(Token::Kind::kEnd, at_);
    DropRepeatedNotes();
    return std::move(list_);
  }

 private:
  void SkipSpace() {
    for (size_t next = at_; next < query_.size(); at_ = next) {
      if (!IsQuerySpace(NextCodePoint(query_, &next))) return;
    }
  }

  // Ends at `end`, where reading goes on.
  void Push(Token::Kind kind, size_t end, int distance = 0) {
    Token token;
    token.kind = kind;
    token.begin = at_;
    token.end = end;
    token.distance = distance;
    list_.tokens.push_back(std::move(token));
    at_ = end;
  }

  bool Fail(QueryError error) {
    error_ = std::move(error);
    return false;
  }

  bool Next() {
    if (query_[at_] == '(') {
      Push(Token::Kind::kOpen, at_ + 1);
      return true;
    }
    if (query_[at_] == ')') {
      Push(Token::Kind::kClose, at_ + 1);
      return true;
    }
    const size_t end = EndOfWord(query_, at_);
    if (end > at_) ReadMinuses(end);
    // A bracket after the last `-` is the next round's.
    if (at_ == end && !IsQuoteHere()) return true;
    const std::string_view word = query_.substr(at_, end - at_);
    if (IsOperatorWord(word)) return Operator(word);
    NoteMissingDistance(word);
    return Leaf(end);
  }

  bool IsQuoteHere() const {
    size_t next = at_;
    return at_ < query_.size() && IsDoubleQuote(NextCodePoint(query_, &next));
  }

  void ReadMinuses(size_t end) {
    const bool opens = OpensAt(query_, end);
    if (!opens && !HasLetterOrDigit(query_.substr(at_, end - at_))) return;
    while (at_ < end && query_[at_] == '-') Push(Token::Kind::kNot, at_ + 1);
  }

  void NoteMissingDistance(std::string_view word) {
    if (word != "NEAR" && word != "ADJ") return;
    const std::string name(word);
    list_.notes.push_back(name + " without /n is searched as a word; write " +
                          name + "/10");
  }

  bool Operator(std::string_view word) {
    const size_t end = at_ + word.size();
    const Token::Kind plain = PlainOperator(word);
    if (plain != Token::Kind::kLeaf) {
      Push(plain, end);
      return true;
    }
    const size_t slash = word.find('/');
    const std::optional<int> distance = ParseDistance(word.substr(slash + 1));
    if (!distance) {
      return Fail({std::string(word.substr(0, slash)) +
                       "/n needs a number from 1 to 1000",
                   at_, word.size()});
    }
    Push(word[0] == 'N' ? Token::Kind::kNear : Token::Kind::kAdj, end,
         *distance);
    return true;
  }

  bool Leaf(size_t end) {
    std::variant<Token, QueryError> read =
        ReadLeaf(query_, at_, end, options_, &list_.notes);
    if (auto* bad = std::get_if<QueryError>(&read)) return Fail(*bad);
    Token& token = std::get<Token>(read);
    at_ = token.end;
    const bool counted =
        token.kind != Token::Kind::kLeaf || CountTerms(token.leaf);
    list_.tokens.push_back(std::move(token));
    return counted;
  }

  bool CountTerms(const Node& leaf) {
    if (leaf.kind == Node::Kind::kPhrase) {
      size_t at = 0;
      for (std::string_view word; !(word = NextWord(leaf.text, &at)).empty();) {
        terms_.emplace(word);
      }
    } else if (leaf.kind == Node::Kind::kWord) {
      terms_.insert(leaf.text);
    } else {
      terms_.insert(ToText(leaf));
    }
    if (terms_.size() <= options_.max_terms) return true;
    return Fail({"the query has more than " +
                     std::to_string(options_.max_terms) + " different terms",
                 leaf.begin, leaf.end - leaf.begin});
  }

  void DropRepeatedNotes() {
    std::unordered_set<std::string> seen;
    std::erase_if(list_.notes, [&seen](const std::string& note) {
      return !seen.insert(note).second;
    });
  }

  const std::string_view query_;
  const ParserOptions& options_;
  size_t at_ = 0;
  std::unordered_set<std::string> terms_;
  TokenList list_;
  std::optional<QueryError> error_;
};

}  // namespace

bool IsOperatorWord(std::string_view word) {
  return PlainOperator(word) != Token::Kind::kLeaf || word.starts_with(kNear) ||
         word.starts_with(kAdj);
}

std::variant<TokenList, QueryError> Tokenize(std::string_view query,
                                             const ParserOptions& options) {
  if (std::optional<QueryError> bad = CheckBytes(query, options)) return *bad;
  return Lexer(query, options).Run();
}

}  // namespace defnews
