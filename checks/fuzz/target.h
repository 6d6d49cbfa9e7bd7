#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

/// What every target promises: one function that takes any bytes (libFuzzer: clang, TITRATE_FUZZ).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Ends the program where a promise about every input does not hold.
inline void promise(bool holds) {
  if (!holds) std::abort();
}
