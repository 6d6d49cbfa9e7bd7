#pragma once

namespace titrate {

/// Adds what is left of doses before the first day: x_t gains before * keep^t, t = 1 on the first day, since the kernel
/// x_t = keep x_{t-1} + (1 - keep) d_t is linear in x_0. `x` is [days][lanes], keep = 2^(-1/h) of each lane.
/// Edges: `before` 0 adds nothing. Source: model.h, the kernel run on from x_0. Test: carry_in_test.cc against the
/// kernel itself and against a year of doses before the first day.
void add_carry_in(double before, const double* keep, int days, int lanes, double* x);

}  // namespace titrate
