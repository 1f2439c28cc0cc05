# SPDX-License-Identifier: GPL-3.0-or-later
# The tables of Korean names, made out of their data files by a program that
# is built first and refuses contradictions.
set(names_data "${CMAKE_CURRENT_LIST_DIR}")
set(names_tables "${CMAKE_CURRENT_BINARY_DIR}/names_tables_data.cc")

add_executable(names_compiler
  names/compiler/compiler_main.cc
  names/compiler/name_data.cc
  names/compiler/spellings.cc
  names/compiler/table_writer.cc
  names/compiler/tsv.cc)
target_link_libraries(names_compiler PRIVATE defnews_options ICU::uc)
set_target_properties(names_compiler PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
add_custom_command(OUTPUT "${names_tables}"
  COMMAND names_compiler "${names_data}" "${names_tables}"
  DEPENDS names_compiler
    "${names_data}/lexicon.tsv" "${names_data}/surnames.tsv"
    "${names_data}/syllables.tsv" "${names_data}/words.tsv"
  VERBATIM COMMENT "Checking and compiling the names")

set(DEFNEWS_NAME_SOURCES
  names/find_names.cc
  names/given_name.cc
  names/hangul_names.cc
  names/latin_names.cc
  names/latin_word.cc
  names/name_tables.cc
  names/read_name.cc
  names/readings.cc
  "${names_tables}")
