# SPDX-License-Identifier: GPL-3.0-or-later
defnews_test(NAME indexer_cli_test
  SOURCES "${CMAKE_CURRENT_LIST_DIR}/indexer_cli_test.cc"
  LIBS defnews_indexer_cli nlohmann_json::nlohmann_json
  LABELS cli)
add_dependencies(indexer_cli_test indexer)
