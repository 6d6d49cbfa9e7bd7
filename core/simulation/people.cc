#include "simulation/people.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/require.h"
#include "catalog/effect_priors.h"
#include "numerics/normal.h"
#include "numerics/random.h"

namespace titrate {
namespace {

constexpr double half = 0.5;
constexpr const char* active = "treatment";

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

/// To the nearest whole number, halves away from zero: std::round, but for numbers beyond 2^52, which are whole
/// already. Every x86-64 can do this without a call.
double rounded(double value) {
  if (std::abs(value) >= 0x1p52) return value;
  return double(std::int64_t(value + std::copysign(0.49999999999999994, value)));
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
    : trial_(lived(plan)), looks_(looks_of(plan)), orders_(orders_of(plan)) {
  require(!cannot_rehearse(plan), "a plan is rehearsed after it was asked whether it can be");
  const Diary diary = blank_diary(trial_);
  const Exposure exposure = exposure_of(trial_, diary, diary.days.back().day);
  set_aside_ = set_aside_days_of(trial_, catalog);
  Trial blank = trial_;
  if (set_aside_ > 0) blank.before_start = {};  // its outcomes take part in nothing: none is set aside
  blank_ = analyses_of(blank, diary, exposure, catalog);
  // The two that the verdict goes by: as a number, and the same under the evidence row.
  const std::string judged = blank_.all[blank_.judged()].name;
  std::erase_if(blank_.all, [&](const Analysis& one) { return one.name != judged && one.name != sceptical_analysis; });
  require(blank_.count.as_assigned, "a plan is analysed as assigned");
  require(blank_.all.front().model.family == Family::gaussian, "the verdict goes by the outcome as a number");
  if (!plan.assignment.empty()) fixed_order_ = blank_.all.front().series.front().dose;
  const Outcome& outcome = trial_.primary;
  const bool by_range = outcome.lowest && outcome.highest && outcome.unit == "points";
  if (by_range && trial_.run_in_days == 0) scale_ = scale_of(outcome, {}, {});
  spread_ = scale_of(outcome, {}, {}).spread;
  sd_ = plan.baseline && plan.baseline->sd > 0 ? plan.baseline->sd : spread_;
  if (spread_ == 1 && !by_range) spread_ = sd_;
  const double middle = outcome.lowest && outcome.highest ? 0.5 * (*outcome.lowest + *outcome.highest) : 0;
  // The middle of a count's scale (0 to 100) is nobody's day: where no mean is stated it is the one of a Poisson of
  // that sd.
  const std::optional<Counted> as = counted_as(outcome, middle, sd_);
  const double usual = !as ? middle : as->yes_or_no ? half : sd_ * sd_;
  lived_ = scale_expected(outcome, plan.baseline ? plan.baseline->mean.value_or(usual) : usual, sd_);
  if (!lived_.of_logarithm) counted_ = counted_as(outcome, lived_.centre, sd_);
  const double size =
      *outcome.better == Direction::lower ? -*outcome.smallest_worthwhile : *outcome.smallest_worthwhile;
  worthwhile_ = std::abs(lived_.of_logarithm ? standardised_effect(lived_, size) : size / spread_);
}

SimulatedDays SimulatedTrial::days_of(const Truth& truth, std::uint64_t seed, std::uint64_t person) const {
  LookRoom room;
  live(truth, seed, person, room);
  return room.days;
}

void SimulatedTrial::live(const Truth& truth, std::uint64_t seed, std::uint64_t person, LookRoom& room) const {
  SimulatedDays& days = room.days;
  RandomStream of_person(seed, person);
  RandomStream coins(of_person.next(), 0), traits(of_person.next(), 0), shocks(of_person.next(), 0),
      gaps(of_person.next(), 0);
  const Analysis& primary = blank_.all.front();
  const auto& covariates = primary.series.front().covariates;
  const double half_life =
      std::exp(primary.model.half_life->log_mean + primary.model.half_life->log_sd * traits.normal());
  const double sd = lived_.spread;
  const double drift = 0.5 * sd * traits.normal(), weekend = 0.25 * sd * traits.normal();
  const double keep = std::exp2(-1 / half_life), innovation = std::sqrt(1 - truth.rho * truth.rho);
  const Outcome& outcome = trial_.primary;
  // Nobody has fewer minutes or events than none, nor a better chance than certainty.
  const double room_below = lived_.of_logarithm ? level_of(lived_) : lived_.centre;
  double benefit = truth.benefit;
  if (lived_.of_logarithm || (counted_ && *outcome.better == Direction::lower))
    benefit = std::min(benefit, room_below);
  else if (counted_ && counted_->yes_or_no)
    benefit = std::min(benefit, 1 - lived_.centre);
  const double effect = sd * standardised_effect(lived_, *outcome.better == Direction::lower ? -benefit : benefit);
  const double missing = trial_.missing_fraction.value_or(0);

  days.dose = fixed_order_.empty() ? doses_of(trial_, orders_.drawn([&] { return coins.uniform(); })) : fixed_order_;
  const std::size_t length = days.dose.size();
  room.uniform.resize(length);
  room.shocks.resize(length);
  room.gaps.resize(length);
  shocks.uniform(room.uniform.data(), length);
  gaps.uniform(room.gaps.data(), length);
  normal_quantiles_of(room.uniform.data(), int(length), room.shocks.data());
  days.recorded.resize(length);
  const bool whole = outcome.lowest && outcome.highest;
  const double lowest = outcome.lowest.value_or(0), highest = outcome.highest.value_or(0);
  double residual = 0, exposure = primary.series.front().before;
  for (std::size_t t = 0; t < length; ++t) {
    const double shock = sd * room.shocks[t];
    residual = t == 0 ? shock : truth.rho * residual + innovation * shock;
    exposure = days.dose[t] + keep * (exposure - days.dose[t]);
    const double expected = lived_.centre + effect * exposure + drift * covariates[0][t] + weekend * covariates[1][t];
    double value = counted_ ? count_at(*counted_, expected, normal_cdf(residual / sd)) : expected + residual;
    if (lived_.of_logarithm) value = std::expm1(value);
    if (whole) value = std::clamp(rounded(value), lowest, highest);
    days.recorded[t] = room.gaps[t] >= missing ? std::optional(value) : std::nullopt;
  }
}

/// The first count.days days as room.series, and the rest of the count. Those that are set aside are recorded, and not
/// fitted.
Scale SimulatedTrial::series_of(const SimulatedDays& days, DataCount& count, LookRoom& room) const {
  const auto length = std::size_t(count.days), set_aside = std::size_t(set_aside_);
  count.as_assigned = true;
  room.run_in.clear();
  room.recorded.clear();
  std::optional<double> first;  // of those that are used
  std::optional<bool> before;
  int written = 0;
  for (std::size_t t = 0; t < length; ++t) {
    const bool on = days.dose[t] >= half;
    if (!days.recorded[t]) continue;
    ++written;
    if (!scale_) {
      if (int(t) < trial_.run_in_days) room.run_in.push_back(*days.recorded[t]);
      room.recorded.push_back(*days.recorded[t]);
    }
    if (t < set_aside) continue;
    ++count.recorded;
    ++(on ? count.days_on : count.days_off);
    if (before && *before != on) ++count.switches;
    before = on;
    if (!first) first = *days.recorded[t];
    if (*days.recorded[t] != *first) count.outcome_varied = true;
  }
  count.set_aside = written - count.recorded;
  count.missing = count.days - written;
  const Scale scale = scale_ ? *scale_ : scale_of(blank_.outcome, room.run_in, room.recorded);
  const Series& blank = blank_.all.front().series.front();
  room.series.before = blank.before;
  room.series.dose.assign(days.dose.begin(), days.dose.begin() + std::ptrdiff_t(length));
  room.series.covariates.resize(blank.covariates.size());
  for (std::size_t k = 0; k < blank.covariates.size(); ++k)
    room.series.covariates[k].assign(blank.covariates[k].begin(), blank.covariates[k].begin() + std::ptrdiff_t(length));
  room.series.response.resize(length);
  for (std::size_t t = 0; t < length; ++t)
    room.series.response[t] =
        days.recorded[t] && t >= set_aside ? std::optional(standardised(scale, *days.recorded[t])) : std::nullopt;
  return scale;
}

Analyses SimulatedTrial::analyses_of_days(const SimulatedDays& days, int look) const {
  Analyses analyses;
  analyses.outcome = blank_.outcome;
  analyses.count.days = int(std::min(std::size_t(look), days.dose.size()));
  LookRoom room;
  const Scale scale = series_of(days, analyses.count, room);
  if (analyses.count.recorded == 0) return analyses;
  for (const Analysis& blank : blank_.all)
    analyses.all.push_back({blank.name, blank.label, blank.model, {room.series}, scale, {}, set_aside_});
  return analyses;
}

Belief SimulatedTrial::believed(const Scale& scale, const LookRoom& room) const {
  const Posterior &wide = room.wide, &sceptical = room.sceptical;
  if (!scale.of_logarithm)
    return belief_of(blank_.outcome, scale.spread, wide.effect, wide.log_evidence, sceptical.effect,
                     sceptical.log_evidence);
  return belief_of(blank_.outcome, 1, effect_in_units(scale, wide.effect), wide.log_evidence,
                   effect_in_units(scale, sceptical.effect), sceptical.log_evidence);
}

std::vector<Seen> SimulatedTrial::seen(const Truth& truth, std::uint64_t seed, std::uint64_t person) const {
  LookRoom room;
  std::vector<Seen> looks;
  see(truth, seed, person, {}, room, looks);
  return looks;
}

void SimulatedTrial::see(const Truth& truth, std::uint64_t seed, std::uint64_t person, const LookOptions& how,
                         LookRoom& room, std::vector<Seen>& looks) const {
  const FitOptions options{.accuracy = how.accuracy, .nuisance = false};
  live(truth, seed, person, room);
  looks.assign(looks_.size(), {});
  for (std::size_t i = 0; i < looks_.size(); ++i) {
    DataCount count;
    count.days = int(std::min(std::size_t(looks_[i]), room.days.dose.size()));
    const Scale scale = series_of(room.days, count, room);
    if (!count.outcome_varied || count.days_on == 0 || count.days_off == 0) continue;
    const Model& model = blank_.all.front().model;
    const bool sceptical = blank_.all.size() > 1;
    if (sceptical)
      fit_under_two_priors(model, blank_.all[1].model.effect, room.series, options, room.workspace, room.wide,
                           room.sceptical);
    else
      fit_gaussian(model, room.series, options, room.workspace, room.wide);
    const DesignMeasures measures{count.switches, 0, room.wide.effect.sd() / model.effect.sd,
                                  explained_by_calendar(model, room.series)};
    if (sceptical && measures.within_bounds() && room.wide.diagnostics.trust && room.sceptical.diagnostics.trust)
      looks[i].belief = believed(scale, room);
    if (how.width && i + 1 == looks_.size()) {
      std::array<double, 2> ends{};
      const double unit = scale.of_logarithm ? 1 : scale.spread;
      (scale.of_logarithm ? effect_in_units(scale, room.wide.effect) : room.wide.effect)
          .quantiles(std::array{0.025, 0.975}, ends.data());
      looks[i].width_95 = unit * (ends[1] - ends[0]);
    }
  }
}

double prior_probability_worthwhile(const SimulatedTrial& people, const Catalog& catalog) {
  const double size = people.worthwhile();
  const EffectPrior* evidence = find_effect_prior(catalog, people.trial().primary.domain);
  const double wide = 1 - normal_cdf(size);
  return evidence ? 0.5 * wide + 0.5 * (1 - normal_cdf((size - evidence->mean) / evidence->sd)) : wide;
}

}  // namespace titrate
