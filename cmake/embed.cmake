# Compiles the bytes of data files into a target, so that the program is one file and works offline.
# The generated source defines, for each file, a name and its bytes; see cmake/embed_files.cmake.

function(_skillgap_embed target folder variable header)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${ARGN})
  list(SORT files)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded/${variable}.cpp)
  set(list_file ${CMAKE_CURRENT_BINARY_DIR}/embedded/${variable}.txt)
  list(JOIN files "\n" lines)
  file(GENERATE OUTPUT ${list_file} CONTENT "${lines}\n")
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DLIST=${list_file} -DROOT=${folder} -DVARIABLE=${variable}
            -DHEADER=${header} -DOUTPUT=${output} -P ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    DEPENDS ${files} ${list_file} ${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake
    COMMENT "Embedding ${variable}" VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()

function(skillgap_embed_tables target folder)
  _skillgap_embed(${target} ${folder} taxonomy_files skills/embedded_file.h ${folder}/*.tsv ${folder}/VERSION)
endfunction()

function(skillgap_embed_samples target folder)
  _skillgap_embed(${target} ${folder} sample_files cli/embedded_file.h
    ${folder}/feeds/* ${folder}/pages/* ${folder}/*.ndjson ${folder}/profiles/*)
endfunction()

# The same tables, compiled: `compiler` writes them when it has been built.
function(skillgap_embed_compiled_tables target compiler)
  set(image ${CMAKE_CURRENT_BINARY_DIR}/embedded/taxonomy.sgt)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded/taxonomy_image.S)
  add_custom_command(OUTPUT ${image} COMMAND ${compiler} ${image} DEPENDS ${compiler}
    COMMENT "Compiling the taxonomy" VERBATIM)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
  .section .rodata
  .balign 64
  .globl skillgap_taxonomy_image
skillgap_taxonomy_image:
  .incbin "@image@"
  .globl skillgap_taxonomy_image_end
skillgap_taxonomy_image_end:
  .byte 0
  .section .note.GNU-stack, "", %progbits
]])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${image})
  target_sources(${target} PRIVATE ${source})
endfunction()
