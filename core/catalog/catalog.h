#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"

namespace titrate {

/// Where a row of the catalog comes from and how sure we are of it. A row without a source does not exist.
struct Source {
  std::string citation;
  std::string confidence;  ///< "verified", "recalled-sure" or "recalled-unsure", as in the fact base
};

/// The most magnesium from supplements, medicines and fortified food in a day; food itself is not counted.
struct SupplementalLimit {
  std::string id;
  std::string authority;  ///< "US", "EU" ...
  DailyElementalMass amount;
  std::string reason;
  Source source;
};

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

/// The least P(better) that may be called worthwhile in a file that came without a plan: found by simulation, the worst
/// case over the designs that the row covers.
struct BareThreshold {
  std::string id;  ///< "pairs", "blocks", "daily"
  int shortest_period = 0, longest_period = 0, fewest_days = 0, most_days = 0;
  double better = 1;
  int people = 0;  ///< simulated for each design
  std::uint64_t seed = 0;
  double upper_95 = 0;  ///< upper Monte Carlo bound of the rate of false claims
  Source source;
};

/// Everything the program knows, each row with its source.
struct Catalog {
  std::vector<SupplementalLimit> limits;
  std::vector<Kinetics> kinetics;
  std::vector<Instrument> instruments;
  std::vector<EffectPrior> effect_priors;
  std::vector<BareThreshold> bare_thresholds;
  std::string hash;  ///< SHA-256 of the tables, in hexadecimal: printed in every report
};

/// The instrument that a column name means, or nothing. Case, spaces, '-' and '_' do not matter.
const Instrument* find_instrument(const Catalog& catalog, std::string_view name);

/// The kinetics of that id; a promise of the catalog's own test for every instrument.
const Kinetics& kinetics_of(const Catalog& catalog, std::string_view id);

/// The evidence row of an outcome with these kinetics: its own, else "general"; null in a catalog that has neither.
const EffectPrior* find_effect_prior(const Catalog& catalog, std::string_view id);

/// The lowest limit of all authorities: the one that holds while a person has not chosen an authority.
const SupplementalLimit& lowest_limit(const Catalog& catalog);

/// What is wrong with the tables, a sentence each; empty for a sound catalog.
std::vector<std::string> faults_of(const Catalog& catalog);

}  // namespace titrate
