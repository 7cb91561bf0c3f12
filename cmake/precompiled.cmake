# Headers that most files include are parsed once a target: a build from nothing takes about a third
# less. Each file still names what it uses; the presets dev, tidy and fuzz build without and hold it
# to that.
option(SKILLGAP_PRECOMPILED "Precompile the standard headers" ON)

# ccache keeps objects that were built with precompiled headers only when told so.
if(SKILLGAP_PRECOMPILED AND CCACHE AND CMAKE_CXX_COMPILER_LAUNCHER STREQUAL CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

# skillgap_precompile(TARGET [<header>…]): the standard ones, and those named.
function(skillgap_precompile target)
  if(NOT SKILLGAP_PRECOMPILED)
    return()
  endif()
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cstddef> <cstdint> <expected> <functional> <map> <memory> <optional> <ranges> <set>
    <span> <string> <string_view> <unordered_map> <utility> <vector> ${ARGN})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${target} PRIVATE -fpch-preprocess)
  endif()
endfunction()

# The sources that read a costly header, as one: they and the header are parsed once. They must not
# name one thing twice in their unnamed namespaces.
function(skillgap_compile_together target)
  if(SKILLGAP_PRECOMPILED)
    file(GLOB sources CONFIGURE_DEPENDS ${ARGN})
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    set_source_files_properties(${sources} PROPERTIES UNITY_GROUP ${target})
  endif()
endfunction()
