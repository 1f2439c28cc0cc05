# SPDX-License-Identifier: GPL-3.0-or-later
# defnews_search_cli: searcher/cli without main(), with the query language;
# defnews_option_docs: common/cli.
defnews_test(NAME search_format_test
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/search_format_test.cc"
  LIBS defnews_search_cli
  LABELS cli)
defnews_test(NAME search_arguments_test
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/search_arguments_test.cc"
  LIBS defnews_search_cli
  LABELS cli)
defnews_test(NAME option_docs_test
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/option_docs_test.cc"
  LIBS defnews_option_docs
  LABELS cli)
defnews_test(NAME search_cli_test
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/search_cli_test.cc"
  LIBS nlohmann_json::nlohmann_json
  LABELS cli)
add_dependencies(search_cli_test search indexer)
defnews_test(NAME search_suggest_test
  SOURCES
    "${CMAKE_CURRENT_LIST_DIR}/search_suggest_test.cc"
    "${PROJECT_SOURCE_DIR}/tests/acceptance/tool_run.cc"
  LIBS nlohmann_json::nlohmann_json
  LABELS cli)
add_dependencies(search_suggest_test search indexer)
