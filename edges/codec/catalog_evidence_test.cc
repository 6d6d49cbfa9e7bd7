// The shipped tables of what is known: published figures, and what must hold between the rows.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <regex>
#include <set>

#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "codec/csv.h"

namespace titrate::codec {
namespace {

const Evidence& row(const char* id) {
  const Evidence* found = evidence_with_id(catalog(), id);
  EXPECT_NE(found, nullptr) << id;
  return *found;
}

TEST(EvidenceTable, figures_of_published_abstracts) {
  // Garrison (2020): -9.59 % (-23.14 to 3.97), -0.18 cramps a week (-0.84 to 0.49)
  EXPECT_EQ(row("ev001").effect, -9.59);
  EXPECT_EQ(row("ev001").effect_low, -23.14);
  EXPECT_EQ(row("ev002").effect_high, 0.49);
  // Tarleton (2017): PHQ-9 -6.0 (-7.9 to -4.2), GAD-7 -4.5 (-6.6 to -2.4), 248 mg, 126 people
  EXPECT_EQ(row("ev033").effect, -6.0);
  EXPECT_EQ(row("ev032").effect_low, -6.6);
  EXPECT_EQ(row("ev032").dose_low, 248 * active_milligram_per_day);
  EXPECT_EQ(row("ev032").participants, 126);
  // Mah and Pitre (2021): 17.36 minutes sooner (7.44 to 27.27), three trials, 151 people
  EXPECT_EQ(row("ev036").effect, -17.36);
  EXPECT_EQ(row("ev036").studies, 3);
  // Zhang (2016): +0.04 mmol/L (0.02 to 0.06), 48 trials, 2131 people
  EXPECT_EQ(row("ev056").effect, 0.04);
  EXPECT_EQ(row("ev056").participants, 2131);
}

TEST(EvidenceTable, differences_are_those_of_the_groups) {
  EXPECT_NEAR(*row("ev005").effect, 86.0 - 60.5, 1e-9);
  EXPECT_NEAR(*row("ev016").effect, -41.6 + 15.8, 1e-9);
  EXPECT_NEAR(*row("ev017").effect, 28.6 - 29.4, 1e-9);
  EXPECT_NEAR(*row("ev023").effect, (4.7 - 7.5) - (7.2 - 7.4), 0.05);
  EXPECT_NEAR(*row("ev035").effect, -3.9 + 2.3, 1e-9);
  EXPECT_NEAR(*row("ev045").effect, 70.6 - 25.0, 1e-9);
  EXPECT_NEAR(*row("ev053").effect, 23.5 - 22.8, 1e-9);
}

TEST(EvidenceTable, elemental_doses_are_those_of_the_compounds) {
  const double mg = 24.305, oxide = mg / (mg + 15.999), chloride_hexahydrate = mg / 203.301;
  EXPECT_NEAR(row("ev045").dose_low->in(active_milligram_per_day), 1500 * oxide, 1);
  EXPECT_NEAR(row("ev037").dose_low->in(active_milligram_per_day), 2 * 414 * oxide, 1);
  EXPECT_NEAR(row("ev021").dose_low->in(active_milligram_per_day), 6 * 419 * chloride_hexahydrate, 1);
  EXPECT_NEAR(row("ev017").dose_low->in(active_milligram_per_day), 20 * mg, 1);  // 20 mmol
}

TEST(EvidenceTable, all_facts_are_there_and_a_second_supplement_is_rows_only) {
  const auto of = [](const char* substance) {
    return std::count_if(catalog().evidence.begin(), catalog().evidence.end(),
                         [&](const Evidence& one) { return one.substance == substance; });
  };
  EXPECT_EQ(of("magnesium"), 56);
  EXPECT_GE(of("glycine"), 3);
  EXPECT_EQ(find_effect_prior(catalog(), "sleep", "glycine")->id, "glycine_sleep");
  EXPECT_EQ(find_effect_prior(catalog(), "cramps", "glycine")->id, "general");
  EXPECT_EQ(find_effect_prior(catalog(), "sleep")->id, "sleep");
}

TEST(EvidenceTable, every_study_can_be_found) {
  // A year, and volume with pages, or an article number, or a registry: or a doi or a PubMed number.
  const std::regex place(R"(\((19|20)\d\d\).*\d)"), doi(R"(10\.\d{4,9}/\S+)"), pmid(R"(\d{6,8})");
  for (const Evidence& one : catalog().evidence) {
    if (one.design == StudyDesign::none) continue;
    EXPECT_TRUE(!one.doi.empty() || !one.pmid.empty() || std::regex_search(one.source.citation, place) ||
                one.source.citation.find("NCT") != std::string::npos)
        << one.id;
    if (!one.doi.empty()) {
      EXPECT_TRUE(std::regex_match(one.doi, doi)) << one.id << " " << one.doi;
    }
    if (!one.pmid.empty()) {
      EXPECT_TRUE(std::regex_match(one.pmid, pmid)) << one.id << " " << one.pmid;
    }
  }
}

TEST(EvidenceTable, gut_barrier_and_microbiota_are_declared_not_answerable) {
  for (const char* id : {"gut_barrier", "microbiota", "gut_inflammation", "digestion", "leaky_gut", "crp"}) {
    ASSERT_NE(outcome_with_id(catalog(), id), nullptr) << id;
    EXPECT_FALSE(outcome_with_id(catalog(), id)->answerable) << id;
    EXPECT_GT(outcome_with_id(catalog(), id)->why_not.size(), 40u) << id;
  }
  for (const char* id : {"sleep", "cramps", "stress", "chronic_pain"})
    EXPECT_TRUE(outcome_with_id(catalog(), id)->answerable) << id;
}

TEST(EvidenceTable, every_outcome_has_evidence_and_every_answerable_one_a_prior) {
  for (const OutcomeDomain& outcome : catalog().outcomes) {
    EXPECT_FALSE(evidence_of(catalog(), "magnesium", outcome.id).empty()) << outcome.id;
    if (outcome.answerable) {
      EXPECT_EQ(find_effect_prior(catalog(), outcome.id)->outcome, outcome.id);
    }
  }
}

TEST(EffectPriorTable, a_sceptic_has_no_favourite_side_and_expects_no_large_effects) {
  for (const EffectPrior& prior : catalog().effect_priors) {
    EXPECT_EQ(prior.mean, 0) << prior.id;
    EXPECT_GE(prior.sd, 0.15) << prior.id;
    EXPECT_LE(prior.sd, 0.3) << prior.id;
    if (prior.expected) {
      EXPECT_LE(*prior.expected, 0.2) << prior.id;
    }
  }
}

TEST(InstrumentTable, the_instruments_and_their_published_differences) {
  const auto smallest = [](const char* id) { return instrument_with_id(catalog(), id)->smallest_worthwhile; };
  EXPECT_EQ(catalog().instruments.size(), 59u);
  EXPECT_EQ(smallest("pain_nrs"), 2);
  EXPECT_EQ(smallest("isi"), 6);
  EXPECT_EQ(smallest("gad7"), 4);
  EXPECT_EQ(smallest("phq9"), 5);
  EXPECT_EQ(smallest("who5"), 10);
  EXPECT_EQ(smallest("waso_min"), 20);
  EXPECT_EQ(smallest("ibs_sss"), 50);
  EXPECT_EQ(instrument_with_id(catalog(), "cramp_count")->worthwhile_fraction, 0.25);
}

TEST(InstrumentTable, ends_of_a_scale_are_named_where_the_direction_could_be_mistaken) {
  EXPECT_NE(instrument_with_id(catalog(), "koos_ps")->anchors.find("0 no difficulty"), std::string::npos);
  for (const Instrument& instrument : catalog().instruments)
    if (instrument.data_type == DataType::score) {
      EXPECT_FALSE(instrument.anchors.empty()) << instrument.id;
    }
}

TEST(InstrumentTable, what_looks_back_further_than_a_day_is_not_asked_in_the_evening) {
  for (const char* id : {"isi", "psqi", "peg", "gad7", "phq9", "pss10", "koos_ps", "who5"})
    EXPECT_FALSE(is_asked_in_the_evening(*instrument_with_id(catalog(), id))) << id;
  for (const char* id : {"pain_nrs", "cramp_count", "gas_nrs", "waso_min", "headache_day"})
    EXPECT_TRUE(is_asked_in_the_evening(*instrument_with_id(catalog(), id))) << id;
}

TEST(InstrumentTable, a_code_is_a_code) {
  const std::regex loinc(R"(\d{3,6}-\d)");
  for (const Instrument& instrument : catalog().instruments)
    for (const std::string& code : instrument.loinc) EXPECT_TRUE(std::regex_match(code, loinc)) << code;
  for (const Lab& lab : catalog().labs)
    if (!lab.loinc.empty()) {
      EXPECT_TRUE(std::regex_match(lab.loinc, loinc)) << lab.loinc;
    }
  EXPECT_TRUE(lab_with_id(catalog(), "rbc_mg")->loinc.empty()) << "a code that we are not sure of is not shipped";
}

TEST(LabTable, the_tests_and_their_conversions) {
  EXPECT_EQ(catalog().labs.size(), 16u);
  const double molar = 24.305;
  EXPECT_NEAR(*lab_with_id(catalog(), "serum_mg")->to_other_unit, 10 / molar, 1e-4);
  EXPECT_NEAR(*lab_with_id(catalog(), "serum_mg_mol")->to_other_unit, molar / 10, 1e-3);
  EXPECT_NEAR(*lab_with_id(catalog(), "urine_mg_24h")->to_other_unit, 1 / molar, 1e-5);
  EXPECT_NEAR(*lab_with_id(catalog(), "calcium")->to_other_unit, 10 / 40.078, 1e-4);
  EXPECT_NEAR(*lab_with_id(catalog(), "creatinine")->to_other_unit, 1e4 / 113.12, 0.05);
  EXPECT_NEAR(*lab_with_id(catalog(), "vit_d")->to_other_unit, 1000 / 400.64, 2e-3);
  EXPECT_NEAR(*reference_change(*lab_with_id(catalog(), "serum_mg")), 0.108, 5e-4);
  EXPECT_GT(*reference_change(*lab_with_id(catalog(), "hs_crp")), 1) << "larger than the value itself";
}

TEST(LabTable, a_supplement_moves_blood_by_less_than_two_tests_differ) {
  const double usual = 0.85, rise = mechanism_with_id(catalog(), "serum_rise")->value.value();
  EXPECT_LT(rise / usual, *reference_change(*lab_with_id(catalog(), "serum_mg")));
}

TEST(MechanismTable, computed_rows_are_what_the_formulas_give) {
  const auto value = [](const char* id) { return mechanism_with_id(catalog(), id)->value.value(); };
  const auto block = ion_block_of(catalog());
  ASSERT_TRUE(block);
  const auto unblocked = [&](double mv, double mmol) {
    return unblocked_fraction(*block, mv * millivolt, mmol * millimole_per_litre);
  };
  EXPECT_NEAR(value("nmda_b_rest"), unblocked(-60, 1), 5e-5);
  EXPECT_NEAR(value("nmda_half_v"), half_blocked_at(*block, 1.0 * millimole_per_litre).in(millivolt), 0.05);
  EXPECT_NEAR(value("nmda_b_supp"), 100 * (unblocked(-60, 0.85 + value("serum_rise")) / unblocked(-60, 0.85) - 1),
              0.05);
  EXPECT_NEAR(value("nmda_kd_m60"), value("nmda_js_c") * std::exp(-60 * value("nmda_js_k")), 5e-5);
  const auto curve = absorption_of(catalog());
  ASSERT_TRUE(curve);
  EXPECT_NEAR(value("abs_f_low"), absorbed(*curve, 36 * elemental_milligram).in(elemental_milligram) / 36, 0.005);
  EXPECT_NEAR(value("abs_f_high"), absorbed(*curve, 973 * elemental_milligram).in(elemental_milligram) / 973, 0.005);
}

/// The ids in the first column of a table of the program.
std::set<std::string> ids_of(const std::string& table) {
  std::set<std::string> ids;
  for (const EmbeddedFile& file : catalog_files())
    if (file.name == table + ".csv") {
      const auto csv = read_csv(file.bytes, table);
      for (std::size_t i = 1; csv && i < csv->rows(); ++i) ids.insert(std::string(csv->row(i)[0].text));
    }
  return ids;
}

TEST(ClaimTable, every_claim_names_rows_that_are_there) {
  EXPECT_EQ(catalog().claims.size(), 36u);
  for (const Claim& claim : catalog().claims)
    for (const std::string& reference : claim.answered) {
      const std::size_t colon = reference.find(':');
      ASSERT_NE(colon, std::string::npos) << claim.id << " " << reference;
      const std::string table = reference.substr(0, colon), id = reference.substr(colon + 1);
      const std::set<std::string> ids = ids_of(table);
      const bool there = !ids.empty() && (id == "*" || ids.contains(id));
      EXPECT_TRUE(there) << claim.id << " " << reference;
    }
}

TEST(EvidenceTables, no_cell_says_a_word_that_this_program_does_not_say) {
  const std::set<std::string> forbidden = {"work",   "works",       "prove", "proves",
                                           "proven", "significant", "help",  "helps"};
  for (const char* name : {"evidence", "outcomes", "instruments", "labs", "mechanisms", "claims", "effect_priors"})
    for (const EmbeddedFile& file : catalog_files())
      if (file.name == std::string(name) + ".csv") {
        std::string word;
        for (const char c : std::string(file.bytes) + " ") {
          if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
            word += char(std::tolower(static_cast<unsigned char>(c)));
            continue;
          }
          EXPECT_FALSE(forbidden.contains(word)) << word << " in " << name;
          word.clear();
        }
      }
}

}  // namespace
}  // namespace titrate::codec
