add_library(skillgap_warnings INTERFACE)
target_compile_options(skillgap_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 at -O3 warns falsely about plain std::string code.
  target_compile_options(skillgap_warnings INTERFACE -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  # The tables compiled in are long strings.
  target_compile_options(skillgap_warnings INTERFACE -Wno-overlength-strings)
endif()
if(SKILLGAP_DEVELOPER)
  target_compile_options(skillgap_warnings INTERFACE -Werror)
endif()
