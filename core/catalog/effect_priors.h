#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// What is believed of an effect before the diary speaks, where published trials are taken at their most sober: normal,
/// in standard deviations of the outcome from day to day, positive towards the better side.
///
/// The mean is zero in every shipped row: a sceptic has no favourite side. A leaning of the trials would be counted for
/// the supplement before the person's first day, and the thresholds of files without a plan were calibrated without
/// one. What the trials lean to is `expected`, and is shown, never used.
struct EffectPrior {
  std::string id;  ///< "sleep", "general"
  double mean = 0, sd = 0;
  std::string reason;
  Source source;
  std::string substance{};              ///< empty: of any
  std::string outcome{};                ///< id of an OutcomeDomain row; empty: of any
  std::optional<double> expected{};     ///< what the trials lean to, in the same unit
  std::vector<std::string> evidence{};  ///< ids of the Evidence rows that it rests on
};

/// The prior of an outcome: its own row for this substance, else the row "general"; null in a catalog that has neither.
/// No substance is the catalog's first one, which is what a diary's dose is counted in.
const EffectPrior* find_effect_prior(const Catalog& catalog, std::string_view outcome, std::string_view substance = {});

void faults_of_effect_priors(const Catalog& catalog, Faults& faults);

}  // namespace titrate
