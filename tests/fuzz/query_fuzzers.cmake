# SPDX-License-Identifier: GPL-3.0-or-later
defnews_fuzzer(NAME query_parser_fuzzer SOURCES query_parser_fuzzer.cc
  LIBS defnews_searcher
  SEEDS "${PROJECT_SOURCE_DIR}/tests/fuzz/seeds/query_parser")
