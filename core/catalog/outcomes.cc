#include "catalog/outcomes.h"

#include <algorithm>
#include <map>

#include "catalog/catalog.h"
#include "catalog/faults.h"
#include "catalog/names.h"

namespace titrate {

const OutcomeDomain* outcome_with_id(const Catalog& catalog, std::string_view id) {
  const auto at = std::find_if(catalog.outcomes.begin(), catalog.outcomes.end(),
                               [&](const OutcomeDomain& row) { return row.id == id; });
  return at == catalog.outcomes.end() ? nullptr : &*at;
}

const OutcomeDomain* find_outcome(const Catalog& catalog, std::string_view name) {
  const std::string wanted = name_key(name);
  const auto means = [&](const std::string& known) { return name_key(known) == wanted; };
  for (const OutcomeDomain& outcome : catalog.outcomes)
    if (means(outcome.id) || means(outcome.label) || std::any_of(outcome.names.begin(), outcome.names.end(), means))
      return &outcome;
  for (const Instrument& instrument : catalog.instruments)
    if (means(instrument.id) || std::any_of(instrument.names.begin(), instrument.names.end(), means))
      return outcome_with_id(catalog, instrument.outcome);
  return nullptr;
}

void faults_of_outcomes(const Catalog& catalog, Faults& faults) {
  faults.of_ids("outcomes", catalog.outcomes);
  std::map<std::string, std::string> owner;
  for (const OutcomeDomain& outcome : catalog.outcomes) {
    const std::string row = "outcomes, " + outcome.id;
    faults.of(row, outcome.label.empty(), "it has no label.");
    for (const std::string& name : outcome.names) {
      const auto [other, is_new] = owner.emplace(name_key(name), outcome.id);
      faults.of(row, !is_new, "the name " + name + " already means " + other->second + ".");
    }
    faults.of(row, outcome.answerable != outcome.why_not.empty(),
              "either a diary can answer it, or there is a reason why not.");
    faults.of(row, outcome.answerable && outcome.instruments.empty(), "nothing measures it.");
    for (const std::string& id : outcome.instruments)
      faults.of(row, !instrument_with_id(catalog, id), "the catalog has no instrument called " + id + ".");
    faults.of_source(row, outcome.source);
  }
}

}  // namespace titrate
