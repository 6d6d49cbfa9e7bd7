#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

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

}  // namespace titrate
