#include "codec/trial_json.h"

#include <gtest/gtest.h>

#include "app/example.h"
#include "codec/catalog_tables.h"

namespace titrate::codec {
namespace {

const std::string plan = R"({
  "question": "Is pain lower with 200 mg of magnesium a day than with none?",
  "primary": {"name": "pain", "instrument": "pain_nrs", "family": "gaussian", "better": "lower",
              "smallest_worthwhile": 1, "unit": "points"},
  "secondary": [], "dose_mg": 200, "comparator": "nothing", "run_in_days": 0,
  "design": {"kind": "pairs", "pairs": 1, "period_days": 2, "gap_days": 0},
  "looks": [4], "blinding": "none", "baseline": {"sd": 2, "rho": 0.4}, "missing_fraction": 0.1,
  "decision": {"max_false_claims": 0.05},
  "start": "2026-01-05", "active_arm": "on",
  "assignment": ["on", "on", "off", "off"]
})";

std::string with(std::string text, const std::string& old, const std::string& replacement) {
  EXPECT_NE(text.find(old), std::string::npos) << old;
  return text.replace(text.find(old), old.size(), replacement);
}

Result<Trial> read(const std::string& text) { return trial_from_json(text, "trial.json", catalog()); }

std::string refusal(const std::string& text) {
  const auto trial = read(text);
  return trial ? "was read" : describe(trial.problem());
}

TEST(TrialJson, the_plan_of_the_interface_is_read) {
  const auto trial = read(plan);
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_EQ(trial->primary.name, "pain");
  EXPECT_EQ(trial->primary.better, Direction::lower);
  EXPECT_EQ(trial->primary.smallest_worthwhile, 1);
  EXPECT_EQ(trial->primary.highest, 10);
  EXPECT_EQ(trial->primary.kinetics, "pain");
  EXPECT_EQ(trial->primary.domain, "chronic_pain");
  EXPECT_EQ(trial->full_dose, Dose(200 * elemental_milligram_per_day));
  EXPECT_EQ(trial->randomisation.kind, Randomisation::Kind::pairs);
  EXPECT_EQ(trial->planned_days, 4);
  EXPECT_EQ(trial->assignment.size(), 4u);
  EXPECT_TRUE(trial->fixed_before_data);
}

TEST(TrialJson, the_catalog_fills_in_what_the_file_does_not_say) {
  const auto trial = read(R"({"primary": {"name": "evening", "instrument": "sleep_quality_nrs"}})");
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_EQ(trial->primary.name, "evening");
  EXPECT_EQ(trial->primary.better, Direction::higher);
  EXPECT_EQ(trial->primary.kinetics, "sleep");
  EXPECT_FALSE(trial->full_dose || trial->start || trial->planned_days);
}

TEST(TrialJson, the_domain_is_kept_under_any_name_and_an_unknown_one_is_refused) {
  auto trial = read(R"({"primary": {"name": "evening", "instrument": "sleep_quality_nrs"}})");
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_EQ(trial->primary.domain, "sleep");
  const auto again = read(json_of(*trial));
  ASSERT_TRUE(again) << describe(again.problem());
  EXPECT_EQ(again->primary.domain, "sleep");
  EXPECT_NE(refusal(R"({"primary": {"name": "x", "domain": "moonlight"}})").find("no outcome called"),
            std::string::npos);
}

TEST(TrialJson, a_sealed_assignment_is_not_told) {
  const auto trial = read(with(plan, R"(["on", "on", "off", "off"])", "\"sealed\""));
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_TRUE(trial->assignment.empty());
  EXPECT_EQ(trial->planned_days, 4);
}

TEST(TrialJson, planned_days_count_run_in_and_gaps) {
  const auto trial = read(
      R"({"primary": {"name": "pain"}, "run_in_days": 7, "design": {"kind": "pairs", "pairs": 3, "period_days": 7, "gap_days": 2}})");
  EXPECT_EQ(trial->planned_days, 7 + 6 * 7 + 5 * 2);
}

TEST(TrialJson, a_slip_is_shown_where_it_stands) {
  EXPECT_EQ(refusal(with(plan, "\"pairs\", \"pairs\"", "\"pears\", \"pairs\"")),
            "trial.json, line 6: \"pears\" is not a design I know.\n"
            "    \"design\": {\"kind\": \"pears\", \"pairs\": 1, \"period_days\": 2, \"gap_days\": 0},\n"
            "                       ^^^^^^^\n"
            "Designs I know: none, pairs, blocks, daily.");
  EXPECT_NE(refusal(with(plan, "\"dose_mg\"", "\"dose\"")).find("the field \"dose\" is not one I know."),
            std::string::npos);
  EXPECT_NE(refusal(with(plan, "200, \"comp", "-200, \"comp")).find("\"dose_mg\" must be above zero"),
            std::string::npos);
  EXPECT_NE(refusal(with(plan, "2026-01-05", "2026-02-30")).find("\"2026-02-30\" is not a day"), std::string::npos);
  EXPECT_NE(refusal(with(plan, "pain_nrs", "pane_nrs")).find("no instrument called \"pane_nrs\""), std::string::npos);
  EXPECT_NE(refusal(with(plan, "\"gaussian\"", "\"ordinary\"")).find("\"ordinary\" is not a family of outcomes"),
            std::string::npos);
  EXPECT_NE(refusal("{}").find("the field \"primary\" is missing."), std::string::npos);
}

TEST(TrialJson, what_a_rehearsal_needs_is_read) {
  const auto trial = read(with(plan, R"({"max_false_claims": 0.05})",
                               R"({"max_false_claims": 0.04, "better": 0.98125, "worthwhile": 0.4,
      "calibrated": {"people": 10000, "seed": 7, "false_claims": 0.03, "mcse": 0.002, "upper_95": 0.034}})"));
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_EQ(trial->looks, std::vector<int>{4});
  EXPECT_EQ(trial->baseline->sd, 2);
  EXPECT_EQ(trial->baseline->rho, 0.4);
  EXPECT_EQ(trial->missing_fraction, 0.1);
  EXPECT_EQ(trial->randomisation.pairs, 1);
  EXPECT_EQ(trial->rule.max_false_claims, 0.04);
  EXPECT_EQ(trial->rule.better, 0.98125);
  EXPECT_EQ(trial->rule.worthwhile, 0.4);
  EXPECT_EQ(trial->rule.calibration, (Calibration{10'000, 7, 0.03, 0.002, 0.034}));
  EXPECT_EQ(read(json_of(*trial))->rule, trial->rule);
}

TEST(TrialJson, what_a_rehearsal_needs_is_read_strictly) {
  EXPECT_NE(refusal(with(plan, "[4]", "[4, 2]")).find("the looks do not rise."), std::string::npos);
  EXPECT_NE(refusal(with(plan, "[4]", "[0]")).find("whole numbers from 1"), std::string::npos);
  EXPECT_NE(refusal(with(plan, "\"rho\": 0.4", "\"rho\": 1.4")).find("from -0.99 to 0.99"), std::string::npos);
  EXPECT_NE(refusal(with(plan, "\"sd\": 2", "\"sd\": 0")).find("must be above zero"), std::string::npos);
  EXPECT_NE(refusal(with(plan, "fraction\": 0.1", "fraction\": 1")).find("from 0 to 0.9"), std::string::npos);
  EXPECT_NE(refusal(with(plan, "max_false_claims", "max_false_claim")).find("is not one I know"), std::string::npos);
}

TEST(TrialJson, an_assignment_fits_its_plan) {
  EXPECT_NE(refusal(with(plan, R"(["on", "on", )", R"(["on", )")).find("the assignment has 3 days and the plan 4."),
            std::string::npos);
  EXPECT_NE(refusal(with(plan, R"("start": "2026-01-05", )", "")).find("an assignment needs the day it begins."),
            std::string::npos);
  EXPECT_NE(refusal(with(plan, R"("active_arm": "on")", R"("active_arm": "On")")).find("the arm \"On\" never comes"),
            std::string::npos);
}

TEST(TrialJson, what_is_written_is_read_back) {
  Trial treatment;
  treatment.primary.name = treatment.primary.label = "q1";
  treatment.primary.unit = "points";
  treatment.full_dose = 1 * treatment_unit_per_day;
  treatment.question = "Says \"so\"?";
  treatment.covariates = {"q2"};
  for (const Trial& trial : {example_trial(catalog()).trial, *read(plan), treatment}) {
    const std::string text = json_of(trial);
    const auto back = read(text);
    ASSERT_TRUE(back) << describe(back.problem());
    EXPECT_EQ(json_of(*back), text);
    EXPECT_EQ(back->full_dose, trial.full_dose);
    EXPECT_EQ(back->assignment, trial.assignment);
    EXPECT_EQ(back->start, trial.start);
    EXPECT_EQ(back->primary.better, trial.primary.better);
  }
}

TEST(TrialJson, a_scale_of_its_own_takes_the_size_that_the_catalog_knows_on_another_away) {
  const auto trial = read(R"({"primary": {"name": "pain", "lowest": 0, "highest": 100}})");
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_EQ(trial->primary.highest, 100);
  EXPECT_FALSE(trial->primary.smallest_worthwhile);
  EXPECT_EQ(read(R"({"primary": {"name": "pain", "highest": 10}})")->primary.smallest_worthwhile, 2);
  EXPECT_EQ(
      read(R"({"primary": {"name": "pain", "highest": 100, "smallest_worthwhile": 15}})")->primary.smallest_worthwhile,
      15);
}

}  // namespace
}  // namespace titrate::codec
