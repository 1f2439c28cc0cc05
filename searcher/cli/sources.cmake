# SPDX-License-Identifier: GPL-3.0-or-later
# What `search` does, apart from main(). Needs CLI11 and nlohmann-json, and
# query/argument_rule.cc with what that needs.
set(DEFNEWS_SEARCH_CLI_SOURCES
  cli/answer.cc
  cli/arguments.cc
  cli/environment.cc
  cli/json_output.cc
  cli/options.cc
  cli/phrase_hint.cc
  cli/plain_output.cc
  cli/printable.cc
  cli/row_output.cc
  cli/run.cc
  cli/standard_output.cc
  cli/standing_commands.cc
  cli/standing_options.cc
  cli/tally_output.cc
)
