# SPDX-License-Identifier: GPL-3.0-or-later
defnews_test(NAME corpus_cli_test
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/corpus_cli_test.cc"
  LIBS defnews_corpus_cli
  LABELS cli)
add_dependencies(corpus_cli_test corpus)
defnews_test(NAME corpus_store_test
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/corpus_store_test.cc"
  LIBS defnews_corpus_cli
  LABELS cli)
add_dependencies(corpus_store_test corpus)
