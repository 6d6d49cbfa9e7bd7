#include "codec/review_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/example.h"
#include "base/version.h"
#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "trial/bare_diary.h"

namespace titrate::codec {
namespace {

using Json = nlohmann::ordered_json;
using Names = std::vector<std::string>;

const Day review_day = *parse_day("2026-07-01");

Json reviewed(const Trial& trial, const Diary& diary) {
  Progress progress;
  return review_json(review(trial, diary, catalog(), review_day, 9, progress), diary, catalog());
}

Json of_example() {
  const ExampleTrial example = example_trial(catalog());
  return reviewed(example.trial, example.diary);
}

Names keys(const Json& object) {
  Names names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

/// The dotted path of every null in `json`, the notes apart.
Names nulls_in(const Json& json, const std::string& path = "") {
  Names found;
  if (json.is_null()) found.push_back(path);
  if (!json.is_structured()) return found;
  for (const auto& [key, value] : json.items())
    if (!(path.empty() && key == "notes"))
      for (const std::string& deeper : nulls_in(value, path.empty() ? key : path + "." + key)) found.push_back(deeper);
  return found;
}

void expect_each_null_explained(const Json& review) {
  for (const std::string& field : nulls_in(review))
    EXPECT_TRUE(review["notes"].contains(field)) << field << " is null, and no note says why";
  for (const auto& [field, note] : review["notes"].items())
    EXPECT_TRUE(note.get<std::string>().ends_with(".")) << field;
}

const Names contract{"outcome",
                     "better",
                     "family",
                     "days",
                     "recorded",
                     "missing",
                     "missing_at_end",
                     "set_aside",
                     "late",
                     "left_out",
                     "effect",
                     "effect_over_block",
                     "latent",
                     "dependence",
                     "identifiable",
                     "randomisation_p",
                     "randomisation_test",
                     "verdict",
                     "reasons",
                     "sentence",
                     "sensitivities",
                     "screening",
                     "diagnostics",
                     "notes",
                     "said",
                     "unsaid",
                     "simulated",
                     "provenance"};
const Names summary{"mean", "sd", "q"};
const Names levels{"2.5", "5", "25", "50", "75", "95", "97.5"};

TEST(ReviewJson, has_the_fields_of_the_contract) {
  const Json review = of_example();
  EXPECT_EQ(keys(review), contract);
  EXPECT_EQ(keys(review["effect"]), (Names{"mean", "sd", "q", "unit", "per_dose_mg", "at_level", "probability_benefit",
                                           "probability_worthwhile", "smallest_worthwhile"}));
  for (const Json& one : {review["effect_over_block"], review["latent"], review["dependence"]["rho"],
                          review["dependence"]["half_life_days"]}) {
    EXPECT_EQ(keys(one), summary);
    EXPECT_EQ(keys(one["q"]), levels);
  }
  EXPECT_EQ(keys(review["identifiable"]), (Names{"yes", "why", "would_help"}));
  EXPECT_EQ(keys(review["provenance"]), (Names{"version", "catalog_hash", "seed", "today"}));
  EXPECT_EQ(keys(review["diagnostics"]),
            (Names{"nodes", "edge_mass", "grid", "pareto_k", "escalations", "trust", "notes"}));
  EXPECT_EQ(keys(review["reasons"].at(0)), (Names{"text", "source"}));
  EXPECT_EQ(keys(review["sensitivities"].at(0)), (Names{"name", "mean", "sd", "q", "text"}));
  EXPECT_EQ(keys(review["screening"]["limit"]), (Names{"authority", "elemental_mg_per_day", "reason", "source"}));
}

TEST(ReviewJson, holds_what_the_review_holds) {
  const Json review = of_example();
  EXPECT_EQ(review["outcome"], "pain");
  EXPECT_EQ(review["better"], "lower");
  EXPECT_EQ(review["family"], "ordinal") << "whole numbers on a declared scale";
  EXPECT_EQ(review["days"].get<int>(), 112);
  EXPECT_EQ(review["recorded"].get<int>() + review["missing"].get<int>(), 112);
  EXPECT_EQ(review["effect"]["per_dose_mg"], 200.0);
  EXPECT_EQ(review["effect"]["smallest_worthwhile"], 1.0);
  EXPECT_EQ(review["verdict"], "keep_taking") << "two points for a smallest worthwhile one, over 112 days";
  EXPECT_EQ(review["randomisation_p"].get<double>(), 1.0 / 16) << "four pairs, and the effect is large";
  EXPECT_TRUE(review["randomisation_test"]["exact"].get<bool>());
  EXPECT_EQ(review["randomisation_test"]["orders"], 16.0);
  EXPECT_EQ(review["simulated"], true);
  EXPECT_EQ(review["provenance"]["version"], version());
  EXPECT_EQ(review["provenance"]["catalog_hash"], catalog().hash);
  EXPECT_EQ(review["provenance"]["seed"], 9);
  EXPECT_EQ(review["provenance"]["today"], "2026-07-01");
  // latent is beta, in log odds: the same sign, and the effect is in points
  EXPECT_LT(review["effect"]["mean"].get<double>(), 0);
  EXPECT_LT(review["latent"]["mean"].get<double>(), 0);
  EXPECT_GE(review["effect"]["probability_benefit"].get<double>(),
            review["effect"]["probability_worthwhile"].get<double>());
  double before = -1e9;
  for (const auto& [level, value] : review["effect"]["q"].items()) {
    EXPECT_LT(before, value.get<double>());
    before = value;
  }
}

TEST(ReviewJson, parses_again_to_the_same_and_each_null_is_explained) {
  const Json review = of_example();
  EXPECT_EQ(Json::parse(review.dump()), review);
  expect_each_null_explained(review);
}

TEST(ReviewJson, a_bare_diary_of_an_unknown_outcome_explains_each_null_too) {
  Diary diary = example_trial(catalog()).diary;
  diary.measures = {"grip"};
  for (DayRecord& record : diary.days)
    if (record.dose.known()) record.dose = dose_entry(in_own_unit(record.dose.amount()) / 200, false);
  for (const std::optional<double> smallest : {std::optional<double>(), std::optional<double>(1)}) {
    const auto trial = trial_of_bare_diary(diary, {.smallest_worthwhile = smallest}, catalog());
    const Json review = reviewed(*trial, diary);
    EXPECT_TRUE(review["effect"]["probability_benefit"].is_null());
    EXPECT_TRUE(review["effect"]["probability_worthwhile"].is_null());
    EXPECT_TRUE(review["effect"]["per_dose_mg"].is_null());
    EXPECT_EQ(review["verdict"], "undecided");
    expect_each_null_explained(review);
  }
}

TEST(ReviewJson, a_diary_without_outcomes_has_no_effect_and_says_why) {
  ExampleTrial example = example_trial(catalog());
  for (DayRecord& record : example.diary.days) record.measures[0] = {};
  const Json review = reviewed(example.trial, example.diary);
  EXPECT_TRUE(review["effect"].is_null());
  EXPECT_EQ(review["notes"]["effect"], "No outcome was recorded.");
  expect_each_null_explained(review);
  EXPECT_EQ(keys(review), contract);
}

}  // namespace
}  // namespace titrate::codec
