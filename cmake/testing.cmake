# test_program(<name> CALLED <prefix> SOURCES <files...> ON <layers...> LINKS <libraries...> TOGETHER <suites...> [OPTIMISED])
#
# A program of tests that stands on layers; ctest knows each of its tests as "<prefix>: suite.test", and runs it in a
# process of its own. The suites of TOGETHER (GoogleTest's patterns) are one test each: what their tests begin with takes
# seconds, and is made once in a process.
#
# Compiling a test was mostly reading, instantiating and optimising GoogleTest and RapidCheck. So they are read once, and
# tests are not optimised, only what they test. A small and a large file, seconds of CPU: g++ -O3 7.6 and 18, now 2.8 and
# 8; clang with sanitizers -O2 8 and 25, now 3.8 and 9. Only oracles that compute for long are OPTIMISED.

find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)
include(GoogleTest)

add_library(titrate_testing INTERFACE)
target_link_libraries(titrate_testing INTERFACE titrate_options GTest::gtest_main rapidcheck)

# Read with the options of the programs that use them, or the compilers refuse them: once for each.
file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/test_headers.cc" CONTENT "")
function(test_headers name optimisation)
  add_library(${name} OBJECT "${CMAKE_BINARY_DIR}/test_headers.cc")
  target_precompile_headers(${name} PRIVATE <gtest/gtest.h> <rapidcheck.h> <rapidcheck/gtest.h> <nlohmann/json.hpp>)
  target_compile_options(${name} PRIVATE ${optimisation})
  target_link_libraries(${name} PRIVATE titrate_testing)
endfunction()
# g++ 12 sees a copy out of bounds in every `"text" + std::string(...)` there (its bug 105329, as in CMakeLists.txt).
set(optimised_test $<IF:${titrate_sanitized},-O1,-O2>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND optimised_test -Wno-array-bounds -Wno-stringop-overflow)
endif()
test_headers(test_headers -O0)
test_headers(optimised_test_headers "${optimised_test}")

function(test_program name)
  cmake_parse_arguments(ARG "OPTIMISED" "CALLED" "SOURCES;ON;LINKS;TOGETHER" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  stands_on(${name} ${ARG_ON})
  target_link_libraries(${name} PRIVATE titrate_testing ${ARG_LINKS})
  if(ARG_OPTIMISED)
    target_compile_options(${name} PRIVATE ${optimised_test})
    target_precompile_headers(${name} REUSE_FROM optimised_test_headers)
  else()
    target_compile_options(${name} PRIVATE -O0)
    target_precompile_headers(${name} REUSE_FROM test_headers)
  endif()
  joined(${name})
  set(environment "TITRATE_SOURCE=${CMAKE_SOURCE_DIR}")
  foreach(suite ${ARG_TOGETHER})
    add_test(NAME "${ARG_CALLED}: ${suite}" COMMAND ${name} --gtest_brief=1 "--gtest_filter=${suite}")
    set_tests_properties("${ARG_CALLED}: ${suite}" PROPERTIES LABELS ${ARG_CALLED} COST 100 ENVIRONMENT "${environment}")
  endforeach()
  list(JOIN ARG_TOGETHER ":" apart)
  if(apart)
    set(apart TEST_FILTER "-${apart}")
  endif()
  gtest_discover_tests(${name} TEST_PREFIX "${ARG_CALLED}: " DISCOVERY_TIMEOUT 60 ${apart}
    PROPERTIES LABELS ${ARG_CALLED} ENVIRONMENT "${environment}")
endfunction()
