# SPDX-License-Identifier: GPL-3.0-or-later
# The query language: text to tree and back.
set(DEFNEWS_QUERY_SOURCES
  query/argument_rule.cc
  query/ast.cc
  query/caret.cc
  query/characters.cc
  query/date_value.cc
  query/edit_distance.cc
  query/fields.cc
  query/leaf.cc
  query/lexer.cc
  query/parser.cc
  query/print.cc
  query/shape.cc
)
