# `cmake --install` gives the program, the libraries, the headers and a CMake package, so that another
# project can write find_package(skillgap) and link skillgap::core or skillgap::edges.
include(CMakePackageConfigHelpers)

set_target_properties(skillgap_core PROPERTIES EXPORT_NAME core)
set_target_properties(skillgap_edges PROPERTIES EXPORT_NAME edges)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/skillgap)

install(TARGETS skillgap RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS skillgap_core skillgap_edges skillgap_warnings EXPORT skillgap_targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/skillgap DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY taxonomy samples DESTINATION ${CMAKE_INSTALL_DATADIR}/skillgap)
install(FILES README.md LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
# What messages and the README refer to.
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN *.md)
install(EXPORT skillgap_targets NAMESPACE skillgap:: DESTINATION ${package_folder})

configure_package_config_file(cmake/skillgapConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/skillgapConfig.cmake
  INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/skillgapConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/skillgapConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/skillgapConfigVersion.cmake
              cmake/dependencies.cmake DESTINATION ${package_folder})
