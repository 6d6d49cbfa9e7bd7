// No #pragma once: a file of kernels defines TITRATE_KERNELS as the name of a header, includes this, and has what that
// header says once for each instruction set: in the namespaces plain, v3 and v4, on registers of 2, 4 and 8 doubles
// (wide.h). TITRATE_KERNELS_FOR(instructions) is then the `kernels` of the set that is asked for. Tests: as wide.h.

#include <cstddef>
#include <cstdint>

#include "numerics/lanes.h"

// Vectors are never handed to a function that is not inlined, so no calling convention is involved.
#pragma GCC diagnostic ignored "-Wpsabi"

#define TITRATE_SET plain
#define TITRATE_WIDTH 2
#include TITRATE_KERNELS
#undef TITRATE_SET
#undef TITRATE_WIDTH

#ifdef TITRATE_SETS
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v3")
#define TITRATE_SET v3
#define TITRATE_WIDTH 4
#include TITRATE_KERNELS
#undef TITRATE_SET
#undef TITRATE_WIDTH
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("arch=x86-64-v4")
#define TITRATE_SET v4
#define TITRATE_WIDTH 8
#include TITRATE_KERNELS
#undef TITRATE_SET
#undef TITRATE_WIDTH
#pragma GCC pop_options

#define TITRATE_KERNELS_FOR(instructions) \
  ((instructions) == Instructions::v4 ? v4::kernels : (instructions) == Instructions::v3 ? v3::kernels : plain::kernels)
#else
#define TITRATE_KERNELS_FOR(instructions) (static_cast<void>(instructions), plain::kernels)
#endif

#undef TITRATE_KERNELS
