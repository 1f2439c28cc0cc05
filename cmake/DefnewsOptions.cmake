# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries the warnings and instrumentation of our own
# code; it is linked PRIVATE and never exported.
add_library(defnews_options INTERFACE)
target_compile_features(defnews_options INTERFACE cxx_std_20)
target_include_directories(defnews_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(defnews_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion
  -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough
  -fvisibility=hidden -fvisibility-inlines-hidden
  "-ffile-prefix-map=${PROJECT_SOURCE_DIR}=.")
# Each library that is loaded costs start-up time.
target_link_options(defnews_options INTERFACE "LINKER:--as-needed")
if(CMAKE_COMPILE_WARNING_AS_ERROR)
  target_compile_options(defnews_options INTERFACE -Werror)
endif()
if(DEFNEWS_SANITIZE)
  target_compile_options(defnews_options INTERFACE
    "-fsanitize=${DEFNEWS_SANITIZE}" -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  target_link_options(defnews_options INTERFACE "-fsanitize=${DEFNEWS_SANITIZE}")
endif()
if(DEFNEWS_FUZZERS)
  target_compile_options(defnews_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(DEFNEWS_COVERAGE)
  target_compile_options(defnews_options INTERFACE --coverage)
  target_link_options(defnews_options INTERFACE --coverage)
endif()

# The headers of the libraries are not ours to warn about.
function(defnews_link target)
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:defnews_options> ${ARGN})
endfunction()
