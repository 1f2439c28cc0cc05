// SPDX-License-Identifier: GPL-3.0-or-later
// The tree as query text and as an outline.
#include <algorithm>

#include "absl/strings/str_format.h"
#include "common/text/char_class.h"
#include "searcher/query/ast.h"
#include "searcher/query/date_value.h"

namespace defnews {
namespace {

using Kind = Node::Kind;

// How tightly the text of a node holds together.
int Binding(Kind kind) {
  switch (kind) {
    case Kind::kOr:
    case Kind::kExpanded:
      return 0;
    case Kind::kAnd:
      return 1;
    case Kind::kNear:
    case Kind::kAdj:
    case Kind::kSequence:
      return 2;
    case Kind::kNot:
      return 3;
    default:
      return 4;
  }
}

bool NeedsBrackets(const Node& child, Kind parent) {
  return Binding(child.kind) < Binding(parent);
}

std::string OperatorText(const Node& node) {
  switch (node.kind) {
    case Kind::kAnd:
      return "AND";
    case Kind::kOr:
      return "OR";
    case Kind::kNot:
      return "NOT";
    case Kind::kNear:
      return "NEAR/" + std::to_string(node.distance);
    case Kind::kAdj:
      return "ADJ/" + std::to_string(node.distance);
    case Kind::kSequence:
      return "THEN";
    case Kind::kExpanded:
      return "OR ALSO";
    default:
      return "";
  }
}

// Whether an outlet's name needs no quotes.
bool IsPlainName(std::string_view text) {
  if (text.empty() || !(IsLetter(text[0]) || IsDigit(text[0]))) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return IsLetter(c) || IsDigit(c) || c == '.' || c == '_' || c == '-';
  });
}

std::string Quoted(std::string_view text) {
  return '"' + std::string(text) + '"';
}

std::string LeafText(const Node& node) {
  if (node.kind == Kind::kDate) return "date:" + DateValueText(node);
  if (node.kind == Kind::kMentions) return "mentions:" + DateValueText(node);
  if (node.kind == Kind::kSource) {
    return "source:" + (IsPlainName(node.text) ? node.text : Quoted(node.text));
  }
  std::string text;
  if (node.field != Field::kAny) {
    text = std::string(FieldName(node.field)) + ":";
  }
  if (node.exact) text += '=';
  if (node.kind == Kind::kName) return text + '<' + node.text + '>';
  if (node.kind == Kind::kPhrase) return text + Quoted(node.text);
  text += node.text;
  if (node.kind == Kind::kPrefix) text += '*';
  return text;
}

void AppendText(const Node& node, std::string* out) {
  if (node.children.empty()) {
    *out += LeafText(node);
    return;
  }
  if (node.kind == Kind::kNot) *out += "NOT ";
  for (size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = node.children[i];
    if (i > 0) *out += ' ' + OperatorText(node) + ' ';
    const bool brackets = NeedsBrackets(child, node.kind);
    if (brackets) *out += '(';
    AppendText(child, out);
    if (brackets) *out += ')';
  }
}

std::string_view LeafName(Kind kind) {
  switch (kind) {
    case Kind::kPhrase:
      return "phrase";
    case Kind::kPrefix:
      return "prefix";
    case Kind::kSource:
      return "source";
    case Kind::kDate:
      return "date";
    case Kind::kName:
      return "name";
    case Kind::kMentions:
      return "mentions";
    default:
      return "word";
  }
}

void AppendTree(const Node& node, size_t indent, std::string* out) {
  out->append(indent, ' ');
  const std::string weight =
      node.weight == 1 ? "" : absl::StrFormat(" x %.3g", node.weight);
  if (node.children.empty()) {
    *out +=
        std::string(LeafName(node.kind)) + ' ' + LeafText(node) + weight + '\n';
    return;
  }
  *out += OperatorText(node) + weight + '\n';
  for (const Node& child : node.children) AppendTree(child, indent + 2, out);
}

}  // namespace

std::string ToText(const Node& node) {
  std::string text;
  AppendText(node, &text);
  return text;
}

std::string ToTree(const Node& node) {
  std::string tree;
  AppendTree(node, 0, &tree);
  return tree;
}

int BracketDepth(const Node& node) {
  int deepest = 0;
  for (const Node& child : node.children) {
    const int own = NeedsBrackets(child, node.kind) ? 1 : 0;
    deepest = std::max(deepest, own + BracketDepth(child));
  }
  return deepest;
}

}  // namespace defnews
