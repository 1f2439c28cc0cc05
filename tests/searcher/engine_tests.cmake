# SPDX-License-Identifier: GPL-3.0-or-later
# The engines that answer index queries, on indexes that the tools make.
foreach(test IN ITEMS both_engines damaged_tables)
  defnews_test(NAME ${test}_test
    SOURCES engine/${test}_test.cc
            "${PROJECT_SOURCE_DIR}/tests/acceptance/tool_run.cc"
    LIBS defnews_searcher nlohmann_json::nlohmann_json LABELS unit)
  add_dependencies(${test}_test indexer)
endforeach()
