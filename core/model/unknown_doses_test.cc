#include "model/unknown_doses.h"

#include <gtest/gtest.h>

#include <cmath>

namespace titrate {
namespace {

const std::optional<double> unknown;

/// Days that were recorded as they are given; full dose 200 mg.
Exposure recorded(const MaybeDoses& doses) {
  Exposure exposure;
  exposure.full_dose = dose_of(200, true);
  for (const auto& dose : doses) exposure.taken.push_back(dose ? dose_entry(200 * *dose, true) : Entry<Dose>());
  exposure.assigned.resize(doses.size());
  return exposure;
}

TEST(PossibleDoses, what_is_known_is_one_series) {
  const MaybeDoses doses{1, 0.25, 0};
  const PossibleDoses possible = possible_doses(doses, recorded(doses));
  ASSERT_EQ(possible.doses.size(), 1u);
  EXPECT_EQ(possible.doses[0], (std::vector<double>{1, 0.25, 0}));
}

TEST(PossibleDoses, up_to_four_unknown_ones_are_every_way_to_have_taken_them_from_none_to_all) {
  const MaybeDoses doses{1, unknown, unknown, 0, unknown, unknown};
  const PossibleDoses possible = possible_doses(doses, recorded(doses));
  ASSERT_EQ(possible.doses.size(), 16u);
  EXPECT_EQ(possible.log_prior.size(), 16u);
  EXPECT_EQ(possible.doses.front(), (std::vector<double>{1, 0, 0, 0, 0, 0}));
  EXPECT_EQ(possible.doses.back(), (std::vector<double>{1, 1, 1, 0, 1, 1}));
}

TEST(PossibleDoses, five_are_too_many_and_are_bracketed) {
  const MaybeDoses doses{1, unknown, unknown, 0, unknown, unknown, unknown};
  const PossibleDoses possible = possible_doses(doses, recorded(doses));
  ASSERT_EQ(possible.doses.size(), 2u);
  EXPECT_TRUE(possible.log_prior.empty());
}

TEST(PossibleDoses, without_an_arm_a_day_is_like_its_neighbours_as_often_as_recorded_neighbours_were) {
  // Eight recorded pairs of neighbours, seven alike: alike with (7 + 1) / (8 + 2) = 0.8. The unknown day lies between
  // two on: on 0.8 * 0.8, off 0.2 * 0.2.
  const MaybeDoses doses{0, 0, 0, 0, 1, 1, unknown, 1, 1, 1, 1};
  const PossibleDoses possible = possible_doses(doses, recorded(doses));
  EXPECT_NEAR(possible.log_prior[1] - possible.log_prior[0], std::log(0.64 / 0.04), 1e-12);
}

TEST(PossibleDoses, with_an_arm_a_day_goes_by_how_regularly_that_arm_was_followed) {
  // On days of the active arm three of four were taken: (3 + 1) / (4 + 2). Of the others none of two: 1 / 4.
  const MaybeDoses doses{1, 1, 0, 1, unknown, 0, 0, unknown};
  Exposure exposure = recorded(doses);
  for (std::size_t t = 0; t < doses.size(); ++t) exposure.assigned[t] = dose_of(t < 5 ? 200 : 0, true);
  const PossibleDoses possible = possible_doses(doses, exposure);
  const double on = 4.0 / 6, off = 1.0 / 4;
  EXPECT_NEAR(possible.log_prior[0], std::log((1 - on) * (1 - off)), 1e-12);
  EXPECT_NEAR(possible.log_prior[1], std::log(on * (1 - off)), 1e-12);
  EXPECT_NEAR(possible.log_prior[2], std::log((1 - on) * off), 1e-12);
  EXPECT_NEAR(possible.log_prior[3], std::log(on * off), 1e-12);
}

}  // namespace
}  // namespace titrate
