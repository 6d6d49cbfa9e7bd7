#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

enum class Direction { lower, higher };

/// How quickly an outcome follows the dose: the prior of the half-life of wash-in and carry-over, log-normal, in days.
struct Kinetics {
  std::string id;
  double half_life_median_days = 0;
  double half_life_log_sd = 0;
  std::string reason;
  Source source;
};

/// An outcome that Titrate knows: its scale and which way is better.
struct Instrument {
  std::string id;
  std::string label;
  std::vector<std::string> names;  ///< column names that mean this instrument
  double lowest = 0, highest = 10;
  bool whole_numbers = true;
  std::optional<Direction> better;
  std::string unit;      ///< "points", "headaches per day"
  std::string kinetics;  ///< id of a Kinetics row
  std::optional<double> smallest_worthwhile;
  Source source;
};

/// What is believed of an effect before the diary speaks, where published trials are taken at their most sober: normal,
/// in standard deviations of the outcome, positive towards the better side.
struct EffectPrior {
  std::string id;  ///< of a Kinetics row, or "general"
  double mean = 0, sd = 0;
  std::string reason;
  Source source;
};

/// The instrument that a column name means, or nothing. Case, spaces, '-' and '_' do not matter.
const Instrument* find_instrument(const Catalog& catalog, std::string_view name);

/// The kinetics of that id; a promise of the catalog's own test for every instrument.
const Kinetics& kinetics_of(const Catalog& catalog, std::string_view id);

/// The evidence row of an outcome with these kinetics: its own, else "general"; null in a catalog that has neither.
const EffectPrior* find_effect_prior(const Catalog& catalog, std::string_view id);

void faults_of_instruments(const Catalog& catalog, Faults& faults);
void faults_of_kinetics(const Catalog& catalog, Faults& faults);
void faults_of_effect_priors(const Catalog& catalog, Faults& faults);

}  // namespace titrate
