# The rule of the house: a folder may include what it uses, whatever those use, and nothing else.
#
#   layer(<name> IN <folder> USES <layers...> LINKS <libraries...> [KERNEL] [APART <files...>] [TOGETHER <suites...>]
#         [TESTS_USE <layers...>] [VERBS <regular expression>])
#
# KERNEL: it is arithmetic, and optimised in every build; so is its test, whose oracles are slow.
# TOGETHER: suites whose tests run in one process (testing.cmake).
# TESTS_USE: layers that its tests may include and its files may not.
# VERBS: its tests of single verbs, by what their files are called: a program of their own, verbs_test. How a request is
#   parsed is tested beside them; so the sanitizers of ./test, which are slow, leave these out.
# APART: files whose helpers have the names of others' (see below).
#
# The rule is physical. Each layer compiles against an include root of its own, a folder of links that holds only the
# layer and what it may see, so an include that points up the tree is "No such file or directory" and not a review
# comment. `checks/house` proves it.

set(titrate_roots "${CMAKE_BINARY_DIR}/include-roots")

# Most of what a compiler does for a short file is to read the headers of others and to make their templates. So files of a
# layer are compiled sixteen at a time: eight of edges/codec took 12 s of CPU instead of 32 (g++), 19 instead of 50 (clang
# with sanitizers). What helpers are called in an unnamed namespace must then differ within a layer; kernels, whose speed
# is measured, stay as they are. -DTITRATE_JOINED=OFF compiles each file alone, as ./test --all does.
option(TITRATE_JOINED "Compile several files of a layer at once" ON)
function(joined target)
  if(TITRATE_JOINED)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
  endif()
endfunction()

# What a fuzzer is guided by: parsers and what they call. Arithmetic and tests are compiled and run faster without.
function(guides_a_fuzzer target)
  if(TITRATE_FUZZ)
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

function(layer name)
  cmake_parse_arguments(ARG "KERNEL" "IN;VERBS" "USES;LINKS;APART;TOGETHER;TESTS_USE" ${ARGN})
  set(folder "${CMAKE_SOURCE_DIR}/${ARG_IN}")

  set(visible ${name})
  foreach(used ${ARG_USES})
    if(NOT TARGET ${used})
      message(FATAL_ERROR "layer ${name} uses ${used}, which is not declared above it")
    endif()
    get_property(below TARGET ${used} PROPERTY titrate_visible)
    list(APPEND visible ${below})
  endforeach()
  list(REMOVE_DUPLICATES visible)

  set(root "${titrate_roots}/${name}")
  file(REMOVE_RECURSE "${root}")
  file(MAKE_DIRECTORY "${root}")
  foreach(seen ${visible})
    if(seen STREQUAL name)
      set(target_folder "${folder}")
    else()
      get_property(target_folder TARGET ${seen} PROPERTY titrate_folder)
    endif()
    file(CREATE_LINK "${target_folder}" "${root}/${seen}" SYMBOLIC)
  endforeach()

  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cc")
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$|/main\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")

  if(sources)
    add_library(${name} STATIC ${sources})
    set(scope PUBLIC)
    target_include_directories(${name} PRIVATE "${root}")
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_link_libraries(${name} ${scope} titrate_options ${ARG_USES} ${ARG_LINKS})
  set_property(GLOBAL APPEND PROPERTY titrate_layers ${name})
  set_property(TARGET ${name} PROPERTY titrate_visible "${visible}")
  set_property(TARGET ${name} PROPERTY titrate_folder "${folder}")
  set_property(TARGET ${name} PROPERTY titrate_root "${root}")

  if(ARG_KERNEL)
    # Inner loops may fuse multiply and add and need not set errno or trap; they may not reorder sums (lanes.h says why).
    # Under sanitizers no more is bought by more than -O1, which clang has done in half the time.
    target_compile_options(${name} PRIVATE $<IF:${titrate_sanitized},-O1,-O3> -ffp-contract=fast -fno-math-errno -fno-trapping-math -fopenmp-simd)
    # Under sanitizers clang leaves loops as they are, and says so.
    target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:Clang>:-Wno-pass-failed>)
    set(optimised OPTIMISED)
  endif()

  list(TRANSFORM ARG_APART PREPEND "${folder}/")
  set_source_files_properties(${ARG_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  if(sources AND NOT ARG_KERNEL)
    joined(${name})
    guides_a_fuzzer(${name})
  endif()

  if(ARG_VERBS AND TITRATE_TESTS)
    set(of_verbs ${tests})
    list(FILTER of_verbs INCLUDE REGEX "${ARG_VERBS}")
    list(FILTER tests EXCLUDE REGEX "${ARG_VERBS}")
    test_program(verbs_test CALLED verbs SOURCES ${of_verbs} ON ${name} ${ARG_TESTS_USE} TOGETHER ${ARG_TOGETHER})
    set_property(GLOBAL APPEND PROPERTY titrate_tested verbs)
    set(ARG_TOGETHER "")
  endif()
  if(tests AND TITRATE_TESTS)
    test_program(${name}_test CALLED ${name} SOURCES ${tests} ON ${name} ${ARG_TESTS_USE} TOGETHER ${ARG_TOGETHER} ${optimised})
    set_property(GLOBAL APPEND PROPERTY titrate_tested ${name})
  endif()
endfunction()

# A program that stands on layers (main.cc of an edge, a benchmark, a fuzzer) and may include what those may see.
function(stands_on program)
  foreach(used ${ARGN})
    get_property(root TARGET ${used} PROPERTY titrate_root)
    target_include_directories(${program} PRIVATE "${root}")
    target_link_libraries(${program} PRIVATE ${used})
  endforeach()
endfunction()
