# embed(<target> <accessor> FILES <file...> [BASE <folder>]) puts files into the binary.
# embed(<target> <accessor> FOLDER <folder> DEPENDS <stamp>) puts in whatever a build step has left in the folder.
#
# It generates `<accessor>.cc`, which defines `std::span<const titrate::EmbeddedFile> titrate::<accessor>()`
# (base/embedded.h); the names are paths relative to BASE or FOLDER. No files: an empty span. Run as a script (-P), it
# writes that file.

if(CMAKE_SCRIPT_MODE_FILE)
  set(index 0)
  set(bytes "")
  set(rows "")
  if(FOLDER)
    set(BASE "${FOLDER}")
    file(GLOB_RECURSE files "${FOLDER}/*")
  else()
    file(STRINGS "${LIST}" files)
  endif()
  # The assembler copies the files in: as an array of numbers a megabyte takes a compiler 40 s. The hash makes another
  # text of another content, for whoever keeps what was compiled.
  foreach(file ${files})
    file(SHA256 "${file}" hash)
    file(RELATIVE_PATH name "${BASE}" "${file}")
    set(symbol "titrate_${ACCESSOR}_${index}")
    string(APPEND bytes "asm(\".pushsection .rodata\\n${symbol}:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n.popsection /* ${hash} */\");\n"
      "extern \"C\" const char ${symbol}[], ${symbol}_end[];\n")
    string(APPEND rows "    {\"${name}\", {${symbol}, std::size_t(${symbol}_end - ${symbol})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  if(files)
    set(body "  static const EmbeddedFile files[] = {\n${rows}  };\n  return files;\n")
  else()
    set(body "  return {};\n")
  endif()
  file(WRITE "${OUT}" "#include \"base/embedded.h\"\n\n${bytes}\n"
    "std::span<const titrate::EmbeddedFile> titrate::${ACCESSOR}() {\n${body}}\n")
  return()
endif()

set(titrate_embed_script "${CMAKE_CURRENT_LIST_FILE}")

function(embed target accessor)
  cmake_parse_arguments(ARG "" "BASE;FOLDER" "FILES;DEPENDS" ${ARGN})
  set(out "${CMAKE_BINARY_DIR}/embedded/${accessor}.cc")
  set(list "${CMAKE_BINARY_DIR}/embedded/${accessor}.list")
  string(REPLACE ";" "\n" lines "${ARG_FILES}")
  file(GENERATE OUTPUT "${list}" CONTENT "${lines}\n")
  add_custom_command(OUTPUT "${out}"
    COMMAND ${CMAKE_COMMAND} -DLIST=${list} -DBASE=${ARG_BASE} -DFOLDER=${ARG_FOLDER} -DOUT=${out} -DACCESSOR=${accessor}
            -P "${titrate_embed_script}"
    DEPENDS ${ARG_FILES} ${ARG_DEPENDS} "${list}" "${titrate_embed_script}"
    COMMENT "Embedding ${accessor}")
  target_sources(${target} PRIVATE "${out}")
  set_source_files_properties("${out}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
