#include "model/scale.h"

#include <gtest/gtest.h>

#include <cmath>

namespace titrate {
namespace {

Outcome rating() {
  Outcome outcome;
  outcome.lowest = 0;
  outcome.highest = 10;
  outcome.unit = "points";
  return outcome;
}

Outcome minutes() {
  Outcome outcome;
  outcome.lowest = 0;
  outcome.highest = 1440;
  outcome.unit = "minutes";
  return outcome;
}

const std::vector<double> seven{3, 4, 5, 6, 7, 4, 6};  // mean 5, squares 4+1+0+1+4+1+1 = 12, sd sqrt(12 / 6)

TEST(Scale, the_run_in_comes_first_once_it_holds_seven_values) {
  const Scale scale = scale_of(rating(), seven, seven);
  EXPECT_DOUBLE_EQ(scale.centre, 5);
  EXPECT_DOUBLE_EQ(scale.spread, std::sqrt(2.0));
  EXPECT_NE(scale.how.find("run-in"), std::string::npos);
}

TEST(Scale, with_six_values_of_run_in_a_rating_is_scaled_by_its_range) {
  const Scale scale = scale_of(rating(), {3, 3, 4, 9, 9, 9}, {3, 3, 4, 9, 9, 9});
  EXPECT_EQ(scale.centre, 5);
  EXPECT_EQ(scale.spread, 2);
  EXPECT_NE(scale.how.find("range"), std::string::npos);
}

TEST(Scale, a_run_in_that_never_moved_has_no_spread_to_give) {
  for (const double always : {0.0, 0.1, 4.0}) {  // ten times a tenth of 4 is not 4
    const Scale scale = scale_of(rating(), std::vector<double>(10, always), {});
    EXPECT_EQ(scale.centre, 5);
    EXPECT_EQ(scale.spread, 2);
  }
}

TEST(Scale, the_data_under_test_do_not_scale_a_rating) {
  EXPECT_EQ(scale_of(rating(), {}, {1, 1, 2}).spread, scale_of(rating(), {}, {9, 2, 10, 0}).spread);
}

TEST(Scale, without_a_rating_the_median_and_the_median_deviation_of_the_first_fourteen_values) {
  // Sorted 1 2 3 4 100: median 3, deviations 2 1 0 1 97 with median 1; 1.4826 makes that a normal's sd.
  const Scale odd = scale_of(minutes(), {}, {100, 1, 3, 2, 4});
  EXPECT_DOUBLE_EQ(odd.centre, 3);
  EXPECT_DOUBLE_EQ(odd.spread, 1.4826);
  // Sorted 1 2 4 9: median 3, deviations 2 1 1 6 with median 1.5.
  const Scale even = scale_of(minutes(), {}, {9, 1, 4, 2});
  EXPECT_DOUBLE_EQ(even.centre, 3);
  EXPECT_DOUBLE_EQ(even.spread, 1.4826 * 1.5);
}

TEST(Scale, values_after_the_fourteenth_change_nothing) {
  std::vector<double> recorded{7, 3, 9, 1, 4, 6, 2, 8, 5, 5, 4, 6, 3, 7};
  const Scale before = scale_of(minutes(), {}, recorded);
  recorded.insert(recorded.end(), {900, 1000, 1100, 1200});
  const Scale after = scale_of(minutes(), {}, recorded);
  EXPECT_EQ(before.centre, after.centre);
  EXPECT_EQ(before.spread, after.spread);
}

TEST(Scale, a_median_deviation_of_zero_falls_back_to_the_standard_deviation_and_then_to_one) {
  EXPECT_DOUBLE_EQ(scale_of(minutes(), {}, {5, 5, 5, 5, 9}).spread, std::sqrt(16.0 / 4));  // about the median 5
  EXPECT_EQ(scale_of(minutes(), {}, {5, 5, 5}).spread, 1);
  EXPECT_EQ(scale_of(minutes(), {}, {5}).spread, 1);
  EXPECT_EQ(scale_of(minutes(), {}, {}).spread, 1);
}

}  // namespace
}  // namespace titrate
