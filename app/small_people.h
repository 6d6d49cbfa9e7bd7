#pragma once

#include "safety/product.h"
#include "safety/small_rules.h"

namespace titrate {

/// The small rules of safety, with four medicines and a side effect: for tests about people and what they take.
inline Catalog people_catalog() {
  Catalog catalog = small_rules();
  const Source somewhere{"A label (2020)", "verified"};
  catalog.substances = {{"magnesium", "magnesium", "elemental magnesium", true, "A mineral.", somewhere}};
  catalog.drug_classes = {{"some", "some medicine", {}, {}, {}, somewhere}};
  const auto medicine = [&](const char* ingredient, Severity severity) -> Interaction& {
    Interaction row;
    row.id = std::string("magnesium_") + ingredient;
    row.substance = "magnesium";
    row.ingredient = ingredient;
    row.drug_class = "some";
    row.mechanism = "chelation";
    row.severity = severity;
    row.action = std::string("Do as ") + ingredient + " says.";
    row.reason = "It binds.";
    row.source = somewhere;
    catalog.interactions.push_back(row);
    return catalog.interactions.back();
  };
  Interaction& thyroid = medicine("thyrodine", Severity::separate);
  thyroid.names = {"Thyrobrand"};
  thyroid.hours_before = thyroid.hours_after = 4;
  Interaction& acid = medicine("acidopen", Severity::separate);
  acid.hours_before = acid.hours_after = 4;
  acid.applies_to = AppliesTo::alkaline;
  medicine("blockamycin", Severity::block);
  Interaction& antacid = medicine("fizzing antacid", Severity::caution);
  antacid.mechanism = adds_magnesium;
  antacid.brings_magnesium = 50 * elemental_milligram_per_day;
  Ingredient plain;
  plain.id = plain.name = "plainol";
  plain.source = somewhere;
  catalog.ingredients = {plain};
  return catalog;
}

/// "My capsules", each with so many milligrams.
inline Product capsule(double mg, std::vector<std::string> ingredients) {
  Product product;
  product.name = "My capsules";
  product.unit.elemental = mg * elemental_milligram;
  product.ingredients = std::move(ingredients);
  return product;
}

}  // namespace titrate
