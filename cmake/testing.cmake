# test_program(<name> CALLED <prefix> SOURCES <files...> ON <layers...> LINKS <libraries...>)
#
# A program of tests that stands on layers; ctest knows each of its tests as "<prefix>: suite.test".
#
# Most of a test's compile time was reading and instantiating the headers of GoogleTest and RapidCheck, so they are read
# once. Measured on small and large tests, seconds of CPU: g++ -O3 7.6 and 18, read once at -O1 3.4 and 10; clang with
# sanitizers -O2 8 and 25, read once at -O0 3.8 and 9 (its -O1 costs as much as its -O2). Only tests are compiled so: what
# they test keeps the optimisation of its build.

find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)
include(GoogleTest)

add_library(titrate_testing INTERFACE)
target_compile_options(titrate_testing INTERFACE $<IF:$<CXX_COMPILER_ID:Clang>,-O0,-O1>)
target_link_libraries(titrate_testing INTERFACE titrate_options GTest::gtest_main rapidcheck)

# The programs must be compiled with the same options as these, or the compilers refuse them.
file(GENERATE OUTPUT "${CMAKE_BINARY_DIR}/test_headers.cc" CONTENT "")
add_library(test_headers OBJECT "${CMAKE_BINARY_DIR}/test_headers.cc")
target_precompile_headers(test_headers PRIVATE <gtest/gtest.h> <rapidcheck.h> <rapidcheck/gtest.h>)
target_link_libraries(test_headers PRIVATE titrate_testing)
# clang: or headers from ccache, made where another file was read at another time, are refused.
target_compile_options(test_headers PRIVATE "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")

function(test_program name)
  cmake_parse_arguments(ARG "" "CALLED" "SOURCES;ON;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  stands_on(${name} ${ARG_ON})
  target_link_libraries(${name} PRIVATE titrate_testing ${ARG_LINKS})
  target_precompile_headers(${name} REUSE_FROM test_headers)
  gtest_discover_tests(${name} TEST_PREFIX "${ARG_CALLED}: " DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS ${ARG_CALLED} ENVIRONMENT "TITRATE_SOURCE=${CMAKE_SOURCE_DIR}")
endfunction()
