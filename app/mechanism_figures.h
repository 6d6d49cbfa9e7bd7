#pragma once

#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"

namespace titrate {

/// What somebody wants to see in the two figures.
struct MechanismQuestion {
  ElectricPotential membrane = -60 * millivolt;
  Concentration outside = 1.0 * millimole_per_litre;
  ElementalMass dose = 200 * elemental_milligram;
};

/// Two figures to explore: how magnesium outside of a cell blocks the NMDA receptor, and how much of a dose is
/// absorbed. Teaching, and not a measurement of anybody (catalog/mechanisms.h has the equations).
struct MechanismFigures {
  MechanismQuestion asked;

  struct BlockAt {
    ElectricPotential membrane;
    double unblocked_fraction;
  };
  double unblocked_fraction = 0;
  ElectricPotential half_blocked_at;
  Concentration rise;          ///< of magnesium in blood with supplements
  double unblocked_after = 0;  ///< if the concentration asked about rose by as much
  std::vector<BlockAt> block;  ///< from -100 to 40 mV, at the concentration asked about

  struct AbsorbedAt {
    ElementalMass dose, absorbed;
  };
  ElementalMass absorbed, as_two_doses, as_three_doses;
  std::vector<AbsorbedAt> absorption;  ///< from 0 to 500 mg
};

/// The figures. A Problem for what is outside of them: a potential beyond -120 to 60 mV, a concentration that is not
/// above zero or is above 10 mmol/L, a dose below zero or above 2,000 mg.
Result<MechanismFigures> mechanism_figures(const Catalog& catalog, const MechanismQuestion& question);

}  // namespace titrate
