# SPDX-License-Identifier: GPL-3.0-or-later
# What `search` does without a query: saved searches, health.
defnews_test(NAME saved_test
  SOURCES
    health/silence_test.cc
    saved/atom_feed_test.cc
    saved/known_articles_test.cc
    saved/saved_search_test.cc
  LIBS defnews_search_cli)
