#pragma once

#include <cmath>

namespace titrate {

/// Equally spaced nodes u = step * k, k = low .. high, of one integration variable. Needs step > 0, low <= high.
struct Axis {
  double step = 1;
  int low = 0, high = 0;
  int count() const { return high - low + 1; }
  double u(int index) const { return step * (low + index); }
};

/// A map of the line onto itself whose tails grow exponentially: what decays like exp(-|x|) in x = stretch(u) decays
/// much faster in u, which the trapezoid rule likes. sinh(0.35 u) / 0.35, and
/// its slope. Odd, near u itself about 0. Source: docs/mathematics.md, section 2. Test: as the axes of gaussian_test.cc
/// and latent_test.cc, against grids without it.
inline constexpr double stretch_bend = 0.35;
inline double stretch(double u) { return std::sinh(stretch_bend * u) / stretch_bend; }
inline double stretch_slope(double u) { return std::cosh(stretch_bend * u); }

}  // namespace titrate
