# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the two forms of the library, the tools and what lets other builds
# find them. Included after every target exists: defnews (shared),
# defnews_static, search, indexer, corpus.
#
# The two forms are exported apart, so that a program that links the shared one
# needs none of the packages the library itself was built with.

set(DEFNEWS_CMAKE_DIR "${CMAKE_INSTALL_LIBDIR}/cmake/defnews")
set_target_properties(defnews PROPERTIES EXPORT_NAME defnews)
set_target_properties(defnews_static PROPERTIES EXPORT_NAME defnews_static)

# Only what the public headers declare may be linked to: templates of other
# libraries that were instantiated inside stay inside.
if(NOT DEFNEWS_SANITIZE AND NOT DEFNEWS_COVERAGE)
  set(symbols "${PROJECT_SOURCE_DIR}/cmake/defnews.symbols")
  target_link_options(defnews PRIVATE "LINKER:--version-script=${symbols}")
  set_property(TARGET defnews APPEND PROPERTY LINK_DEPENDS "${symbols}")
endif()

install(TARGETS defnews EXPORT defnewsTargets
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT runtime
    NAMELINK_COMPONENT development
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(TARGETS defnews_static EXPORT defnewsStaticTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT development
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(TARGETS search indexer corpus
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT runtime)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/searcher/include/defnews"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT development
  FILES_MATCHING PATTERN "*.h")
foreach(targets IN ITEMS defnewsTargets defnewsStaticTargets)
  install(EXPORT ${targets} NAMESPACE defnews::
    DESTINATION "${DEFNEWS_CMAKE_DIR}" COMPONENT development)
endforeach()

# What the static library passes on to its users: for each library it links,
# the pkg-config module and the CMake package that provide it.
function(defnews_static_requirements modules_var packages_var libs_var)
  set(modules "")
  set(packages "")
  set(libs "")
  get_target_property(links defnews_static LINK_LIBRARIES)
  foreach(link IN LISTS links)
    if(link MATCHES "^\\$<BUILD_INTERFACE:" OR link MATCHES "^::@")
      continue()  # needed to build the library, not to link it
    elseif(link MATCHES "^absl::(.+)$")
      list(APPEND modules "absl_${CMAKE_MATCH_1}")
      list(APPEND packages "absl")
    elseif(link MATCHES "^ICU::(uc|i18n)$")
      list(APPEND modules "icu-${CMAKE_MATCH_1}")
      list(APPEND packages "ICU 72 COMPONENTS ${CMAKE_MATCH_1}")
    elseif(link STREQUAL "ZLIB::ZLIB")
      list(APPEND modules "zlib")
      list(APPEND packages "ZLIB")
    elseif(link STREQUAL "PkgConfig::XAPIAN")
      list(APPEND modules "xapian-core")
    elseif(link STREQUAL "PkgConfig::LZ4")
      list(APPEND modules "liblz4")
    elseif(link STREQUAL "simdjson::simdjson")
      list(APPEND modules "simdjson")
      list(APPEND packages "simdjson")
    elseif(link STREQUAL "LibXml2::LibXml2")
      list(APPEND modules "libxml-2.0")
      list(APPEND packages "LibXml2")
    elseif(link STREQUAL "Threads::Threads")
      list(APPEND packages "Threads")
      list(APPEND libs "-pthread")
    else()
      message(FATAL_ERROR "cmake/DefnewsInstall.cmake: defnews_static links "
        "${link}; say here which package its users need for it, or link it "
        "as $<BUILD_INTERFACE:...> if they need none")
    endif()
  endforeach()
  list(REMOVE_DUPLICATES modules)
  list(REMOVE_DUPLICATES packages)
  list(JOIN modules " " modules)
  list(JOIN libs " " libs)
  list(TRANSFORM packages REPLACE "(.+)" "  find_dependency(\\1)")
  list(JOIN packages "\n" packages)
  set(${modules_var} "${modules}" PARENT_SCOPE)
  set(${packages_var} "${packages}" PARENT_SCOPE)
  set(${libs_var} "${libs}" PARENT_SCOPE)
endfunction()
defnews_static_requirements(
  DEFNEWS_STATIC_MODULES DEFNEWS_STATIC_PACKAGES DEFNEWS_STATIC_LIBS)

configure_package_config_file(
  "${PROJECT_SOURCE_DIR}/cmake/defnewsConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/defnewsConfig.cmake"
  INSTALL_DESTINATION "${DEFNEWS_CMAKE_DIR}")
# While the version is 0.x every minor step may break the interface.
write_basic_package_version_file(
  "${PROJECT_BINARY_DIR}/defnewsConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/defnewsConfig.cmake"
  "${PROJECT_BINARY_DIR}/defnewsConfigVersion.cmake"
  DESTINATION "${DEFNEWS_CMAKE_DIR}" COMPONENT development)

# The way from the .pc file up to the prefix, so that an installed tree can be
# moved and installed under any prefix.
set(DEFNEWS_PC_DIR "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH DEFNEWS_PC_TO_PREFIX "/${DEFNEWS_PC_DIR}" "/")
string(REGEX REPLACE "/$" "" DEFNEWS_PC_TO_PREFIX "${DEFNEWS_PC_TO_PREFIX}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/defnews.pc.in"
  "${PROJECT_BINARY_DIR}/defnews.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/defnews.pc"
  DESTINATION "${DEFNEWS_PC_DIR}" COMPONENT development)

# defnews_install_if_there(DESTINATION FILE...): manual pages and completions,
# written by hand in the tree or made by the build's own tools.
function(defnews_install_if_there destination)
  foreach(file IN LISTS ARGN)
    if(EXISTS "${PROJECT_SOURCE_DIR}/${file}")
      install(FILES "${PROJECT_SOURCE_DIR}/${file}"
        DESTINATION "${destination}" COMPONENT runtime)
    endif()
  endforeach()
endfunction()
foreach(tool IN ITEMS searcher/cli/search indexer/cli/indexer corpus/cli/corpus)
  defnews_install_if_there("${CMAKE_INSTALL_MANDIR}/man1" "${tool}.1")
  defnews_install_if_there(
    "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" "${tool}.bash")
endforeach()
defnews_install_if_there("${CMAKE_INSTALL_MANDIR}/man7"
  "searcher/cli/defnews-query.7")

# The nightly run: the script finds its parts beside itself and the tools from
# there, and people find it beside the tools.
set(DEFNEWS_LIBEXEC_DIR "${CMAKE_INSTALL_LIBEXECDIR}/defnews")
install(PROGRAMS "${PROJECT_SOURCE_DIR}/scripts/nightly"
  DESTINATION "${DEFNEWS_LIBEXEC_DIR}" COMPONENT runtime)
install(FILES "${PROJECT_SOURCE_DIR}/scripts/nightly-settings.sh"
  "${PROJECT_SOURCE_DIR}/scripts/nightly-report.sh"
  DESTINATION "${DEFNEWS_LIBEXEC_DIR}" COMPONENT runtime)
file(RELATIVE_PATH DEFNEWS_NIGHTLY_LINK "/${CMAKE_INSTALL_BINDIR}"
  "/${DEFNEWS_LIBEXEC_DIR}/nightly")
file(CREATE_LINK "${DEFNEWS_NIGHTLY_LINK}"
  "${PROJECT_BINARY_DIR}/defnews-nightly" SYMBOLIC)
install(FILES "${PROJECT_BINARY_DIR}/defnews-nightly"
  DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT runtime)
install(FILES "${PROJECT_SOURCE_DIR}/scripts/systemd/defnews-nightly.timer"
  DESTINATION "lib/systemd/system" COMPONENT runtime)
install(FILES "${PROJECT_SOURCE_DIR}/scripts/nightly.conf.example"
  DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT runtime)

# defnews_install_with_paths(TEMPLATE DESTINATION): with @DEFNEWS_BIN@ as the
# folder of the tools, which is known only while installing: `--prefix` may say
# another than the build was configured for. DESTDIR is no part of it.
function(defnews_install_with_paths template destination)
  get_filename_component(name "${template}" NAME_WLE)
  install(CODE "
    set(bindir \"${CMAKE_INSTALL_BINDIR}\")
    set(destination \"${destination}\")
    get_filename_component(DEFNEWS_BIN \"\${bindir}\" ABSOLUTE
      BASE_DIR \"\${CMAKE_INSTALL_PREFIX}\")
    get_filename_component(destination \"\${destination}\" ABSOLUTE
      BASE_DIR \"\${CMAKE_INSTALL_PREFIX}\")
    configure_file(\"${PROJECT_SOURCE_DIR}/${template}\"
      \"${PROJECT_BINARY_DIR}/install/${name}\" @ONLY)
    file(INSTALL DESTINATION \"\${destination}\" TYPE FILE
      FILES \"${PROJECT_BINARY_DIR}/install/${name}\")
  " COMPONENT runtime)
endfunction()
defnews_install_with_paths(scripts/systemd/defnews-nightly.service.in
  "lib/systemd/system")
defnews_install_with_paths(scripts/crontab.example.in
  "${CMAKE_INSTALL_DOCDIR}")

defnews_install_if_there("${CMAKE_INSTALL_MANDIR}/man1"
  "docs/defnews-nightly.1")
