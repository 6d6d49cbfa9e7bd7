#include "posterior/latent_kernels.h"

#define TITRATE_KERNELS "posterior/latent_kernels_wide.h"
#include "numerics/each_set.h"

namespace titrate {

const LatentKernels& latent_kernels_for(Instructions instructions) { return TITRATE_KERNELS_FOR(instructions); }

}  // namespace titrate
