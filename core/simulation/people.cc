#include "simulation/people.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "catalog/effect_priors.h"
#include "numerics/normal.h"
#include "numerics/random.h"
#include "posterior/fit.h"

namespace titrate {
namespace {

constexpr double half = 0.5;
constexpr const char* active = "treatment";

/// The posterior behind every simulated look: the same fit as a review's, without what no verdict asks for.
Answer fitted(const Analysis& analysis) {
  Answer answer;
  answer.name = analysis.name;
  answer.posterior = fit(analysis.model, analysis.series.front(), {.nuisance = false});
  answer.effect = answer.posterior.effect.transformed(analysis.scale.spread);
  return answer;
}

/// The plan with an order and a first day, whatever it was drawn to be: the analyses need some.
Trial lived(const Trial& plan) {
  Trial trial = plan;
  trial.covariates.clear();
  if (!trial.start) trial.start = *parse_day("2026-01-05");  // a Monday
  if (!trial.full_dose) trial.full_dose = dose_of(1, false);
  if (!trial.assignment.empty()) return trial;
  trial.active_arm = active;
  for (const double dose : doses_of(trial, orders_of(trial).first()))
    trial.assignment.push_back(dose > 0 ? active : "none");
  return trial;
}

/// A diary of the plan in which every day was recorded; its outcomes take part in nothing but being there.
Diary blank_diary(const Trial& trial) {
  Diary diary;
  diary.measures = {trial.primary.name};
  for (int t = 0; t < *trial.planned_days; ++t) {
    DayRecord record;
    record.day = *trial.start + days(t);
    record.measures = {Entry<double>::of(double(1 + t % 2))};
    diary.days.push_back(std::move(record));
  }
  return diary;
}

}  // namespace

SimulatedTrial::SimulatedTrial(const Trial& plan, const Catalog& catalog)
    : trial_(lived(plan)), looks_(looks_of(plan)) {
  require(!cannot_rehearse(plan), "a plan is rehearsed after it was asked whether it can be");
  const Diary diary = blank_diary(trial_);
  const Exposure exposure = exposure_of(trial_, diary, diary.days.back().day);
  blank_ = analyses_of(trial_, diary, exposure, catalog);
  // The two that the verdict goes by: as a number, and the same under the evidence row.
  const std::string judged = blank_.all[blank_.judged()].name;
  std::erase_if(blank_.all, [&](const Analysis& one) { return one.name != judged && one.name != sceptical_analysis; });
  require(blank_.count.as_assigned, "a plan is analysed as assigned");
  if (!plan.assignment.empty()) fixed_order_ = blank_.all.front().series.front().dose;
  const Outcome& outcome = trial_.primary;
  spread_ = scale_of(outcome, {}, {}).spread;
  sd_ = plan.baseline && plan.baseline->sd > 0 ? plan.baseline->sd : spread_;
  if (spread_ == 1 && !(outcome.lowest && outcome.highest && outcome.unit == "points")) spread_ = sd_;
  const double middle = outcome.lowest && outcome.highest ? 0.5 * (*outcome.lowest + *outcome.highest) : 0;
  centre_ = plan.baseline ? plan.baseline->mean.value_or(middle) : middle;
}

SimulatedDays SimulatedTrial::days_of(const Truth& truth, std::uint64_t seed, std::uint64_t person) const {
  RandomStream of_person(seed, person);
  RandomStream coins(of_person.next(), 0), traits(of_person.next(), 0), shocks(of_person.next(), 0),
      gaps(of_person.next(), 0);
  const Analysis& primary = blank_.all.front();
  const auto& covariates = primary.series.front().covariates;
  const double half_life =
      std::exp(primary.model.half_life->log_mean + primary.model.half_life->log_sd * traits.normal());
  const double drift = 0.5 * sd_ * traits.normal(), weekend = 0.25 * sd_ * traits.normal();
  const double keep = std::exp2(-1 / half_life), innovation = std::sqrt(1 - truth.rho * truth.rho);
  const Outcome& outcome = trial_.primary;
  const double effect = *outcome.better == Direction::lower ? -truth.benefit : truth.benefit;
  const double missing = trial_.missing_fraction.value_or(0);

  SimulatedDays days;
  days.dose =
      fixed_order_.empty() ? doses_of(trial_, orders_of(trial_).drawn([&] { return coins.uniform(); })) : fixed_order_;
  days.recorded.resize(days.dose.size());
  double residual = 0, exposure = 0;
  for (std::size_t t = 0; t < days.dose.size(); ++t) {
    const double shock = sd_ * shocks.normal();
    residual = t == 0 ? shock : truth.rho * residual + innovation * shock;
    exposure = days.dose[t] + keep * (exposure - days.dose[t]);
    double value = centre_ + effect * exposure + drift * covariates[0][t] + weekend * covariates[1][t] + residual;
    if (outcome.lowest && outcome.highest) value = std::clamp(std::round(value), *outcome.lowest, *outcome.highest);
    if (gaps.uniform() >= missing) days.recorded[t] = value;
  }
  return days;
}

Analyses SimulatedTrial::analyses_of_days(const SimulatedDays& days, int look) const {
  const auto count = std::min(std::size_t(look), days.dose.size());
  Analyses analyses;
  analyses.outcome = blank_.outcome;
  analyses.count.days = int(count);
  analyses.count.as_assigned = true;
  std::vector<double> run_in, recorded;
  for (std::size_t t = 0; t < count; ++t) {
    const bool on = days.dose[t] >= half;
    if (t > 0 && on != (days.dose[t - 1] >= half)) ++analyses.count.switches;
    if (!days.recorded[t]) continue;
    ++(on ? analyses.count.days_on : analyses.count.days_off);
    if (int(t) < trial_.run_in_days) run_in.push_back(*days.recorded[t]);
    recorded.push_back(*days.recorded[t]);
    if (recorded.back() != recorded.front()) analyses.count.outcome_varied = true;
  }
  analyses.count.recorded = int(recorded.size());
  analyses.count.missing = analyses.count.days - analyses.count.recorded;
  if (recorded.empty()) return analyses;
  const Scale scale = scale_of(analyses.outcome, run_in, recorded);
  Series series;
  series.dose.assign(days.dose.begin(), days.dose.begin() + std::ptrdiff_t(count));
  for (const auto& covariate : blank_.all.front().series.front().covariates)
    series.covariates.emplace_back(covariate.begin(), covariate.begin() + std::ptrdiff_t(count));
  for (std::size_t t = 0; t < count; ++t)
    series.response.push_back(days.recorded[t] ? std::optional((*days.recorded[t] - scale.centre) / scale.spread)
                                               : std::nullopt);
  for (const Analysis& blank : blank_.all)
    analyses.all.push_back({blank.name, blank.label, blank.model, {series}, scale});
  return analyses;
}

std::vector<Seen> SimulatedTrial::seen(const Truth& truth, std::uint64_t seed, std::uint64_t person) const {
  const SimulatedDays days = days_of(truth, seed, person);
  std::vector<Seen> all;
  for (const int look : looks_) {
    Seen& now = all.emplace_back();
    const Analyses analyses = analyses_of_days(days, look);
    if (!analyses.count.outcome_varied || analyses.count.days_on == 0 || analyses.count.days_off == 0) continue;
    Answers answers;
    answers.outcome = analyses.outcome;
    answers.count = analyses.count;
    for (const Analysis& analysis : analyses.all) answers.all.push_back(fitted(analysis));
    answers.identifiable = identifiability_of(analyses, answers.all);
    now.belief = belief_of(answers);
    if (look == looks_.back())
      now.width_95 = answers.primary()->effect.quantile(0.975) - answers.primary()->effect.quantile(0.025);
  }
  return all;
}

double prior_probability_worthwhile(const SimulatedTrial& people, const Catalog& catalog) {
  const double size = *people.trial().primary.smallest_worthwhile / people.spread();
  const EffectPrior* evidence = find_effect_prior(catalog, people.trial().primary.domain);
  const double wide = 1 - normal_cdf(size);
  return evidence ? 0.5 * wide + 0.5 * (1 - normal_cdf((size - evidence->mean) / evidence->sd)) : wide;
}

}  // namespace titrate
