# SPDX-License-Identifier: GPL-3.0-or-later
# The thesaurus is compiled in. A program made of the analysis and the reader
# of the thesaurus turns thesaurus.tsv into constants, and so checks it.
set(alias_sources
  aliases/country_pairs.cc
  aliases/generate_thesaurus.cc
  aliases/table_writer.cc
  aliases/thesaurus_lookup.cc
  aliases/thesaurus_reader.cc
  aliases/thesaurus_tables.cc
)
add_executable(generate_thesaurus
  aliases/generate_thesaurus_main.cc ${alias_sources}
  $<TARGET_OBJECTS:defnews_analysis_objects>)
target_link_libraries(generate_thesaurus PRIVATE
  $<BUILD_INTERFACE:defnews_options> ${DEFNEWS_COMMON_LIBS})
set_target_properties(generate_thesaurus PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")

set(thesaurus_files
  "${CMAKE_CURRENT_SOURCE_DIR}/aliases/countries.tsv"
  "${CMAKE_CURRENT_SOURCE_DIR}/aliases/thesaurus.tsv")
set(thesaurus_data "${CMAKE_CURRENT_BINARY_DIR}/thesaurus_data.cc")
add_custom_command(OUTPUT "${thesaurus_data}"
  COMMAND generate_thesaurus ${thesaurus_files} "${thesaurus_data}"
  DEPENDS generate_thesaurus ${thesaurus_files} VERBATIM
  COMMENT "Checking and compiling the thesaurus")
set(DEFNEWS_ALIAS_SOURCES aliases/thesaurus.cc ${alias_sources} "${thesaurus_data}")
