#pragma once

#include "catalog/catalog.h"

namespace titrate {

constexpr auto mg = elemental_milligram_per_day;  // the unit of the tests of doses

/// A catalog for the tests of safety: a few limits and conditions, so that a test does not change when a table does.
inline Catalog small_rules() {
  const Source somewhere{"A book (2020)", "verified"};
  Catalog catalog;
  const auto limit = [&](const char* id, const char* authority, double mg, LimitKind kind,
                         std::vector<std::string> holds_in, int from, std::optional<int> to) {
    SupplementalLimit row{id, authority, mg * elemental_milligram_per_day, std::string("Set by ") + authority + ".",
                          somewhere};
    row.kind = kind;
    row.holds_in = std::move(holds_in);
    row.age_from = from;
    row.age_to = to;
    catalog.limits.push_back(row);
  };
  limit("us", "US", 350, LimitKind::upper_limit, {"USA", "CA"}, 9, {});
  limit("us_child", "US", 110, LimitKind::upper_limit, {"USA", "CA"}, 4, 8);
  limit("eu", "EU", 250, LimitKind::upper_limit, {"UK", "DE"}, 4, {});
  limit("uk", "UK", 400, LimitKind::guidance, {}, 18, {});
  limit("ceiling", "Titrate", 400, LimitKind::ceiling, {}, 18, {});

  const auto condition = [&](const char* id, const char* label, std::vector<std::string> names,
                             std::optional<Severity> severity) -> Condition& {
    Condition row;
    row.id = id;
    row.substance = "magnesium";
    row.category = "other";
    row.label = label;
    row.names = std::move(names);
    row.severity = severity;
    row.action = std::string("Do as ") + id + " says.";
    row.reason = std::string("Because of ") + id + ".";
    row.source = somewhere;
    catalog.conditions.push_back(row);
    return catalog.conditions.back();
  };
  condition("child", "age under 18", {}, Severity::block).age_to = 17;
  Condition& older = condition("older", "age 65 or older", {}, Severity::caution);
  older.age_from = 65;
  older.cap = 250 * elemental_milligram_per_day;
  Condition& pregnancy = condition("pregnancy", "pregnancy", {"schwanger"}, Severity::block);
  pregnancy.pregnant = pregnancy.trying_to_conceive = true;
  pregnancy.substance = "all";
  condition("kidney_severe", "severe kidney disease", {"dialysis"}, Severity::block).egfr_below = 30;
  Condition& moderate = condition("kidney_moderate", "kidney disease", {}, Severity::clinician);
  moderate.egfr_from = 30;
  moderate.egfr_below = 60;
  Condition& unknown = condition("kidney_unknown", "kidney not tested", {"hypertension"}, Severity::clinician);
  unknown.without_egfr = true;
  unknown.age_from = 60;
  unknown.medicines = {"ibuprofen"};
  condition("myasthenia", "myasthenia gravis", {}, Severity::block);
  condition("heart_failure", "heart failure", {"CHF"}, Severity::clinician);
  condition("hypotension", "low blood pressure", {"hypotension"}, Severity::caution);
  Condition& slow = condition("slow_bowel", "slow bowel", {}, Severity::clinician);
  slow.cap = 150 * elemental_milligram_per_day;
  condition("gitelman", "Gitelman syndrome", {"Gitelman"}, Severity::clinician).randomised_off = false;
  condition("hypertension", "high blood pressure", {"hypertension"}, std::nullopt);
  condition("asthma", "asthma", {}, std::nullopt);
  condition("product_allergy", "allergy to an ingredient", {}, Severity::block).category = "allergy";
  return catalog;
}

inline const Day today = *parse_day("2026-03-01");

/// An adult about whom every question was answered, and nothing found.
inline Person healthy_adult() {
  Person person;
  person.age = 40;
  person.sex = Sex::female;
  person.egfr = 95;
  person.authority = "US";
  person.answered = {true, true, true, true};
  return person;
}

/// A complete decision.
inline ClinicianDecision agreed(const char* rule, std::optional<double> mg = {}) {
  ClinicianDecision decision{rule, "Dr. Ada Example", today, "Seen and measured.", {}};
  if (mg) decision.limit = *mg * elemental_milligram_per_day;
  return decision;
}

}  // namespace titrate
