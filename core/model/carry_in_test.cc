#include "model/carry_in.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <vector>

namespace titrate {
namespace {

/// The kernel of model.h, as it stands there.
std::vector<double> exposure_of(const std::vector<double>& dose, double before, double keep) {
  std::vector<double> x;
  for (const double d : dose) x.push_back(keep * (x.empty() ? before : x.back()) + (1 - keep) * d);
  return x;
}

RC_GTEST_PROP(CarryIn, adds_what_the_kernel_would_have_kept, ()) {
  const auto tenths = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 11));
  const std::vector<double> dose(tenths.begin(), tenths.end());
  const double before = *rc::gen::inRange(-20, 21) / 10.0;
  const double keep[3] = {0, std::exp2(-1 / 2.5), std::exp2(-1 / 90.0)};
  std::vector<double> x(3 * dose.size());
  for (std::size_t l = 0; l < 3; ++l) {
    const auto without = exposure_of(dose, 0, keep[l]);
    for (std::size_t t = 0; t < dose.size(); ++t) x[3 * t + l] = without[t];
  }
  add_carry_in(before, keep, int(dose.size()), 3, x.data());
  for (std::size_t l = 0; l < 3; ++l) {
    const auto with = exposure_of(dose, before, keep[l]);
    for (std::size_t t = 0; t < dose.size(); ++t) RC_ASSERT(std::abs(x[3 * t + l] - with[t]) < 1e-12);
  }
}

TEST(CarryIn, a_share_of_the_full_dose_is_what_a_year_of_it_leaves) {
  const double keep = std::exp2(-1 / 10.0);
  const std::vector<double> dose{1, 1, 0, 0, 1};
  std::vector<double> told(365, 0.4), x = exposure_of(dose, 0, keep);
  told.insert(told.end(), dose.begin(), dose.end());
  const auto lived = exposure_of(told, 0, keep);
  add_carry_in(0.4, &keep, int(dose.size()), 1, x.data());
  for (std::size_t t = 0; t < dose.size(); ++t) EXPECT_NEAR(x[t], lived[365 + t], 1e-10);
}

}  // namespace
}  // namespace titrate
