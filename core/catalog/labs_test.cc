#include "catalog/labs.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"

namespace titrate {
namespace {

Lab with_scatter(std::optional<double> within, std::optional<double> analysis) {
  Lab lab;
  lab.within_person_cv = within;
  lab.analytical_cv = analysis;
  return lab;
}

TEST(Labs, the_reference_change_is_277_times_the_scatter_of_person_and_analysis) {
  EXPECT_NEAR(*reference_change(with_scatter(0.036, 0.015)), 0.108, 5e-4);  // serum magnesium: 2.77 sqrt(3.6^2 + 1.5^2)
  EXPECT_NEAR(*reference_change(with_scatter(0.03, 0.04)), 2.77 * 0.05, 1e-4);
}

TEST(Labs, an_unknown_scatter_of_the_analysis_makes_it_a_lower_bound) {
  EXPECT_NEAR(*reference_change(with_scatter(0.42, std::nullopt)), 1.163, 5e-3);
  EXPECT_LT(*reference_change(with_scatter(0.42, std::nullopt)), *reference_change(with_scatter(0.42, 0.1)));
}

TEST(Labs, without_the_scatter_of_the_person_nothing_is_known) {
  EXPECT_FALSE(reference_change(with_scatter(std::nullopt, 0.02)));
}

}  // namespace
}  // namespace titrate
