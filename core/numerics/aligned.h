#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace titrate {

/// Memory that begins with a cache line: the widest register that is read out of it never lies across two.
/// Test: gaussian_engine_test.cc counts what it asks for; the kernels' tests read it.
template <class T>
struct OnCacheLines {
  using value_type = T;
  static constexpr std::align_val_t line{64};
  OnCacheLines() = default;
  template <class U>
  OnCacheLines(const OnCacheLines<U>&) {}
  T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), line)); }
  void deallocate(T* memory, std::size_t) { ::operator delete(memory, line); }
  bool operator==(const OnCacheLines&) const = default;
};

/// Doubles that kernels read.
using Aligned = std::vector<double, OnCacheLines<double>>;

}  // namespace titrate
