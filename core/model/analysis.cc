#include "model/analysis.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "catalog/effect_priors.h"
#include "model/in_words.h"
#include "model/outcome_model.h"
#include "model/unknown_doses.h"

namespace titrate {
namespace {

constexpr NormalPrior covariate_prior{0, 0.5}, trend_prior{0, 1};
constexpr double half = 0.5;
constexpr double drift_scale = 0.05;        // of a random walk's daily step, in standard deviations
constexpr double half_lives_set_aside = 3;  // after which an eighth is left of what was there before
constexpr std::size_t shortest_phase = 4;   // days; a shorter one has no first days to leave out

/// The outcome of each calendar day, and whether its entry was late.
struct Responses {
  std::vector<std::optional<double>> value;
  std::vector<bool> late;
};

Responses responses_of(const Diary& diary, std::size_t column, const Exposure& exposure) {
  Responses r;
  r.value.resize(exposure.taken.size());
  r.late.resize(exposure.taken.size());
  for (const DayRecord& record : diary.days) {
    const auto at = std::size_t((record.day - exposure.first).count());
    if (at >= r.value.size()) continue;
    r.value[at] = record.measures[column].maybe();
    r.late[at] = is_late(record, column, diary.day_start);
  }
  return r;
}

MaybeDoses relative_doses(const Exposure& exposure, bool assigned) {
  MaybeDoses doses(exposure.taken.size());
  for (std::size_t i = 0; i < doses.size(); ++i) {
    const std::optional<Dose> dose = assigned ? exposure.intended(i) : exposure.taken[i].maybe();
    if (dose) doses[i] = relative(*dose, *exposure.full_dose);
  }
  return doses;
}

/// Of each day of the series, the day of a trial that rested.
LivedDay lived_on(const Trial& trial, const Exposure& exposure, std::size_t t) {
  if (trial.lived.empty() || !trial.start) return {};
  const auto at = (exposure.first - *trial.start).count() + std::ptrdiff_t(t);
  return at >= 0 && at < std::ptrdiff_t(trial.lived.size()) ? trial.lived[std::size_t(at)] : LivedDay{};
}

/// Before the first period: from these days the scale is taken.
bool in_run_in(const Trial& trial, const Exposure& exposure, std::size_t t) {
  const Day day = exposure.first + std::chrono::days(t), start = trial.start.value_or(exposure.first);
  if (trial.lived.empty() || day < start) return day < start + std::chrono::days(trial.run_in_days);
  return lived_on(trial, exposure, t).run_in;
}

/// The days on which something else changed.
std::vector<bool> days_of_changes(const Diary& diary, const Exposure& exposure) {
  std::vector<bool> changed(exposure.taken.size(), false);
  for (const DayRecord& record : diary.days)
    if (const auto at = std::size_t((record.day - exposure.first).count()); at < changed.size())
      changed[at] = !record.context.empty();
  return changed;
}

/// The first day on which a medicine changed.
std::optional<std::size_t> first_new_medicine(const Diary& diary, const Exposure& exposure) {
  for (const DayRecord& record : diary.days)
    for (const Context& one : record.context)
      if (one.kind == "medicine" && record.day >= exposure.first)
        return std::size_t((record.day - exposure.first).count());
  return std::nullopt;
}

std::vector<bool> from_day_on(std::size_t first, std::size_t days) {
  std::vector<bool> from(days, false);
  std::fill(from.begin() + std::ptrdiff_t(std::min(first, days)), from.end(), true);
  return from;
}

/// What the person believed it was: 1/2 the treatment, -1/2 the other, 0 where nothing was said. A guess holds for the
/// days around it that had the same dose, until the next one. Empty where both were not guessed.
std::vector<double> guesses_of(const Trial& trial, const Diary& diary, const Exposure& exposure,
                               const MaybeDoses& doses) {
  std::vector<double> guess(exposure.taken.size(), 0.0);
  bool on = false, off = false;
  for (const DayRecord& record : diary.days) {
    const auto at = std::size_t((record.day - exposure.first).count());
    if (at >= guess.size() || !record.guess) continue;
    if (*record.guess == exposure.arm_on) guess[at] = half, on = true;
    if (*record.guess == exposure.arm_off || *record.guess == trial.comparator) guess[at] = -half, off = true;
  }
  if (!on || !off) return {};
  const auto same = [&](std::size_t a, std::size_t b) {
    return doses[a] && doses[b] && (*doses[a] >= half) == (*doses[b] >= half);
  };
  for (std::size_t t = guess.size() - 1; t-- > 0;)
    if (guess[t] == 0 && same(t, t + 1)) guess[t] = guess[t + 1];
  for (std::size_t t = 1; t < guess.size(); ++t)
    if (guess[t] == 0 && same(t, t - 1)) guess[t] = guess[t - 1];
  return guess;
}

/// A dose after the last recorded outcome cannot have moved any: where nobody knows it, there is nothing to bracket.
MaybeDoses bracketed_to_last_outcome(MaybeDoses doses, const Responses& responses) {
  for (std::size_t t = doses.size(); t-- > 0 && !responses.value[t];)
    if (!doses[t]) doses[t] = 0;
  return doses;
}

int unknown_in(const MaybeDoses& doses) { return int(std::count(doses.begin(), doses.end(), std::nullopt)); }

/// Calendar drift over the planned length and the weekend, then the person's named covariates, standardised. One that
/// never varies can explain nothing and is left out.
struct Columns {
  std::vector<Coefficient> coefficients;
  std::vector<std::vector<double>> values;  ///< [covariate][day]
  std::vector<std::string> used, left_out;  ///< of the named ones
};

Columns columns_of(const Trial& trial, const Diary& diary, const Exposure& exposure) {
  const auto days = exposure.taken.size();
  Columns columns;
  const Day start = trial.start.value_or(exposure.first);
  const double planned = std::max({double(trial.planned_days.value_or(0)), double(days), 2.0});
  std::vector<double> trend(days), weekend(days);
  for (std::size_t t = 0; t < days; ++t) {
    const Day day = exposure.first + std::chrono::days(t);
    trend[t] = (double((day - start).count()) - 0.5 * (planned - 1)) / (0.5 * (planned - 1));
    weekend[t] = (iso_weekday(day) >= 6 ? 1.0 : 0.0) - 2.0 / 7.0;
  }
  columns.coefficients = {{"trend", trend_prior}, {"weekend", covariate_prior}};
  columns.values = {trend, weekend};
  for (const std::string& name : trial.covariates) {
    const auto column = find_measure(diary, name);
    require(column.has_value(), "the covariates of a trial are columns of its diary");
    std::vector<double> raw(days, 0.0);
    std::vector<bool> known(days, false);
    double count = 0, mean = 0, square = 0;
    for (const DayRecord& record : diary.days) {
      const auto at = std::size_t((record.day - exposure.first).count());
      if (at >= days || !record.measures[*column].known()) continue;
      raw[at] = record.measures[*column].amount();
      known[at] = true;
      ++count;
      mean += raw[at];
    }
    mean /= std::max(count, 1.0);
    for (std::size_t t = 0; t < days; ++t) square += known[t] ? (raw[t] - mean) * (raw[t] - mean) : 0;
    const double sd = count > 1 ? std::sqrt(square / (count - 1)) : 0;
    if (sd <= 1e-9 * std::abs(mean)) {  // a constant, up to the rounding of its mean
      columns.left_out.push_back(name);
      continue;
    }
    columns.used.push_back(name);
    for (std::size_t t = 0; t < days; ++t)
      raw[t] = known[t] ? (raw[t] - mean) / sd : 0;  // a day without an outcome needs none
    columns.coefficients.push_back({name, covariate_prior});
    columns.values.push_back(std::move(raw));
  }
  return columns;
}

/// Weights that average x over the days with at least half the full dose; empty when there is none.
std::vector<double> block_contrast_of(const std::vector<double>& dose) {
  std::vector<double> weights(dose.size(), 0.0);
  const double on = double(std::count_if(dose.begin(), dose.end(), [](double d) { return d >= half; }));
  if (on == 0) return {};
  for (std::size_t t = 0; t < dose.size(); ++t) weights[t] = dose[t] >= half ? 1 / on : 0;
  return weights;
}

/// What had been taken before the first day, and the first days that it makes useless where nobody knows.
struct Beginning {
  double before = 0;  ///< x_0
  int set_aside_days = 0;
};

const Kinetics& kinetics_of(const Trial& trial, const Catalog& catalog) {
  return kinetics_of(catalog, trial.primary.kinetics.empty() ? "general" : trial.primary.kinetics);
}

/// As long as a dose before the first day can be felt.
int felt_days(const Kinetics& kinetics) {
  return int(std::ceil(half_lives_set_aside * kinetics.half_life_median_days));
}

Beginning beginning_of(const Trial& trial, const Exposure& exposure, const Catalog& catalog) {
  const Entry<Dose>& said = trial.before_start;
  return {said.known() ? relative(said.amount(), *exposure.full_dose) : 0, set_aside_days_of(trial, catalog)};
}

/// Puts a series for each way in which the doses may have been taken into an analysis.
void set_series(Analysis& analysis, const MaybeDoses& doses, const Exposure& exposure, const Columns& columns,
                const Responses& responses, const Beginning& beginning) {
  PossibleDoses possible = possible_doses(doses, exposure);
  analysis.series.clear();
  for (std::vector<double>& way : possible.doses) {
    Series& series = analysis.series.emplace_back();
    series.covariates = columns.values;
    series.dose = std::move(way);
    series.before = beginning.before;
    for (const auto& value : responses.value)
      series.response.push_back(value ? std::optional(standardised(analysis.scale, *value)) : std::nullopt);
    series.block_contrast = block_contrast_of(series.dose);
  }
  analysis.log_prior = std::move(possible.log_prior);
  analysis.set_aside_days = beginning.set_aside_days;
}

/// The analysis without the outcomes of some days.
void leave_out(Analysis& analysis, const std::vector<bool>& days) {
  for (Series& series : analysis.series)
    for (std::size_t t = 0; t < days.size(); ++t)
      if (days[t]) series.response[t].reset();
}

/// The days in which the effect has not settled after a change between on and off: a median half-life, and at most half
/// of the phase.
std::vector<bool> first_days_of_phases(const std::vector<double>& dose, const Kinetics& kinetics) {
  std::vector<bool> first(dose.size(), false);
  const auto settling = std::size_t(std::ceil(kinetics.half_life_median_days));
  for (std::size_t from = 0, to = 0; from < dose.size(); from = to) {
    while (to < dose.size() && (dose[to] >= half) == (dose[from] >= half)) ++to;
    if (to - from >= shortest_phase)
      std::fill_n(first.begin() + std::ptrdiff_t(from), std::min(settling, (to - from) / 2), true);
  }
  return first;
}

/// Is there still an outcome with the dose, and one without?
bool still_compares(const Analysis& analysis) {
  const Series& series = analysis.series.front();
  bool on = false, off = false;
  for (std::size_t t = 0; t < series.dose.size(); ++t)
    if (series.response[t]) (series.dose[t] >= half ? on : off) = true;
  return on && off;
}

DataCount count_of(const Exposure& exposure, const Responses& responses, const MaybeDoses& primary, bool as_assigned) {
  DataCount count;
  count.as_assigned = as_assigned;
  count.days = exposure.count();
  count.doses_unknown = unknown_in(primary);
  std::optional<bool> before, first_dose;
  std::optional<double> first;
  for (std::size_t t = 0; t < primary.size(); ++t) {
    const bool recorded = responses.value[t].has_value();
    count.recorded += recorded;
    count.missing_at_end = recorded ? 0 : count.missing_at_end + 1;
    if (recorded && first && *responses.value[t] != *first) count.outcome_varied = true;
    if (recorded && !first) first = responses.value[t];
    count.late += recorded && responses.late[t];
    count.doses_unrecorded += !exposure.taken[t].known();
    if (!primary[t]) continue;
    const bool on = *primary[t] >= half;
    count.dose_varied = count.dose_varied || on != (first_dose ? *first_dose : on);
    if (!first_dose) first_dose = on;
    // A phase in which nobody wrote anything compares nothing, so it is no switch.
    if (!recorded) continue;
    ++(on ? count.days_on : count.days_off);
    if (before && *before != on) ++count.switches;
    before = on;
  }
  count.missing = count.days - count.recorded;
  return count;
}

}  // namespace

int set_aside_days_of(const Trial& trial, const Catalog& catalog) {
  return trial.before_start.state() == EntryState::skipped ? felt_days(kinetics_of(trial, catalog)) : 0;
}

Analyses analyses_of(const Trial& trial, const Diary& diary, const Exposure& exposure, const Catalog& catalog) {
  Analyses analyses;
  analyses.outcome = trial.primary;
  const auto column = find_measure(diary, trial.primary.name);
  require(column.has_value(), "the outcome of a trial is a column of its diary");
  if (exposure.count() == 0) return analyses;
  Responses responses = responses_of(diary, *column, exposure);
  // Somebody rests for a reason, and the reason moves the outcome: these days belong to no arm.
  int rested = 0;
  for (std::size_t t = 0; t < responses.value.size(); ++t)
    if (lived_on(trial, exposure, t).rested && responses.value[t]) ++rested, responses.value[t].reset();
  if (!exposure.full_dose) {
    analyses.count = count_of(exposure, responses, MaybeDoses(responses.value.size()), false);
    return analyses;
  }

  // As assigned is primary when most days were assigned; on the others (a run-in, the days after the plan) what was
  // taken.
  const MaybeDoses assigned = bracketed_to_last_outcome(relative_doses(exposure, true), responses),
                   taken = bracketed_to_last_outcome(relative_doses(exposure, false), responses);
  const bool as_assigned =
      2 * std::count(exposure.assigned.begin(), exposure.assigned.end(), std::nullopt) < exposure.count();
  const MaybeDoses& primary = as_assigned ? assigned : taken;

  std::vector<double> run_in, recorded;
  for (std::size_t t = 0; t < responses.value.size(); ++t) {
    if (!responses.value[t]) continue;
    recorded.push_back(*responses.value[t]);
    if (in_run_in(trial, exposure, t)) run_in.push_back(*responses.value[t]);
  }
  const Kinetics& kinetics = kinetics_of(trial, catalog);
  const Beginning beginning = beginning_of(trial, exposure, catalog);
  // The scale may look at every outcome that there is; the fits may not.
  for (std::size_t t = 0; t < std::min(responses.value.size(), std::size_t(beginning.set_aside_days)); ++t)
    responses.value[t].reset();
  analyses.count = count_of(exposure, responses, primary, as_assigned);
  analyses.count.set_aside = int(recorded.size()) - analyses.count.recorded;
  analyses.count.rested = rested;
  analyses.count.missing -= analyses.count.set_aside + rested;
  analyses.count.doses_averaged =
      analyses.count.doses_unknown > 0 && analyses.count.doses_unknown <= most_unknown_averaged;
  if (analyses.count.recorded == 0) return analyses;

  const Columns columns = columns_of(trial, diary, exposure);
  // As a number: the primary analysis of a gaussian outcome. Where the family is another, it is the twin by which the
  // design is judged, the verdict is taken and each assumption is changed in turn: calibrated, and quick.
  Analysis number;
  number.name = as_assigned ? "as_assigned" : "as_taken";
  number.label = as_assigned ? "as assigned" : "as taken";
  number.scale = scale_of(trial.primary, run_in, recorded);
  number.model.covariates = columns.coefficients;
  number.model.rho = BetaPrior{3, 1.5};
  number.model.half_life = LogNormalPrior{std::log(kinetics.half_life_median_days), kinetics.half_life_log_sd};
  set_series(number, primary, exposure, columns, responses, beginning);
  const Family family = family_of(trial.primary, recorded);
  analyses.in_words = model_in_words({family, trial, number.model, number.scale, kinetics, as_assigned, recorded,
                                      columns.used, columns.left_out, beginning.before, beginning.set_aside_days},
                                     catalog);
  if (family != Family::gaussian) {
    Analysis main = number;
    main.model = model_of_family(family, number.model, trial.primary, recorded);
    main.scale = scale_of_family(family, trial.primary);
    set_series(main, primary, exposure, columns, responses, beginning);
    analyses.all.push_back(std::move(main));
    number.name = as_number_analysis;
    number.label = "treated as a number";
  }
  analyses.all.push_back(number);

  const auto add = [&](const char* name, const char* label, const auto& change) {
    Analysis other = number;
    other.name = name;
    other.label = label;
    change(other);
    analyses.all.push_back(std::move(other));
  };
  add("independent_days", "if each day were independent of the day before", [](Analysis& a) { a.model.rho.reset(); });
  add("faster", "if the effect built up and faded twice as fast",
      [](Analysis& a) { a.model.half_life->log_mean -= std::log(2.0); });
  add("slower", "if the effect built up and faded half as fast",
      [](Analysis& a) { a.model.half_life->log_mean += std::log(2.0); });
  add("no_carry_over", "if the effect came and went within the day", [](Analysis& a) { a.model.half_life.reset(); });
  add("no_drift", "if nothing had drifted over the weeks", [](Analysis& a) {
    a.model.covariates.erase(a.model.covariates.begin());
    for (Series& series : a.series) series.covariates.erase(series.covariates.begin());
  });
  add("random_walk", "if it had wandered up and down over the weeks, not along a line",
      [](Analysis& a) { a.model.drift = drift_scale; });
  add("wide_prior", "if effects had been expected to be twice as large", [](Analysis& a) { a.model.effect.sd *= 2; });
  if (const EffectPrior* prior = find_effect_prior(catalog, trial.primary.domain))
    add(sceptical_analysis, "if large effects were taken to be rare before the data", [&](Analysis& a) {
      const double towards = !trial.primary.better ? 0 : *trial.primary.better == Direction::lower ? -1 : 1;
      a.model.effect = {towards * prior->mean, prior->sd};
    });
  if (as_assigned && unknown_in(taken) < exposure.count() && taken != assigned)
    add("as_taken", "by what was actually taken",
        [&](Analysis& a) { set_series(a, taken, exposure, columns, responses, beginning); });
  const auto add_without = [&](const char* name, const std::string& label, const std::vector<bool>& days) {
    Analysis other = number;
    leave_out(other, days);
    if (other.series.front().response == number.series.front().response || !still_compares(other)) return;
    add(name, label.c_str(), [&](Analysis& a) { a.series = other.series; });
  };
  add_without("without_late_entries", "without the entries made late", responses.late);
  add_without("without_first_days", "without the first days of each phase, before the effect had settled",
              first_days_of_phases(number.series.front().dose, kinetics));
  add_without(changes_analysis, "without the days on which something else changed", days_of_changes(diary, exposure));
  if (const auto first = first_new_medicine(diary, exposure))
    add_without(new_medicine_analysis,
                "without the days from " + to_string(exposure.first + std::chrono::days(*first)) +
                    " on, when a medicine changed",
                from_day_on(*first, responses.value.size()));
  if (const std::vector<double> guess = guesses_of(trial, diary, exposure, primary); !guess.empty())
    add(guess_analysis, "beside what you believed it was", [&](Analysis& a) {
      a.model.covariates.push_back({"guess", covariate_prior});
      for (Series& series : a.series) series.covariates.push_back(guess);
    });
  if (trial.before_start.state() == EntryState::not_recorded) {
    const int days = std::min(felt_days(kinetics), exposure.count());
    std::vector<bool> first(responses.value.size(), false);
    std::fill_n(first.begin(), days, true);
    add_without(start_unknown_analysis,
                "without the first " + std::to_string(days) +
                    " days, on which something taken before them could still have been felt",
                first);
  }
  return analyses;
}

}  // namespace titrate
