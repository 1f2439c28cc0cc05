// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/ast.h"

namespace defnews {

std::string_view FieldName(Field field) {
  switch (field) {
    case Field::kAny:
      return "";
    case Field::kTitle:
      return "title";
    case Field::kBody:
      return "body";
    case Field::kCaption:
      return "caption";
    case Field::kPerson:
      return "person";
  }
  return "";
}

bool operator==(const Node& a, const Node& b) {
  return a.kind == b.kind && a.field == b.field && a.text == b.text &&
         a.exact == b.exact && a.distance == b.distance && a.first == b.first &&
         a.last == b.last && a.weight == b.weight && a.children == b.children;
}

}  // namespace defnews
