# SPDX-License-Identifier: GPL-3.0-or-later
defnews_test(NAME suggest_test
  SOURCES
    suggest/correction_test.cc
    suggest/letter_runs_test.cc
    suggest/merge_test.cc
    suggest/neighbours_test.cc
    suggest/source_names_test.cc
  LIBS defnews_searcher)
