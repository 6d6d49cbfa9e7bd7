#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

/// What a layout may be, whoever wishes it: a person, or a row of the table.
struct LayoutBounds {
  static constexpr int least_period = 3, most_period = 120, most_gap = 120, least_pairs = 2, most_pairs = 20,
                       most_run_in = 60;
};

/// How a trial of an outcome is laid out where the person wishes nothing else: a row for each kind of kinetics.
struct TrialDefaults {
  std::string id;  ///< of a Kinetics row
  int period_days = 0;
  int set_apart_days = 0;  ///< at the start of a period: "without the first days" leaves them out
  int gap_days = 0;        ///< between periods, on neither arm
  int pairs = 0;           ///< of periods, at least two
  int run_in_days = 0;     ///< before the first dose: the usual level, and the end of a bad spell
  std::string reason;
  Source source;
};

/// The row for these kinetics, else `general`, which the table must have.
const TrialDefaults& trial_defaults_for(const std::vector<TrialDefaults>& table, std::string_view kinetics);

void faults_of_trial_defaults(const Catalog& catalog, Faults& faults);

}  // namespace titrate
