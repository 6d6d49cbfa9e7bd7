#include "catalog/trial_defaults.h"

#include <algorithm>

#include "base/require.h"

namespace titrate {

const TrialDefaults& trial_defaults_for(const std::vector<TrialDefaults>& table, std::string_view kinetics) {
  const auto row = [&](std::string_view id) {
    return std::find_if(table.begin(), table.end(), [id](const TrialDefaults& one) { return one.id == id; });
  };
  const auto at = row(kinetics), general = row("general");
  require(general != table.end(), "the table of trial defaults has a row for everything else");
  return at != table.end() ? *at : *general;
}

}  // namespace titrate
