#include "app/mechanism_figures.h"

#include "base/require.h"

namespace titrate {
namespace {

Problem outside_of(const char* field, const char* what, const char* way_out) {
  return {what, {.file = field}, way_out};
}

std::optional<Problem> beyond(const MechanismQuestion& asked) {
  // Written so that a number that is none is refused too.
  if (!(asked.membrane >= -120 * millivolt && asked.membrane <= 60 * millivolt))
    return outside_of("voltage", "the figure has no such membrane potential.", "Give -120 to 60, in mV.");
  if (!(asked.outside > Concentration{} && asked.outside <= 10 * millimole_per_litre))
    return outside_of("magnesium", "the figure has no such concentration.",
                      "Give more than 0 and at most 10, in mmol/L.");
  if (!(asked.dose >= ElementalMass{} && asked.dose <= 2000 * elemental_milligram))
    return outside_of("dose", "the figure has no such dose.", "Give 0 to 2000, in mg of the element.");
  return std::nullopt;
}

}  // namespace

Result<MechanismFigures> mechanism_figures(const Catalog& catalog, const MechanismQuestion& asked) {
  if (const auto problem = beyond(asked)) return *problem;
  const auto block = ion_block_of(catalog);
  const auto curve = absorption_of(catalog);
  const Mechanism* rise = mechanism_with_id(catalog, "serum_rise");
  require(block && curve && rise && rise->value, "the catalog has the constants of its figures");

  MechanismFigures figures;
  figures.asked = asked;
  figures.unblocked_fraction = unblocked_fraction(*block, asked.membrane, asked.outside);
  figures.half_blocked_at = half_blocked_at(*block, asked.outside);
  figures.rise = *rise->value * millimole_per_litre;
  figures.unblocked_after = unblocked_fraction(*block, asked.membrane, asked.outside + figures.rise);
  for (int mv = -100; mv <= 40; mv += 2)
    figures.block.push_back({mv * millivolt, unblocked_fraction(*block, mv * millivolt, asked.outside)});
  figures.absorbed = absorbed(*curve, asked.dose);
  figures.as_two_doses = absorbed_as(*curve, asked.dose, 2);
  figures.as_three_doses = absorbed_as(*curve, asked.dose, 3);
  for (int mg = 0; mg <= 500; mg += 10)
    figures.absorption.push_back({mg * elemental_milligram, absorbed(*curve, mg * elemental_milligram)});
  return figures;
}

}  // namespace titrate
