#include "codec/trial_json.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "app/example.h"
#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "trial/bare_diary.h"

namespace titrate::codec {
namespace {

const std::string a_plan = R"({
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

std::string plan_with(std::string text, const std::string& old, const std::string& replacement) {
  EXPECT_NE(text.find(old), std::string::npos) << old;
  return text.replace(text.find(old), old.size(), replacement);
}

Result<Trial> trial_of_text(const std::string& text) { return trial_from_json(text, "trial.json", catalog()); }

std::string trial_refusal(const std::string& text) {
  const auto trial = trial_of_text(text);
  return trial ? "was read" : describe(trial.problem());
}

TEST(TrialJson, the_plan_of_the_interface_is_read) {
  const auto trial = trial_of_text(a_plan);
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
  const auto trial = trial_of_text(R"({"primary": {"name": "evening", "instrument": "sleep_quality_nrs"}})");
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_EQ(trial->primary.name, "evening");
  EXPECT_EQ(trial->primary.better, Direction::higher);
  EXPECT_EQ(trial->primary.kinetics, "sleep");
  EXPECT_FALSE(trial->full_dose || trial->start || trial->planned_days);
}

TEST(TrialJson, the_domain_is_kept_under_any_name_and_an_unknown_one_is_refused) {
  auto trial = trial_of_text(R"({"primary": {"name": "evening", "instrument": "sleep_quality_nrs"}})");
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_EQ(trial->primary.domain, "sleep");
  const auto again = trial_of_text(json_of(*trial));
  ASSERT_TRUE(again) << describe(again.problem());
  EXPECT_EQ(again->primary.domain, "sleep");
  EXPECT_NE(trial_refusal(R"({"primary": {"name": "x", "domain": "moonlight"}})").find("no outcome called"),
            std::string::npos);
}

TEST(TrialJson, a_sealed_assignment_is_not_told) {
  const auto trial = trial_of_text(plan_with(a_plan, R"(["on", "on", "off", "off"])", "\"sealed\""));
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_TRUE(trial->assignment.empty());
  EXPECT_TRUE(trial->sealed);
  EXPECT_NE(json_of(*trial).find("\"assignment\": \"sealed\""), std::string::npos);
  EXPECT_EQ(trial->planned_days, 4);
}

TEST(TrialJson, planned_days_count_run_in_and_gaps) {
  const auto trial = trial_of_text(
      R"({"primary": {"name": "pain"}, "run_in_days": 7, "design": {"kind": "pairs", "pairs": 3, "period_days": 7, "gap_days": 2}})");
  EXPECT_EQ(trial->planned_days, 7 + 6 * 7 + 5 * 2);
}

TEST(TrialJson, a_slip_is_shown_where_it_stands) {
  EXPECT_EQ(trial_refusal(plan_with(a_plan, "\"pairs\", \"pairs\"", "\"pears\", \"pairs\"")),
            "trial.json, line 6: \"pears\" is not a design I know.\n"
            "    \"design\": {\"kind\": \"pears\", \"pairs\": 1, \"period_days\": 2, \"gap_days\": 0},\n"
            "                       ^^^^^^^\n"
            "Designs I know: none, pairs, blocks, daily.");
  EXPECT_NE(trial_refusal(plan_with(a_plan, "\"dose_mg\"", "\"dose\"")).find("the field \"dose\" is not one I know."),
            std::string::npos);
  EXPECT_NE(trial_refusal(plan_with(a_plan, "200, \"comp", "-200, \"comp")).find("\"dose_mg\" must be above zero"),
            std::string::npos);
  EXPECT_NE(trial_refusal(plan_with(a_plan, "2026-01-05", "2026-02-30")).find("\"2026-02-30\" is not a day"),
            std::string::npos);
  EXPECT_NE(trial_refusal(plan_with(a_plan, "pain_nrs", "pane_nrs")).find("no instrument called \"pane_nrs\""),
            std::string::npos);
  EXPECT_NE(
      trial_refusal(plan_with(a_plan, "\"gaussian\"", "\"ordinary\"")).find("\"ordinary\" is not a family of outcomes"),
      std::string::npos);
  EXPECT_NE(trial_refusal("{}").find("the field \"primary\" is missing."), std::string::npos);
}

TEST(TrialJson, what_a_rehearsal_needs_is_read) {
  const auto trial = trial_of_text(plan_with(a_plan, R"({"max_false_claims": 0.05})",
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
  EXPECT_EQ(trial_of_text(json_of(*trial))->rule, trial->rule);
}

TEST(TrialJson, what_a_rehearsal_needs_is_read_strictly) {
  EXPECT_NE(trial_refusal(plan_with(a_plan, "[4]", "[4, 2]")).find("the looks do not rise."), std::string::npos);
  EXPECT_NE(trial_refusal(plan_with(a_plan, "[4]", "[0]")).find("whole numbers from 1"), std::string::npos);
  EXPECT_NE(trial_refusal(plan_with(a_plan, "\"rho\": 0.4", "\"rho\": 1.4")).find("from -0.99 to 0.99"),
            std::string::npos);
  EXPECT_NE(trial_refusal(plan_with(a_plan, "\"sd\": 2", "\"sd\": 0")).find("must be above zero"), std::string::npos);
  EXPECT_NE(trial_refusal(plan_with(a_plan, "fraction\": 0.1", "fraction\": 1")).find("from 0 to 0.9"),
            std::string::npos);
  EXPECT_NE(trial_refusal(plan_with(a_plan, "max_false_claims", "max_false_claim")).find("is not one I know"),
            std::string::npos);
}

TEST(TrialJson, an_assignment_fits_its_plan) {
  EXPECT_NE(trial_refusal(plan_with(a_plan, R"(["on", "on", )", R"(["on", )"))
                .find("the assignment has 3 days and the plan 4."),
            std::string::npos);
  EXPECT_NE(
      trial_refusal(plan_with(a_plan, R"("start": "2026-01-05", )", "")).find("an assignment needs the day it begins."),
      std::string::npos);
  EXPECT_NE(trial_refusal(plan_with(a_plan, R"("active_arm": "on")", R"("active_arm": "On")"))
                .find("the arm \"On\" never comes"),
            std::string::npos);
}

TEST(TrialJson, what_is_written_is_read_back) {
  Trial treatment;
  treatment.primary.name = treatment.primary.label = "q1";
  treatment.primary.unit = "points";
  treatment.full_dose = 1 * treatment_unit_per_day;
  treatment.question = "Says \"so\"?";
  treatment.covariates = {"q2"};
  for (const Trial& trial : {example_trial(catalog()).trial, *trial_of_text(a_plan), treatment}) {
    const std::string text = json_of(trial);
    const auto back = trial_of_text(text);
    ASSERT_TRUE(back) << describe(back.problem());
    EXPECT_EQ(json_of(*back), text);
    EXPECT_EQ(back->full_dose, trial.full_dose);
    EXPECT_EQ(back->assignment, trial.assignment);
    EXPECT_EQ(back->start, trial.start);
    EXPECT_EQ(back->primary.better, trial.primary.better);
  }
}

/// Any text that a plan may carry, quotation marks and letters beyond ASCII included.
rc::Gen<std::string> texts() {
  return rc::gen::element<std::string>("", "pain", "q1", "Says \"so\"?", "Schlaf \u00e4ndert sich", "a\\b\n", "{}");
}

template <class T>
std::optional<T> maybe(const rc::Gen<T>& gen) {
  return *rc::gen::arbitrary<bool>() ? std::optional<T>(*gen) : std::nullopt;
}

double number_from(int low, int high) { return *rc::gen::inRange(low, high) / 7.0; }

/// An outcome that the catalog has never heard of: whatever it holds is its own. Or a known one, as it stands there.
Outcome any_outcome() {
  const std::string known = *rc::gen::element<std::string>("", "pain", "sol_min", "bm_per_day", "headaches");
  if (!known.empty()) return outcome_named(known, catalog());
  Outcome outcome;
  outcome.name = "q" + std::to_string(*rc::gen::inRange(1, 99));
  outcome.label = *texts();
  outcome.unit = *rc::gen::element<std::string>("points", "minutes", "units", "");
  outcome.better = maybe(rc::gen::element(Direction::lower, Direction::higher));
  outcome.family = maybe(rc::gen::element(Family::gaussian, Family::ordinal, Family::poisson, Family::bernoulli));
  if (*rc::gen::arbitrary<bool>()) outcome.lowest = number_from(-70, 7);
  if (*rc::gen::arbitrary<bool>()) outcome.highest = number_from(8, 700);
  if (*rc::gen::arbitrary<bool>()) outcome.smallest_worthwhile = number_from(1, 70);
  outcome.kinetics = *rc::gen::element<std::string>("", "pain", "sleep", "general");
  return outcome;
}

/// A plan with anything in it that a plan may have.
Trial any_trial() {
  const auto yes = [] { return *rc::gen::arbitrary<bool>(); };
  Trial trial;
  trial.fixed_before_data = true;
  trial.question = *texts();
  trial.comparator = *texts();
  trial.primary = any_outcome();
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) trial.secondary.push_back(any_outcome());
  for (int i = *rc::gen::inRange(0, 3); i > 0; --i) trial.covariates.push_back(*texts());
  if (yes()) trial.full_dose = yes() ? dose_of(1, false) : dose_of(number_from(8, 4000), true);
  if (trial.full_dose && is_magnesium(*trial.full_dose) && yes())
    trial.comparator_dose = *rc::gen::inRange(1, 400) * elemental_milligram_per_day;
  trial.before_start = *rc::gen::element(Entry<Dose>(), Entry<Dose>::none(), Entry<Dose>::skipped());
  if (trial.full_dose && yes()) trial.before_start = dose_entry(number_from(0, 4000), is_magnesium(*trial.full_dose));
  trial.run_in_days = *rc::gen::inRange(0, 29);
  trial.start =
      maybe(rc::gen::map(rc::gen::inRange(0, 9000), [](int t) { return *parse_day("2020-02-28") + days(t); }));
  using Kind = Randomisation::Kind;
  trial.randomisation.kind = *rc::gen::element(Kind::none, Kind::pairs, Kind::blocks, Kind::daily);
  trial.randomisation.period_days = *rc::gen::inRange(1, 29);
  trial.randomisation.gap_days = *rc::gen::inRange(0, 4);
  trial.randomisation.pairs = *rc::gen::inRange(0, 9);
  if (trial.randomisation.pairs > 0 || yes()) trial.planned_days = *rc::gen::inRange(1, 400);
  if (trial.start && yes()) {
    if (!trial.planned_days) trial.planned_days = 28;
    for (int t = 0; t < *trial.planned_days; ++t) trial.assignment.push_back(t % 3 == 0 ? "B \"2\"" : "A");
  }
  trial.sealed = trial.assignment.empty() && yes();
  if (yes()) trial.active_arm = trial.assignment.empty() ? "A" : trial.assignment.front();
  for (int day = 0; yes() && day < 300;) trial.looks.push_back(day += *rc::gen::inRange(1, 40));
  if (yes()) trial.baseline = Baseline{number_from(1, 70), number_from(-6, 7), {}};
  if (trial.baseline && yes()) trial.baseline->mean = number_from(-70, 70);
  if (yes()) trial.missing_fraction = number_from(0, 7);
  if (yes()) trial.rule.better = number_from(4, 8);
  if (yes()) trial.rule.max_false_claims = number_from(1, 4);
  if (yes()) trial.rule.calibration = Calibration{1000, std::uint64_t(number_from(0, 70)), 1.0 / 3, 0.1, 0.5};
  trial.blinding = *rc::gen::element<std::string>("", "\"none\"", R"({"kit":["a",1,null]})");
  return trial;
}

TEST(TrialJson, whatever_a_plan_holds_is_read_back_as_it_was_written) {
  EXPECT_TRUE(rc::check([] {
    const Trial trial = any_trial();
    const auto back = trial_of_text(json_of(trial));
    RC_ASSERT(back);
    RC_ASSERT(*back == trial);
  }));
}

TEST(TrialJson, writing_a_plan_keeps_every_field_of_the_contract) {
  // interface.md names these fields; each value here is one that a plan could have.
  const std::string contract = R"({
    "question": "Q", "primary": {"name": "nights", "instrument": "bm_per_day", "family": "poisson", "better": "lower",
    "smallest_worthwhile": 1.5, "unit": "times"}, "secondary": [{"name": "sleep", "better": "higher"}, "pain"],
    "dose_mg": 150, "comparator": "none", "run_in_days": 7,
    "design": {"kind": "pairs", "pairs": 2, "period_days": 7, "gap_days": 1},
    "looks": [20, 38], "blinding": {"kit": "capsules"}, "baseline": {"sd": 2, "rho": 0.4}, "missing_fraction": 0.1,
    "decision": {"max_false_claims": 0.04}, "assignment": "sealed", "before_start": 75})";
  const auto trial = trial_of_text(contract);
  ASSERT_TRUE(trial) << describe(trial.problem());
  const Json before = Json::parse(contract), after = Json::parse(json_of(*trial));
  const auto keeps = [](const auto& keeps, const Json& part, const Json& whole, const std::string& where) -> void {
    ASSERT_FALSE(part.is_object() && !whole.is_object()) << where;
    if (!part.is_object()) {
      EXPECT_EQ(part, whole) << where;
      return;
    }
    for (const auto& [key, value] : part.items()) keeps(keeps, value, whole.value(key, Json()), where + "." + key);
  };
  for (const auto& [key, value] : before.items())
    if (key != "secondary") keeps(keeps, value, after.value(key, Json()), key);
  ASSERT_EQ(after["secondary"].size(), 2u);
  keeps(keeps, before["secondary"][0], after["secondary"][0], "secondary.0");
  EXPECT_EQ(after["secondary"][1]["name"], "pain");
  EXPECT_EQ(after["secondary"][1]["better"], "lower") << "as the catalog has it";
  EXPECT_EQ(*trial_of_text(json_of(*trial)), *trial);
}

TEST(TrialJson, a_direction_that_is_said_to_be_none_stays_none) {
  EXPECT_FALSE(trial_of_text(R"({"primary": {"name": "pain", "better": null}})")->primary.better);
  EXPECT_EQ(trial_of_text(R"({"primary": {"name": "pain"}})")->primary.better, Direction::lower);
}

TEST(TrialJson, what_was_taken_before_the_first_day_is_none_a_dose_unknown_or_not_said) {
  const auto before = [](const std::string& said) {
    return trial_of_text(R"({"primary": {"name": "pain"}, "dose_mg": 200, "before_start": )" + said + "}")
        ->before_start;
  };
  EXPECT_EQ(before("null"), Entry<Dose>());
  EXPECT_EQ(before("\"none\""), Entry<Dose>::none());
  EXPECT_EQ(before("0"), Entry<Dose>::none());
  EXPECT_EQ(before("\"unknown\""), Entry<Dose>::skipped());
  EXPECT_EQ(before("100"), dose_entry(100, true));
  EXPECT_NE(trial_refusal(R"({"primary": {"name": "pain"}, "before_start": 100})").find("in which unit"),
            std::string::npos);
  EXPECT_NE(
      trial_refusal(R"({"primary": {"name": "pain"}, "before_start": "some"})").find("does not say what was taken"),
      std::string::npos);
  EXPECT_NE(trial_refusal(R"({"primary": {"name": "pain"}, "dose_mg": 2, "before_start": -1})").find("not below zero"),
            std::string::npos);
  EXPECT_NE(trial_refusal(R"({"primary": {"name": "pain"}, "before_start": true})").find("must hold a number"),
            std::string::npos);
}

TEST(TrialJson, a_secondary_outcome_is_read_as_strictly_as_the_primary) {
  EXPECT_NE(trial_refusal(R"({"primary": {"name": "pain"}, "secondary": [{"name": "sleep", "beter": "lower"}]})")
                .find("\"secondary.0.beter\" is not one I know"),
            std::string::npos);
  EXPECT_NE(trial_refusal(R"({"primary": {"name": "pain"}, "secondary": [1]})").find("a list of texts or objects"),
            std::string::npos);
}

TEST(TrialJson, a_scale_of_its_own_takes_the_size_that_the_catalog_knows_on_another_away) {
  const auto trial = trial_of_text(R"({"primary": {"name": "pain", "lowest": 0, "highest": 100}})");
  ASSERT_TRUE(trial) << describe(trial.problem());
  EXPECT_EQ(trial->primary.highest, 100);
  EXPECT_FALSE(trial->primary.smallest_worthwhile);
  EXPECT_EQ(trial_of_text(R"({"primary": {"name": "pain", "highest": 10}})")->primary.smallest_worthwhile, 2);
  EXPECT_EQ(trial_of_text(R"({"primary": {"name": "pain", "highest": 100, "smallest_worthwhile": 15}})")
                ->primary.smallest_worthwhile,
            15);
}

}  // namespace
}  // namespace titrate::codec
