# embed(<target> <accessor> FILES <file...> [BASE <folder>]) puts files into the binary.
#
# It generates `<accessor>.cc`, which defines `std::span<const titrate::EmbeddedFile> titrate::<accessor>()`
# (base/embedded.h); the names are paths relative to BASE. Run as a script (-P), it writes that file.

if(CMAKE_SCRIPT_MODE_FILE)
  set(index 0)
  set(arrays "")
  set(rows "")
  file(STRINGS "${LIST}" files)
  foreach(file ${files})
    file(READ "${file}" hex HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
    file(RELATIVE_PATH name "${BASE}" "${file}")
    string(APPEND arrays "const unsigned char file_${index}[] = {${bytes}0};\n")
    string(APPEND rows "    {\"${name}\", {reinterpret_cast<const char*>(file_${index}), sizeof file_${index} - 1}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(WRITE "${OUT}" "#include \"base/embedded.h\"\n\nnamespace {\n${arrays}\n}  // namespace\n\n"
    "std::span<const titrate::EmbeddedFile> titrate::${ACCESSOR}() {\n"
    "  static const EmbeddedFile files[] = {\n${rows}  };\n  return files;\n}\n")
  return()
endif()

set(titrate_embed_script "${CMAKE_CURRENT_LIST_FILE}")

function(embed target accessor)
  cmake_parse_arguments(ARG "" "BASE" "FILES" ${ARGN})
  set(out "${CMAKE_BINARY_DIR}/embedded/${accessor}.cc")
  set(list "${CMAKE_BINARY_DIR}/embedded/${accessor}.list")
  string(REPLACE ";" "\n" lines "${ARG_FILES}")
  file(GENERATE OUTPUT "${list}" CONTENT "${lines}\n")
  add_custom_command(OUTPUT "${out}"
    COMMAND ${CMAKE_COMMAND} -DLIST=${list} -DBASE=${ARG_BASE} -DOUT=${out} -DACCESSOR=${accessor}
            -P "${titrate_embed_script}"
    DEPENDS ${ARG_FILES} "${list}" "${titrate_embed_script}"
    COMMENT "Embedding ${accessor}")
  target_sources(${target} PRIVATE "${out}")
endfunction()
