# SPDX-License-Identifier: GPL-3.0-or-later
# `corpus fetch` against servers and under kills.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(here "${CMAKE_CURRENT_LIST_DIR}")

add_library(kill_at_write MODULE "${here}/kill_at_write.cc")
target_link_libraries(kill_at_write PRIVATE ${CMAKE_DL_LIBS})

# The preloaded library and sanitizers get in each other's way.
if(NOT DEFNEWS_SANITIZE)
  add_test(NAME fetch_kills COMMAND ${Python3_EXECUTABLE} "${here}/kill_test.py"
    "$<TARGET_FILE:corpus>" "$<TARGET_FILE:kill_at_write>" 20)
  set_tests_properties(fetch_kills PROPERTIES LABELS corpus TIMEOUT 300)
endif()

add_test(NAME wget_warc COMMAND ${Python3_EXECUTABLE} "${here}/wget_test.py"
  "$<TARGET_FILE:corpus>")
set_tests_properties(wget_warc PROPERTIES LABELS corpus TIMEOUT 120
  SKIP_RETURN_CODE 77)

add_test(NAME fetch_signals COMMAND ${Python3_EXECUTABLE}
  "${here}/signal_test.py" "$<TARGET_FILE:corpus>")
set_tests_properties(fetch_signals PROPERTIES LABELS corpus TIMEOUT 120)
