#include "simulation/simulate.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/random.h"

namespace titrate {

std::vector<std::string> randomised_pairs(int pairs, int period_days, const std::string& active,
                                          const std::string& comparator, std::uint64_t seed, std::uint64_t stream) {
  RandomStream random(seed, stream);
  std::vector<std::string> arms;
  for (int pair = 0; pair < pairs; ++pair) {
    const bool active_first = random.uniform() < 0.5;
    for (const bool active_now : {active_first, !active_first})
      arms.insert(arms.end(), std::size_t(period_days), active_now ? active : comparator);
  }
  return arms;
}

Diary simulate(const Trial& trial, const SimulatedPerson& person, std::uint64_t seed, std::uint64_t stream) {
  require(trial.start && trial.active_arm && trial.full_dose && !trial.assignment.empty(),
          "a diary is simulated from a plan with a start, an assignment, an active arm and a full dose");
  RandomStream random(seed, stream);
  Diary diary;
  diary.source = "simulated";
  diary.simulated = true;
  diary.measures = {trial.primary.name};
  const double middle = 0.5 * double(trial.assignment.size() - 1), keep = std::exp2(-1 / person.half_life_days);
  double residual = person.sigma * random.normal(), exposure = 0;
  for (std::size_t t = 0; t < trial.assignment.size(); ++t) {
    if (t > 0)
      residual = person.rho * residual + person.sigma * std::sqrt(1 - person.rho * person.rho) * random.normal();
    const bool active = trial.assignment[t] == *trial.active_arm;
    const bool missing = random.uniform() < person.missing_fraction, late = random.uniform() < person.late_fraction;
    exposure = keep * exposure + (1 - keep) * (active ? 1 : 0);

    DayRecord record;
    record.day = *trial.start + days(t);
    record.arm = trial.assignment[t];
    const double weekend = (iso_weekday(record.day) >= 6 ? 1.0 : 0.0) - 2.0 / 7.0;
    double value = person.level + person.effect * exposure +
                   person.drift * (double(t) - middle) / std::max(middle, 1.0) + person.weekend * weekend + residual;
    if (trial.primary.lowest && trial.primary.highest)
      value = std::clamp(std::round(value), *trial.primary.lowest, *trial.primary.highest);
    record.measures = {missing ? Entry<double>() : Entry<double>::of(value)};
    if (!missing) {
      record.dose = active ? Entry<Dose>::of(*trial.full_dose) : Entry<Dose>::none();
      const auto written = record.day + days(late ? 3 : 0);
      record.entered =
          Moment{Instant(written.time_since_epoch()) + std::chrono::hours(20) + std::chrono::minutes(10 + t % 40),
                 std::chrono::minutes(60)};
    }
    diary.days.push_back(std::move(record));
  }
  return diary;
}

}  // namespace titrate
