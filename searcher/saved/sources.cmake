# SPDX-License-Identifier: GPL-3.0-or-later
# Saved searches and their reports; for the tool alone.
set(DEFNEWS_SAVED_SOURCES
  saved/ask_news.cc
  saved/atom_feed.cc
  saved/deliver.cc
  saved/durable_file.cc
  saved/known_articles.cc
  saved/news.cc
  saved/report.cc
  saved/report_folder.cc
  saved/run_saved.cc
  saved/saved_search.cc
  saved/saved_state.cc
)
