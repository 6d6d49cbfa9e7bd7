#include "posterior/gaussian_kernels.h"

#include "numerics/axis.h"
#include "posterior/cross_products.h"

#define TITRATE_KERNELS "posterior/gaussian_kernels_wide.h"
#include "numerics/each_set.h"

namespace titrate {

#ifdef TITRATE_SETS
namespace {

// Half a register of AVX-512 is a register of AVX2. Where half-lives fill such halves and no more (the quick grid has
// twelve), AVX2 does them: a machine that does a wide register in two halves would spend a quarter of the nodes' time
// on lanes that nobody wants (measured on Zen 4: 0.8 of 15 us of a rehearsed person).
bool halved(int lanes) { return lanes % v4::width != 0; }

struct WideOrHalf {
  static void expose(const double* dose, int days, const double* keep, int lanes, double* x) {
    (halved(lanes) ? v3::expose : v4::expose)(dose, days, keep, lanes, x);
  }
  static void cross(const int* later, int gap, int pairs, const double* z, int lanes, const double* difference,
                    const double* sum, int stride, int rows, bool self, double* dd, double* tt) {
    (halved(lanes) ? v3::cross : v4::cross)(later, gap, pairs, z, lanes, difference, sum, stride, rows, self, dd, tt);
  }
  static void pass(const PassInput& in, PassOutput& out) { (halved(in.lanes) ? v3::pass : v4::pass)(in, out); }
  static void reduce(const double* sums, int lanes, double scale, const double* lane_scale, double* weights,
                     double* means, double* sds) {
    (halved(lanes) ? v3::reduce : v4::reduce)(sums, lanes, scale, lane_scale, weights, means, sds);
  }
};
constexpr Kernels wide_or_half{WideOrHalf::expose, WideOrHalf::cross, WideOrHalf::pass, v4::profile,
                               WideOrHalf::reduce};

}  // namespace

const Kernels& kernels_for(Instructions instructions) {
  return instructions == Instructions::v4 ? wide_or_half : TITRATE_KERNELS_FOR(instructions);
}
#else
const Kernels& kernels_for(Instructions instructions) { return TITRATE_KERNELS_FOR(instructions); }
#endif

}  // namespace titrate
