#pragma once

#include <string>
#include <vector>

#include "catalog/adverse_effects.h"
#include "catalog/claims.h"
#include "catalog/conditions.h"
#include "catalog/countries.h"
#include "catalog/effect_priors.h"
#include "catalog/evidence.h"
#include "catalog/foods.h"
#include "catalog/forms.h"
#include "catalog/instruments.h"
#include "catalog/interactions.h"
#include "catalog/labs.h"
#include "catalog/limits.h"
#include "catalog/mechanisms.h"
#include "catalog/medicine_names.h"
#include "catalog/outcomes.h"
#include "catalog/quality.h"
#include "catalog/requirements.h"
#include "catalog/substance.h"
#include "catalog/thresholds.h"
#include "catalog/trial_defaults.h"

namespace titrate {

/// Everything the program knows, a vector for each table, each row with its source. The tables are files in
/// core/catalog/tables; a page for each, in docs/catalog, says what its columns mean and how to extend it.
struct Catalog {
  std::vector<Substance> substances;
  std::vector<SupplementalLimit> limits;
  std::vector<Kinetics> kinetics;
  std::vector<Instrument> instruments;
  std::vector<EffectPrior> effect_priors;
  std::vector<BareThreshold> bare_thresholds;
  std::vector<Interaction> interactions;
  std::vector<DrugClass> drug_classes;
  std::vector<Ingredient> ingredients;
  std::vector<AdverseEffect> adverse_effects;
  std::vector<HelpNumbers> help_numbers;
  std::vector<Food> foods;
  std::vector<FoodContent> food_nutrients;
  std::vector<NutrientCode> nutrient_codes;
  std::vector<Requirement> requirements;
  std::vector<Condition> conditions;
  std::vector<OutcomeDomain> outcomes;
  std::vector<Evidence> evidence;
  std::vector<Lab> labs;
  std::vector<Mechanism> mechanisms;
  std::vector<Claim> claims;
  std::vector<Form> forms;
  std::vector<Quality> quality;
  std::vector<Country> countries;
  std::vector<TrialDefaults> trial_defaults;
  OwnMedicineNames medicine_names;  ///< of a catalog that nobody changes any more
  std::string hash;                 ///< SHA-256 of the tables, in hexadecimal: printed in every report
};

/// What is wrong with the tables, a sentence each; empty for a sound catalog.
std::vector<std::string> faults_of(const Catalog& catalog);

}  // namespace titrate
