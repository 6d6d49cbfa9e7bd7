#pragma once

#include <stdexcept>
#include <string>

namespace titrate {

/// A promise was broken by our own code: never thrown for anything that a person or a file can cause.
/// It ends the request that met it, and nothing is written.
struct BrokenPromise : std::logic_error {
  using std::logic_error::logic_error;
};

/// States a promise of the code in a sentence. On in release: a wrong number about a dose is worse than no number.
inline void require(bool condition, const char* sentence) {
  if (!condition) [[unlikely]]
    throw BrokenPromise(std::string("broken promise: ") + sentence);
}

}  // namespace titrate
