#include "catalog/catalog.h"

#include "catalog/faults.h"

namespace titrate {

std::vector<std::string> faults_of(const Catalog& catalog) {
  Faults faults;
  faults_of_substances(catalog, faults);
  faults_of_limits(catalog, faults);
  faults_of_kinetics(catalog, faults);
  faults_of_instruments(catalog, faults);
  faults_of_effect_priors(catalog, faults);
  faults_of_bare_thresholds(catalog, faults);
  faults_of_interactions(catalog, faults);
  faults_of_drug_classes(catalog, faults);
  faults_of_ingredients(catalog, faults);
  faults_of_adverse_effects(catalog, faults);
  faults_of_help_numbers(catalog, faults);
  faults_of_foods(catalog, faults);
  faults_of_food_nutrients(catalog, faults);
  faults_of_nutrient_codes(catalog, faults);
  faults_of_requirements(catalog, faults);
  faults_of_conditions(catalog, faults);
  faults_of_outcomes(catalog, faults);
  faults_of_evidence(catalog, faults);
  faults_of_labs(catalog, faults);
  faults_of_mechanisms(catalog, faults);
  faults_of_claims(catalog, faults);
  faults_of_forms(catalog, faults);
  faults_of_quality(catalog, faults);
  faults_of_countries(catalog, faults);
  faults_of_trial_defaults(catalog, faults);
  return std::move(faults).found();
}

}  // namespace titrate
