#include "catalog/evidence.h"

#include <gtest/gtest.h>

#include "catalog/catalog.h"

namespace titrate {
namespace {

const Source in_a_journal{"A journal (2020) 1:1-9, long enough", "verified"};

Evidence row(const char* id, Certainty certainty, Tendency tendency, StudyDesign design = StudyDesign::randomised) {
  Evidence evidence;
  evidence.id = id;
  evidence.substance = "salt";
  evidence.claim = "lifts the mood";
  evidence.outcome = "mood";
  evidence.population = "adults";
  evidence.study = "Somebody 2020";
  evidence.design = design;
  evidence.certainty = certainty;
  evidence.tendency = tendency;
  evidence.summary = "It was looked at.";
  evidence.source = in_a_journal;
  return evidence;
}

Catalog evidence_catalog() {
  Catalog catalog;
  catalog.limits = {{"eu", "EU", 250 * elemental_milligram_per_day, "diarrhoea", in_a_journal}};
  catalog.limits[0].substance = "salt";
  catalog.substances = {{"salt", "salt", "salt", false, "A crystal.", in_a_journal},
                        {"sugar", "sugar", "sugar", false, "Another.", in_a_journal}};
  catalog.kinetics = {{"general", 5, 0.9, "Like others.", in_a_journal}};
  catalog.instruments = {
      {"mood_nrs", "mood", {"mood_0_10"}, 0, 10, true, Direction::higher, "points", "general", 1.5, in_a_journal}};
  catalog.instruments[0].outcome = "mood";
  catalog.instruments[0].worthwhile_fraction = 0.3;
  catalog.outcomes = {{"mood", "the mood", {"spirits", "low mood"}, {"mood_nrs"}, true, "", in_a_journal},
                      {"soul", "the soul", {}, {}, false, "Nobody can measure it.", in_a_journal}};
  catalog.evidence = {row("weak", Certainty::low, Tendency::better),
                      row("strong", Certainty::moderate, Tendency::no_difference),
                      row("weaker", Certainty::very_low, Tendency::better)};
  catalog.effect_priors = {{"general", 0, 0.2, "Rare.", in_a_journal},
                           {"mood", 0, 0.15, "One trial.", in_a_journal, "salt", "mood", 0.1, {"weak"}}};
  return catalog;
}

bool has(const Catalog& catalog, const std::string& fault) {
  for (const std::string& found : faults_of(catalog))
    if (found.find(fault) != std::string::npos) return true;
  return false;
}

TEST(Evidence, a_sound_catalog_has_no_faults) { EXPECT_EQ(faults_of(evidence_catalog()), std::vector<std::string>{}); }

TEST(Evidence, the_most_certain_row_comes_first_and_equals_keep_their_order) {
  Catalog catalog = evidence_catalog();
  catalog.evidence.push_back(row("weak_too", Certainty::low, Tendency::mixed));
  std::vector<std::string> ids;
  for (const Evidence* one : evidence_of(catalog, "salt", "mood")) ids.push_back(one->id);
  EXPECT_EQ(ids, (std::vector<std::string>{"strong", "weak", "weak_too", "weaker"}));
  EXPECT_TRUE(evidence_of(catalog, "sugar", "mood").empty());
}

TEST(Evidence, together_the_most_certain_rows_speak_and_are_mixed_where_they_disagree) {
  Catalog catalog = evidence_catalog();
  EXPECT_EQ(standing_of(evidence_of(catalog, "salt", "mood")).certainty, Certainty::moderate);
  EXPECT_EQ(standing_of(evidence_of(catalog, "salt", "mood")).tendency, Tendency::no_difference);
  catalog.evidence.push_back(row("strong_too", Certainty::moderate, Tendency::better));
  EXPECT_EQ(standing_of(evidence_of(catalog, "salt", "mood")).tendency, Tendency::mixed);
  EXPECT_EQ(standing_of({}).certainty, Certainty::none);
  EXPECT_EQ(standing_of({}).tendency, Tendency::untested);
}

TEST(Evidence, a_guideline_and_a_dish_speak_only_where_no_study_in_people_does) {
  const Evidence dish = row("dish", Certainty::high, Tendency::untested, StudyDesign::laboratory),
                 trial = row("trial", Certainty::low, Tendency::mixed);
  EXPECT_EQ(standing_of({&dish, &trial}).certainty, Certainty::low);
  EXPECT_EQ(standing_of({&dish}).certainty, Certainty::high);
}

TEST(Evidence, the_form_that_people_ask_about_counts_where_any_study_tested_it) {
  Evidence no = row("no", Certainty::high, Tendency::mixed), partly = no, yes = no;
  partly.form_tested = FormTested::partly;
  yes.form_tested = FormTested::yes;
  EXPECT_EQ(standing_of({&no}).form_tested, FormTested::no);
  EXPECT_EQ(standing_of({&no, &partly}).form_tested, FormTested::partly);
  EXPECT_EQ(standing_of({&yes, &no, &partly}).form_tested, FormTested::yes);
  yes.certainty = Certainty::low;
  EXPECT_EQ(standing_of({&yes, &no, &partly}).form_certainty, Certainty::low) << "and it is said with what certainty";
  EXPECT_EQ(standing_of({&no}).form_certainty, Certainty::none);
}

TEST(Evidence, the_smallest_worthwhile_effect_is_on_the_scale_of_the_effect) {
  const Catalog catalog = evidence_catalog();
  Evidence evidence = row("points", Certainty::low, Tendency::better);
  evidence.instrument = "mood_nrs";
  evidence.scale = EffectScale::points;
  EXPECT_EQ(worthwhile_beside(catalog, evidence), 1.5);
  evidence.scale = EffectScale::percent;
  EXPECT_EQ(worthwhile_beside(catalog, evidence), 30);
  evidence.instrument = "moon";
  EXPECT_FALSE(worthwhile_beside(catalog, evidence));
}

TEST(Evidence, what_cannot_be_is_a_fault) {
  const auto with = [](auto change) {
    Catalog catalog = evidence_catalog();
    change(catalog.evidence[0]);
    return catalog;
  };
  EXPECT_TRUE(has(with([](Evidence& e) { e.outcome = "moon"; }), "no outcome called moon"));
  EXPECT_TRUE(has(with([](Evidence& e) { e.substance = "moon"; }), "no substance called moon"));
  EXPECT_TRUE(has(with([](Evidence& e) { e.effect = 1; }), "no unit"));
  EXPECT_TRUE(has(with([](Evidence& e) {
                    e.effect = 3;
                    e.effect_low = 1;
                    e.effect_high = 2;
                    e.effect_unit = "points";
                  }),
                  "outside its interval"));
  EXPECT_TRUE(has(with([](Evidence& e) { e.dose_low = 10 * active_milligram_per_day; }), "its dose"));
  EXPECT_TRUE(has(with([](Evidence& e) {
                    e.weeks_low = 4;
                    e.weeks_high = 2;
                  }),
                  "its weeks"));
  EXPECT_TRUE(has(with([](Evidence& e) { e.design = StudyDesign::none; }), "without a study"));
  EXPECT_TRUE(has(with([](Evidence& e) { e.tendency = Tendency::untested; }), "untested is not certain"));
  EXPECT_TRUE(has(with([](Evidence& e) { e.source.citation = "A book"; }), "nobody could find"));
  EXPECT_TRUE(has(with([](Evidence& e) { e.scale = EffectScale::points; }), "scale of an instrument"));
}

TEST(Outcomes, an_outcome_is_meant_by_its_id_its_label_another_word_or_an_instrument) {
  const Catalog catalog = evidence_catalog();
  for (const char* name : {"mood", "The Mood", "SPIRITS", "low-mood", "mood 0 10", "mood_nrs"})
    EXPECT_EQ(find_outcome(catalog, name), &catalog.outcomes[0]) << name;
  EXPECT_EQ(find_outcome(catalog, "moonlight"), nullptr);
  EXPECT_EQ(find_outcome(catalog, ""), nullptr);
}

TEST(Outcomes, a_diary_can_answer_it_or_there_is_a_reason_why_not) {
  Catalog catalog = evidence_catalog();
  catalog.outcomes[0].answerable = false;
  EXPECT_TRUE(has(catalog, "or there is a reason why not"));
  catalog = evidence_catalog();
  catalog.outcomes[1].answerable = true;
  EXPECT_TRUE(has(catalog, "nothing measures it"));
  catalog = evidence_catalog();
  catalog.outcomes[0].instruments = {"moon"};
  EXPECT_TRUE(has(catalog, "no instrument called moon"));
}

TEST(EffectPriors, an_outcome_has_its_own_prior_for_its_substance_and_else_the_general_one) {
  const Catalog catalog = evidence_catalog();
  EXPECT_EQ(find_effect_prior(catalog, "mood")->id, "mood") << "of the first substance";
  EXPECT_EQ(find_effect_prior(catalog, "mood", "salt")->id, "mood");
  EXPECT_EQ(find_effect_prior(catalog, "mood", "sugar")->id, "general");
  EXPECT_EQ(find_effect_prior(catalog, "moonlight")->id, "general");
  EXPECT_EQ(find_effect_prior(catalog, "")->id, "general");
  EXPECT_EQ(find_effect_prior(Catalog{}, "mood"), nullptr);
}

TEST(EffectPriors, a_prior_rests_on_evidence_of_its_own_substance_and_an_answerable_outcome) {
  Catalog catalog = evidence_catalog();
  catalog.effect_priors[1].evidence.clear();
  EXPECT_TRUE(has(catalog, "rests on no row"));
  catalog = evidence_catalog();
  catalog.effect_priors[1].substance = "sugar";
  EXPECT_TRUE(has(catalog, "of another substance"));
  catalog = evidence_catalog();
  catalog.effect_priors[1].outcome = "soul";
  EXPECT_TRUE(has(catalog, "no diary can answer"));
  catalog = evidence_catalog();
  catalog.effect_priors[1].sd = 0;
  EXPECT_TRUE(has(catalog, "spread"));
}

TEST(Claims, a_claim_belongs_to_an_outcome_through_the_evidence_that_answers_it) {
  Catalog catalog = evidence_catalog();
  catalog.claims = {
      {"one", "salt", Claim::Kind::claim, "It lifts the mood", "it may", {"evidence:weak"}, "asks", in_a_journal}};
  EXPECT_EQ(faults_of(catalog), std::vector<std::string>{});
  EXPECT_EQ(claims_about(catalog, "salt", "mood").size(), 1u);
  EXPECT_TRUE(claims_about(catalog, "salt", "soul").empty());
  EXPECT_TRUE(claims_about(catalog, "sugar", "mood").empty());
  catalog.claims[0].answered = {"evidence:moon"};
  EXPECT_TRUE(has(catalog, "no row evidence:moon"));
  catalog.claims[0].answered = {"evidence"};
  EXPECT_TRUE(has(catalog, "not a table and a row"));
}

}  // namespace
}  // namespace titrate
