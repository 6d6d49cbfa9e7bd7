#include "numerics/arrays.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace titrate {
namespace {

TEST(Arrays, ExponentialsAndLogarithmsAreThoseOfTheLibraryAtAnyLength) {
  for (const int count : {0, 1, 3, 4, 7, 64, 101}) {
    std::vector<double> values, to(std::size_t(count) + 1, 0.5), logs(to), back(to);
    for (int i = 0; i < count; ++i) values.push_back(-600 + 11.0 * i);
    values.push_back(1);  // beyond the end: not touched
    exponentials_of(values.data(), count, to.data());
    add_exponentials_of(values.data(), count, back.data());
    logarithms_of(to.data(), count, logs.data());
    for (std::size_t i = 0; i < std::size_t(count); ++i) {
      EXPECT_NEAR(to[i] / std::exp(values[i]), 1, 1e-15);
      EXPECT_NEAR(back[i] / (0.5 + std::exp(values[i])), 1, 1e-15);
      EXPECT_NEAR(logs[i], values[i], std::max(1e-13, 2.3e-16 * std::abs(values[i])));
    }
    for (const auto* array : {&to, &logs, &back}) EXPECT_EQ(array->back(), 0.5);
  }
}

TEST(Arrays, NothingHasTheLogarithmOfNextToNothing) {
  const double values[] = {0, 1e-310};
  double logs[2];
  logarithms_of(values, 2, logs);
  for (const double log : logs) EXPECT_NEAR(log, -300 * std::log(10.0), 1e-12);
}

}  // namespace
}  // namespace titrate
