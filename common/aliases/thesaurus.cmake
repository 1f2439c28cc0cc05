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
set(DEFNEWS_ANALYSIS_SOURCES
  content_hash.cc
  article/clean_text.cc
  index/schema.cc
  text/analyzer.cc
  text/capitals.cc
  text/folding.cc
  text/hangul.cc
  text/hanja.cc
  text/mojibake.cc
  text/parts.cc
  text/segmenter.cc
  text/word_forms.cc
)
add_executable(generate_thesaurus
  aliases/generate_thesaurus_main.cc ${alias_sources}
  ${DEFNEWS_ANALYSIS_SOURCES})
target_link_libraries(generate_thesaurus PRIVATE
  $<BUILD_INTERFACE:defnews_options> PkgConfig::XAPIAN ICU::uc absl::status
  absl::statusor absl::strings absl::str_format absl::flat_hash_map)
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
set(DEFNEWS_ALIAS_SOURCES ${alias_sources} "${thesaurus_data}")
