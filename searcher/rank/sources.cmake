# SPDX-License-Identifier: GPL-3.0-or-later
# What orders the matches beyond the query itself.
set(DEFNEWS_RANK_SOURCES
  rank/evidence.cc
  rank/feedback.cc
  rank/like.cc
  rank/part_evidence.cc
  rank/proximity.cc
  rank/recency.cc
  rank/rerank.cc
)
