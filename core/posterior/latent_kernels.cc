#include "posterior/latent_kernels.h"

#include <cstddef>
#include <cstdint>

// Vectors are never handed to a function that is not inlined, so no calling convention is involved.
#pragma GCC diagnostic ignored "-Wpsabi"

#define TITRATE_SET plain
#define TITRATE_WIDTH 2
#include "posterior/latent_kernels_wide.h"
#undef TITRATE_SET
#undef TITRATE_WIDTH

#ifdef TITRATE_SETS
#pragma GCC push_options
#pragma GCC target("arch=x86-64-v3")
#define TITRATE_SET v3
#define TITRATE_WIDTH 4
#include "posterior/latent_kernels_wide.h"
#undef TITRATE_SET
#undef TITRATE_WIDTH
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("arch=x86-64-v4")
#define TITRATE_SET v4
#define TITRATE_WIDTH 8
#include "posterior/latent_kernels_wide.h"
#undef TITRATE_SET
#undef TITRATE_WIDTH
#pragma GCC pop_options
#endif

namespace titrate {

const LatentKernels& latent_kernels_for(Instructions instructions) {
#ifdef TITRATE_SETS
  if (instructions == Instructions::v4) return v4::kernels;
  if (instructions == Instructions::v3) return v3::kernels;
#endif
  (void)instructions;
  return plain::kernels;
}

}  // namespace titrate
