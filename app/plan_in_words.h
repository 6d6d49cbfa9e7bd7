#pragma once

#include <string>

#include "catalog/catalog.h"
#include "trial/trial.h"

namespace titrate {

/// "200 mg of elemental magnesium a day"
std::string milligrams_a_day(DailyElementalMass mass);
/// What the other arm of a plan takes: "nothing", "a placebo", "100 mg of elemental magnesium a day".
std::string other_arm_in_words(const Trial& trial, const Catalog& catalog);
/// "In the periods with it: 200 mg of elemental magnesium a day. In the other periods: nothing."
std::string doses_in_words(const Trial& trial, const Catalog& catalog);
/// "14 days of run-in, in which none is taken; then periods of 7 days, half of them with it, in an order that chance
/// draws."
std::string layout_in_words(const Trial& trial);

}  // namespace titrate
