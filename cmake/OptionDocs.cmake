# SPDX-License-Identifier: GPL-3.0-or-later
# Manual pages and completions, made at build time by the tools themselves out
# of the options they parse (common/cli/option_docs.h), and installed.
#
# defnews_option_docs(tool): `tool` is an executable target that knows
# --generate. Its files go to man/ and completions/ of the build folder.
function(defnews_option_docs tool)
  set(man "${PROJECT_BINARY_DIR}/man/${tool}.1")
  set(bash "${PROJECT_BINARY_DIR}/completions/${tool}")
  set(fish "${PROJECT_BINARY_DIR}/completions/${tool}.fish")
  file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/man"
    "${PROJECT_BINARY_DIR}/completions")
  foreach(kind IN ITEMS man bash fish)
    add_custom_command(OUTPUT "${${kind}}"
      COMMAND "$<TARGET_FILE:${tool}>" --generate ${kind} > "${${kind}}"
      DEPENDS ${tool} VERBATIM
      COMMENT "Generating ${${kind}}")
  endforeach()
  add_custom_target(${tool}_option_docs ALL DEPENDS
    "${man}" "${bash}" "${fish}")
  install(FILES "${man}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1"
    COMPONENT runtime)
  install(FILES "${bash}" COMPONENT runtime
    DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
  install(FILES "${fish}" COMPONENT runtime
    DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
endfunction()
