#pragma once

#include "catalog/catalog.h"

namespace titrate {

/// A catalog for the tests of a life: a few side effects and one limit, so that a test does not change when a table
/// does.
inline Catalog small_effects() {
  Catalog catalog;
  const Source somewhere{"A book (2020)", "verified"};
  catalog.substances = {{"magnesium", "magnesium", "magnesium", true, "A mineral.", somewhere}};
  catalog.limits = {{"us", "US", 350 * elemental_milligram_per_day, "Set by diarrhoea in the US.", somewhere}};
  const auto row = [&](const char* effect, int grade, SafetyAction action) -> AdverseEffect& {
    AdverseEffect one;
    one.id = std::string(effect) + "_" + std::to_string(grade);
    one.substance = "magnesium";
    one.effect = one.name = effect;
    one.grade = grade;
    one.definition = "Felt.";
    one.detail = "Do as " + one.id + " says.";
    one.action = action;
    if (action == SafetyAction::pause) one.restart_after_days = 2;
    one.source = somewhere;
    catalog.adverse_effects.push_back(one);
    return catalog.adverse_effects.back();
  };
  row("diarrhoea", 1, SafetyAction::carry_on);
  AdverseEffect& loose = row("diarrhoea", 2, SafetyAction::reduce_one_step);
  loose.if_lasts_days = 3;
  loose.then = SafetyAction::pause;
  loose.restart_after_days = 2;
  row("diarrhoea", 3, SafetyAction::stop_seek_care);
  row("nausea", 2, SafetyAction::pause);
  row("allergy", 3, SafetyAction::emergency);
  row("severe_or_unusual", 3, SafetyAction::stop_seek_care);
  return catalog;
}

}  // namespace titrate
