# SPDX-License-Identifier: GPL-3.0-or-later
# Exact evaluation of queries against the text of one article.
set(DEFNEWS_MATCH_SOURCES
  match/matcher_node.cc
  match/pattern.cc
  match/place.cc
  match/text_matcher.cc
  match/vocabulary.cc
)
