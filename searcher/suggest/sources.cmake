# SPDX-License-Identifier: GPL-3.0-or-later
# What to ask instead of a query that finds nothing.
set(DEFNEWS_SUGGEST_SOURCES
  suggest/correction.cc
  suggest/hangul_neighbours.cc
  suggest/latin_neighbours.cc
  suggest/letter_runs.cc
  suggest/source_names.cc
  suggest/speller.cc
  suggest/spelling.cc
  suggest/suggest.cc
  suggest/term_gaps.cc
)
