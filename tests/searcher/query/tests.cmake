# SPDX-License-Identifier: GPL-3.0-or-later
defnews_test(NAME query_test
  SOURCES
    query/argument_rule_test.cc
    query/caret_test.cc
    query/parse_error_test.cc
    query/parse_hostile_test.cc
    query/parse_round_trip_test.cc
    query/parse_test.cc
  LIBS defnews_searcher)
