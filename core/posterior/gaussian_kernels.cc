#include "posterior/gaussian_kernels.h"

#include "numerics/axis.h"
#include "posterior/cross_products.h"

#define TITRATE_KERNELS "posterior/gaussian_kernels_wide.h"
#include "numerics/each_set.h"

namespace titrate {

const Kernels& kernels_for(Instructions instructions) { return TITRATE_KERNELS_FOR(instructions); }

}  // namespace titrate
