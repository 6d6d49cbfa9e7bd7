#include "numerics/mixture_kernels.h"

#define TITRATE_KERNELS "numerics/mixture_kernels_wide.h"
#include "numerics/each_set.h"

namespace titrate {

const MixtureKernels& mixture_kernels_for(Instructions instructions) { return TITRATE_KERNELS_FOR(instructions); }

}  // namespace titrate
