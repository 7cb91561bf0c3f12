# Unicode's published test of word boundaries (Unicode License v3), in place.
set(archive ${PROJECT_SOURCE_DIR}/../shared/data/suites/unicode.tar.gz)
if(NOT EXISTS ${archive})
  message(STATUS "Unicode's WordBreakTest is not beside this checkout: its 1,823 lines are NOT cut")
  return()
endif()
set(folder ${PROJECT_BINARY_DIR}/suites/unicode)
file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${folder})
add_executable(skillgap_word_break_suite ${CMAKE_CURRENT_LIST_DIR}/word_break.cpp)
target_include_directories(skillgap_word_break_suite PRIVATE ${PROJECT_SOURCE_DIR}/src)
target_link_libraries(skillgap_word_break_suite PRIVATE skillgap_core ICU::uc skillgap_warnings)
add_test(NAME suite.WordBreakTest
  COMMAND skillgap_word_break_suite 1796 ${folder}/peer-unicode/WordBreakTest.txt)
