#include "app/evidence.h"

#include <gtest/gtest.h>

#include <limits>

#include "app/mechanism_figures.h"
#include "app/small_catalog.h"

namespace titrate {
namespace {

const Source somewhere{"A journal (2020) 1:1-9, long enough", "verified"};

Catalog with_evidence() {
  Catalog catalog = small_catalog();
  catalog.substances = {{"salt", "salt", "elemental salt", true, "A crystal.", somewhere, "flakes"}};
  catalog.outcomes = {{"pain", "pain", {}, {"pain_nrs"}, true, "", somewhere},
                      {"soul", "the soul", {}, {}, false, "Nobody can measure it.", somewhere}};
  catalog.instruments[0].outcome = "pain";
  catalog.instruments[0].smallest_worthwhile = 2;
  Evidence row;
  row.id = "one";
  row.substance = "salt";
  row.outcome = "pain";
  row.design = StudyDesign::randomised;
  row.certainty = Certainty::low;
  row.tendency = Tendency::better;
  row.effect = -0.5;
  row.effect_low = -1.25;
  row.effect_high = 0.25;
  row.effect_unit = "points, against placebo";
  row.instrument = "pain_nrs";
  row.scale = EffectScale::points;
  row.form = "flakes";
  row.dose_low = 100 * active_milligram_per_day;
  row.dose_high = 200 * active_milligram_per_day;
  row.weeks_low = row.weeks_high = 4;
  catalog.evidence = {row};
  catalog.effect_priors = {{"general", 0, 0.2, "Rare.", somewhere},
                           {"pain", 0, 0.25, "One trial.", somewhere, "salt", "pain", 0.1, {"one"}}};
  return catalog;
}

TEST(Evidence, an_answer_says_certainty_first_and_then_which_way) {
  const Catalog catalog = with_evidence();
  const auto known = evidence_about(catalog, "Pain", catalog.substances[0]);
  ASSERT_TRUE(known);
  EXPECT_EQ(standing_in_words(*known), "Certainty: low. The best studies came out on the better side.");
  OutcomeEvidence dish = *known;
  dish.standing = {};
  dish.standing.certainty = Certainty::high;
  dish.standing.tendency = Tendency::untested;
  EXPECT_EQ(standing_in_words(dish),
            "Certainty: high, of what was seen in the laboratory. It has not been tested in people.");
  EXPECT_EQ(known->prior->id, "pain");
  EXPECT_EQ(known->instruments.size(), 1u);
}

TEST(Evidence, the_effect_is_in_real_units_beside_the_smallest_worthwhile_one) {
  const Catalog catalog = with_evidence();
  EXPECT_EQ(
      effect_in_words(catalog, catalog.evidence[0]),
      "-0.5 points, against placebo (95 % interval -1.25 to 0.25); the smallest worthwhile difference is 2 points");
  Evidence none = catalog.evidence[0];
  none.effect = 0.2;
  none.effect_low = none.effect_high = std::nullopt;
  none.scale = EffectScale::none;
  none.instrument.clear();
  none.effect_unit = "odds ratio for attacks, against placebo";
  EXPECT_EQ(effect_in_words(catalog, none), "odds ratio 0.2 for attacks, against placebo");
  none.effect.reset();
  EXPECT_EQ(effect_in_words(catalog, none), "");
}

TEST(Evidence, form_dose_and_time_are_said_as_far_as_they_are_known) {
  const Catalog catalog = with_evidence();
  Evidence row = catalog.evidence[0];
  const auto said = [&] { return dose_in_words(catalog.substances[0], row); };
  EXPECT_EQ(said(), "flakes, 100 to 200 mg of elemental salt a day, 4 weeks");
  row.dose_low = row.dose_high = std::nullopt;
  row.weeks_low = 1 / 7.0;
  row.weeks_high = 4 / 7.0;
  EXPECT_EQ(said(), "flakes, 1 to 4 days");
  row.form.clear();
  row.weeks_low = row.weeks_high = std::nullopt;
  EXPECT_EQ(said(), "");
}

TEST(Evidence, the_leaning_of_the_trials_is_said_and_said_not_to_be_used) {
  const Catalog catalog = with_evidence();
  const std::string words = prior_in_words(catalog.effect_priors[1]);
  EXPECT_NE(words.find("-0.49 to 0.49 of your own standard deviations"), std::string::npos) << words;
  EXPECT_NE(words.find("lean to 0.1 standard deviations. That is shown and not used"), std::string::npos) << words;
  EXPECT_EQ(prior_in_words(catalog.effect_priors[0]).find("lean"), std::string::npos);
}

TEST(Evidence, what_no_diary_can_answer_has_no_prior_and_what_nobody_studied_has_no_rows) {
  const Catalog catalog = with_evidence();
  const auto soul = evidence_about(catalog, "soul", catalog.substances[0]);
  ASSERT_TRUE(soul);
  EXPECT_EQ(soul->prior, nullptr);
  EXPECT_EQ(standing_in_words(*soul), "Nothing is known to this catalog.");
  EXPECT_EQ(all_evidence(catalog, catalog.substances[0]).size(), 1u);
}

TEST(Evidence, an_unknown_name_gets_the_list_of_those_that_are_known) {
  const Catalog catalog = with_evidence();
  const auto moon = evidence_about(catalog, "moon", catalog.substances[0]);
  ASSERT_FALSE(moon);
  EXPECT_EQ(moon.problem().way_out, "Outcomes I know: pain, soul.");
  ASSERT_FALSE(substance_asked(catalog, "moon"));
  EXPECT_EQ(*substance_asked(catalog, ""), &catalog.substances[0]);
}

TEST(MechanismFigures, what_is_no_number_is_outside_of_the_figures_too) {
  const double no_number = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(mechanism_figures({}, {.membrane = no_number * millivolt}));
  EXPECT_FALSE(mechanism_figures({}, {.outside = no_number * millimole_per_litre}));
  EXPECT_FALSE(mechanism_figures({}, {.dose = no_number * elemental_milligram}));
  EXPECT_FALSE(mechanism_figures({}, {.outside = Concentration{}}));
}

}  // namespace
}  // namespace titrate
