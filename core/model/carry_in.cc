#include "model/carry_in.h"

#include <cstddef>
#include <vector>

namespace titrate {

void add_carry_in(double before, const double* keep, int days, int lanes, double* x) {
  std::vector<double> left(std::size_t(lanes), before);
  for (int t = 0; t < days; ++t)
    for (int l = 0; l < lanes; ++l) *x++ += left[std::size_t(l)] *= keep[l];
}

}  // namespace titrate
