#pragma once

#include "catalog/catalog.h"
#include "codec/row_reader.h"

namespace titrate::codec {

// A row of each table of the catalog, from its cells (core/catalog/tables; the columns are described in docs/catalog).

Substance substance_in(RowReader& row);
SupplementalLimit limit_in(RowReader& row);
Kinetics kinetics_in(RowReader& row);
Instrument instrument_in(RowReader& row);
EffectPrior effect_prior_in(RowReader& row);
BareThreshold bare_threshold_in(RowReader& row);
Condition condition_in(RowReader& row);
Interaction interaction_in(RowReader& row);
DrugClass drug_class_in(RowReader& row);
Ingredient ingredient_in(RowReader& row);
AdverseEffect adverse_effect_in(RowReader& row);
HelpNumbers help_numbers_in(RowReader& row);

Food food_in(RowReader& row);
FoodContent food_content_in(RowReader& row);
NutrientCode nutrient_code_in(RowReader& row);
Requirement requirement_in(RowReader& row);
OutcomeDomain outcome_domain_in(RowReader& row);
Evidence evidence_in(RowReader& row);
Lab lab_in(RowReader& row);
Mechanism mechanism_in(RowReader& row);
Claim claim_in(RowReader& row);
Form form_in(RowReader& row);
Quality quality_in(RowReader& row);
Country country_in(RowReader& row);
TrialDefaults trial_defaults_in(RowReader& row);

}  // namespace titrate::codec
