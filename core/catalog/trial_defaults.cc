#include "catalog/trial_defaults.h"

#include <algorithm>

#include "base/require.h"
#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {

const TrialDefaults& trial_defaults_for(const std::vector<TrialDefaults>& table, std::string_view kinetics) {
  const auto row = [&](std::string_view id) {
    return std::find_if(table.begin(), table.end(), [id](const TrialDefaults& one) { return one.id == id; });
  };
  const auto at = row(kinetics), general = row("general");
  require(general != table.end(), "the table of trial defaults has a row for everything else");
  return at != table.end() ? *at : *general;
}

void faults_of_trial_defaults(const Catalog& catalog, Faults& faults) {
  faults.of_ids("trial_defaults", catalog.trial_defaults);
  const auto& rows = catalog.trial_defaults;
  const auto is_row = [&](std::string_view id) {
    return std::any_of(rows.begin(), rows.end(), [id](const TrialDefaults& one) { return one.id == id; });
  };
  faults.of("trial_defaults", !rows.empty() && !is_row("general"), "it has no row \"general\" for everything else.");
  for (const TrialDefaults& defaults : rows) {
    const std::string row = "trial_defaults, " + defaults.id;
    faults.of(row,
              std::none_of(catalog.kinetics.begin(), catalog.kinetics.end(),
                           [&](const Kinetics& one) { return one.id == defaults.id; }),
              "no row of the kinetics has its name.");
    const auto within = [](int days, int least, int most) { return days >= least && days <= most; };
    faults.of(row, !within(defaults.period_days, LayoutBounds::least_period, LayoutBounds::most_period),
              "no plan may have such a period.");
    faults.of(row, !within(defaults.set_apart_days, 0, defaults.period_days - 1),
              "setting its first days apart leaves no day of a period.");
    faults.of(row, !within(defaults.gap_days, 0, LayoutBounds::most_gap), "no plan may have such a gap.");
    faults.of(row, !within(defaults.pairs, LayoutBounds::least_pairs, LayoutBounds::most_pairs),
              "no plan may have so many pairs.");
    faults.of(row, !within(defaults.run_in_days, 0, LayoutBounds::most_run_in), "no plan may have such a run-in.");
    faults.of(row, defaults.reason.empty(), "it has no reason.");
    faults.of_source(row, defaults.source);
  }
}

}  // namespace titrate
