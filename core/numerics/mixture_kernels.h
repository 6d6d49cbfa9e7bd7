#pragma once

#include "numerics/lanes.h"

namespace titrate {

/// Distribution function and density of a mixture of normals, at one point or at eight. Test:
/// mixture_test.cc, which compares the instruction sets.
struct MixtureKernels {
  void (*at_one)(double x, const double* weights, const double* means, const double* inverse_sds, int count,
                 double* cdf, double* density);
  void (*at_eight)(const double* x, const double* weights, const double* means, const double* inverse_sds, int count,
                   double* cdf, double* density);
};

const MixtureKernels& mixture_kernels_for(Instructions instructions);

}  // namespace titrate
