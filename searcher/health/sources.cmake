# SPDX-License-Identifier: GPL-3.0-or-later
# Whether an index needs a look; for the tool alone.
set(DEFNEWS_HEALTH_SOURCES
  health/health.cc
  health/silence.cc
  health/source_days.cc
)
