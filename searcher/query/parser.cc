// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/parser.h"

#include <optional>
#include <utility>

#include "searcher/query/lexer.h"
#include "searcher/query/shape.h"

namespace defnews {
namespace {

using Kind = Token::Kind;

constexpr std::string_view kLoneNot =
    "NOT and - only narrow a search: put what to find beside it, as in "
    "a NOT b";

// Every rule returns nothing after an error, which then stands in error_.
class Parser {
 public:
  Parser(std::string_view query, const ParserOptions& options, TokenList list)
      : query_(query), options_(options), list_(std::move(list)) {}

  std::variant<ParsedQuery, QueryError> Run() {
    std::optional<Node> root = Query();
    if (!root) return std::move(error_);
    return ParsedQuery{*std::move(root), std::move(list_.notes)};
  }

 private:
  const Token& Peek() const { return list_.tokens[at_]; }
  bool PeekIs(Kind kind) const { return Peek().kind == kind; }

  Token Take() { return std::move(list_.tokens[at_++]); }

  void SkipIgnored() {
    while (PeekIs(Kind::kIgnored)) ++at_;
  }

  std::string TextOf(const Token& token) const {
    return std::string(query_.substr(token.begin, token.end - token.begin));
  }

  std::nullopt_t Fail(std::string message, size_t begin, size_t end) {
    error_ = {std::move(message), begin, end - begin};
    return std::nullopt;
  }

  std::nullopt_t FailAt(const Token& token, std::string message) {
    return Fail(std::move(message), token.begin, token.end);
  }

  std::optional<Node> Query() {
    SkipIgnored();
    if (PeekIs(Kind::kEnd)) {
      return Fail("the query is empty: it has no word to search", 0,
                  query_.size());
    }
    std::optional<Node> root = Alternatives();
    if (!root) return root;
    if (PeekIs(Kind::kClose)) {
      return FailAt(Peek(), "this ) closes no (");
    }
    if (IsNegative(*root)) {
      return Fail(std::string(kLoneNot), root->begin, root->end);
    }
    if (BracketDepth(*root) > options_.max_depth) {
      return Fail(DepthMessage(), root->begin, root->end);
    }
    return root;
  }

  std::string DepthMessage() const {
    return "brackets nest deeper than " + std::to_string(options_.max_depth);
  }

  // a OR b OR c
  std::optional<Node> Alternatives() {
    std::vector<Node> parts;
    const Token* op = nullptr;
    do {
      if (!parts.empty()) op = &list_.tokens[at_++];
      std::optional<Node> part = Sequence(op);
      if (!part) return part;
      parts.push_back(*std::move(part));
    } while (PeekIs(Kind::kOr));
    if (parts.size() > 1) {
      for (const Node& part : parts) {
        if (!IsNegative(part)) continue;
        return Fail(std::string(kLoneNot), part.begin, part.end);
      }
    }
    return JoinAny(std::move(parts));
  }

  bool StartsOperand() const {
    return PeekIs(Kind::kLeaf) || PeekIs(Kind::kOpen) || PeekIs(Kind::kNot);
  }

  // a AND b c; under `any` the parts side by side are alternatives. `op` is
  // the operator before, if any.
  std::optional<Node> Sequence(const Token* op) {
    std::vector<Node> beside;
    std::vector<Node> all;
    while (true) {
      std::optional<Node> part = Proximity(op);
      if (!part) return part;
      all.push_back(*std::move(part));
      op = nullptr;
      if (PeekIs(Kind::kAnd)) {
        op = &list_.tokens[at_++];
        continue;
      }
      if (options_.any) {
        beside.push_back(JoinAll(std::exchange(all, {})));
      }
      if (!StartsOperand()) break;
    }
    return options_.any ? JoinAnyExcluding(std::move(beside))
                        : JoinAll(std::move(all));
  }

  bool PeekIsProximity() const {
    return PeekIs(Kind::kNear) || PeekIs(Kind::kAdj);
  }

  // a NEAR/5 b
  std::optional<Node> Proximity(const Token* op) {
    std::optional<Node> left = Negation(op);
    if (!left || !PeekIsProximity()) return left;
    const Token& near = list_.tokens[at_++];
    std::optional<Node> right = Negation(&near);
    if (!right) return right;
    if (!IsProximityOperand(*left, near)) return std::nullopt;
    if (!IsProximityOperand(*right, near)) return std::nullopt;
    if (TextField(left->field) != TextField(right->field)) {
      return FailAt(near, "both sides of " + TextOf(near) +
                              " must be in the same field: title:(a " +
                              TextOf(near) + " b)");
    }
    if (PeekIsProximity()) {
      return FailAt(Peek(), "NEAR and ADJ do not chain: write (a " +
                                TextOf(near) + " b) AND (b " + TextOf(Peek()) +
                                " c)");
    }
    Node node;
    node.kind = near.kind == Kind::kNear ? Node::Kind::kNear : Node::Kind::kAdj;
    node.distance = near.distance;
    node.field = TextField(left->field);
    node.begin = left->begin;
    node.end = right->end;
    node.children.push_back(*std::move(left));
    node.children.push_back(*std::move(right));
    return node;
  }

  // A person is looked for wherever a word without a field is.
  static Field TextField(Field field) {
    return field == Field::kPerson ? Field::kAny : field;
  }

  bool IsProximityOperand(const Node& node, const Token& near) {
    if (node.kind == Node::Kind::kWord || node.kind == Node::Kind::kPhrase) {
      return true;
    }
    Fail(TextOf(near) +
             " takes a word or a phrase on each side, no group, prefix*, NOT, "
             "source: or date:",
         node.begin, node.end);
    return false;
  }

  // NOT a, -a
  std::optional<Node> Negation(const Token* op) {
    if (!PeekIs(Kind::kNot)) return Operand(op);
    const Token& negation = list_.tokens[at_++];
    if (PeekIs(Kind::kNot)) {
      return Fail("two negations cancel out: leave both out", negation.begin,
                  Peek().end);
    }
    std::optional<Node> child = Operand(&negation);
    if (!child) return child;
    if (IsNegative(*child)) {
      return Fail(std::string(kLoneNot), child->begin, child->end);
    }
    Node node;
    node.kind = Node::Kind::kNot;
    node.begin = negation.begin;
    node.end = child->end;
    node.children.push_back(*std::move(child));
    return node;
  }

  std::optional<Node> Operand(const Token* op) {
    std::optional<Node> node;
    if (PeekIs(Kind::kLeaf)) {
      node = Leaf();
    } else if (PeekIs(Kind::kOpen)) {
      node = Group();
    } else {
      return NoOperand(op);
    }
    if (node) SkipIgnored();
    return node;
  }

  // An operand is missing at the next token.
  std::nullopt_t NoOperand(const Token* op) {
    const Token& next = Peek();
    if (next.kind == Kind::kIgnored) {
      return FailAt(next, TextOf(*op) +
                              " needs something to search after it; " +
                              TextOf(next) + " has no letter or digit");
    }
    if (op != nullptr) {
      return FailAt(*op, TextOf(*op) + " needs something to search after it");
    }
    if (next.kind == Kind::kClose && depth_ > 0) {
      return FailAt(next, "nothing to search between the brackets");
    }
    if (next.kind == Kind::kClose) return FailAt(next, "this ) closes no (");
    return FailAt(next, TextOf(next) + " needs something to search before it");
  }

  std::string FieldInGroupMessage() const {
    return "no field may stand inside " + std::string(FieldName(group_field_)) +
           ":( )";
  }

  std::optional<Node> Leaf() {
    const Token token = Take();
    if (token.has_field && group_field_ != Field::kAny) {
      return FailAt(token, FieldInGroupMessage());
    }
    Node leaf = token.leaf;
    if (!token.has_field) leaf.field = group_field_;
    return leaf;
  }

  // ( ... ), or title:( ... )
  std::optional<Node> Group() {
    const Token open = Take();
    if (open.has_field && group_field_ != Field::kAny) {
      return FailAt(open, FieldInGroupMessage());
    }
    if (depth_ == options_.max_depth) return FailAt(open, DepthMessage());
    ++depth_;
    const Field outer = group_field_;
    if (open.has_field) group_field_ = open.field;
    SkipIgnored();
    if (PeekIs(Kind::kEnd)) return Unclosed(open);
    std::optional<Node> node = Alternatives();
    if (!node) return node;
    if (!PeekIs(Kind::kClose)) return Unclosed(open);
    node->begin = open.begin;
    node->end = Take().end;
    group_field_ = outer;
    --depth_;
    return node;
  }

  std::nullopt_t Unclosed(const Token& open) {
    return Fail("this ( is never closed", open.end - 1, open.end);
  }

  const std::string_view query_;
  const ParserOptions& options_;
  TokenList list_;
  size_t at_ = 0;
  int depth_ = 0;
  Field group_field_ = Field::kAny;
  QueryError error_;
};

}  // namespace

std::variant<ParsedQuery, QueryError> ParseQuery(std::string_view query,
                                                 const ParserOptions& options) {
  std::variant<TokenList, QueryError> tokens = Tokenize(query, options);
  if (auto* bad = std::get_if<QueryError>(&tokens)) return std::move(*bad);
  return Parser(query, options, std::get<TokenList>(std::move(tokens))).Run();
}

}  // namespace defnews
