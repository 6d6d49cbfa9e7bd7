#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/quantity.h"
#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// A constant, a formula or a fact of how a substance acts, as far as it is known outside of people.
struct Mechanism {
  std::string id;
  std::string substance;
  std::string model;    ///< which of the formulas it belongs to
  std::string formula;  ///< empty: a fact in words
  std::string parameter;
  std::optional<double> value;
  std::string unit;
  std::string comment;
  Source source;
};

const Mechanism* mechanism_with_id(const Catalog& catalog, std::string_view id);

namespace dimension {
struct ElectricPotential {};
struct Concentration {};
}  // namespace dimension
using ElectricPotential = Quantity<dimension::ElectricPotential>;
using Concentration = Quantity<dimension::Concentration>;
inline constexpr ElectricPotential millivolt = ElectricPotential::base_unit();
inline constexpr Concentration millimole_per_litre = Concentration::base_unit();

/// How magnesium ions outside of a nerve cell block the NMDA receptor's channel. The fraction of channels that is not
/// blocked at membrane potential V and concentration [Mg] is
///
///     B = 1 / (1 + [Mg]/c exp(-k V))
///
/// (Jahr & Stevens 1990, J Neurosci 10:3178-3182), between 0 and 1: it rises with V, falls with [Mg], and is 1 without
/// magnesium. Measured on channels in a dish; what a tablet changes in a brain is not known. Teaching, not a
/// measurement. Checked in mechanisms_test.cc against a table computed with the published constants.
struct IonBlock {
  double k_per_millivolt = 0;
  Concentration c;
};
double unblocked_fraction(const IonBlock& block, ElectricPotential membrane, Concentration outside);

/// The potential at which half of the channels are blocked: log([Mg]/c)/k; [Mg] above zero.
ElectricPotential half_blocked_at(const IonBlock& block, Concentration outside);

/// How much of one dose is absorbed: a carrier that saturates, and a share p that passes by itself,
///
///     A(d) = Vmax d/(Km + d) + p d,   and never more than d
///
/// (form and p: Fine 1991, J Clin Invest 88:396-402; Vmax and Km calibrated by this project to its end points, 36 and
/// 973 mg; below 10 mg the curve would pass the dose itself, which is where "never more" begins). d >= 0; A(0) = 0; A
/// rises, and its fraction A/d falls. A day's doses taken apart each go through it anew, which is why two halves are
/// absorbed better than one whole. It ignores the meal. Teaching, not a measurement.
struct AbsorptionCurve {
  ElementalMass most_by_carrier, half_of_it_at;
  double passive_fraction = 0;
};
ElementalMass absorbed(const AbsorptionCurve& curve, ElementalMass dose);
ElementalMass absorbed_as(const AbsorptionCurve& curve, ElementalMass day_dose, int intakes);  ///< equal, far apart

/// The constants of both, from the catalog's rows; nothing in a catalog that lacks one.
std::optional<IonBlock> ion_block_of(const Catalog& catalog);
std::optional<AbsorptionCurve> absorption_of(const Catalog& catalog);

void faults_of_mechanisms(const Catalog& catalog, Faults& faults);

}  // namespace titrate
