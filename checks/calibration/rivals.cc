#include "rivals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>

#include "codec/catalog_tables.h"
#include "crowd.h"
#include "naive.h"
#include "numerics/normal.h"
#include "posterior/gaussian.h"
#include "simulation/operating_characteristics.h"
#include "trial/pain_plan.h"

namespace titrate::calibration {
namespace {

constexpr double centre = 5, spread = 2;
constexpr int first_daily_look = 14;
enum { correlation_rule, fifth, zeros, welch_test, pearson_test, ols, gls, posterior, bayes, verdict, rule_count };
static_assert(std::size(rules) == rule_count);

struct Said {
  bool first = false, end = false, right = false, ever = false, spoke = false;
  void say(Claim claim, bool last_day) {
    if (!claim) return;
    if (!spoke) first = *claim != 0;
    spoke = true;
    ever = ever || *claim != 0;
    if (last_day) end = *claim != 0, right = *claim < 0;
  }
};

struct Told {
  std::array<Said, rule_count> said{};
  double zeros_before = 0, zeros_after = 0, recorded_before = 0, recorded_after = 0;
};

Trial plan_of_pairs() {
  Trial plan = rehearsable_pain_plan({Randomisation::Kind::pairs, 7, 0, 6}, 84);
  plan.primary.kinetics = "sleep";
  plan.looks = {84};
  plan.baseline = Baseline{spread, 0.5, centre};
  return plan;
}

/// What a review at the end of the plan would believe (as in core/simulation/people.cc).
std::optional<Belief> belief_at_end(const SimulatedTrial& trial, const SimulatedDays& days) {
  const Analyses analyses = trial.analyses_of_days(days, int(days.dose.size()));
  if (!analyses.count.outcome_varied || analyses.count.days_on == 0 || analyses.count.days_off == 0) return {};
  Answers answers;
  answers.outcome = analyses.outcome;
  answers.count = analyses.count;
  for (const Analysis& analysis : analyses.all) {
    Answer& answer = answers.all.emplace_back();
    answer.name = analysis.name;
    answer.posterior = fit(analysis.model, analysis.series.front(), {.nuisance = false});
    answer.effect = answer.posterior.effect.transformed(analysis.scale.spread);
  }
  answers.identifiable = identifiability_of(analyses, answers.all);
  return belief_of(answers);
}

/// (P(benefit | y) / P(benefit)) (p(0) / p(0 | y)): Savage & Dickey, for a benefit against no effect.
double bayes_factor(const NormalMixture& effect, const NormalPrior& prior) {
  double density = 0;
  for (std::size_t i = 0; i < effect.weights().size(); ++i)
    density += effect.weights()[i] * normal_density(effect.means()[i] / effect.sds()[i]) / effect.sds()[i];
  return effect.cdf(0) / 0.5 * normal_density(prior.mean / prior.sd) / prior.sd / density;
}

void add(Recorded& days, int day, double dose, double y) {
  days.day.push_back(day);
  days.dose.push_back(dose);
  days.y.push_back(y);
}

Series first_days(const Series& series, int count) {
  Series part;
  part.dose.assign(series.dose.begin(), series.dose.begin() + count);
  part.response.assign(series.response.begin(), series.response.begin() + count);
  for (const auto& column : series.covariates) part.covariates.emplace_back(column.begin(), column.begin() + count);
  return part;
}

Told seen(const RivalSituation& situation, const SimulatedTrial& trial, const DecisionRule& rule, RandomStream stream,
          GaussianWorkspace& workspace, Posterior& p) {
  Told told;
  const Series whole = diary_of(situation.design, Disturbance::complete, situation.truth, situation.days, stream);
  RandomStream gaps(stream.next() ^ 0x5eedu, 1);
  Series series = whole;
  Recorded recorded, with_zeros;
  SimulatedDays days{series.dose, {}};
  double before = 0, after = 0;
  const Model model = review_model();
  for (int t = 0; t < situation.days; ++t) {
    const auto at = std::size_t(t);
    const double drift = situation.drift ? 0.8 * whole.covariates[0][at] : 0;
    const double y = std::clamp(std::round(centre + spread * (*whole.response[at] + drift)), 0.0, 10.0);
    const double u = gaps.uniform(), fading = 0.05 + 0.65 * t / (situation.days - 1.0);
    add(with_zeros, t, series.dose[at], u < fading ? 0 : y);
    if (t < 14) told.zeros_before += with_zeros.y.back() / 14;
    if (t >= situation.days - 14) told.zeros_after += with_zeros.y.back() / 14;
    series.response[at] = u < 0.1 ? std::nullopt : std::optional((y - centre) / spread);
    days.recorded.push_back(u < 0.1 ? std::nullopt : std::optional(y));
    if (u >= 0.1) {
      add(recorded, t, series.dose[at], y);
      if (t < 14) told.recorded_before += y, ++before;
      if (t >= situation.days - 14) told.recorded_after += y, ++after;
    }
    const bool last = t + 1 == situation.days;
    told.said[correlation_rule].say(correlation_from_five_days(recorded), last);
    told.said[fifth].say(difference_of_a_fifth(recorded), last);
    if (t + 1 < first_daily_look) continue;
    told.said[zeros].say(welch(with_zeros), last);
    told.said[welch_test].say(welch(recorded), last);
    told.said[pearson_test].say(pearson(recorded), last);
    told.said[ols].say(ols_with_trend(recorded), last);
    told.said[gls].say(gls_ar1(recorded), last);
    // The trend column keeps its planned length, so that a look in the middle and the end use the same covariate.
    fit_gaussian(model, first_days(series, t + 1), {.nuisance = false}, workspace, p);
    const double better = p.effect.cdf(0);
    told.said[posterior].say(better > 0.975 ? -1 : better < 0.025 ? 1 : 0, last);
    told.said[bayes].say(bayes_factor(p.effect, model.effect) > 20 ? -1 : 0, last);
  }
  told.recorded_before /= std::max(before, 1.0);
  told.recorded_after /= std::max(after, 1.0);
  // A verdict is given at the planned look only, and only where the order was drawn.
  if (situation.design == Design::pairs_7) {
    const auto belief = belief_at_end(trial, days);
    const bool keep = belief && verdict_of(rule, *belief, true) == Verdict::keep_taking;
    told.said[verdict].say(keep ? -1 : 0, true);
  }
  return told;
}

}  // namespace

std::vector<RivalSituation> rival_situations() {
  std::vector<RivalSituation> all;
  for (const double rho : dependences) all.push_back({Design::pairs_7, 84, {0, rho, 2}});
  for (const double effect : {-0.6, -1.0}) all.push_back({Design::pairs_7, 84, {effect, 0.5, 2}});
  all.push_back({Design::daily_coin, 84, {0, 0.5, 2}});
  all.push_back({Design::abab, 28, {0, 0.5, 2}});
  for (const Design design : {Design::single_switch, Design::as_needed, Design::start_when_worst})
    all.push_back({design, 84, {0, 0.5, 2}});
  all.push_back({Design::single_switch, 84, {0, 0.5, 2}, true});
  return all;
}

std::string scenario_name(const RivalSituation& s, int people, std::uint64_t seed) {
  char text[160];
  std::snprintf(text, sizeof text, "rivals %s days=%d rho=%g effect=%g%s people=%d seed=%d", name_of(s.design).c_str(),
                s.days, s.truth.rho, s.truth.effect, s.drift ? " drift" : "", people, int(seed));
  return text;
}

std::string all_pairs_scenario(double rho, int people, std::uint64_t seed) {
  char text[160];
  std::snprintf(text, sizeof text, "all_pairs rho=%g people=%d seed=%d", rho, people, int(seed));
  return text;
}

DecisionRule calibrated_rule(int people, std::uint64_t seed, int threads) {
  return calibrated_rule(SimulatedTrial(plan_of_pairs(), codec::catalog()), people, seed, threads);
}

Counts rivals(const RivalSituation& situation, const DecisionRule& rule, int people, std::uint64_t seed, int threads) {
  const SimulatedTrial trial(plan_of_pairs(), codec::catalog());
  std::vector<Told> all(static_cast<std::size_t>(people));
  std::vector<GaussianWorkspace> workspaces(static_cast<std::size_t>(threads));
  std::vector<Posterior> posteriors(static_cast<std::size_t>(threads));
  for_everyone(people, threads, [&](int thread, int person) {
    all[std::size_t(person)] = seen(situation, trial, rule, RandomStream(seed, std::uint64_t(person)),
                                    workspaces[std::size_t(thread)], posteriors[std::size_t(thread)]);
  });
  Counts counts{{"people", double(people)}};
  const auto sum = [&](const std::string& name, const std::function<double(const Told&)>& of) {
    double total = 0;
    for (const Told& told : all) total += of(told);
    counts.emplace_back(name, total);
  };
  for (std::size_t k = 0; k < rule_count; ++k) {
    const std::string id = rules[k].id;
    sum(id + ".first", [k](const Told& told) { return told.said[k].first; });
    sum(id + ".end", [k](const Told& told) { return told.said[k].end; });
    sum(id + ".right", [k](const Told& told) { return told.said[k].right; });
    sum(id + ".ever", [k](const Told& told) { return told.said[k].ever; });
  }
  sum("zeros.before", [](const Told& told) { return told.zeros_before; });
  sum("zeros.after", [](const Told& told) { return told.zeros_after; });
  sum("recorded.before", [](const Told& told) { return told.recorded_before; });
  sum("recorded.after", [](const Told& told) { return told.recorded_after; });
  return counts;
}

Counts all_pairs(double rho, int people, std::uint64_t seed, int threads) {
  constexpr int variables = 20, days = 30;
  std::vector<double> links(static_cast<std::size_t>(people));
  for_everyone(people, threads, [&](int, int person) {
    RandomStream random(seed, std::uint64_t(person));
    std::vector<std::vector<double>> series(variables);
    for (auto& one : series)
      for (int t = 0; t < days; ++t) {
        const double shock = random.normal();
        one.push_back(t == 0 ? shock : rho * one.back() + std::sqrt(1 - rho * rho) * shock);
      }
    for (std::size_t i = 0; i < variables; ++i)
      for (std::size_t j = 0; j < i; ++j)
        links[std::size_t(person)] += std::abs(correlation(series[i], series[j])) >= 0.5;
  });
  double sum = 0, square = 0;
  for (const double one : links) sum += one, square += one * one;
  return {{"people", double(people)}, {"links", sum}, {"links_squared", square}};
}

}  // namespace titrate::calibration
