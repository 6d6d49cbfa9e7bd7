#include "designs.h"

#include <algorithm>
#include <cmath>

#include "base/require.h"
#include "numerics/normal.h"

namespace titrate::calibration {
namespace {

constexpr int candidates = 60, off_before_start = 14;

/// Index into `noise`, at least off_before_start, of the first day on: the day after the three worst of sixty days.
std::size_t worst_moment(const std::vector<double>& noise) {
  std::size_t worst = off_before_start;
  double most = -1e300;
  for (std::size_t t = off_before_start; t < off_before_start + candidates; ++t) {
    const double sum = noise[t - 1] + noise[t - 2] + noise[t - 3];
    if (sum > most) most = sum, worst = t;
  }
  return worst;
}

bool is_missing(Disturbance disturbance, double badness, double u) {
  switch (disturbance) {
    case Disturbance::complete:
      return false;
    case Disturbance::missing_30:
      return u < 0.3;
    // P = Phi(a + b z) averages to Phi(a / sqrt(1 + b^2)) over a standard normal z: 30 %.
    case Disturbance::missing_bad:
      return u < normal_cdf(normal_quantile(0.3) * std::sqrt(1 + 2.25) + 1.5 * badness);
    default:
      return u < 0.1;
  }
}

}  // namespace

std::string name_of(Design design) {
  static const char* names[] = {"pairs_7", "pairs_14",      "blocks_7",  "daily_coin",
                                "abab",    "single_switch", "as_needed", "start_when_worst"};
  return names[int(design)];
}

std::string in_words(Design design) {
  static const char* words[] = {"randomised pairs of weeks", "randomised pairs of fortnights",
                                "randomised weeks",          "a coin each day",
                                "ABAB, not drawn",           "a single switch",
                                "as needed, after bad days", "start when it is worst"};
  return words[int(design)];
}

std::string name_of(Disturbance disturbance) {
  static const char* names[] = {"none",         "complete",    "missing_30", "missing_bad",
                                "linear_trend", "random_walk", "rating",     "rating_floor"};
  return names[int(disturbance)];
}

std::string in_words(Disturbance disturbance) {
  static const char* words[] = {
      "10 % missing at random", "nothing missing",           "30 % missing at random", "30 % missing, on bad days",
      "linear trend of 1.6 sd", "random walk, 0.1 sd a day", "whole numbers 0 to 10",  "whole numbers near the floor"};
  return words[int(disturbance)];
}

std::vector<std::vector<double>> calendar_columns(int days) {
  std::vector<std::vector<double>> columns(2);
  for (int t = 0; t < days; ++t) {
    columns[0].push_back((t - 0.5 * (days - 1)) / (0.5 * (days - 1)));
    columns[1].push_back((t % 7 >= 5 ? 1.0 : 0.0) - 2.0 / 7);
  }
  return columns;
}

Model review_model() {
  Model model;
  model.covariates = {{"trend", {0, 1}}, {"weekend", {0, 0.5}}};
  model.rho = BetaPrior{3, 1.5};
  model.half_life = LogNormalPrior{std::log(2.0), 0.75};
  return model;
}

std::vector<double> doses_of(Design design, int days, RandomStream& coins) {
  const auto coin = [&] { return coins.uniform() < 0.5 ? 1.0 : 0.0; };
  std::vector<double> dose;
  const auto period = [&](int length, double on) {
    for (int t = 0; t < length && int(dose.size()) < days; ++t) dose.push_back(on);
  };
  while (int(dose.size()) < days) {
    switch (design) {
      case Design::pairs_7:
      case Design::pairs_14: {
        const int length = design == Design::pairs_7 ? 7 : 14;
        const double first = coin();
        period(length, first);
        period(length, 1 - first);
        break;
      }
      case Design::blocks_7: {  // every choice of half of the weeks alike
        int left = (days + 6) / 7, on = left / 2;
        for (; left > 0; --left) {
          const bool takes = coins.uniform() * left < on;
          on -= takes;
          period(7, takes);
        }
        break;
      }
      case Design::daily_coin:
        period(1, coin());
        break;
      case Design::abab:
        for (const double on : {0.0, 1.0, 0.0, 1.0}) period((days + 3) / 4, on);
        break;
      case Design::single_switch:
        period(days / 2, 0);
        period(days, 1);
        break;
      case Design::start_when_worst:
        period(off_before_start, 0);
        period(days, 1);
        break;
      case Design::as_needed:
        require(false, "doses taken as needed follow the outcome");
    }
  }
  return dose;
}

Series diary_of(Design design, Disturbance disturbance, const Truth& truth, int days, RandomStream of_person) {
  RandomStream coins(of_person.next(), 0), shocks(of_person.next(), 0), gaps(of_person.next(), 0),
      steps(of_person.next(), 0);
  std::vector<double> noise;
  for (int t = 0; t < days + candidates; ++t) {
    const double shock = shocks.normal();
    noise.push_back(t == 0 ? shock : truth.rho * noise.back() + std::sqrt(1 - truth.rho * truth.rho) * shock);
  }
  const std::size_t begin = design == Design::start_when_worst ? worst_moment(noise) - off_before_start : 0;
  Series series;
  series.covariates = calendar_columns(days);
  if (design != Design::as_needed) series.dose = doses_of(design, days, coins);
  const double keep = std::exp2(-1 / truth.half_life);
  double x = 0, walk = 0, yesterday = 0;
  for (int t = 0; t < days; ++t) {
    if (design == Design::as_needed) series.dose.push_back(coins.uniform() < (yesterday > 0.5 ? 0.85 : 0.15) ? 1 : 0);
    x = keep * x + (1 - keep) * series.dose[std::size_t(t)];
    if (t > 0) walk += 0.1 * steps.normal();
    double y = truth.effect * x + noise[begin + std::size_t(t)];
    if (disturbance == Disturbance::linear_trend) y += 0.8 * series.covariates[0][std::size_t(t)];
    if (disturbance == Disturbance::random_walk) y += walk;
    yesterday = y;
    const bool missing = is_missing(disturbance, y, gaps.uniform());
    if (disturbance == Disturbance::rating) y = (std::clamp(std::round(5 + 2 * y), 0.0, 10.0) - 5) / 2;
    if (disturbance == Disturbance::rating_floor) y = (std::clamp(std::round(1.5 + 2 * y), 0.0, 10.0) - 5) / 2;
    series.response.push_back(missing ? std::nullopt : std::optional(y));
  }
  return series;
}

}  // namespace titrate::calibration
