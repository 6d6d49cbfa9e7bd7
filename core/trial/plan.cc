#include "trial/plan.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"

namespace titrate {
namespace {

using Kind = Randomisation::Kind;

int period_of(const Randomisation& design) { return design.kind == Kind::daily ? 1 : design.period_days; }
int gap_of(const Randomisation& design) { return design.kind == Kind::daily ? 0 : design.gap_days; }

int units_of(const Trial& trial) {
  const int period = period_of(trial.randomisation), gap = gap_of(trial.randomisation);
  const int days = trial.planned_days.value_or(0) - trial.run_in_days;
  return period < 1 || days < period ? 0 : (days + gap) / (period + gap);
}

int length_of(const Trial& trial, int units) {
  return trial.run_in_days + units * period_of(trial.randomisation) + (units - 1) * gap_of(trial.randomisation);
}

Problem missing(const char* what, const char* field, const char* way_out) { return {what, {.file = field}, way_out}; }

/// The plan with another design or length; what was drawn or calibrated for the old one is forgotten.
Trial changed(const Trial& trial, int period_days, int units) {
  Trial other = trial;
  other.assignment.clear();
  other.sealed = false;
  other.rule.better.reset();
  other.rule.calibration.reset();
  if (other.randomisation.kind != Kind::daily) other.randomisation.period_days = period_days;
  if (other.randomisation.pairs > 0) other.randomisation.pairs = units / 2;
  other.planned_days = length_of(other, units);
  for (int& look : other.looks)
    look = std::max(1, int(std::lround(double(look) * *other.planned_days / trial.planned_days.value_or(1))));
  return other;
}

}  // namespace

std::vector<int> looks_of(const Trial& trial) {
  require(!trial.looks.empty() || trial.planned_days, "a plan without looks has a length");
  return trial.looks.empty() ? std::vector<int>{*trial.planned_days} : trial.looks;
}

Orders orders_of(const Trial& trial) {
  const int units = units_of(trial);
  return {trial.randomisation.kind, units, units / 2};
}

double comparator_share(const Trial& trial) {
  if (!trial.comparator_dose || !trial.full_dose) return 0;
  return in_own_unit(*trial.comparator_dose) / in_own_unit(*trial.full_dose);
}

std::vector<double> doses_of(const Trial& trial, const Order& order) {
  const double off = comparator_share(trial);
  const int period = period_of(trial.randomisation), step = period + gap_of(trial.randomisation);
  std::vector<double> doses(std::size_t(trial.planned_days.value_or(0)), 0.0);
  for (std::size_t k = 0; k < order.size(); ++k) {
    const auto first = std::size_t(trial.run_in_days) + k * std::size_t(step);
    for (std::size_t t = first; t < std::min(first + std::size_t(period), doses.size()); ++t)
      doses[t] = order[k] ? 1 : off;
  }
  return doses;
}

std::optional<Problem> cannot_rehearse(const Trial& trial) {
  if (trial.randomisation.kind == Kind::none)
    return missing("the plan does not say how its order is drawn.", "design",
                   "Add a design, as in {\"kind\": \"pairs\", \"pairs\": 6, \"period_days\": 14}.");
  if (!trial.planned_days)
    return missing("the plan has no length.", "design", "Add the number of pairs, or \"planned_days\".");
  if (units_of(trial) < 4)
    return missing("the plan holds fewer than four periods.", "design",
                   "Plan at least two on each arm: with fewer, one event looks just like an effect.");
  if (!trial.primary.better)
    return missing("the plan does not say which way is better.", "primary.better", "Write \"lower\" or \"higher\".");
  if (!trial.primary.smallest_worthwhile)
    return missing("the plan names no smallest worthwhile difference.", "primary.smallest_worthwhile",
                   "Say how much better it would have to be to be worth the trouble, in the outcome's unit.");
  const bool scaled = trial.primary.lowest && trial.primary.highest && trial.primary.unit == "points";
  if (!trial.baseline && !scaled)
    return missing("how much the outcome varies from day to day is not known.", "baseline",
                   "Add \"baseline\": {\"sd\": 1.5, \"rho\": 0.5}, with the standard deviation that you expect.");
  if (is_minutes(trial.primary) && (!trial.baseline || !trial.baseline->mean || *trial.baseline->mean < 0))
    return missing("an effect on minutes is a share of them, and how many there usually are is not known.", "baseline",
                   "Add the mean without the treatment: \"baseline\": {\"sd\": 20, \"mean\": 40}.");
  if (trial.comparator_dose && !(comparator_share(trial) < 0.5))
    return missing("the lower dose is not below half of the full one.", "comparator_dose_mg",
                   "Compare with less, or with nothing: between doses so near each other too little is left to see.");
  if (!trial.looks.empty() && trial.looks.back() > *trial.planned_days)
    return missing("a look comes after the last planned day.", "looks", "Count the days of the plan from 1.");
  return std::nullopt;
}

std::vector<Alternative> alternatives_of(const Trial& trial) {
  std::vector<Alternative> all;
  const int units = units_of(trial), period = period_of(trial.randomisation);
  if (trial.randomisation.kind == Kind::daily) {
    all.push_back({"a sixth more days", changed(trial, 1, units + (units + 5) / 6)});
  } else {
    all.push_back({"one more pair", changed(trial, period, units + 2)});
    if (units / 2 >= 4)
      all.push_back({"longer periods, as many days", changed(trial, 2 * period, units / 4 * 2)});
    else
      all.push_back({"longer periods, as many of them", changed(trial, 2 * period, units)});
  }
  if (trial.missing_fraction.value_or(0) > 0) {
    Trial fewer = changed(trial, period, units);
    fewer.missing_fraction = *trial.missing_fraction / 2;
    all.push_back({"half as many missing days", fewer});
  } else if (trial.randomisation.kind != Kind::daily && period >= 2) {
    all.push_back({"shorter periods, as many days", changed(trial, period / 2, units * period / (period / 2) / 2 * 2)});
  }
  return all;
}

}  // namespace titrate
