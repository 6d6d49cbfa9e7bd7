#include "catalog/mechanisms.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

std::optional<double> value_of(const Catalog& catalog, std::string_view id) {
  const Mechanism* row = mechanism_with_id(catalog, id);
  return row ? row->value : std::nullopt;
}

}  // namespace

const Mechanism* mechanism_with_id(const Catalog& catalog, std::string_view id) {
  const auto at = std::find_if(catalog.mechanisms.begin(), catalog.mechanisms.end(),
                               [&](const Mechanism& row) { return row.id == id; });
  return at == catalog.mechanisms.end() ? nullptr : &*at;
}

double unblocked_fraction(const IonBlock& block, ElectricPotential membrane, Concentration outside) {
  const double V = membrane.in(millivolt);
  return 1 / (1 + outside / block.c * std::exp(-block.k_per_millivolt * V));
}

ElectricPotential half_blocked_at(const IonBlock& block, Concentration outside) {
  require(outside > Concentration{}, "half of the channels are blocked only where there is something to block them");
  return std::log(outside / block.c) / block.k_per_millivolt * millivolt;
}

ElementalMass absorbed(const AbsorptionCurve& curve, ElementalMass dose) {
  require(dose >= ElementalMass{}, "a dose is not below zero");
  return std::min(dose, dose / (curve.half_of_it_at + dose) * curve.most_by_carrier + curve.passive_fraction * dose);
}

ElementalMass absorbed_as(const AbsorptionCurve& curve, ElementalMass day_dose, int intakes) {
  require(intakes > 0, "a dose is taken at least once");
  return intakes * absorbed(curve, 1.0 / intakes * day_dose);
}

std::optional<IonBlock> ion_block_of(const Catalog& catalog) {
  const auto k = value_of(catalog, "nmda_js_k"), c = value_of(catalog, "nmda_js_c");
  if (!k || !c) return std::nullopt;
  return IonBlock{*k, *c * millimole_per_litre};
}

std::optional<AbsorptionCurve> absorption_of(const Catalog& catalog) {
  const auto most = value_of(catalog, "abs_vmax"), half = value_of(catalog, "abs_km"),
             passive = value_of(catalog, "abs_passive");
  if (!most || !half || !passive) return std::nullopt;
  return AbsorptionCurve{*most * elemental_milligram, *half * elemental_milligram, *passive};
}

void faults_of_mechanisms(const Catalog& catalog, Faults& faults) {
  faults.of_ids("mechanisms", catalog.mechanisms);
  for (const Mechanism& mechanism : catalog.mechanisms) {
    const std::string row = "mechanisms, " + mechanism.id;
    faults.of(row, !find_substance(catalog, mechanism.substance),
              "the catalog has no substance called " + mechanism.substance + ".");
    faults.of(row, mechanism.model.empty() || mechanism.parameter.empty(), "it is not said what it is.");
    faults.of(row, mechanism.value && !std::isfinite(*mechanism.value), "its value is not a number.");
    faults.of(row, mechanism.value && mechanism.unit.empty(), "its value has no unit.");
    faults.of(row, !mechanism.value && mechanism.comment.empty(), "it says nothing.");
    faults.of_source(row, mechanism.source);
  }
  const auto positive = [&](const char* id) {
    const Mechanism* row = mechanism_with_id(catalog, id);
    faults.of("mechanisms", row && !(row->value && *row->value > 0), std::string(id) + " is not above zero.");
  };
  for (const char* id : {"nmda_js_k", "nmda_js_c", "abs_vmax", "abs_km", "abs_passive"}) positive(id);
}

}  // namespace titrate
