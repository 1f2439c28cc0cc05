# SPDX-License-Identifier: GPL-3.0-or-later
defnews_test(NAME match_test
  SOURCES
    match/matching_places_test.cc
    match/place_test.cc
    match/text_matcher_test.cc
  LIBS defnews_searcher)
defnews_test(NAME snippet_test
  SOURCES
    snippet/random_text_test.cc
    snippet/sentences_test.cc
    snippet/snippet_test.cc
  LIBS defnews_searcher)
defnews_test(NAME expand_test
  SOURCES expand/expansion_test.cc
  LIBS defnews_searcher)
