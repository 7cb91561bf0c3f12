# Promises that the compiler keeps. Each case compiles as it stands, and must fail to compile with
# SKILLGAP_WRONG defined, so that a case which no longer compiles at all cannot pass for a success.
file(GLOB cases CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.cpp)
foreach(case ${cases})
  get_filename_component(name ${case} NAME_WE)
  set(compile ${CMAKE_CXX_COMPILER} -std=c++23 -fsyntax-only -I${PROJECT_SOURCE_DIR}/include ${case})
  add_test(NAME must_not_compile.${name}.right COMMAND ${compile})
  add_test(NAME must_not_compile.${name}.wrong COMMAND ${compile} -DSKILLGAP_WRONG)
  set_tests_properties(must_not_compile.${name}.wrong PROPERTIES WILL_FAIL TRUE)
endforeach()
