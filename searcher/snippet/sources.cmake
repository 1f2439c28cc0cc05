# SPDX-License-Identifier: GPL-3.0-or-later
# The part of an article that shows the query best.
set(DEFNEWS_SNIPPET_SOURCES
  snippet/sentences.cc
  snippet/snippet.cc
  snippet/window.cc
)
